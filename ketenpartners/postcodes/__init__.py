"""The postcodes of the Netherlands: a file is read whole, judged whole, and replaces what was there as a whole."""

"""The file of a traject: children seen, what is known and from whom, hoor en wederhoor, and the conclusions."""

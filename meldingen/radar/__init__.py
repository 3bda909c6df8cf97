"""The radar: every earlier melding about the people of a casus, across households, and what pattern it makes."""

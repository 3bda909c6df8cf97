"""Who directs a casus, in words."""

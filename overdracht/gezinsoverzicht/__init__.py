"""The overview of one member of the family on one page: what is agreed, who does what, when, and whom to call."""

"""The demo in a real browser, as its users meet it: one process tree for all tests of this package."""

"""Tests of the overview for one member of the family."""

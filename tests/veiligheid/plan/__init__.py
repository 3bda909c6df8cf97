"""Tests of the plan in depth."""

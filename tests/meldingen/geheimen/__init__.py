"""Tests of the secrets of a casus."""

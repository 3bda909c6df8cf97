"""Tests of the messages of the police."""

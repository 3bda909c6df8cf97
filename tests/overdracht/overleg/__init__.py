"""Tests of consultation with several organisations."""

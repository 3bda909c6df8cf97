"""Tests of merging persons."""

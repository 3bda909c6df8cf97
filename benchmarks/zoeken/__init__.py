"""Synthetic persons and questions about them, to measure how well somebody is recognised by what a caller says."""

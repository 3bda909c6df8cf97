"""Bench: the figures of speed, each as a ratio or a count within one run, held against its bar."""

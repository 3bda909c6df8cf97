"""Pieces of this app that stand on pages of others."""

"""Meldingen: what was reported, about whom, and by when what must be done."""

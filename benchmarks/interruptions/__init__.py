"""Calls that are interrupted at every step: each becomes one melding and no word of it is lost (F7)."""

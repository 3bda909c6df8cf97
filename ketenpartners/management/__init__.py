"""Management commands of ketenpartners."""

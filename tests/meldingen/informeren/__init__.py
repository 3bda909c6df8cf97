"""The informatieplan and its letters."""

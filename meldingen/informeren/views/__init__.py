"""The pages of the informatieplan and of letters."""

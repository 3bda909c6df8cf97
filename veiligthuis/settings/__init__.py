"""Settings: base holds everywhere; embedded and production each complete it and know nothing of each other."""

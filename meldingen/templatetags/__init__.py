"""Tags of meldingen for the templates of every app."""

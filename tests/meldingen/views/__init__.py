"""The pages of meldingen, through the browser of a signed-in worker."""

"""The pages of meldingen: fetch what the person may see, form, one service, answer."""

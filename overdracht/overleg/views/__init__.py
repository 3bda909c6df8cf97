"""The pages of overleg: `lijst` for everybody, `tafel` for one overleg, `agenda` and `afspraken` for its rows."""

"""The file of V&V and onderzoek."""

"""The waiting list of V&V and onderzoek."""

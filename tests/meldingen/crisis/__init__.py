"""The crisis lane."""

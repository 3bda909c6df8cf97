"""Tests of veiligheid."""

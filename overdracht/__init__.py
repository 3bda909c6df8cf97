"""Overdracht: to whom a casus goes, whether it arrives, and the reports that go with it."""

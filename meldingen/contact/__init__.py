"""Seeking contact: how often each person was sought, and what to know before calling."""

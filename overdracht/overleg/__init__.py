"""Consultation with several organisations: agenda, participants, agreements, and what each party may see of it."""

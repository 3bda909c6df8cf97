"""The plan after the offer: sent along, read and confirmed, and the clock of a handover that has none."""

"""The waiting list: families for whom V&V or onderzoek was decided and with whom nobody has begun."""

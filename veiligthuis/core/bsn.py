"""What a burgerservicenummer that is nobody's looks like; the one place that knows the fillers of the CBS."""

ONBEKEND = "000000000"
ONGEBOREN = "999999999"
VULLERS = frozenset({ONBEKEND, ONGEBOREN})
"""Numbers outside the check on purpose: unknown, and unborn. Source: CBS Beleidsinformatie Veilig Thuis."""


def is_nummer(bsn: str | None) -> bool:
    """Whether this is the number of a human: filled in, and no filler."""
    return bool(bsn) and bsn not in VULLERS

"""How often and how fast after each other, in one sentence."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

TELWOORDEN = (
    "nul",
    "één",
    "twee",
    "drie",
    "vier",
    "vijf",
    "zes",
    "zeven",
    "acht",
    "negen",
    "tien",
    "elf",
    "twaalf",
)
DAGEN_PER_MAAND = 30.44
TWEE_KEER = 2
"""The last ones stand out when they follow each other at least so many times as fast as all of them."""


def patroon_van(dagen: Sequence[date]) -> str:
    """Frequency and trend of meldingen on these days, oldest first; empty for none.

    "4 meldingen in 11 maanden, de laatste drie binnen 9 weken"
    """
    aantal = len(dagen)
    if aantal < 2:
        return "1 melding" if aantal else ""
    duur = (dagen[-1] - dagen[0]).days
    zin = f"{aantal} meldingen in {in_woorden(duur)}"
    for laatste in range(aantal - 1, 1, -1):
        kort = (dagen[-1] - dagen[-laatste]).days
        if aantal > 2 and kort * (aantal - 1) * TWEE_KEER <= duur * (laatste - 1) and kort < duur:
            woord = TELWOORDEN[laatste] if laatste < len(TELWOORDEN) else str(laatste)
            return f"{zin}, de laatste {woord} binnen {in_woorden(kort)}"
    return zin if aantal == 2 else f"{zin}, zonder versnelling"


def in_woorden(dagen: int) -> str:
    """A number of days as people say it: days to a fortnight, weeks to three months, months to two years, years."""
    if dagen < 14:
        return f"{max(dagen, 1)} {'dagen' if dagen > 1 else 'dag'}"
    if dagen < 92:
        return f"{-(-dagen // 7)} weken"
    maanden = round(dagen / DAGEN_PER_MAAND)
    return f"{maanden} maanden" if maanden < 24 else f"{dagen // 365} jaar"

"""The measures of the drawing in pixels, and how wide a word is at most."""

from __future__ import annotations

import re

STRAAL = 20
"""Half the width of a sign."""
LINKS = 22
"""From the middle of a sign to the left edge of its cell."""
LABEL = 27
"""From the middle of a sign to the beginning of its words."""
LABEL_BREED = 96
RECHTS = LABEL + LABEL_BREED
GOOT = 24
"""Free room between two cells: for lines on their way past a row, and for the outline of a household."""
VAK = LINKS + RECHTS + GOOT
"""From the middle of one sign to that of the next."""
REGEL = 15
LETTER = 12.5
BAAN = 14
"""Between two parallel lines in a corridor."""
BOVEN, ONDER = 18, 22
"""Free room in a corridor, under the signs above it and over the signs below it."""
RAND = 14

SMAL = frozenset("iljtfrI.,'’-()/:;| ")
BREED = frozenset("mwMW@%–—")
WIT = re.compile(r"\s+")


def breedte(tekst: str) -> float:
    """The width of a text in pixels, rather too much than too little in any of the fonts we name."""
    return sum(_teken_breedte(teken) for teken in tekst) * LETTER


def _teken_breedte(teken: str) -> float:
    if teken in SMAL:
        return 0.38
    if teken in BREED or ord(teken) > 0x2E7F:
        return 1.02
    return 0.72 if teken.isupper() else 0.6


def breek_af(tekst: str, regels: int, ruimte: float = LABEL_BREED) -> tuple[str, ...]:
    """A text on at most so many lines that each fit; what does not fit ends in an ellipsis."""
    gevonden: list[str] = []
    over = WIT.sub(" ", "".join(t if t.isprintable() else " " for t in tekst)).strip()
    while over and len(gevonden) < regels:
        laatste = len(gevonden) == regels - 1
        regel, over = _eerste_regel(over, ruimte, laatste=laatste)
        gevonden.append(regel)
    return tuple(gevonden)


def _eerste_regel(tekst: str, ruimte: float, *, laatste: bool) -> tuple[str, str]:
    """The first line of a text and the rest; the last line takes everything, shortened where needed."""
    if breedte(tekst) <= ruimte:
        return tekst, ""
    if not laatste:
        einden = [
            plek for plek, teken in enumerate(tekst) if teken == " " and breedte(tekst[:plek]) <= ruimte
        ]
        einden += [
            plek + 1 for plek, t in enumerate(tekst) if t == "-" and breedte(tekst[: plek + 1]) <= ruimte
        ]
        if einden:
            return tekst[: max(einden)], tekst[max(einden) :].strip()
    lang = len(tekst)
    while lang > 1 and breedte(tekst[:lang] + "…") > ruimte:
        lang -= 1
    # A single word too long for a line ends here; the words after it still get a line of their own.
    rest = "" if laatste or " " not in tekst else tekst.split(" ", 1)[1]
    return tekst[:lang].rstrip() + "…", rest

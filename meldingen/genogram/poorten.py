"""Where on a sign each line begins or ends: spread over its top and its foot, in the order of where they go."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field
from math import sqrt

from meldingen.genogram.invoer import Teken
from meldingen.genogram.maten import STRAAL

RUIM = 9
"""Between two lines on one sign, where there is room."""
BREED = 15
"""How far from the middle the outermost line is fastened."""


@dataclass(frozen=True)
class _Vraag:
    """What one line asks of a sign."""

    richting: float
    nummer: int
    midden: bool
    voor: Hashable


@dataclass
class Poorten:
    """The places where lines are fastened; `vraag` them all first, then `verdeel`, then read `plek`."""

    x: dict[int, int]
    gevraagd: dict[tuple[int, bool], list[_Vraag]] = field(default_factory=dict)
    plek: dict[tuple[int, bool, Hashable], int] = field(default_factory=dict)

    def vraag(self, wie: int, *, boven: bool, voor: Hashable, richting: float, midden: bool = False) -> None:
        """Ask a place at the top or foot of a sign for a line that goes towards `richting` (pixels from the left).

        `midden` asks the very middle, which is given when no other line of that side asks it too.
        """
        rij = self.gevraagd.setdefault((wie, boven), [])
        # Of several lines between the same two signs the first is the outermost at both ends, so that none cross.
        nummer = len(rij) if richting > self.x[wie] else -len(rij)
        rij.append(_Vraag(richting, nummer, midden, voor))

    def verdeel(self) -> None:
        """Give every line its place: evenly over the sign, or around the one line that keeps to the middle."""
        for (wie, boven), gevraagd in self.gevraagd.items():
            rij = sorted(gevraagd, key=lambda vraag: (vraag.richting, vraag.nummer))
            vast = [nummer for nummer, vraag in enumerate(rij) if vraag.midden]
            hart = vast[0] if len(vast) == 1 else (len(rij) - 1) / 2
            tussen = min(RUIM, BREED / max(hart, len(rij) - 1 - hart, 1))
            for nummer, vraag in enumerate(rij):
                self.plek[wie, boven, vraag.voor] = self.x[wie] + round((nummer - hart) * tussen)

    def schuif(self, wie: int, voor: Hashable, bezet: list[int]) -> int:
        """Move a line at the foot a little aside when another line of the corridor runs there; returns its place."""
        nu = self.plek[wie, False, voor]
        eigen = [plek for (een, _, ander), plek in self.plek.items() if een == wie and ander != voor]
        for weg in (0, 3, -3, 6, -6, 9, -9, 12, -12):
            kan = nu + weg
            vrij = all(abs(kan - ander) >= 3 for ander in bezet) and all(abs(kan - e) >= 3 for e in eigen)
            if abs(kan - self.x[wie]) <= BREED + 1 and vrij:
                self.plek[wie, False, voor] = kan
                return kan
        return nu


def rand(teken: Teken, opzij: int, *, boven: bool) -> int:
    """How far above or below its middle a sign ends, `opzij` pixels from that middle."""
    weg = min(abs(opzij), STRAAL)
    if teken == Teken.VROUW:
        return round(sqrt(STRAAL**2 - weg**2))
    if teken == Teken.ONBEKEND:
        return STRAAL + 2 - weg
    if teken == Teken.ONGEBOREN and boven:
        return STRAAL - round(weg * 2 * STRAAL / (STRAAL + 2))
    return STRAAL

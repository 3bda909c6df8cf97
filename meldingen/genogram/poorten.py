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


@dataclass
class Poorten:
    """The places where lines are fastened; `vraag` them all first, then `verdeel`, then read `plek`."""

    x: dict[int, int]
    gevraagd: dict[tuple[int, bool], list[tuple[float, int, Hashable]]] = field(default_factory=dict)
    plek: dict[tuple[int, bool, Hashable], int] = field(default_factory=dict)

    def vraag(self, wie: int, *, boven: bool, voor: Hashable, richting: float) -> None:
        """Ask a place at the top or foot of a sign for a line that goes towards `richting` (pixels from the left)."""
        rij = self.gevraagd.setdefault((wie, boven), [])
        rij.append((richting, len(rij), voor))

    def verdeel(self) -> None:
        """Give every line its place. At the foot a lone line keeps to the middle, and so at the top."""
        for (wie, boven), gevraagd in self.gevraagd.items():
            tussen = min(RUIM, 2 * BREED / max(len(gevraagd) - 1, 1))
            for nummer, (_, _, voor) in enumerate(sorted(gevraagd, key=lambda rij: rij[:2])):
                weg = (nummer - (len(gevraagd) - 1) / 2) * tussen
                self.plek[wie, boven, voor] = self.x[wie] + round(weg)

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

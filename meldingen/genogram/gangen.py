"""The room between two rows: every line gets a height of its own there, and a way past the rows it does not stop at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import IntEnum

from meldingen.genogram.maten import BAAN, BOVEN, GOOT, LINKS, ONDER, RECHTS

KLEINSTE = 52
"""The least height between two rows."""
SPELING = 10
"""Two pieces nearer to each other than this do not share a height."""


class Laag(IntEnum):
    """What runs highest in a corridor: couples, then children, then how people are with each other."""

    PAAR = 0
    NEST = 1
    GEVOEL = 2


@dataclass(eq=False)
class Stuk:
    """One horizontal piece of a line in a corridor; `hoogte` is known once every corridor is full."""

    gang: int
    laag: Laag
    van: int
    tot: int
    baan: int = 0
    hoogte: int = 0


@dataclass
class Gangen:
    """All corridors: number `k` lies above row `k`, the last one below the last row."""

    rijen: Sequence[Sequence[int]]
    x: dict[int, int]
    stukken: list[Stuk] = field(default_factory=list)
    gebruikt: dict[int, list[int]] = field(default_factory=dict)

    def stuk(self, gang: int, laag: Laag, *plekken: int) -> Stuk:
        """A new piece in a corridor that reaches all these places."""
        nieuw = Stuk(gang, laag, min(plekken), max(plekken))
        self.stukken.append(nieuw)
        return nieuw

    def doorgang(self, rij: int, doel: int) -> int:
        """A free place to pass between the cells of a row, as near as possible to `doel`; taken from then on."""
        bezet = self.gebruikt.setdefault(rij, [])
        plek = min(
            (plek for van, tot in self._goten(rij) for plek in _plekken(van, tot, doel, bezet)),
            key=lambda plek: (abs(plek - doel), plek),
        )
        bezet.append(plek)
        return plek

    def _goten(self, rij: int) -> list[tuple[int, int]]:
        """The stretches of a row where no cell stands, outward as far as is ever needed."""
        cellen = sorted(self.x[wie] for wie in self.rijen[rij])
        ver = 10 * GOOT
        randen = [cellen[0] - LINKS - ver]
        for midden in cellen:
            randen += [midden - LINKS, midden + RECHTS]
        randen.append(cellen[-1] + RECHTS + ver)
        return list(zip(randen[::2], randen[1::2], strict=True))

    def verdeel(self, rijhoogten: Sequence[int]) -> list[int]:
        """Give every piece its height; returns the top of every row in pixels."""
        y, tops = 0, []
        for gang in range(len(self.rijen) + 1):
            hier = [stuk for stuk in self.stukken if stuk.gang == gang]
            begin = y + BOVEN
            for laag in Laag:
                begin += _leg_banen([stuk for stuk in hier if stuk.laag == laag], laag, begin) * BAAN
            hoog = (begin - BAAN + ONDER - y) if hier else 0
            y += max(hoog, KLEINSTE) if 0 < gang < len(self.rijen) else hoog
            if gang < len(self.rijen):
                tops.append(y)
                y += rijhoogten[gang]
        return tops


def _plekken(van: int, tot: int, doel: int, bezet: list[int]) -> list[int]:
    """Places in a stretch that keep off its edges and off lines already there; the nearest to `doel` is among them."""
    eerste, laatste = van + 8, tot - 8
    dichtst = min(max(doel, eerste), laatste)
    alle = [dichtst, *range(dichtst, laatste + 1, 5), *range(dichtst, eerste - 1, -5)]
    return [plek for plek in alle if all(abs(plek - ander) >= 5 for ander in bezet)]


def _leg_banen(stukken: list[Stuk], laag: Laag, begin: int) -> int:
    """Give pieces of one layer a track each so that none touch; short ones nearest to the signs. Returns how many."""
    banen: list[list[Stuk]] = []
    for stuk in sorted(stukken, key=lambda s: (s.tot - s.van, s.van)):
        baan = next((baan for baan in banen if not any(_raakt(stuk, ander) for ander in baan)), None)
        if baan is None:
            baan = []
            banen.append(baan)
        baan.append(stuk)
    for nummer, baan in enumerate(banen if laag != Laag.GEVOEL else banen[::-1]):
        for stuk in baan:
            stuk.baan, stuk.hoogte = nummer, begin + nummer * BAAN
    return len(banen)


def _raakt(een: Stuk, ander: Stuk) -> bool:
    return een.van - SPELING < ander.tot and ander.van - SPELING < een.tot

"""Every line of the drawing, from sign to sign along the corridors, never through a sign or its words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from meldingen.genogram.gangen import Gangen, Laag, Stuk
from meldingen.genogram.invoer import GEVOELSOORTEN, Band, Familie
from meldingen.genogram.maten import STRAAL
from meldingen.genogram.poorten import Poorten, rand
from meldingen.genogram.verbanden import Nest, Paar, Verbanden

Punt = tuple[int, int]

RECHT = 10
"""How far beside the middle of a couple a child may hang straight down, in pixels."""


@dataclass(frozen=True)
class Lijn:
    """One line: its kind (`stijl`), its pieces, and the strokes through it; a directed one ends at the other person."""

    stijl: str
    van: tuple[int, ...]
    naar: tuple[int, ...]
    stukken: tuple[tuple[Punt, ...], ...]
    streepjes: tuple[Punt, ...] = ()


@dataclass(frozen=True)
class _Paarweg:
    paar: Paar
    stuk: Stuk
    midden: int


@dataclass(frozen=True)
class _Weg:
    """A line that goes down from one row to another, or over the top of one row: places, and a piece between each.

    `omgekeerd` when the band itself goes the other way, so that its arrow points up or to the left.
    """

    van: int
    naar: tuple[int, ...]
    stijl: str
    plekken: tuple[int, ...]
    stukken: tuple[Stuk, ...]
    van_boven: bool = False
    oorsprong: Stuk | None = None
    omgekeerd: bool = False


class Lijnen:
    """Plans all lines; first along which places, and, once the corridors have heights, through which points."""

    def __init__(self, familie: Familie, rijen: Sequence[Sequence[int]], x: dict[int, int]) -> None:
        self.familie, self.rijen, self.x = familie, rijen, x
        self.rij = {wie: nummer for nummer, rij in enumerate(rijen) for wie in rij}
        self.gangen, self.poorten = Gangen(rijen, x), Poorten(x)
        self.paren: list[_Paarweg] = []
        self.wegen: list[_Weg] = []
        self.gevoel = [band for band in familie.geldig() if band.soort in GEVOELSOORTEN]

    def plan(self, verbanden: Verbanden) -> None:
        """Lay every line from place to place."""
        nesten = [deel for nest in verbanden.nesten for deel in self._per_rij(nest)]
        self._vraag_poorten(verbanden.paren, nesten)
        self.poorten.verdeel()
        for paar in verbanden.paren:
            self.paren.append(self._leg_paar(paar, nesten))
        for nest in nesten:
            self.wegen.append(self._leg_nest(nest, nesten))
        for band in self.gevoel:
            self.wegen.append(self._leg_gevoel(band))

    def _per_rij(self, nest: Nest) -> list[Nest]:
        """A nest whose children stand in different rows, as one nest per row."""
        rijen = sorted({self.rij[kind] for kind in nest.kinderen})
        return [
            Nest(nest.ouders, nest.soort, tuple(k for k in nest.kinderen if self.rij[k] == r)) for r in rijen
        ]

    def _vraag_poorten(self, paren: Sequence[Paar], nesten: Sequence[Nest]) -> None:
        vraag, x = self.poorten.vraag, self.x
        for paar in paren:
            vraag(paar.een, boven=False, voor=paar, richting=x[paar.ander])
            vraag(paar.ander, boven=False, voor=paar, richting=x[paar.een])
        for nest in nesten:
            midden = sum(x[ouder] for ouder in nest.ouders) / len(nest.ouders)
            for kind in nest.kinderen:
                vraag(kind, boven=True, voor=nest, richting=midden, midden=True)
            if len(nest.ouders) == 1:
                vraag(nest.ouders[0], boven=False, voor=nest, richting=x[nest.kinderen[0]])
        for band in self.gevoel:
            een, ander = self._hoog_en_laag(band)
            boven = self.rij[een] == self.rij[ander]
            vraag(een, boven=boven, voor=band, richting=x[ander])
            vraag(ander, boven=True, voor=band, richting=x[een])

    def _hoog_en_laag(self, band: Band) -> tuple[int, int]:
        een, ander = sorted((band.van, band.naar), key=lambda wie: (self.rij[wie], self.x[wie]))
        return een, ander

    def _leg_paar(self, paar: Paar, nesten: Sequence[Nest]) -> _Paarweg:
        plekken = sorted(self.poorten.plek[wie, False, paar] for wie in paar.leden)
        stuk = self.gangen.stuk(self.rij[paar.een] + 1, Laag.PAAR, *plekken)
        rechts = max(paar.leden, key=lambda wie: self.x[wie])
        rij = self.rijen[self.rij[rechts]]
        buur = rij[rij.index(rechts) - 1]
        return _Paarweg(paar, stuk, (max(self.x[buur], plekken[0]) + plekken[1]) // 2)

    def _leg_nest(self, nest: Nest, nesten: Sequence[Nest]) -> _Weg:
        samen = [ander for ander in nesten if ander.ouders == nest.ouders]
        stuk = None
        if len(nest.ouders) == 2:
            weg = next(weg for weg in self.paren if weg.paar.leden == nest.ouders)
            begin, stuk = weg.midden + round((samen.index(nest) - (len(samen) - 1) / 2) * 10), weg.stuk
        else:
            begin = self.poorten.plek[nest.ouders[0], False, nest]
        eind = [self.poorten.plek[kind, True, nest] for kind in nest.kinderen]
        if stuk is not None and len(samen) == 1:
            # A child just beside the middle hangs straight down: a jog of a few pixels looks like a mistake.
            begin = next((plek for plek in eind if abs(plek - begin) <= RECHT), begin)
        plekken, stukken = self._omlaag(nest.ouders[0], nest.kinderen[0], begin, eind, Laag.NEST)
        return _Weg(nest.ouders[0], nest.kinderen, nest.soort, (*plekken, *eind), stukken, oorsprong=stuk)

    def _leg_gevoel(self, band: Band) -> _Weg:
        een, ander = self._hoog_en_laag(band)
        eind = self.poorten.plek[ander, True, band]
        if self.rij[een] == self.rij[ander]:
            begin = self.poorten.plek[een, True, band]
            stuk = self.gangen.stuk(self.rij[een], Laag.GEVOEL, begin, eind)
            return _Weg(
                een, (ander,), band.soort, (begin, eind), (stuk,), van_boven=True, omgekeerd=een != band.van
            )
        begin = self.poorten.schuif(een, band, self._palen(self.rij[een] + 1))
        plekken, stukken = self._omlaag(een, ander, begin, [eind], Laag.GEVOEL)
        return _Weg(een, (ander,), band.soort, (*plekken, eind), stukken, omgekeerd=een != band.van)

    def _palen(self, rij: int) -> list[int]:
        """Where lines come down on the signs of a row."""
        return [
            plek for (wie, boven, _), plek in self.poorten.plek.items() if boven and self.rij.get(wie) == rij
        ]

    def _omlaag(
        self, van: int, naar: int, begin: int, eind: list[int], laag: Laag
    ) -> tuple[tuple[int, ...], tuple[Stuk, ...]]:
        """The places and pieces of a way down, past every row in between."""
        doel = sum(eind) // len(eind)
        plekken, stukken = [begin], []
        for rij in range(self.rij[van] + 1, self.rij[naar]):
            plekken.append(self.gangen.doorgang(rij, doel))
            stukken.append(self.gangen.stuk(rij, laag, *plekken[-2:]))
        stukken.append(self.gangen.stuk(self.rij[naar], laag, plekken[-1], *eind))
        return tuple(plekken), tuple(stukken)

    def trek(self, tops: Sequence[int]) -> list[Lijn]:
        """The points of every line, now that the rows have a height."""
        self.tops = tops
        return [self._trek_paar(weg) for weg in self.paren] + [self._trek_weg(weg) for weg in self.wegen]

    def _vast(self, wie: int, plek: int, *, boven: bool) -> Punt:
        teken = self.familie.per_sleutel[wie].teken
        weg = rand(teken, plek - self.x[wie], boven=boven)
        return plek, self.tops[self.rij[wie]] + STRAAL + (-weg if boven else weg)

    def _trek_paar(self, weg: _Paarweg) -> Lijn:
        paar, y = weg.paar, weg.stuk.hoogte
        een, ander = sorted(paar.leden, key=lambda wie: self.x[wie])
        links, rechts = (self.poorten.plek[wie, False, paar] for wie in (een, ander))
        punten = (
            self._vast(een, links, boven=False),
            (links, y),
            (rechts, y),
            self._vast(ander, rechts, boven=False),
        )
        kwart = weg.midden + max((rechts - weg.midden) // 2, 12)
        streepjes = tuple((kwart + 8 * nummer, y) for nummer in range(paar.streepjes))
        return Lijn(paar.lijn, (een,), (ander,), (punten,), streepjes)

    def _trek_weg(self, weg: _Weg) -> Lijn:
        if weg.oorsprong is not None:
            punten: list[Punt] = [(weg.plekken[0], weg.oorsprong.hoogte)]
        else:
            punten = [self._vast(weg.van, weg.plekken[0], boven=weg.van_boven)]
        for (een, ander), stuk in zip(pairwise(weg.plekken), weg.stukken, strict=False):
            punten += [(een, stuk.hoogte), (ander, stuk.hoogte)]
        if weg.stijl in GEVOELSOORTEN:
            punten.append(self._vast(weg.naar[0], weg.plekken[-1], boven=True))
            heen = _zonder_dubbele(punten)
            if weg.omgekeerd:
                return Lijn(weg.stijl, weg.naar, (weg.van,), (heen[::-1],))
            return Lijn(weg.stijl, (weg.van,), weg.naar, (heen,))
        return Lijn(weg.stijl, (weg.van,), weg.naar, self._takken(weg, punten))

    def _takken(self, weg: _Weg, punten: list[Punt]) -> tuple[tuple[Punt, ...], ...]:
        """The stem down from the parents, the bar above the children, and a drop to each of them."""
        balk = weg.stukken[-1]
        eind = weg.plekken[len(weg.stukken) :]
        stam = weg.plekken[len(weg.stukken) - 1]
        takken = [_zonder_dubbele([*punten[: 2 * len(weg.stukken) - 1], (stam, balk.hoogte)])]
        if balk.van != balk.tot:
            takken.append(((balk.van, balk.hoogte), (balk.tot, balk.hoogte)))
        for kind, plek in zip(weg.naar, eind, strict=True):
            takken.append(((plek, balk.hoogte), self._vast(kind, plek, boven=True)))
        return tuple(takken)


def _zonder_dubbele(punten: Sequence[Punt]) -> tuple[Punt, ...]:
    return tuple(punt for nummer, punt in enumerate(punten) if nummer == 0 or punt != punten[nummer - 1])

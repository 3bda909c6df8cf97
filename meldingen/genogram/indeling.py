"""The whole drawing as places: every sign with its words, every line, the outline of the household, and its size."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from meldingen.genogram.generaties import verdeel
from meldingen.genogram.huishouden import Lus, omlijn
from meldingen.genogram.invoer import Familie, Mens
from meldingen.genogram.lijnen import Lijn, Lijnen
from meldingen.genogram.maten import LABEL, LABEL_BREED, RAND, REGEL, STRAAL, breek_af
from meldingen.genogram.plaatsing import plaats
from meldingen.genogram.verbanden import leid_af
from meldingen.genogram.volgorde import zet_op_volgorde

NAAMREGELS = 3

Vak = tuple[int, int, int, int]


@dataclass(frozen=True)
class Plek:
    """One person in the drawing: the middle of the sign and the lines of text beside it."""

    mens: Mens
    x: int
    y: int
    rij: int
    regels: tuple[str, ...]

    @property
    def teken_vak(self) -> Vak:
        """The rectangle of the sign."""
        half = STRAAL + 2
        return self.x - half, self.y - half, self.x + half, self.y + half

    @property
    def label_vak(self) -> Vak:
        """The rectangle of the words."""
        links, boven = self.x + LABEL, self.y - STRAAL
        return links, boven, links + LABEL_BREED, boven + REGEL * len(self.regels)


@dataclass(frozen=True)
class Indeling:
    """Everything of one drawing; `vak` is what the paper must show, left, top, width and height."""

    plekken: tuple[Plek, ...]
    lijnen: tuple[Lijn, ...]
    huishouden: tuple[Lus, ...]
    waarschuwingen: tuple[str, ...]
    los: frozenset[int]
    vak: Vak


def deel_in(familie: Familie) -> Indeling:
    """Lay out a family. The same family always gives the same drawing; an empty one an empty drawing."""
    rijen = verdeel(familie)
    verbanden = leid_af(familie, rijen)
    volgorde = zet_op_volgorde(familie, rijen.rijen, verbanden)
    x = plaats(volgorde, verbanden)
    lijnen = Lijnen(familie, volgorde, x)
    lijnen.plan(verbanden)
    regels = {mens.sleutel: _regels(mens) for mens in familie.mensen}
    hoogten = [max(2 * STRAAL, REGEL * max(len(regels[wie]) for wie in rij)) for rij in volgorde]
    tops = lijnen.gangen.verdeel(hoogten)
    leden = frozenset(mens.sleutel for mens in familie.mensen if mens.in_huishouden)
    huishouden = omlijn(lijnen.gangen, leden, tops, hoogten)
    mensen = familie.per_sleutel
    plekken = tuple(
        Plek(mensen[wie], x[wie], tops[nummer] + STRAAL, nummer, regels[wie])
        for nummer, rij in enumerate(volgorde)
        for wie in rij
    )
    getrokken = tuple(lijnen.trek(tops))
    return Indeling(
        plekken, getrokken, huishouden, rijen.waarschuwingen, rijen.los, _vak(plekken, getrokken, huishouden)
    )


def _regels(mens: Mens) -> tuple[str, ...]:
    naam = breek_af(mens.naam, NAAMREGELS) or breek_af("Naam onbekend", NAAMREGELS)
    return naam + breek_af(mens.regel, 2)


def _vak(plekken: Sequence[Plek], lijnen: Sequence[Lijn], huishouden: Iterable[Lus]) -> Vak:
    """What holds everything, with a margin around it."""
    punten = [punt for lijn in lijnen for stuk in lijn.stukken for punt in stuk]
    punten += [punt for lus in huishouden for punt in lus]
    for plek in plekken:
        for vak in (plek.teken_vak, plek.label_vak):
            punten += [(vak[0], vak[1]), (vak[2], vak[3])]
    if not punten:
        return 0, 0, 2 * RAND, 2 * RAND
    links, boven = min(x for x, _ in punten) - RAND, min(y for _, y in punten) - RAND
    rechts, onder = max(x for x, _ in punten) + RAND, max(y for _, y in punten) + RAND
    return links, boven, rechts - links, onder - boven

"""Who stands beside whom: couples as one block, children near their parents, as few crossing lines as can be had."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from meldingen.genogram.invoer import Familie, Mens, Teken
from meldingen.genogram.verbanden import Verbanden

RONDEN = 6
"""How often the rows are gone through, down and up in turn; more did not change drawings of 25 people."""

Rij = list[list[int]]
"""One row as blocks: a couple, or a chain of couples, stays together."""


@dataclass(frozen=True)
class Buren:
    """Who is above and below whom, for the middle that each block is drawn to."""

    boven: dict[int, list[int]]
    onder: dict[int, list[int]]

    @classmethod
    def van(cls, verbanden: Verbanden) -> Buren:
        """Read from the nests."""
        boven: dict[int, list[int]] = {}
        onder: dict[int, list[int]] = {}
        for nest in verbanden.nesten:
            for kind in nest.kinderen:
                boven.setdefault(kind, []).extend(nest.ouders)
                for ouder in nest.ouders:
                    onder.setdefault(ouder, []).append(kind)
        return cls(boven, onder)


def zet_op_volgorde(
    familie: Familie, rijen: Sequence[Sequence[int]], verbanden: Verbanden
) -> list[list[int]]:
    """The people of every row from left to right. The same family always gives the same order."""
    mensen, buren = familie.per_sleutel, Buren.van(verbanden)
    nu = [_blokken(rij, verbanden, mensen) for rij in rijen]
    beste, laagste = _plat(nu), _kosten(_plat(nu), verbanden, mensen)
    for ronde in range(RONDEN):
        nu = _loop_door(nu, buren, omlaag=ronde % 2 == 0)
        kosten = _kosten(_plat(nu), verbanden, mensen)
        if kosten < laagste:
            beste, laagste = _plat(nu), kosten
    return beste


def _blokken(rij: Sequence[int], verbanden: Verbanden, mensen: dict[int, Mens]) -> Rij:
    """The couples of one row as chains in which partners stand beside each other as far as a line allows."""
    partners: dict[int, list[int]] = {wie: [] for wie in rij}
    for paar in verbanden.paren:
        if paar.een in partners and paar.ander in partners:
            partners[paar.een].append(paar.ander)
            partners[paar.ander].append(paar.een)
    plek = {wie: nummer for nummer, wie in enumerate(rij)}
    blokken: Rij = []
    gehad: set[int] = set()
    for wie in sorted(rij, key=lambda w: (min(len(partners[w]), 2) != 1, plek[w])):
        if wie not in gehad:
            blokken.append(_keten(wie, partners, plek, gehad))
    blokken = [_man_links(blok, mensen) for blok in blokken]
    return sorted(blokken, key=lambda blok: min(plek[wie] for wie in blok))


def _keten(begin: int, partners: dict[int, list[int]], plek: dict[int, int], gehad: set[int]) -> list[int]:
    """Walk from partner to partner, who has the fewest other partners first."""
    keten, te_gaan = [], [begin]
    while te_gaan:
        wie = te_gaan.pop()
        if wie in gehad:
            continue
        gehad.add(wie)
        keten.append(wie)
        te_gaan += sorted(partners[wie], key=lambda p: (len(partners[p]), plek[p]), reverse=True)
    return keten


def _man_links(blok: list[int], mensen: dict[int, Mens]) -> list[int]:
    """The man on the left of a couple, as the signs are usually drawn."""
    if len(blok) == 2 and mensen[blok[1]].teken == Teken.MAN and mensen[blok[0]].teken == Teken.VROUW:
        return blok[::-1]
    return blok


def _loop_door(rijen: list[Rij], buren: Buren, *, omlaag: bool) -> list[Rij]:
    """Draw every row to the middle of its neighbours, from the top down or from the foot up."""
    nieuw = list(rijen)
    naar = buren.boven if omlaag else buren.onder
    nummers = range(len(rijen)) if omlaag else range(len(rijen) - 1, -1, -1)
    for nummer in nummers:
        plek = _plekken(_plat(nieuw))
        nieuw[nummer] = _naar_het_midden(nieuw[nummer], plek, naar)
    return nieuw


def _naar_het_midden(rij: Rij, plek: dict[int, float], naar: dict[int, list[int]]) -> Rij:
    def wens(wie: int) -> float:
        gevonden = [plek[ander] for ander in naar.get(wie, ())]
        return sum(gevonden) / len(gevonden) if gevonden else plek[wie]

    def midden(blok: list[int]) -> float:
        met = [wie for wie in blok if naar.get(wie)] or blok
        return sum(wens(wie) for wie in met) / len(met)

    gedraaid = [_draai(blok, [wens(wie) for wie in blok]) for blok in rij]
    return sorted(gedraaid, key=midden)


def _draai(blok: list[int], wensen: list[float]) -> list[int]:
    """The block the other way round when that puts its members on the side they are drawn to."""
    recht = sum(nummer * wens for nummer, wens in enumerate(wensen))
    om = sum(nummer * wens for nummer, wens in enumerate(reversed(wensen)))
    return blok[::-1] if om > recht + 0.01 else blok


def _plat(rijen: Iterable[Rij]) -> list[list[int]]:
    return [[wie for blok in rij for wie in blok] for rij in rijen]


def _plekken(rijen: list[list[int]]) -> dict[int, float]:
    """The place of everybody, counted from the middle of the row."""
    return {wie: nummer - (len(rij) - 1) / 2 for rij in rijen for nummer, wie in enumerate(rij)}


def _kosten(rijen: list[list[int]], verbanden: Verbanden, mensen: dict[int, Mens]) -> float:
    """How restless an order is: crossings weigh most, then a household in pieces, then long lines."""
    plek = _plekken(rijen)
    rij_van = {wie: nummer for nummer, rij in enumerate(rijen) for wie in rij}
    lijnen = [
        (rij_van[nest.ouders[0]], sum(plek[o] for o in nest.ouders) / len(nest.ouders), plek[kind])
        for nest in verbanden.nesten
        for kind in nest.kinderen
    ]
    kruisingen = sum(
        a[0] == b[0] and (a[1] - b[1]) * (a[2] - b[2]) < 0 for a, b in combinations(sorted(lijnen), 2)
    )
    stukken = sum(
        mensen[een].in_huishouden != mensen[ander].in_huishouden
        for rij in rijen
        for een, ander in pairwise(rij)
    )
    lengte = sum(abs(boven - onder) for _, boven, onder in lijnen)
    paren = sum(abs(plek[paar.een] - plek[paar.ander]) - 1 for paar in verbanden.paren)
    return 10 * kruisingen + 4 * stukken + 3 * paren + lengte

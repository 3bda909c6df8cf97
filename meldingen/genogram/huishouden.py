"""The dashed outline around who lives in the household: everybody in it, nobody else.

Between rows nobody stands, so the outline is led through the corridors, and past a row through a gap between cells:
it is always one region, however the members are spread; somebody between them falls in a hole of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise

from meldingen.genogram.gangen import Gangen
from meldingen.genogram.maten import LINKS, RECHTS

RUIM = 7
SMAL = 5
"""Half the width of the outline where it only passes a row."""

Vak = tuple[int, int, int, int]
"""Left, top, right, bottom."""
Lus = tuple[tuple[int, int], ...]


def omlijn(
    gangen: Gangen, leden: frozenset[int], tops: Sequence[int], hoogten: Sequence[int]
) -> tuple[Lus, ...]:
    """The closed loops of the outline; the second and further ones are holes. None for a household of nobody."""
    rijen = [nummer for nummer, rij in enumerate(gangen.rijen) if leden & set(rij)]
    if not rijen:
        return ()
    vakken: list[Vak] = []
    vorige: tuple[int, int] | None = None
    for nummer in range(rijen[0], rijen[-1] + 1):
        boven, onder = tops[nummer] - RUIM, tops[nummer] + hoogten[nummer] + RUIM
        stukken = _reeksen(gangen, nummer, leden) or [_doorgang(gangen, nummer, vorige)]
        vakken += [(links, boven, rechts, onder) for links, rechts in stukken]
        nu = (min(links for links, _ in stukken), max(rechts for _, rechts in stukken))
        if vorige is not None:
            dak = tops[nummer - 1] + hoogten[nummer - 1] + RUIM
            vakken.append((min(vorige[0], nu[0]), dak, max(vorige[1], nu[1]), boven))
        vorige = nu
    if len(rijen) == 1 and len(vakken) > 1 and vorige is not None:
        vakken.append((vorige[0], vakken[0][3], vorige[1], vakken[0][3] + SMAL))
    return _omtrek(vakken)


def _reeksen(gangen: Gangen, rij: int, leden: frozenset[int]) -> list[tuple[int, int]]:
    """The left and right of every run of members who stand beside each other."""
    reeksen = []
    for lid, wie in groupby(gangen.rijen[rij], key=lambda wie: wie in leden):
        samen = [gangen.x[een] for een in wie]
        if lid:
            reeksen.append((samen[0] - LINKS - RUIM, samen[-1] + RECHTS + RUIM))
    return reeksen


def _doorgang(gangen: Gangen, rij: int, vorige: tuple[int, int] | None) -> tuple[int, int]:
    midden = sum(vorige) // 2 if vorige else 0
    plek = gangen.doorgang(rij, midden)
    return plek - SMAL, plek + SMAL


def _omtrek(vakken: Sequence[Vak]) -> tuple[Lus, ...]:
    """The border of the union of rectangles, on the grid of their own edges."""
    xs = sorted({x for vak in vakken for x in (vak[0], vak[2])})
    ys = sorted({y for vak in vakken for y in (vak[1], vak[3])})
    vol = {
        (i, j)
        for i, (links, rechts) in enumerate(pairwise(xs))
        for j, (boven, onder) in enumerate(pairwise(ys))
        if any(v[0] <= links and rechts <= v[2] and v[1] <= boven and onder <= v[3] for v in vakken)
    }
    kanten: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for i, j in sorted(vol):
        hoeken = [(i, j), (i + 1, j), (i + 1, j + 1), (i, j + 1)]
        buren = [(i, j - 1), (i + 1, j), (i, j + 1), (i - 1, j)]
        for nummer, buur in enumerate(buren):
            if buur not in vol:
                kanten.setdefault(hoeken[nummer], []).append(hoeken[(nummer + 1) % 4])
    return tuple(tuple((xs[i], ys[j]) for i, j in _recht(lus)) for lus in _lussen(kanten))


def _lussen(kanten: dict[tuple[int, int], list[tuple[int, int]]]) -> list[list[tuple[int, int]]]:
    lussen = []
    while kanten:
        begin = min(kanten)
        lus, hier = [begin], _volgende(kanten, begin)
        while hier != begin:
            lus.append(hier)
            hier = _volgende(kanten, hier)
        lussen.append(lus)
    return lussen


def _volgende(kanten: dict[tuple[int, int], list[tuple[int, int]]], hier: tuple[int, int]) -> tuple[int, int]:
    verder = kanten[hier].pop(0)
    if not kanten[hier]:
        del kanten[hier]
    return verder


def _recht(lus: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Only the corners of a loop."""
    return [
        punt
        for nummer, punt in enumerate(lus)
        if len({lus[nummer - 1][0], punt[0], lus[(nummer + 1) % len(lus)][0]}) > 1
        and len({lus[nummer - 1][1], punt[1], lus[(nummer + 1) % len(lus)][1]}) > 1
    ]

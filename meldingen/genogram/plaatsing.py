"""How far from the left every sign stands: as near to parents and children as the order and the room allow."""

from __future__ import annotations

from collections.abc import Sequence

from meldingen.genogram.maten import VAK
from meldingen.genogram.verbanden import Verbanden

RONDEN = 8
"""How often the rows are gone through; each time every row gets the best places for what it is drawn to."""
LICHT = 0.05
"""How much somebody without parents or children in the drawing weighs against somebody with."""

Wensen = dict[int, list[float]]


def plaats(rijen: Sequence[Sequence[int]], verbanden: Verbanden) -> dict[int, int]:
    """The middle of every sign in whole pixels from the left; neighbours stand at least a cell apart."""
    x = {wie: float(nummer * VAK) for rij in rijen for nummer, wie in enumerate(rij)}
    for ronde in range(RONDEN):
        omlaag = ronde % 2 == 0
        for rij in rijen if omlaag else rijen[::-1]:
            wensen = _naar_ouders(verbanden, x) if omlaag else _naar_kinderen(verbanden, x)
            _schik(rij, wensen, x)
    links = min(x.values(), default=0)
    return _op_hele_pixels(rijen, {wie: waarde - links for wie, waarde in x.items()})


def _naar_ouders(verbanden: Verbanden, x: dict[int, float]) -> Wensen:
    """Children want to stand around the middle of their parents, in their own order."""
    wensen: Wensen = {}
    for nest in verbanden.nesten:
        midden = _midden(nest.ouders, x)
        kinderen = sorted(nest.kinderen, key=lambda kind: (x[kind], kind))
        for nummer, kind in enumerate(kinderen):
            wensen.setdefault(kind, []).append(midden + (nummer - (len(kinderen) - 1) / 2) * VAK)
    return wensen


def _naar_kinderen(verbanden: Verbanden, x: dict[int, float]) -> Wensen:
    """Parents want to stand around the middle of their children."""
    wensen: Wensen = {}
    for nest in verbanden.nesten:
        verschil = _midden(nest.kinderen, x) - _midden(nest.ouders, x)
        for ouder in nest.ouders:
            wensen.setdefault(ouder, []).append(x[ouder] + verschil)
    return wensen


def _midden(namen: tuple[int, ...], x: dict[int, float]) -> float:
    return (min(x[naam] for naam in namen) + max(x[naam] for naam in namen)) / 2


def _schik(rij: Sequence[int], wensen: Wensen, x: dict[int, float]) -> None:
    """The places nearest to the wishes that keep the order and the room (least squares, pooling neighbours)."""
    blokken: list[list[float]] = []  # sum of weighted wishes, weight, number of people
    for nummer, wie in enumerate(rij):
        gewenst = wensen.get(wie)
        gewicht = 1.0 if gewenst else LICHT
        doel = (sum(gewenst) / len(gewenst) if gewenst else x[wie]) - nummer * VAK
        blokken.append([doel * gewicht, gewicht, 1])
        while len(blokken) > 1 and blokken[-2][0] / blokken[-2][1] >= blokken[-1][0] / blokken[-1][1]:
            laatste = blokken.pop()
            blokken[-1] = [een + ander for een, ander in zip(blokken[-1], laatste, strict=True)]
    plekken = [som / gewicht for som, gewicht, aantal in blokken for _ in range(int(aantal))]
    for nummer, wie in enumerate(rij):
        x[wie] = plekken[nummer] + nummer * VAK


def _op_hele_pixels(rijen: Sequence[Sequence[int]], x: dict[int, float]) -> dict[int, int]:
    heel: dict[int, int] = {}
    for rij in rijen:
        vorige = None
        for wie in rij:
            heel[wie] = round(x[wie]) if vorige is None else max(round(x[wie]), vorige + VAK)
            vorige = heel[wie]
    return heel

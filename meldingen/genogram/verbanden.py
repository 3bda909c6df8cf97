"""Which couples are joined by a line, and which children hang from which couple or parent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from meldingen.genogram.generaties import Rijen
from meldingen.genogram.invoer import OUDERSOORTEN, PAARSOORTEN, Band, Familie, Soort


class Paarlijn(StrEnum):
    """How the line of a couple is drawn."""

    GEHUWD = "gehuwd"
    SAMEN = "samen"
    OUDERS = "ouders"


@dataclass(frozen=True)
class Paar:
    """Two people in one row joined by a line, with no, one (apart) or two (divorced) strokes through it."""

    een: int
    ander: int
    lijn: Paarlijn
    streepjes: int = 0

    @property
    def leden(self) -> tuple[int, int]:
        """Both, the lower key first."""
        return self.een, self.ander


@dataclass(frozen=True)
class Nest:
    """Children who hang from the same parent or couple by the same kind of line."""

    ouders: tuple[int, ...]
    soort: Soort
    kinderen: tuple[int, ...]


@dataclass(frozen=True)
class Verbanden:
    """The couples and the nests of one drawing."""

    paren: tuple[Paar, ...]
    nesten: tuple[Nest, ...]


def leid_af(familie: Familie, rijen: Rijen) -> Verbanden:
    """The couples and nests that follow from the bands; two parents of a child are joined although nothing is said."""
    rij = rijen.rij_van
    banden = [band for band in familie.geldig() if band not in rijen.genegeerd]
    ouderbanden = [band for band in banden if band.soort in OUDERSOORTEN]
    gezegd = {
        _sleutel(band) for band in banden if band.soort in PAARSOORTEN and rij[band.van] == rij[band.naar]
    }
    nesten: dict[tuple[tuple[int, ...], Soort], list[int]] = {}
    for kind in dict.fromkeys(band.naar for band in ouderbanden):
        for ouders, soort in _herkomsten([b for b in ouderbanden if b.naar == kind], gezegd, rij):
            nesten.setdefault((ouders, soort), []).append(kind)
    samen = {ouders for ouders, _ in nesten if len(ouders) == 2}
    return Verbanden(
        paren=tuple(_paar(leden, familie.banden) for leden in sorted(gezegd | {(a, b) for a, b in samen})),
        nesten=tuple(
            Nest(ouders, soort, tuple(kinderen)) for (ouders, soort), kinderen in sorted(nesten.items())
        ),
    )


def _herkomsten(
    ouderbanden: list[Band], gezegd: set[tuple[int, int]], rij: dict[int, int]
) -> Iterator[tuple[tuple[int, ...], Soort]]:
    """From whom one child hangs: from two of one kind in one row together, from others alone.

    A step, foster or adoptive parent who forms a couple with another parent of the child uses that couple's line.
    """
    alle = [band.van for band in ouderbanden]
    for soort in OUDERSOORTEN:
        over = sorted({band.van for band in ouderbanden if band.soort == soort})
        if len(over) == 2 and rij[over[0]] == rij[over[1]]:
            yield (over[0], over[1]), soort
            continue
        for ouder in over:
            paren = [tuple(sorted((ouder, ander))) for ander in alle if soort != Soort.OUDER_VAN]
            yield next((paar for paar in paren if paar in gezegd), (ouder,)), soort


def _sleutel(band: Band) -> tuple[int, int]:
    return min(band.van, band.naar), max(band.van, band.naar)


def _paar(leden: tuple[int, int], banden: Iterable[Band]) -> Paar:
    """The couple with what was ever said about it: a marriage that ended keeps its drawn-through line."""
    ooit = {band.soort for band in banden if _sleutel(band) == leden}
    nu = {band.soort for band in banden if _sleutel(band) == leden and not band.voorbij}
    if ooit & {Soort.GEHUWD, Soort.GESCHEIDEN} and nu & set(PAARSOORTEN):
        lijn = Paarlijn.GEHUWD
    else:
        lijn = Paarlijn.SAMEN if nu & set(PAARSOORTEN) else Paarlijn.OUDERS
    streepjes = 2 if Soort.GESCHEIDEN in nu else int(Soort.UIT_ELKAAR in nu)
    return Paar(*leden, lijn, streepjes)

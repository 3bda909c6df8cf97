"""Which row of the drawing everybody stands in; bands that contradict each other give a warning, never an error."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import combinations

from meldingen.genogram.invoer import GEVOELSOORTEN, OUDERSOORTEN, PAARSOORTEN, Band, Familie

LOS_PER_RIJ = 6
"""How many people without a drawn band stand beside each other before a new row begins."""


@dataclass
class Groepen:
    """People who must stand in one row, and which rows must stand above which."""

    leider: dict[int, int]
    onder: set[tuple[int, int]] = field(default_factory=set)

    def van(self, wie: int) -> int:
        """The one who stands for the row of this person."""
        while self.leider[wie] != wie:
            wie = self.leider[wie]
        return wie

    def pijlen(self) -> dict[int, set[int]]:
        """Per group the groups that stand below it."""
        gevonden: dict[int, set[int]] = {}
        for ouder, kind in sorted(self.onder):
            gevonden.setdefault(self.van(ouder), set()).add(self.van(kind))
        return gevonden

    def bereikt(self, hoog: int, laag: int) -> bool:
        """Whether the row of `laag` lies below that of `hoog`, or is the same one."""
        doel, te_gaan, gezien, pijlen = self.van(laag), [self.van(hoog)], set[int](), self.pijlen()
        while te_gaan:
            wie = te_gaan.pop()
            if wie == doel:
                return True
            if wie not in gezien:
                gezien.add(wie)
                te_gaan += sorted(pijlen.get(wie, ()))
        return False

    def zet_onder(self, ouder: int, kind: int) -> bool:
        """Put a child below a parent; False when it would then stand above itself."""
        if self.bereikt(kind, ouder):
            return False
        self.onder.add((ouder, kind))
        return True

    def zet_naast(self, een: int, ander: int) -> bool:
        """Put two people in one row; False when one already stands below the other."""
        a, b = self.van(een), self.van(ander)
        if a != b and (self.bereikt(a, b) or self.bereikt(b, a)):
            return False
        self.leider[max(a, b)] = min(a, b)
        return True


@dataclass(frozen=True)
class Rijen:
    """Everybody in rows from old to young, the bands that could not be obeyed, and what to say about them."""

    rijen: tuple[tuple[int, ...], ...]
    los: frozenset[int]
    genegeerd: frozenset[Band]
    waarschuwingen: tuple[str, ...]

    @property
    def rij_van(self) -> dict[int, int]:
        """The row of every person, counted from the top."""
        return {wie: nummer for nummer, rij in enumerate(self.rijen) for wie in rij}


def verdeel(familie: Familie) -> Rijen:
    """Divide the people over rows: couples in one, children below their parents, people without bands at the foot."""
    banden = familie.geldig()
    groepen = Groepen({mens.sleutel: mens.sleutel for mens in familie.mensen})
    ouders = [band for band in banden if band.soort in OUDERSOORTEN]
    kringen = {band for band in ouders if not groepen.zet_onder(band.van, band.naar)}
    paren = [band for band in banden if band.soort in PAARSOORTEN]
    scheef = {band for band in paren if not groepen.zet_naast(band.van, band.naar)}
    for een, ander in _samen_ouder(band for band in ouders if band not in kringen):
        groepen.zet_naast(een, ander)
    hoogte = _hoogten(groepen)
    los = _leg_gevoel_erbij(hoogte, groepen, banden)
    namen = {mens.sleutel: mens.naam for mens in familie.mensen}
    return Rijen(
        rijen=_in_rijen(familie, {wie: hoogte[groepen.van(wie)] for wie in groepen.leider}, los),
        los=frozenset(los),
        genegeerd=frozenset(kringen | scheef),
        waarschuwingen=tuple(
            [_woorden(band, namen, "de ouderbanden vormen een kring") for band in ouders if band in kringen]
            + [
                _woorden(band, namen, "de generaties spreken elkaar tegen")
                for band in paren
                if band in scheef
            ]
        ),
    )


def _samen_ouder(ouders: Iterable[Band]) -> list[tuple[int, int]]:
    """Every two people who are the same kind of parent of one child."""
    per_kind: dict[tuple[int, str], list[int]] = {}
    for band in ouders:
        per_kind.setdefault((band.naar, band.soort), []).append(band.van)
    return sorted({paar for samen in per_kind.values() for paar in combinations(sorted(samen), 2)})


def _hoogten(groepen: Groepen) -> dict[int, int]:
    """The row number per group: as low as the longest line of ancestors asks, elders just above their children."""
    pijlen = groepen.pijlen()
    alle = sorted({groepen.van(wie) for wie in groepen.leider})
    hoogte = dict.fromkeys(alle, 0)
    volgorde = _van_boven(alle, pijlen)
    for groep in volgorde:
        for kind in pijlen.get(groep, ()):
            hoogte[kind] = max(hoogte[kind], hoogte[groep] + 1)
    met_ouders = {kind for kinderen in pijlen.values() for kind in kinderen}
    for groep in reversed(volgorde):
        if groep not in met_ouders and pijlen.get(groep):
            hoogte[groep] = min(hoogte[kind] for kind in pijlen[groep]) - 1
    return hoogte


def _van_boven(alle: list[int], pijlen: dict[int, set[int]]) -> list[int]:
    """The groups so that each comes after all that stand above it."""
    wacht = dict.fromkeys(alle, 0)
    for kinderen in pijlen.values():
        for kind in kinderen:
            wacht[kind] += 1
    klaar, volgorde = [groep for groep in alle if not wacht[groep]], []
    while klaar:
        groep = klaar.pop(0)
        volgorde.append(groep)
        for kind in sorted(pijlen.get(groep, ())):
            wacht[kind] -= 1
            if not wacht[kind]:
                klaar.append(kind)
    return volgorde


def _leg_gevoel_erbij(hoogte: dict[int, int], groepen: Groepen, banden: tuple[Band, ...]) -> set[int]:
    """Bring who is tied by feeling alone to the row of the other; returns who has no drawn band at all."""
    vast = {wie for b in banden if b.soort in OUDERSOORTEN + PAARSOORTEN for wie in (b.van, b.naar)}
    gevoel = [b for b in banden if b.soort in GEVOELSOORTEN]
    for band in gevoel:
        for wie, ander in ((band.van, band.naar), (band.naar, band.van)):
            if wie not in vast and ander in vast:
                hoogte[groepen.van(wie)] = hoogte[groepen.van(ander)]
    getekend = vast | {wie for band in gevoel for wie in (band.van, band.naar)}
    return set(groepen.leider) - getekend


def _in_rijen(familie: Familie, hoogte: dict[int, int], los: set[int]) -> tuple[tuple[int, ...], ...]:
    per_hoogte: dict[int, list[int]] = {}
    for mens in sorted(familie.mensen, key=lambda m: (m.volgorde, m.sleutel)):
        if mens.sleutel not in los:
            per_hoogte.setdefault(hoogte[mens.sleutel], []).append(mens.sleutel)
    rijen = [tuple(per_hoogte[nummer]) for nummer in sorted(per_hoogte)]
    over = [mens.sleutel for mens in familie.mensen if mens.sleutel in los]
    rijen += [tuple(over[begin : begin + LOS_PER_RIJ]) for begin in range(0, len(over), LOS_PER_RIJ)]
    return tuple(rijen)


def _woorden(band: Band, namen: dict[int, str], waarom: str) -> str:
    soort = "ouder" if band.soort in OUDERSOORTEN else "paar"
    return (
        f"De band tussen {namen[band.van]} en {namen[band.naar]} ({soort}) past niet in de tekening: {waarom}. "
        "Hij staat wel in de tabel. Kijk na welke band klopt en beëindig de andere."
    )

"""How well a known person fits what was said: points for surname, given names and birth date, each with its reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from meldingen.bekend.gelijkenis import Woord, achternamen_gelijk, voornamen_gelijk
from meldingen.bekend.vraag import varianten
from meldingen.codelijsten import Precisie

ACHTERNAAM = ((0.0, -4.0), (0.5, -3.0), (0.6, 0.5), (0.75, 3.5), (0.82, 5.0), (0.95, 6.5), (1.0, 7.0))
VOORNAAM = ((0.0, -2.5), (0.4, -1.5), (0.58, 1.2), (0.75, 2.2), (0.82, 3.0), (0.95, 3.7), (1.0, 4.0))
"""Points by likeness; in between they run along a straight line."""

DAG, VERWISSELD, ERNAAST, MAAND, JAAR, BUURT, VER = 8.0, 6.3, 5.3, 5.0, 3.5, 0.0, -4.0
MEESTE = ACHTERNAAM[-1][1] + VOORNAAM[-1][1] + DAG
OMGEWISSELD = 1.0
"""What it costs when given name and surname stand in each other's field."""

GENOEG = 6.0
"""Points for the names above which nobody asks whether they stand in each other's field."""

NABIJ = 400
"""Days between two dates that may still be a guess of the same birth date."""


@dataclass(frozen=True, slots=True)
class Naam:
    """The words of surname and given names of somebody, and when he was born."""

    achter: tuple[Woord, ...]
    voor: tuple[Woord, ...]
    geboren: date | None
    precisie: str


@dataclass(frozen=True, slots=True)
class Punten:
    """The points of a match and the reasons for them, the strongest first."""

    punten: float
    redenen: tuple[str, ...]

    @property
    def zekerheid(self) -> int:
        """From 0 to 100; 100 only when surname, given names and birth date are all the same."""
        return round(100 * max(0.0, min(1.0, self.punten / MEESTE)))


def naam_van(achter: str, voor: str, klinkt: str, *, geboren: date | None, precisie: str) -> Naam:
    """A name from its plain words; what sounds stands in the same order: surnames first, then the given names."""
    achter_plat, voor_plat, klanken = achter.split(), voor.split(), klinkt.split()
    woorden = [Woord(*paar) for paar in zip([*achter_plat, *voor_plat], klanken, strict=False)]
    return Naam(tuple(woorden[: len(achter_plat)]), tuple(woorden[len(achter_plat) :]), geboren, precisie)


def weeg(gevraagd: Naam, bekend: Naam) -> Punten:
    """How well the known person fits; also with given name and surname swapped, if that fits better."""
    datum, datumreden = _datum(gevraagd, bekend)
    recht, redenen = _namen(gevraagd.achter, gevraagd.voor, bekend)
    if recht < GENOEG and gevraagd.achter and gevraagd.voor:
        om, omredenen = _namen(gevraagd.voor, gevraagd.achter, bekend)
        if om - OMGEWISSELD > recht:
            recht, redenen = om - OMGEWISSELD, ["voornaam en achternaam verwisseld", *omredenen]
    return Punten(recht + datum, tuple(reden for reden in (datumreden, *redenen) if reden))


def _namen(achter: Sequence[Woord], voor: Sequence[Woord], bekend: Naam) -> tuple[float, list[str]]:
    """Points and reasons of both parts of the name."""
    punten, redenen = 0.0, []
    if achter and bekend.achter:
        likeness = achternamen_gelijk(achter, bekend.achter)
        punten += _op_lijn(likeness, ACHTERNAAM)
        redenen.append(_woord(likeness, "achternaam"))
    elif achter and bekend.voor:  # only a given name is known of this person
        punten += _op_lijn(achternamen_gelijk(achter, bekend.voor), VOORNAAM)
    if voor and bekend.voor:
        likeness = voornamen_gelijk(voor, bekend.voor)
        punten += _op_lijn(likeness, VOORNAAM)
        redenen.append(_woord(likeness, "voornaam"))
    return punten, redenen


def _woord(likeness: float, deel: str) -> str:
    """The reason for a part of the name; empty when it speaks against the match."""
    if likeness >= 0.96:
        return f"zelfde {deel}"
    if likeness >= 0.92:
        return f"{deel} klinkt hetzelfde"
    if likeness >= 0.7:
        return f"{deel} lijkt erop"
    return "zelfde voorletter" if deel == "voornaam" and likeness >= 0.5 else ""


def _datum(gevraagd: Naam, bekend: Naam) -> tuple[float, str]:
    """Points and reason of the birth date; nothing when one of them is unknown."""
    een, ander = gevraagd.geboren, bekend.geboren
    if een is None or ander is None:
        return 0.0, ""
    if Precisie.JAAR in (gevraagd.precisie, bekend.precisie):
        if een.year == ander.year:
            return JAAR, "zelfde geboortejaar"
        return (BUURT, "geboortejaar scheelt één") if abs(een.year - ander.year) == 1 else (VER, "")
    if Precisie.MAAND in (gevraagd.precisie, bekend.precisie):
        return _maand(een, ander)
    if een == ander:
        return DAG, "zelfde geboortedatum"
    if (een.year, een.month, een.day) == (ander.year, ander.day, ander.month):
        return VERWISSELD, "geboortedatum met dag en maand verwisseld"
    if ander in varianten(een):
        return ERNAAST, "geboortedatum scheelt één cijfer of dag"
    return _in_de_buurt(een, ander)


def _maand(een: date, ander: date) -> tuple[float, str]:
    if (een.year, een.month) == (ander.year, ander.month):
        return MAAND, "zelfde geboortemaand en -jaar"
    return (BUURT, "zelfde geboortejaar") if een.year == ander.year else (VER, "")


def _in_de_buurt(een: date, ander: date) -> tuple[float, str]:
    """Two whole dates that are not each other's variant: the more figures are the same, the better."""
    zelfde = sum(a == b for a, b in zip(een.isoformat(), ander.isoformat(), strict=True))
    if zelfde == len("2018-05-14") - 1:
        return ERNAAST - 1, "geboortedatum scheelt één cijfer"
    if een.year == ander.year and (een.month == ander.month or een.day == ander.day):
        return JAAR, "geboortedatum lijkt erop"
    dagen = abs((een - ander).days)
    if dagen <= NABIJ:
        return BUURT + 1.0, "geboortedatum ligt in de buurt"
    return VER * min(1.0, dagen / 1500), ""


def _op_lijn(likeness: float, lijn: Sequence[tuple[float, float]]) -> float:
    """The points at this likeness, between the two nearest of the line."""
    for (vanaf, onder), (tot, boven) in pairwise(lijn):
        if likeness <= tot:
            return onder + (boven - onder) * (likeness - vanaf) / (tot - vanaf)
    return lijn[-1][1]

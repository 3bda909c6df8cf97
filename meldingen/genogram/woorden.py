"""Everything the drawing says, in words: a row per person, and one text for who cannot see it."""

from __future__ import annotations

from dataclasses import dataclass

from meldingen.genogram.invoer import PAARSOORTEN, Band, Familie, Mens, Soort
from meldingen.genogram.tekenen import TEKENWOORDEN

HEEN = {
    Soort.OUDER_VAN: "ouder van",
    Soort.ADOPTIEOUDER_VAN: "adoptieouder van",
    Soort.PLEEGOUDER_VAN: "pleegouder van",
    Soort.STIEFOUDER_VAN: "stiefouder van",
    Soort.GEZAG_OVER: "heeft gezag over",
    Soort.PAAR: "samen met",
    Soort.GEHUWD: "getrouwd met",
    Soort.UIT_ELKAAR: "uit elkaar met",
    Soort.GESCHEIDEN: "gescheiden van",
    Soort.GEWELD: "vermoedelijk geweld tegen",
    Soort.CONTACT_VERBROKEN: "contact verbroken met",
    Soort.HECHT: "hecht met",
}
"""A band as it reads from the first person to the second."""
TERUG = HEEN | {
    Soort.OUDER_VAN: "kind van",
    Soort.ADOPTIEOUDER_VAN: "adoptiekind van",
    Soort.PLEEGOUDER_VAN: "pleegkind van",
    Soort.STIEFOUDER_VAN: "stiefkind van",
    Soort.GEZAG_OVER: "onder gezag van",
    Soort.GEWELD: "vermoedelijk geweld door",
}
"""The same band from the second to the first."""


@dataclass(frozen=True)
class Regel:
    """One person of the table: the full name, the sign in words, where this person lives, and every band."""

    naam: str
    teken: str
    woont: str
    banden: tuple[str, ...]


def tabel(familie: Familie, *, met_huishouden: bool = True) -> list[Regel]:
    """A row per person. `met_huishouden` is False where nobody may read who lives in the household."""
    namen = {mens.sleutel: mens.naam for mens in familie.mensen}
    return [
        Regel(
            naam=mens.naam or "Naam onbekend",
            teken=_teken(mens),
            woont=("in het huishouden" if mens.in_huishouden else "elders") if met_huishouden else "",
            banden=tuple(_banden(mens, familie, namen)),
        )
        for mens in familie.mensen
    ]


def beschrijf(familie: Familie) -> str:
    """The drawing as sentences, each band once."""
    namen = {mens.sleutel: mens.naam for mens in familie.mensen}
    mensen = [f"{mens.naam}: {_teken(mens)}." for mens in familie.mensen]
    banden = [f"{namen[b.van]} {HEEN[b.soort]} {namen[b.naar]}." for b in familie.geldig()]
    thuis = [mens.naam for mens in familie.mensen if mens.in_huishouden]
    samen = [f"In het huishouden: {', '.join(thuis)}."] if thuis else []
    return " ".join(mensen + banden + samen)


def _teken(mens: Mens) -> str:
    delen = [TEKENWOORDEN[mens.teken]]
    if mens.overleden:
        delen.append("overleden")
    if mens.leeftijd and not mens.overleden:
        delen.append(f"{mens.leeftijd} jaar")
    if mens.regel:
        delen.append(mens.regel)
    return ", ".join(delen)


def _banden(mens: Mens, familie: Familie, namen: dict[int, str]) -> list[str]:
    gevonden = []
    for band in familie.geldig():
        if mens.sleutel == band.van:
            gevonden.append(f"{HEEN[band.soort]} {namen[band.naar]}")
        elif mens.sleutel == band.naar:
            gevonden.append(f"{TERUG[band.soort]} {namen[band.van]}")
    return gevonden + _vroeger_getrouwd(mens, familie, namen)


def _vroeger_getrouwd(mens: Mens, familie: Familie, namen: dict[int, str]) -> list[str]:
    """A marriage that ended while the two are apart: the drawing still shows its whole line."""
    nu = {frozenset((b.van, b.naar)) for b in familie.geldig() if b.soort in PAARSOORTEN}
    toen = [b for b in familie.banden if b.voorbij and b.soort == Soort.GEHUWD and _samen(b) in nu]
    anderen = [b.naar if mens.sleutel == b.van else b.van for b in toen if mens.sleutel in (b.van, b.naar)]
    return [f"eerder getrouwd met {namen[ander]}" for ander in dict.fromkeys(anderen) if ander in namen]


def _samen(band: Band) -> frozenset[int]:
    return frozenset((band.van, band.naar))

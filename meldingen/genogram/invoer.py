"""What a genogram is drawn from, free of Django: people, bands, and the words for both."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Teken(StrEnum):
    """The sign of one person. Source: McGoldrick, Gerson & Petry, Genograms (standard signs)."""

    MAN = "man"
    VROUW = "vrouw"
    ONBEKEND = "onbekend"
    ONGEBOREN = "ongeboren"


class Soort(StrEnum):
    """The kinds of band, with the values under which they are recorded."""

    OUDER_VAN = "ouder_van"
    ADOPTIEOUDER_VAN = "adoptieouder_van"
    PLEEGOUDER_VAN = "pleegouder_van"
    STIEFOUDER_VAN = "stiefouder_van"
    GEZAG_OVER = "gezag_over"
    PAAR = "paar"
    GEHUWD = "gehuwd"
    UIT_ELKAAR = "uit_elkaar"
    GESCHEIDEN = "gescheiden"
    GEWELD = "geweld"
    CONTACT_VERBROKEN = "contact_verbroken"
    HECHT = "hecht"


OUDERSOORTEN = (Soort.OUDER_VAN, Soort.ADOPTIEOUDER_VAN, Soort.PLEEGOUDER_VAN, Soort.STIEFOUDER_VAN)
"""Bands that put the one a row above the other, the strongest first."""
PAARSOORTEN = (Soort.GEHUWD, Soort.PAAR, Soort.GESCHEIDEN, Soort.UIT_ELKAAR)
"""Bands that put two people in one row."""
GEVOELSOORTEN = (Soort.GEWELD, Soort.CONTACT_VERBROKEN, Soort.HECHT)
"""Bands that say how two people are with each other, wherever they stand."""


@dataclass(frozen=True)
class Mens:
    """One person to be drawn.

    `leeftijd` stands inside the sign and `regel` beneath the name; both may be empty. `volgorde` is the birth order:
    a lower number stands further left.
    """

    sleutel: int
    naam: str
    teken: Teken = Teken.ONBEKEND
    leeftijd: str = ""
    regel: str = ""
    overleden: bool = False
    in_huishouden: bool = False
    volgorde: int = 0


@dataclass(frozen=True)
class Band:
    """One band, from `van` to `naar`; `voorbij` when it ended, and then only a separated couple still shows it."""

    van: int
    naar: int
    soort: Soort
    voorbij: bool = False


@dataclass(frozen=True)
class Familie:
    """Everything one drawing shows."""

    mensen: tuple[Mens, ...]
    banden: tuple[Band, ...]

    @property
    def per_sleutel(self) -> dict[int, Mens]:
        """The people by their key."""
        return {mens.sleutel: mens for mens in self.mensen}

    def geldig(self) -> tuple[Band, ...]:
        """The running bands between two different people of this drawing, each once, in a fixed order."""
        bekend = {mens.sleutel for mens in self.mensen}
        goed = {
            band
            for band in self.banden
            if not band.voorbij and band.van != band.naar and {band.van, band.naar} <= bekend
        }
        soorten = list(Soort)
        return tuple(sorted(goed, key=lambda b: (soorten.index(b.soort), b.van, b.naar)))

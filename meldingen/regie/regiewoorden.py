"""Who directs a casus, in one sentence for a page or a paper; never so that it tells where somebody hides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ketenpartners.models import Soort
from veiligthuis.core import words

if TYPE_CHECKING:
    from meldingen.geheimen import Geheimen
    from meldingen.models import Casus, Regie

NIEMAND = "niemand, de casus is gesloten"
VRAAG = "vraag het Veilig Thuis"
"""Instead of a name or an organisation that would give a place away to this reader."""


@dataclass(frozen=True)
class Regieregel:
    """Who directs now: person, organisation and since when; empty where that may not be told or nobody does."""

    naam: str = ""
    organisatie: str = ""
    sinds: str = ""

    @property
    def tekst(self) -> str:
        """All of it in one sentence part."""
        if not self.sinds:
            return NIEMAND
        return f"{self.naam}, {self.organisatie}, sinds {self.sinds}" if self.naam else VRAAG


def regieregel(casus: Casus, *, geheim: Geheimen | None = None) -> Regieregel:
    """Who directs now, in one query; `geheim` are the secrets the reader may not learn.

    Where a team works may tell where somebody lives: with an address that is secret to the reader no partner is named.
    Source: Wmo 2015 art. 5.3.3; Kwaliteitskader zicht op veiligheid 2016 (everybody knows who directs).
    """
    regie = _nu(casus)
    if regie is None:
        return Regieregel()
    regel = _regel(regie)
    van_partner = regie.organisatie.soort != Soort.VEILIG_THUIS
    if geheim and van_partner and (geheim.plekken or geheim.betrays(f"{regel.naam} {regel.organisatie}")):
        return Regieregel(sinds=regel.sinds)
    return regel


def _nu(casus: Casus) -> Regie | None:
    found: Regie | None = casus.regies.lopend().select_related("organisatie").first()
    return found


def _regel(regie: Regie) -> Regieregel:
    return Regieregel(regie.naam, str(regie.organisatie), words.full_day(regie.sinds))

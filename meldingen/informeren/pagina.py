"""What the page of one letter shows: the words as they are read, each copy, and what stops it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from meldingen.informeren import leesbaarheid, teksten, verzending
from meldingen.informeren.codelijsten import Verzendwijze
from meldingen.informeren.forms import adresnaam
from meldingen.informeren.machine import BriefStatus
from meldingen.models import Brief, Briefafdruk, Exemplaar
from veiligthuis.core.access import has_codename
from veiligthuis.core.machine import available
from veiligthuis.core.models import Medewerker

VERSTUREN = "verstuur"
"""The step that stands first, because the letter is made for it."""


@dataclass(frozen=True)
class Kopie:
    """One copy on the page: whose, how, where to (a secret address only said to be one), and why not so."""

    exemplaar: Exemplaar
    naar: str
    geheim: bool
    waarom_niet: str
    afdruk: Briefafdruk | None


def bladzijde(brief: Brief, user: Medewerker) -> dict[str, Any]:
    """Everything the page needs; a fixed number of queries."""
    kopieen = [_kopie(rij) for rij in brief.te_versturen]
    stappen = {kan.step.name: kan for kan in available(brief, user)}
    schrijf = stappen.pop("schrijf", None)
    goedkeuren = stappen.pop("keur_goed", None)
    return {
        "brief": brief,
        "casus": brief.casus,
        "delen": teksten.delen(brief.tekst),
        "gelezen": leesbaarheid.meet(brief.tekst),
        "kopieen": kopieen,
        "zonder": list(brief.exemplaren.exclude(niet_reden="").select_related("betrokkene__persoon")),
        "mag_schrijven": schrijf is not None,
        "is_concept": brief.status == BriefStatus.CONCEPT,
        "goedkeuren": goedkeuren,
        "gezien": brief.kenmerk_van_nu,
        "stappen": sorted(stappen.values(), key=lambda kan: kan.step.name != VERSTUREN),
        "kan_weg": VERSTUREN in stappen,
        "bezig": any(kopie.afdruk is not None and kopie.afdruk.is_bezig for kopie in kopieen),
        "mag_geheim": has_codename(user, "meldingen.bekijk_geheim_adres"),
    }


def _kopie(rij: Exemplaar) -> Kopie:
    naar, geheim = "", rij.is_geheim
    if rij.wijze == Verzendwijze.POST and rij.adres is not None:
        naar = adresnaam(rij.adres, geheim=geheim)
    elif rij.wijze == Verzendwijze.POST:
        naar = rij.adres_tekst or "nog geen adres"
    elif rij.wijze == Verzendwijze.VIA_ANDER and rij.betrokkene is not None:
        contact = verzending.contact_van(rij.betrokkene)
        naar = contact.via_wie if contact else ""
    waarom = verzending.waarom_niet_zo(rij, rij.brief.geheimen.mensen) or ""
    return Kopie(rij, naar, geheim, waarom, rij.afdruk)

"""Who of the people in a report may be known in another casus: the search of the register, asked for all at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.db import OperationalError, transaction

from meldingen.bekend.queries import Bekend, Kandidaat, vraag_naar, wie_zijn_dit
from meldingen.bekend.services import TE_LANG
from meldingen.models import Betrokkene, Casus
from veiligthuis.core.access import Person
from veiligthuis.core.errors import RuleBroken

MEESTE_MENSEN = 12
"""So many people of one report are looked for; a message names few."""


@dataclass(frozen=True)
class Bekende:
    """Somebody of the report, who that may be in other casussen, and whom to ask about casussen out of sight."""

    naam: str
    antwoord: Bekend


def bekenden(casus: Casus, mensen: Sequence[Betrokkene], user: Person) -> list[Bekende]:
    """Those people of a casus who may be known in another; a fixed number of statements, however many people.

    At most five candidates a person, never an address, and of a casus the worker may not see nothing but whom to ask.
    Raises RuleBroken when the search takes too long.
    """
    gezocht = [mens.persoon for mens in mensen[:MEESTE_MENSEN]]
    try:
        with transaction.atomic():
            antwoorden = wie_zijn_dit([vraag_naar(persoon) for persoon in gezocht], user=user, buiten=casus)
    except OperationalError as traag:
        raise RuleBroken(TE_LANG) from traag
    return [
        Bekende(persoon.weergavenaam, _zonder_omweg(antwoord, persoon.pk))
        for persoon, antwoord in zip(gezocht, antwoorden, strict=True)
        if antwoord.kandidaten or antwoord.elders
    ]


def beste_casus(gevonden: Sequence[Bekende]) -> str:
    """The number of the running casus of the surest candidate, which one key links to; empty for none."""
    lopend = [
        (kandidaat.zekerheid, dossier.casus.nummer)
        for bekende in gevonden
        for kandidaat in bekende.antwoord.kandidaten
        for dossier in kandidaat.dossiers
        if dossier.casus.is_open
    ]
    return max(lopend, default=(0, ""))[1]


def getoond(gevonden: Sequence[Bekende]) -> dict[str, object]:
    """Who was shown, for the audit trail: keys, never names."""
    kandidaten = [str(k.persoon.pk) for bekende in gevonden for k in bekende.antwoord.kandidaten]
    elders = any(bekende.antwoord.elders for bekende in gevonden)
    return {"getoond": ", ".join(dict.fromkeys(kandidaten)), "elders": elders}


def _zonder_omweg(antwoord: Bekend, eigen: int) -> Bekend:
    """Whoever is the very person of the report needs no likeness."""

    def zeg(kandidaat: Kandidaat) -> Kandidaat:
        return (
            replace(kandidaat, redenen=("dezelfde persoon",)) if kandidaat.persoon.pk == eigen else kandidaat
        )

    return replace(antwoord, kandidaten=tuple(zeg(kandidaat) for kandidaat in antwoord.kandidaten))

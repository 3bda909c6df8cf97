"""What happened with a family in its whole chain, whichever team had it, and who was told that it is late."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from meldingen.models import Termijn
from overdracht import queries
from overdracht.models import Contactpoging, Overdracht, Overnamevraag, Terugmelding, Vraag
from overdracht.overname.queries import chain_of
from veiligthuis.core import words

LADDERS = {"T12": "Als het antwoord uitblijft", "T12E": "Als contact uitblijft"}


def what_happened(overdracht: Overdracht) -> dict[str, Any]:
    """Attempts, questions, what came back, and questions of take-over; those of earlier teams travel along."""
    keten = chain_of(overdracht) if overdracht.is_overname else [overdracht.pk]
    terug = list(Terugmelding.objects.filter(overdracht__in=keten).met_mensen())
    for rij in terug:
        rij.telt = rij.vervallen_op is None and (rij.soort != "plan" or rij.bevestigd_op is not None)
    return {
        "pogingen": Contactpoging.objects.filter(overdracht__in=keten).select_related(
            "betrokkene__persoon", "door", "overdracht__naar_team"
        ),
        "vragen": Vraag.objects.filter(overdracht__in=keten).select_related(
            "gesteld_door", "beantwoord_door"
        ),
        "terugmeldingen": terug,
        "overnamevragen": Overnamevraag.objects.filter(overdracht=overdracht).select_related(
            "naar_team", "gevraagd_door", "beantwoord_door"
        ),
    }


def ladders(termijnen: Mapping[str, Termijn]) -> list[dict[str, Any]]:
    """Every level of both clocks, in words for a page."""
    treden = queries.levels_of(termijnen.values())
    return [
        {"woord": woord, "treden": treden[termijnen[code].pk]}
        for code, woord in LADDERS.items()
        if code in termijnen
    ]


def ladder(termijn: Termijn | None, nu: datetime) -> list[dict[str, str]]:
    """Who hears it when contact does not come, each with a date; empty when no clock runs."""
    if termijn is None or not termijn.is_open:
        return []
    treden = [
        {"woord": f"{words.day(op, short=True)}: {NAAR_WOORDEN[naar]}", "staat": "over" if op <= nu else ""}
        for op, naar in zip(termijn.momenten, termijn.naar, strict=True)
        if naar in NAAR_WOORDEN
    ]
    return [{"woord": "nu: de ontvanger", "staat": "nu"}, *treden]


NAAR_WOORDEN = {
    "teammanager": "teammanager Veilig Thuis",
    "manager_ontvanger": "manager van de ontvanger",
    "regiocontact": "de regio",
}

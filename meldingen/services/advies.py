"""Advice: written down, completed and closed."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from meldingen.models import Advies
from meldingen.queries import eigen_team
from meldingen.services.gegevens import AdviesGegevens
from meldingen.services.nummers import volgend_adviesnummer
from veiligthuis.core import access, audit, clock
from veiligthuis.core.errors import NotAllowed, RuleBroken
from veiligthuis.core.machine import begin, perform
from veiligthuis.core.models import Medewerker


@transaction.atomic
def geef_advies(
    *,
    gegevens: AdviesGegevens,
    sluit_af: bool = False,
    begonnen_op: datetime | None = None,
    by: Medewerker,
    at: datetime | None = None,
) -> Advies:
    """Write down advice; `sluit_af` closes it at once when this was the only contact.

    Source: Wmo 2015 art. 4.1.1 lid 3.
    """
    moment = at or clock.now()
    team = eigen_team(by)
    if team is None:
        raise RuleBroken("U werkt in geen team van Veilig Thuis. Vraag uw manager om een team.")
    nieuw = Advies(
        nummer=volgend_adviesnummer(moment),
        team=team,
        medewerker=by,
        begonnen_op=begonnen_op or moment,
        **gegevens.velden(),
    )
    advies: Advies = begin(nieuw, by=by, at=moment)
    return perform(advies, "sluit_advies_af", by=by, at=moment) if sluit_af else advies


@transaction.atomic
def werk_advies_bij(
    advies: Advies, *, gegevens: AdviesGegevens, by: Medewerker, at: datetime | None = None
) -> Advies:
    """Complete an open advies after a later contact. Raises RuleBroken once it is closed."""
    if not access.may(by, "meldingen.geef_advies", advies):
        raise NotAllowed("meldingen.geef_advies")
    rij: Advies = Advies.objects.select_for_update(of=("self",)).get(pk=advies.pk)
    if rij.afgesloten_op is not None:
        raise RuleBroken("Dit advies is afgesloten en verandert niet meer. Leg een nieuw advies vast.")
    for naam, waarde in gegevens.velden().items():
        setattr(rij, naam, waarde)
    rij.save()
    audit.record_change(by, rij, action="werk_advies_bij")
    return rij


def sluit_advies_af(advies: Advies, *, by: Medewerker, at: datetime | None = None) -> Advies:
    """The last contact was made; the adviesvrager stays responsible."""
    return perform(advies, "sluit_advies_af", by=by, at=at)

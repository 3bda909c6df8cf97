"""A conversation while it goes on: begun once, saved often, and finished as one advies or one melding."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

from django.db import transaction

from meldingen.crisis.begin import sluit_met_advies
from meldingen.models import Advies, Gesprek, Melding
from meldingen.services.advies import geef_advies
from meldingen.services.gegevens import AdviesGegevens
from veiligthuis.core import access, audit, clock
from veiligthuis.core.errors import NotAllowed, RuleBroken
from veiligthuis.core.models import Medewerker


@transaction.atomic
def begin_gesprek(*, by: Medewerker, at: datetime | None = None, sleutel: uuid.UUID | None = None) -> Gesprek:
    """Begin a conversation; the same key gives the same conversation, and to nobody else.

    Raises NotAllowed for somebody who takes no calls, or for another person's key.
    """
    moment = at or clock.now()
    if not access.has_codename(by, "meldingen.geef_advies"):
        access.require(by, "meldingen.neem_melding_op")
    gesprek, nieuw = Gesprek.objects.get_or_create(
        sleutel=sleutel or uuid.uuid4(), defaults={"medewerker": by, "begonnen_op": moment}
    )
    if gesprek.medewerker_id != by.pk:
        raise NotAllowed("meldingen.geef_advies")
    if nieuw:
        audit.record_change(by, gesprek, action="begin_gesprek")
    return gesprek


@transaction.atomic
def bewaar_gesprek(
    gesprek: Gesprek,
    *,
    notities: str,
    concept: dict[str, Any],
    volgnummer: int | None = None,
    by: Medewerker,
    at: datetime | None = None,
) -> Gesprek:
    """Save what was typed so far. A save that arrives after a newer one (by `volgnummer`) changes nothing.

    None as `volgnummer` is the newest. Leaves no audit line: it comes every few seconds, of one's own notes.
    """
    rij = vergrendel(gesprek, by=by)
    if rij.afgerond_op is not None:
        raise RuleBroken(
            "Dit gesprek is al afgerond. Ga naar het advies of de melding om iets toe te voegen."
        )
    nummer = rij.volgnummer + 1 if volgnummer is None else volgnummer
    if nummer <= rij.volgnummer:
        return rij
    rij.notities, rij.concept, rij.volgnummer = notities, concept, nummer
    rij.bewaard_op = at or clock.now()
    rij.save(update_fields=["notities", "concept", "volgnummer", "bewaard_op"])
    return rij


@transaction.atomic
def rond_gesprek_af_als_advies(
    gesprek: Gesprek,
    *,
    gegevens: AdviesGegevens,
    sluit_af: bool = False,
    by: Medewerker,
    at: datetime | None = None,
) -> Advies:
    """Finish a conversation as an advies; a second time gives the same one.

    The notes and the draft are wiped: they may name the people the call was about, and for an advies there is no
    ground to keep that.
    Source: Uitvoeringsregeling Wmo 2015, bijlage A par. 2.1.
    """
    moment = at or clock.now()
    rij = vergrendel(gesprek, by=by)
    if rij.advies is not None:
        return rij.advies
    if rij.melding is not None:
        raise RuleBroken(f"Dit gesprek is al melding {rij.melding.nummer} geworden.")
    advies = geef_advies(gegevens=gegevens, sluit_af=sluit_af, begonnen_op=rij.begonnen_op, by=by, at=moment)
    rij.notities = ""
    sluit_met_advies(rij, by=by, at=moment)
    rond_af(rij, advies=advies, at=moment)
    return advies


def vergrendel(gesprek: Gesprek, *, by: Medewerker) -> Gesprek:
    """The conversation under a lock, so that two requests come one after the other. Raises NotAllowed."""
    rij = (
        Gesprek.objects.select_for_update(of=("self",)).select_related("advies", "melding").get(pk=gesprek.pk)
    )
    if rij.medewerker_id != by.pk:
        raise NotAllowed("meldingen.geef_advies")
    return rij


def rond_af(
    gesprek: Gesprek, *, advies: Advies | None = None, melding: Melding | None = None, at: datetime
) -> None:
    """Record what the conversation became; the draft goes, because all of it stands where it belongs now.

    Raises RuleBroken when it was something else already.
    """
    if gesprek.afgerond_op is not None:
        raise RuleBroken("Dit gesprek is al als advies afgerond. Zet dat advies om in een melding.")
    gesprek.advies, gesprek.melding, gesprek.afgerond_op, gesprek.concept = advies, melding, at, {}
    gesprek.save()

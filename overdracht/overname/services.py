"""Every write of a take-over: silence ends, the first receiver is asked and answers, another team goes on."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction

from ketenpartners.models import Team
from ketenpartners.queries import geldig_convenant
from meldingen import services as meldingen
from overdracht.machine import Status
from overdracht.models import Overdracht, Overnamevraag
from overdracht.rules import casus_heeft_geen_lopende_overdracht
from veiligthuis.core import audit, clock
from veiligthuis.core.errors import RuleBroken
from veiligthuis.core.machine import perform
from veiligthuis.core.models import Medewerker


def return_silent(*, at: datetime | None = None) -> int:
    """Bring every offer back that stayed without answer beyond its convenant; returns how many. Safe to run twice.

    One transaction each: what cannot come back today (not everybody was told yet) waits for the next turn.
    Source: regional convenant (norm in working days); domeinregel C4.
    """
    moment = at or clock.now()
    terug = 0
    for overdracht in Overdracht.objects.filter(status=Status.AANGEBODEN).select_related("convenant"):
        try:
            with transaction.atomic():
                rij = perform(overdracht, "kom_terug_na_stilte", by=None, at=moment)
                meldingen.ontvanger_valt_af(rij.casus, by=None, at=moment)
        except RuleBroken:
            continue
        terug += 1
    return terug


@transaction.atomic
def ask_take_over(
    overdracht: Overdracht, *, naar_team: Team, reden: str, by: Medewerker, at: datetime | None = None
) -> Overdracht:
    """Ask the first receiver whether another team may take over; the clocks run on."""
    moment = at or clock.now()
    rij = perform(overdracht, "vraag_overname", by=by, at=moment, naar_team=naar_team, reden=reden)
    Overnamevraag.objects.create(
        overdracht=rij, naar_team=naar_team, reden=reden.strip(), gevraagd_door=by, gevraagd_op=moment
    )
    return rij


@transaction.atomic
def agree_take_over(
    overdracht: Overdracht, *, by: Medewerker, toelichting: str = "", at: datetime | None = None
) -> Overdracht:
    """The first receiver agrees: the team that was named goes on at once; returns the new handover."""
    moment = at or clock.now()
    vraag = overdracht.overnamevragen.open().select_related("naar_team").first()
    reden = vraag.reden if vraag else ""
    oud = perform(overdracht, "stem_in_met_overname", by=by, at=moment, reden=reden)
    vraag = oud.overnamevragen.open().select_for_update(of=("self",)).get()
    _answer(vraag, stemt_in=True, toelichting=toelichting, by=by, at=moment)
    return go_on(oud, naar_team=vraag.naar_team, by=by, at=moment)


@transaction.atomic
def refuse_take_over(
    overdracht: Overdracht, *, reden: str, verwacht_op: date, by: Medewerker, at: datetime | None = None
) -> Overdracht:
    """The first receiver keeps it, and says from which day on."""
    moment = at or clock.now()
    rij = perform(overdracht, "houd_overname_tegen", by=by, at=moment, reden=reden, verwacht_op=verwacht_op)
    vraag = rij.overnamevragen.open().select_for_update(of=("self",)).get()
    _answer(vraag, stemt_in=False, toelichting=reden, by=by, at=moment)
    return rij


@transaction.atomic
def hand_over_to_other_team(
    overdracht: Overdracht, *, naar_team: Team, reden: str, by: Medewerker, at: datetime | None = None
) -> Overdracht:
    """Another team takes over what waits; returns the new handover, offered to that team.

    What was offered goes on unchanged: plan, exception, agreements and what the receiver sees. The clock of the
    first contact runs on; the team that takes over gets its own norm to answer.
    """
    moment = at or clock.now()
    oud = perform(overdracht, "laat_overnemen", by=by, at=moment, naar_team=naar_team, reden=reden)
    return go_on(oud, naar_team=naar_team, by=by, at=moment)


def go_on(
    vorige: Overdracht,
    /,
    *,
    naar_team: Team,
    by: Medewerker,
    at: datetime,
    stap: str = "zet_aanbod_voort",
    **inputs: Any,
) -> Overdracht:
    """The next handover of the chain, with everything that travels. Raises RuleBroken without a convenant."""
    convenant = geldig_convenant(naar_team, clock.local(at).date())
    if convenant is None:
        raise RuleBroken(f"Met {naar_team} is vandaag geen geldig convenant. Kies een ander team.")
    nieuw: Overdracht = Overdracht(
        casus=vorige.casus,
        naar_team=naar_team,
        convenant=convenant,
        vorige=vorige,
        eerste_id=vorige.wortel_id,
        aangemaakt_door=by,
        aangemaakt_op=at,
        **{veld: getattr(vorige, veld) for veld in TRAVELS},
    )
    if reden := casus_heeft_geen_lopende_overdracht(nieuw, by=by, at=at):
        raise RuleBroken(reden)
    # Not `begin`: who lets a team take over need not be somebody who may prepare a handover.
    nieuw.save(force_insert=True)
    audit.record_change(by, nieuw, action="begin", target=Status.CONCEPT, fields={"vorige": vorige.pk})
    return perform(nieuw, stap, by=by, at=at, **inputs)


def _answer(vraag: Overnamevraag, *, stemt_in: bool, toelichting: str, by: Medewerker, at: datetime) -> None:
    vraag.stemt_in, vraag.toelichting = stemt_in, toelichting.strip()
    vraag.beantwoord_door, vraag.beantwoord_op = by, at
    vraag.save(update_fields=["stemt_in", "toelichting", "beantwoord_door", "beantwoord_op"])


TRAVELS = (
    "plan",
    "uitzondering_reden",
    "uitzondering_tot",
    "uitzondering_op",
    "uitzondering_door",
    "gezin_geinformeerd_op",
    "gezin_niet_geinformeerd_reden",
    "eigen_veiligheidsacties",
    "voorgestelde_regie",
    "afspraken",
    "momentopname",
    "eerste_contact_op",
)
"""What the next team of a take-over gets unchanged."""

"""Every write of the plan after the offer: sent along, read and confirmed, and the clock of going without one."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import CharField, Exists, OuterRef, Value
from django.db.models.functions import Cast, Coalesce, Concat

from meldingen.models import Termijn
from overdracht import momentopname
from overdracht.machine import BIJ_ONTVANGER, WACHT_OP_ANTWOORD
from overdracht.machine.stappen import PLANKLOK
from overdracht.models import Overdracht
from veiligheid.models import Veiligheidsplan
from veiligthuis.core import audit, clock
from veiligthuis.core.machine import perform
from veiligthuis.core.models import Medewerker


@transaction.atomic
def send_plan(overdracht: Overdracht, *, by: Medewerker, at: datetime | None = None) -> Overdracht:
    """Give the receiver the plan that holds now; ends the clock of an exception.

    Raises RuleBroken when there is none, or when the receiver has it already.
    """
    moment = at or clock.now()
    return perform(
        overdracht,
        "stuur_plan_mee",
        by=by,
        at=moment,
        plan=Veiligheidsplan.objects.geldig().filter(casus=overdracht.casus_id).first(),
        momentopname=momentopname.with_new_plan(overdracht, op=moment),
    )


def read_plan(
    overdracht: Overdracht,
    *,
    plan_gelezen: bool,
    by: Medewerker,
    gezien: int | None = None,
    at: datetime | None = None,
) -> Overdracht:
    """Whoever accepted before confirms that the plan sent since was read; `gezien` is the id of the plan on the page.

    Raises RuleBroken when there is none to read, or when yet another one was sent meanwhile.
    """
    return perform(overdracht, "lees_nieuw_plan", by=by, at=at, plan_gelezen=plan_gelezen, gezien=gezien)


def start_plan_clocks(*, at: datetime | None = None) -> int:
    """Give every handover that runs without a plan its clock, when it never had one; returns how many got it.

    For what was offered before exceptions had a clock: it counts from the exception itself, so a promised day that
    has passed is late at once. Safe to run twice.
    Source: Kwaliteitskader zicht op veiligheid 2016 (demands on a handover).
    """
    moment = at or clock.now()
    onderwerp = Concat(Value("overdracht:"), Cast(Coalesce("eerste_id", "pk"), CharField()))
    had_een_klok = Termijn.objects.filter(
        casus=OuterRef("casus"), code="T12P", onderwerp=OuterRef("onderwerp")
    )
    zonder = (
        Overdracht.objects.filter(
            status__in=sorted(WACHT_OP_ANTWOORD | BIJ_ONTVANGER),
            plan__isnull=True,
            uitzondering_op__isnull=False,
        )
        .annotate(onderwerp=onderwerp)
        .exclude(Exists(had_een_klok))
    )
    begonnen = 0
    for pk in list(zonder.values_list("pk", flat=True)):
        with transaction.atomic():
            rij = zonder.select_for_update(of=("self",)).filter(pk=pk).first()
            if rij is not None:
                PLANKLOK.apply(rij, by=None, at=moment, inputs={})
                audit.record_change(None, rij, action="start_planklok")
                begonnen += 1
    return begonnen

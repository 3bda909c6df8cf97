"""The version of a plan that a receiver proposes after a handover; overdracht asks who may, nothing here does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from meldingen import services as meldingen
from meldingen.models import Casus
from veiligheid.machine import PlanStatus
from veiligheid.models import Afspraak, Plandeelnemer, Veiligheidsplan
from veiligheid.queries import geldig_plan
from veiligheid.rules.plan import ontbreekt_aan_plan
from veiligheid.services.plan import AFSPRAAK_VELDEN, copy_fields, copy_rows
from veiligthuis.core import audit, machine
from veiligthuis.core.errors import RuleBroken
from veiligthuis.core.models import Medewerker

MEE = ("betrokkene_id", "gesproken_op", "niet_gesproken_reden", "cijfer", "kent_noodplan")
"""What is known of a person goes along; what that person said of the earlier version does not."""


@dataclass(frozen=True, kw_only=True)
class Planwijziging:
    """What a receiver changes: empty texts stay as they are; `erbij` are new agreements, `vervalt` ids of old ones."""

    evaluatie_op: date
    signalen: str = ""
    noodplan: str = ""
    erbij: Sequence[Mapping[str, Any]] = field(default_factory=tuple)
    vervalt: Sequence[int] = field(default_factory=tuple)


@transaction.atomic
def propose_version(
    casus: Casus, wijziging: Planwijziging, *, by: Medewerker, at: datetime
) -> Veiligheidsplan:
    """Write the next version as a concept, a copy of the plan that holds with what the receiver changes.

    A consequence of a step of overdracht, so no permission is asked. Raises RuleBroken when there is no plan that
    holds, when one is being written, or when the version would miss something.
    """
    locked = Casus.objects.select_for_update(of=("self",)).get(pk=casus.pk)
    previous = geldig_plan(locked)
    if previous is None or locked.veiligheidsplannen.in_concept().exists():
        raise RuleBroken("Er is geen vastgesteld plan, of er wordt al een nieuwe versie geschreven.")
    last = locked.veiligheidsplannen.aggregate(last=Max("versie"))["last"]
    plan: Veiligheidsplan = Veiligheidsplan(
        casus=locked, versie=last + 1, opgesteld_door=by, begonnen_op=at, gewijzigd_op=at
    )
    copy_fields(previous, plan)
    plan.evaluatie_op = wijziging.evaluatie_op
    plan.signalen = wijziging.signalen.strip() or plan.signalen
    plan.noodplan = wijziging.noodplan.strip() or plan.noodplan
    # Not `begin`: a receiver may propose a version of this one plan, but may write no plans.
    plan.save(force_insert=True)
    copy_rows(previous, plan)
    Plandeelnemer.objects.bulk_create(
        Plandeelnemer(plan=plan, **values) for values in previous.deelnemers.values(*MEE)
    )
    _change_afspraken(previous, plan, wijziging)
    audit.record_change(by, plan, action="begin", target=PlanStatus.CONCEPT, fields={"voorstel": True})
    if missing := ontbreekt_aan_plan(plan, at=at):
        raise RuleBroken(missing[0])
    return plan


@transaction.atomic
def confirm_proposal(plan: Veiligheidsplan, *, by: Medewerker, at: datetime) -> Veiligheidsplan:
    """The regiehouder confirmed it: the version holds and takes the place of the one before.

    Source: Kwaliteitskader Veilig Thuis 2016, zicht op veiligheid.
    """
    for previous in plan.casus.veiligheidsplannen.geldig().exclude(pk=plan.pk):
        machine.perform(previous, "vervang", by=by, at=at)
    established = machine.perform(plan, "bevestig_door_ontvanger", by=by, at=at)
    meldingen.note_veiligheidsplan(established.casus, by=by, at=at)
    return established


def drop_proposal(
    plan: Veiligheidsplan, *, by: Medewerker | None, reden: str, at: datetime
) -> Veiligheidsplan:
    """The proposal lapses; the plan that holds stays."""
    return machine.perform(plan, "laat_voorstel_vervallen", by=by, at=at, reden=reden)


def _change_afspraken(previous: Veiligheidsplan, plan: Veiligheidsplan, wijziging: Planwijziging) -> None:
    """Take the dropped agreements out and put the new ones behind; conditions of Veilig Thuis stay."""
    weg = previous.afspraken.filter(pk__in=wijziging.vervalt, soort="afspraak")
    for afspraak in weg:
        plan.afspraken.filter(**{name: getattr(afspraak, name) for name in AFSPRAAK_VELDEN}).delete()
    last = plan.afspraken.aggregate(last=Max("volgorde"))["last"] or 0
    Afspraak.objects.bulk_create(
        Afspraak(plan=plan, volgorde=last + number, soort="afspraak", **values)
        for number, values in enumerate(wijziging.erbij, start=1)
    )

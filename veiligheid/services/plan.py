"""Writing a safety plan, establishing it, and what happens to its agreements afterwards."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from meldingen import services as meldingen
from meldingen.models import Casus
from veiligheid.codelijsten import Uitkomst
from veiligheid.machine import PlanStatus
from veiligheid.models import Afspraak, Plandeelnemer, Veiligheidsplan
from veiligheid.queries import directbetrokkenen, geldig_plan
from veiligthuis.core import access, audit, clock, machine
from veiligthuis.core.errors import NotAllowed, RuleBroken
from veiligthuis.core.models import Medewerker

MAKEN = "veiligheid.maak_veiligheidsplan"
PLAN_VELDEN = (
    "kern_van_de_zorgen",
    "signalen",
    "noodplan",
    "codewoord",
    "netwerk",
    "regie_organisatie",
    "regie_naam",
    "regie_telefoon",
    "evaluatie_op",
)
AFSPRAAK_VELDEN = ("soort", "wat", "wie", "wanneer", "vanaf", "tot", "controle", "gevolg")
DEELNEMER_VELDEN = ("gesproken_op", "niet_gesproken_reden", "cijfer")


@transaction.atomic
def begin_veiligheidsplan(casus: Casus, *, by: Medewerker, at: datetime | None = None) -> Veiligheidsplan:
    """Start the next version; it begins as a copy of the plan that holds, without what is finished.

    Raises RuleBroken when a version is being written already.
    """
    moment = at or clock.now()
    locked = Casus.objects.select_for_update(of=("self",)).get(pk=casus.pk)
    if not access.is_visible(by, locked):
        raise NotAllowed(MAKEN)
    if locked.veiligheidsplannen.in_concept().exists():
        raise RuleBroken("Er wordt al een versie van het veiligheidsplan geschreven. Ga daarmee verder.")
    previous = geldig_plan(locked)
    last = locked.veiligheidsplannen.aggregate(last=Max("versie"))["last"] or 0
    plan: Veiligheidsplan = Veiligheidsplan(
        casus=locked, versie=last + 1, opgesteld_door=by, begonnen_op=moment, gewijzigd_op=moment
    )
    if previous:
        _copy_fields(previous, plan)
    plan = machine.begin(plan, by=by, at=moment)
    if previous:
        _copy_afspraken(previous, plan)
    Plandeelnemer.objects.bulk_create(
        Plandeelnemer(plan=plan, betrokkene=persoon, niet_gesproken_reden=persoon.reden_niet_gesproken[:200])
        for persoon in directbetrokkenen(locked)
    )
    return plan


@transaction.atomic
def save_veiligheidsplan(
    plan: Veiligheidsplan,
    *,
    by: Medewerker,
    velden: Mapping[str, Any],
    afspraken: Sequence[Mapping[str, Any]] | None = None,
    deelnemers: Sequence[Mapping[str, Any]] | None = None,
    at: datetime | None = None,
) -> Veiligheidsplan:
    """Keep what was typed in a draft; nothing needs to be complete yet.

    `afspraken` replaces all rows, in the order given; `deelnemers` merges by betrokkene; None leaves them as
    they are. Raises RuleBroken when the plan was established meanwhile.
    """
    row = _draft(plan, by)
    changed = [name for name in PLAN_VELDEN if name in velden and getattr(row, name) != velden[name]]
    for name in changed:
        setattr(row, name, velden[name])
    row.gewijzigd_op = at or clock.now()
    row.save(update_fields=[*changed, "gewijzigd_op"])
    if afspraken is not None and _save_afspraken(row, afspraken):
        changed.append("afspraken")
    if deelnemers is not None and _save_deelnemers(row, deelnemers):
        changed.append("deelnemers")
    if changed:
        audit.record_change(by, row, action="bewaar", fields={"velden": changed})
    return row


@transaction.atomic
def establish_veiligheidsplan(
    plan: Veiligheidsplan, *, by: Medewerker, at: datetime | None = None
) -> Veiligheidsplan:
    """The version holds from now on and takes the place of the one before; the casus learns that it has a plan.

    Raises RuleBroken with the first thing that is missing.
    Source: Kwaliteitskader Veilig Thuis 2016, zicht op veiligheid.
    """
    moment = at or clock.now()
    previous = plan.casus.veiligheidsplannen.geldig().exclude(pk=plan.pk).first()
    if previous:
        machine.perform(previous, "vervang", by=by, at=moment)
    established = machine.perform(plan, "stel_vast", by=by, at=moment)
    meldingen.note_veiligheidsplan(established.casus, by=by, at=moment)
    return established


@transaction.atomic
def withdraw_veiligheidsplan(
    plan: Veiligheidsplan, *, by: Medewerker, reden: str, at: datetime | None = None
) -> Veiligheidsplan:
    """The plan lapses without a version in its place; the casus then has no plan that holds."""
    moment = at or clock.now()
    held = plan.vastgesteld_op is not None
    withdrawn = machine.perform(plan, "laat_vervallen", by=by, at=moment, reden=reden)
    if held:
        meldingen.note_veiligheidsplan_vervallen(withdrawn.casus, by=by, at=moment)
    return withdrawn


@transaction.atomic
def complete_afspraak(
    afspraak: Afspraak,
    *,
    by: Medewerker,
    uitkomst: str,
    toelichting: str = "",
    at: datetime | None = None,
) -> Afspraak:
    """Record how an agreement ended. Not kept asks for words: what happened and what now."""
    row = Afspraak.objects.select_for_update(of=("self",)).select_related("plan__casus").get(pk=afspraak.pk)
    if not access.may(by, MAKEN, row):
        raise NotAllowed(MAKEN)
    if row.plan.status != PlanStatus.VASTGESTELD or row.afgerond_op:
        raise RuleBroken("Deze afspraak loopt niet meer. Laad de pagina opnieuw om te zien wat nu geldt.")
    if uitkomst == Uitkomst.NIET_NAGEKOMEN and not toelichting.strip():
        raise RuleBroken(
            "Schrijf wat er gebeurde en wat er nu nodig is, want de afspraak is niet nagekomen.",
            field="toelichting",
        )
    row.uitkomst, row.uitkomst_toelichting = uitkomst, toelichting.strip()
    row.afgerond_op, row.afgerond_door = clock.local(at or clock.now()).date(), by
    row.save(update_fields=["uitkomst", "uitkomst_toelichting", "afgerond_op", "afgerond_door"])
    audit.record_change(by, row, action="rond_afspraak_af", fields={"uitkomst": uitkomst})
    return row


@transaction.atomic
def note_gezien(
    deelnemer: Plandeelnemer, *, by: Medewerker, op: date, at: datetime | None = None
) -> Plandeelnemer:
    """Record the day on which a person saw the established plan."""
    row = (
        Plandeelnemer.objects.select_for_update(of=("self",))
        .select_related("plan__casus")
        .get(pk=deelnemer.pk)
    )
    if not access.may(by, MAKEN, row):
        raise NotAllowed(MAKEN)
    established = row.plan.vastgesteld_op
    if row.plan.status != PlanStatus.VASTGESTELD or established is None:
        raise RuleBroken("Alleen een geldend plan kan worden getoond. Stel het plan eerst vast.")
    if not clock.local(established).date() <= op <= clock.local(at or clock.now()).date():
        raise RuleBroken("Kies een dag tussen het vaststellen van het plan en vandaag.", field="op")
    row.gezien_op = op
    row.save(update_fields=["gezien_op"])
    audit.record_change(by, row, action="plan_gezien")
    return row


def _draft(plan: Veiligheidsplan, by: Medewerker) -> Veiligheidsplan:
    rows = Veiligheidsplan.objects.select_for_update(of=("self",)).select_related("casus")
    row: Veiligheidsplan = rows.get(pk=plan.pk)
    if not access.may(by, MAKEN, row):
        raise NotAllowed(MAKEN)
    if row.status != PlanStatus.CONCEPT:
        raise RuleBroken(
            f"Versie {row.versie} is niet meer aan te passen: de status is ‘{row.get_status_display()}’. "
            "Maak een nieuwe versie om iets te veranderen."
        )
    return row


def _copy_fields(source: Veiligheidsplan, target: Veiligheidsplan) -> None:
    for name in PLAN_VELDEN:
        setattr(target, name, getattr(source, name))
    target.evaluatie_op = None


def _copy_afspraken(source: Veiligheidsplan, target: Veiligheidsplan) -> None:
    running = [afspraak for afspraak in source.afspraken.all() if afspraak.afgerond_op is None]
    _save_afspraken(target, [{name: getattr(row, name) for name in AFSPRAAK_VELDEN} for row in running])


def _save_afspraken(plan: Veiligheidsplan, afspraken: Sequence[Mapping[str, Any]]) -> bool:
    """Replace the rows when they differ; the order is the order given."""
    wanted = [{name: values[name] for name in AFSPRAAK_VELDEN} for values in afspraken]
    if wanted == list(plan.afspraken.order_by("volgorde").values(*AFSPRAAK_VELDEN)):
        return False
    plan.afspraken.all().delete()
    Afspraak.objects.bulk_create(
        Afspraak(plan=plan, volgorde=number, **values) for number, values in enumerate(wanted, start=1)
    )
    return True


def _save_deelnemers(plan: Veiligheidsplan, deelnemers: Sequence[Mapping[str, Any]]) -> bool:
    """Merge by betrokkene; somebody outside the casus is refused."""
    people = {betrokkene.pk for betrokkene in directbetrokkenen(plan.casus)}
    known = {deelnemer.betrokkene_id: deelnemer for deelnemer in plan.deelnemers.all()}
    changed = False
    for values in deelnemers:
        pk = values["betrokkene"]
        if pk not in people:
            raise RuleBroken("Deze persoon hoort niet bij de casus. Laad de pagina opnieuw.")
        deelnemer = known.get(pk) or Plandeelnemer(plan=plan, betrokkene_id=pk)
        answers = {name: values[name] for name in DEELNEMER_VELDEN if name in values}
        if deelnemer.pk is None or any(getattr(deelnemer, name) != value for name, value in answers.items()):
            for name, value in answers.items():
                setattr(deelnemer, name, value)
            deelnemer.save()
            changed = True
    return changed

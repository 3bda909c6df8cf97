"""Writing a safety plan, establishing it, and letting it lapse; what happens afterwards is in `veiligheid.plan`."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from meldingen import services as meldingen
from meldingen.codelijsten import Rol
from meldingen.models import Casus
from meldingen.queries import geheimen
from veiligheid.machine import PlanStatus
from veiligheid.models import Afspraak, Netwerkpersoon, Plandeelnemer, Veiligheidsplan
from veiligheid.queries import directbetrokkenen, geldig_plan, huidigen
from veiligheid.services.samenvoegen import VREEMD, merge_per_person
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
    "regie_kent_noodplan",
    "evaluatie_op",
    "latere_evaluaties",
    "fase",
    "toevlucht",
)
AFSPRAAK_VELDEN = (
    "soort", "wat", "wie", "wanneer", "vanaf", "tot", "controle", "gevolg", "niet_voor", "controle_op",
)  # fmt: skip
DEELNEMER_VELDEN = ("gesproken_op", "niet_gesproken_reden", "cijfer", "kent_noodplan")
NETWERK_VELDEN = ("naam", "doet", "telefoon", "niet_voor")


@transaction.atomic
def begin_veiligheidsplan(casus: Casus, *, by: Medewerker, at: datetime | None = None) -> Veiligheidsplan:
    """Start the next version; it begins as a copy of the plan that holds, without what is finished.

    Who may know the noodplan is who knew it before; in the first version only the victim.
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
        copy_fields(previous, plan)
    plan = machine.begin(plan, by=by, at=moment)
    if previous:
        copy_rows(previous, plan)
    knew = _knew(previous) if previous else {}
    Plandeelnemer.objects.bulk_create(
        Plandeelnemer(
            plan=plan,
            betrokkene=persoon,
            niet_gesproken_reden=persoon.reden_niet_gesproken[:200],
            kent_noodplan=knew.get(
                persoon.pk, persoon.rol == Rol.SLACHTOFFER and not geheimen.is_kind(persoon)
            ),
        )
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
    netwerk: Sequence[Mapping[str, Any]] | None = None,
    at: datetime | None = None,
) -> Veiligheidsplan:
    """Keep what was typed in a draft; nothing needs to be complete yet.

    `afspraken` and `netwerk` replace all rows, in the order given; `deelnemers` merges by betrokkene; None leaves
    them as they are. Raises RuleBroken when the plan was established meanwhile.
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
    if netwerk is not None and _save_netwerk(row, netwerk):
        changed.append("netwerkpersonen")
    if changed:
        audit.record_change(by, row, action="bewaar", fields={"velden": changed})
    return row


@transaction.atomic
def add_afspraak(
    casus: Casus, *, by: Medewerker, wat: str, wie: str, tot: date | None = None, at: datetime | None = None
) -> Veiligheidsplan:
    """Put one agreement behind those of the version being written; a version is begun when there is none.

    Raises NotAllowed for who may not write plans or does not see the casus.
    """
    if not access.may(by, MAKEN, casus):
        raise NotAllowed(MAKEN)
    concept = casus.veiligheidsplannen.in_concept().first() or begin_veiligheidsplan(casus, by=by, at=at)
    row = _draft(concept, by)
    last = row.afspraken.aggregate(last=Max("volgorde"))["last"] or 0
    Afspraak.objects.create(plan=row, volgorde=last + 1, wat=wat[:300], wie=wie[:80], tot=tot)
    row.gewijzigd_op = at or clock.now()
    row.save(update_fields=["gewijzigd_op"])
    audit.record_change(by, row, action="bewaar", fields={"velden": ["afspraken"]})
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


def copy_fields(source: Veiligheidsplan, target: Veiligheidsplan) -> None:
    """The fields that go along into a next version."""
    for name in PLAN_VELDEN:
        setattr(target, name, getattr(source, name))
    target.evaluatie_op, target.latere_evaluaties, target.netwerk = None, [], ""


def copy_rows(source: Veiligheidsplan, target: Veiligheidsplan) -> None:
    """What still runs; people of the network that were written as lines of text become rows."""
    written = [
        {"naam": line[:80], "doet": line[80:280]} for line in source.netwerk.splitlines() if line.strip()
    ]
    people = [{name: getattr(row, name) for name in NETWERK_VELDEN} for row in source.netwerkpersonen.all()]
    _save_netwerk(target, [*people, *written])
    running = [afspraak for afspraak in source.afspraken.all() if afspraak.afgerond_op is None]
    _save_afspraken(target, [{name: getattr(row, name) for name in AFSPRAAK_VELDEN} for row in running])


def _save_afspraken(plan: Veiligheidsplan, afspraken: Sequence[Mapping[str, Any]]) -> bool:
    """Replace the rows when they differ; the order is the order given."""
    wanted = [_row(plan, values, AFSPRAAK_VELDEN) for values in afspraken]
    if wanted == list(plan.afspraken.order_by("volgorde").values(*AFSPRAAK_VELDEN)):
        return False
    _require_people(plan, wanted)
    plan.afspraken.all().delete()
    Afspraak.objects.bulk_create(
        Afspraak(plan=plan, volgorde=number, **values) for number, values in enumerate(wanted, start=1)
    )
    return True


def _knew(previous: Veiligheidsplan) -> dict[int, bool]:
    """Who might know the noodplan, by key; of a human who stood there twice, whether either row said so."""
    knew: dict[int, bool] = {}
    for deelnemer in previous.deelnemers.all():
        for pk in huidigen(previous.casus, [deelnemer.betrokkene_id]):
            knew[pk] = knew.get(pk, False) or deelnemer.kent_noodplan
    return knew


def _save_deelnemers(plan: Veiligheidsplan, deelnemers: Sequence[Mapping[str, Any]]) -> bool:
    return merge_per_person(
        plan.casus,
        {deelnemer.betrokkene_id: deelnemer for deelnemer in plan.deelnemers.all()},
        deelnemers,
        fields=DEELNEMER_VELDEN,
        new=lambda pk: Plandeelnemer(plan=plan, betrokkene_id=pk),
    )


def _save_netwerk(plan: Veiligheidsplan, netwerk: Sequence[Mapping[str, Any]]) -> bool:
    """Replace the people around the family when they differ."""
    wanted = [_row(plan, values, NETWERK_VELDEN) for values in netwerk]
    if wanted == list(plan.netwerkpersonen.order_by("volgorde").values(*NETWERK_VELDEN)):
        return False
    _require_people(plan, wanted)
    plan.netwerkpersonen.all().delete()
    Netwerkpersoon.objects.bulk_create(
        Netwerkpersoon(plan=plan, volgorde=number, **values) for number, values in enumerate(wanted, start=1)
    )
    return True


def _row(plan: Veiligheidsplan, values: Mapping[str, Any], fields: Sequence[str]) -> dict[str, Any]:
    """Every field of a row, kept from people as they are called now."""
    row = {name: values.get(name, _leeg(name)) for name in fields}
    return {**row, "niet_voor": huidigen(plan.casus, row["niet_voor"])}


def _require_people(plan: Veiligheidsplan, rows: Sequence[Mapping[str, Any]]) -> None:
    """A row is kept from people of this casus only."""
    people = {betrokkene.pk for betrokkene in directbetrokkenen(plan.casus)}
    if any(set(row["niet_voor"]) - people for row in rows):
        raise RuleBroken(VREEMD)


def _leeg(name: str) -> Any:
    """What a row says that does not name this field."""
    return {"niet_voor": [], "controle_op": None}.get(name, "")

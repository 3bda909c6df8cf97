"""Every write of what flows back: a version proposed and confirmed, unsafe again, help ended, read at Veilig Thuis."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from meldingen import services as meldingen
from meldingen.machine.casus_status import BIJ_PARTNER
from overdracht.models import Overdracht, Terugmelding
from overdracht.terug.records import Soort
from veiligheid import services as veiligheid
from veiligthuis.core import clock
from veiligthuis.core.machine import perform
from veiligthuis.core.models import Medewerker


@transaction.atomic
def propose_plan(
    overdracht: Overdracht,
    *,
    tekst: str,
    evaluatie_op: date | None,
    by: Medewerker,
    signalen: str = "",
    noodplan: str = "",
    erbij: Sequence[Mapping[str, Any]] = (),
    vervalt: Sequence[int] = (),
    at: datetime | None = None,
) -> Overdracht:
    """Propose the next version of the plan; nothing holds before the regiehouder confirms. Raises RuleBroken."""
    moment = at or clock.now()
    gevraagd: dict[str, Any] = {
        "evaluatie_op": evaluatie_op, "signalen": signalen, "noodplan": noodplan, "erbij": erbij, "vervalt": vervalt,
    }  # fmt: skip
    rij = perform(overdracht, "stel_plan_voor", by=by, at=moment, tekst=tekst, **gevraagd)
    plan = veiligheid.propose_version(rij.casus, veiligheid.Planwijziging(**gevraagd), by=by, at=moment)
    _note(rij, Soort.PLAN, tekst, by=by, at=moment, plan=plan)
    return rij


@transaction.atomic
def confirm_plan(overdracht: Overdracht, *, by: Medewerker, at: datetime | None = None) -> Overdracht:
    """The regiehouder confirms the proposal: it is the plan from now on, and Veilig Thuis reads what changed."""
    moment = at or clock.now()
    rij = perform(overdracht, "bevestig_plan", by=by, at=moment)
    voorstel = rij.terugmeldingen.open_voorstel().select_for_update(of=("self",)).get()
    veiligheid.confirm_proposal(voorstel.plan, by=by, at=moment)
    voorstel.bevestigd_door, voorstel.bevestigd_op = by, moment
    voorstel.save(update_fields=["bevestigd_door", "bevestigd_op"])
    return rij


@transaction.atomic
def drop_plan(
    overdracht: Overdracht, *, reden: str, by: Medewerker, at: datetime | None = None
) -> Overdracht:
    """Drop the proposal; the plan that holds stays."""
    moment = at or clock.now()
    rij = perform(overdracht, "laat_voorstel_vervallen", by=by, at=moment, reden=reden)
    drop_proposals(rij, reden, by=by, at=moment)
    return rij


@transaction.atomic
def report_unsafe(
    overdracht: Overdracht, *, tekst: str, by: Medewerker, at: datetime | None = None
) -> Overdracht:
    """Unsafe again: casus and regie are at Veilig Thuis at once, and whoever takes acute calls is told (C15).

    A casus that is at the Raad or already active keeps its status: Veilig Thuis has it in hand there.
    Source: Handelingsprotocol Veilig Thuis 2019, monitorfunctie.
    """
    moment = at or clock.now()
    rij = perform(overdracht, "meld_onveilig", by=by, at=moment, tekst=tekst)
    _note(rij, Soort.ONVEILIG, tekst, by=by, at=moment)
    drop_proposals(rij, "Het gezin is weer onveilig.", by=by, at=moment)
    _take_regie_back(rij, by=by, at=moment)
    if rij.casus.status in BIJ_PARTNER:
        rij.casus = meldingen.word_weer_onveilig(rij.casus, toelichting=tekst, by=by, at=moment)
    return rij


@transaction.atomic
def end_help(
    overdracht: Overdracht, *, resultaat: str, tekst: str, by: Medewerker, at: datetime | None = None
) -> Overdracht:
    """The receiver stops helping, with a result; Veilig Thuis reads it and decides about the casus itself."""
    moment = at or clock.now()
    rij = perform(overdracht, "sluit_hulp_af", by=by, at=moment, resultaat=resultaat, tekst=tekst)
    _note(rij, Soort.AFGESLOTEN, tekst, by=by, at=moment, resultaat=resultaat)
    return rij


@transaction.atomic
def take_up_unsafe(
    overdracht: Overdracht, *, vervolg: str, by: Medewerker, at: datetime | None = None
) -> Overdracht:
    """Somebody of Veilig Thuis acts on unsafe again and says what happens first; of two, one wins."""
    moment = at or clock.now()
    rij = perform(overdracht, "pak_onveilig_op", by=by, at=moment, vervolg=vervolg)
    _read(rij.terugmeldingen.ongelezen().filter(soort=Soort.ONVEILIG), vervolg, by=by, at=moment)
    return rij


@transaction.atomic
def read_findings(
    overdracht: Overdracht, *, vervolg: str, by: Medewerker, at: datetime | None = None
) -> Overdracht:
    """Veilig Thuis read the changed plan or the result, and says what follows."""
    moment = at or clock.now()
    rij = perform(overdracht, "lees_terugmeldingen", by=by, at=moment, vervolg=vervolg)
    te_lezen = Terugmelding.objects.van_keten(rij).ongelezen().exclude(soort=Soort.ONVEILIG)
    _read(te_lezen, vervolg, by=by, at=moment)
    return rij


def _note(
    overdracht: Overdracht, soort: str, tekst: str, *, by: Medewerker, at: datetime, **velden: Any
) -> None:
    Terugmelding.objects.create(
        overdracht=overdracht, soort=soort, tekst=tekst.strip(), gemeld_door=by, gemeld_op=at, **velden
    )


def _read(rijen: Any, vervolg: str, *, by: Medewerker, at: datetime) -> None:
    rijen.update(gelezen_door=by, gelezen_op=at, vervolg=vervolg.strip())


def drop_proposals(overdracht: Overdracht, reden: str, *, by: Medewerker, at: datetime) -> None:
    """What was proposed and not confirmed lapses with its version; nothing happens when there is none."""
    for voorstel in overdracht.terugmeldingen.open_voorstel().select_for_update(of=("self",)):
        veiligheid.drop_proposal(voorstel.plan, by=by, reden=reden, at=at)
        voorstel.vervallen_op = at
        voorstel.save(update_fields=["vervallen_op"])


def _take_regie_back(overdracht: Overdracht, *, by: Medewerker, at: datetime) -> None:
    """Veilig Thuis directs again, unless it does already."""
    regie = overdracht.casus.regie
    if regie is not None and regie.organisatie_id != overdracht.casus.team.organisatie_id:
        meldingen.haal_regie_terug(overdracht.casus, by=by, at=at)

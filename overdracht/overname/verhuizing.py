"""Moving a whole caseload, and undoing that the same day; the worker does it family by family."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from ketenpartners.models import Team
from meldingen import services as meldingen
from meldingen.machine.casus_status import CasusStatus
from meldingen.models import Regie
from overdracht.machine import WACHT_OP_ANTWOORD, Status
from overdracht.models import Overdracht, Verhuisregel, Verhuizing
from overdracht.overname.queries import caseload, mark_of
from overdracht.overname.records import VERHUIZEN
from overdracht.overname.services import go_on
from overdracht.rules import overnemer_kan_overnemen
from overdracht.terug.services import drop_proposals
from veiligthuis.core import audit, clock
from veiligthuis.core import reports as bell
from veiligthuis.core.access import require
from veiligthuis.core.errors import NotAllowed, RuleBroken
from veiligthuis.core.machine import perform
from veiligthuis.core.models import Medewerker

# By name: the task calls this module, so it cannot be imported here.
TASK = "overdracht.tasks.verhuis"
NOTEN = ("was_status", "was_afgerond_op", "was_afgerond_door")
"""What is noted of a family at the moment it moves."""
MELDING_BIJ_HERSTEL = "Het nieuwe team heeft dit gezin al beantwoord; overleg met het team."


@transaction.atomic
def move_caseload(
    *,
    van_team: Team,
    naar_team: Team,
    reden: str,
    by: Medewerker,
    gezien: str | None = None,
    at: datetime | None = None,
) -> Verhuizing:
    """Let every family of a team go to another one; the list is fixed here, the worker moves them one by one.

    `gezien` is the mark of the list that was looked at: with it nobody else moves than was seen.
    Raises NotAllowed, or RuleBroken when there is nothing to move, a move of this team runs, or the other team
    cannot take over.
    Source: regional convenant (a partner that stops).
    """
    require(by, VERHUIZEN)
    moment = at or clock.now()
    Team.objects.select_for_update(of=("self",)).get(pk=van_team.pk)
    gezinnen = list(caseload(van_team))
    if not reden.strip():
        raise RuleBroken("Schrijf waarom de gezinnen verhuizen. Dit staat bij elk gezin.", field="reden")
    if not gezinnen:
        raise RuleBroken(f"{van_team} heeft geen gezinnen die kunnen verhuizen.", field="van_team")
    if gezien is not None and gezien != mark_of(van_team, naar_team, gezinnen):
        raise RuleBroken("Dit zijn niet de gezinnen die u bekeek. Bekijk eerst wie er nu verhuizen.")
    if Verhuizing.objects.filter(van_team=van_team, gereed_op__isnull=True).exists():
        raise RuleBroken(f"De gezinnen van {van_team} verhuizen al. Wacht tot dat klaar is.")
    if waarom := overnemer_kan_overnemen(gezinnen[0], by=by, at=moment, naar_team=naar_team):
        raise RuleBroken(waarom, field="naar_team")
    verhuizing: Verhuizing = Verhuizing.objects.create(
        van_team=van_team, naar_team=naar_team, reden=reden.strip(), gevraagd_door=by, gevraagd_op=moment
    )
    Verhuisregel.objects.bulk_create(
        Verhuisregel(verhuizing=verhuizing, overdracht=rij, was_status=rij.status) for rij in gezinnen
    )
    audit.record_change(by, verhuizing, action="verhuis_gezinnen", fields={"aantal": len(gezinnen)})
    transaction.on_commit(lambda: bell.ring(TASK, verhuizing.pk), robust=True)
    return verhuizing


@transaction.atomic
def undo_move(verhuizing: Verhuizing, *, by: Medewerker, at: datetime | None = None) -> Verhuizing:
    """Take a move back, on the day it was asked only; the worker does it family by family.

    A family the new team has answered for stays there, with the reason on its line. Raises NotAllowed or RuleBroken.
    """
    require(by, VERHUIZEN)
    moment = at or clock.now()
    rij: Verhuizing = Verhuizing.objects.select_for_update(of=("self",)).get(pk=verhuizing.pk)
    if rij.gereed_op is None:
        raise RuleBroken("De verhuizing loopt nog. Wacht tot zij klaar is.")
    if rij.terug_gevraagd_op is not None:
        raise RuleBroken("Deze verhuizing is al teruggedraaid.")
    if clock.local(rij.gevraagd_op).date() != clock.local(moment).date():
        raise RuleBroken("Terugdraaien kan alleen op de dag zelf. Verhuis de gezinnen anders opnieuw.")
    rij.terug_gevraagd_door, rij.terug_gevraagd_op = by, moment
    rij.save(update_fields=["terug_gevraagd_door", "terug_gevraagd_op"])
    audit.record_change(by, rij, action="draai_verhuizing_terug")
    transaction.on_commit(lambda: bell.ring(TASK, rij.pk), robust=True)
    return rij


def carry_on(verhuizing_id: int) -> None:
    """Move, or move back, every family that is left; run twice or killed half-way it moves nobody twice."""
    verhuizing = Verhuizing.objects.select_related("van_team", "naar_team").get(pk=verhuizing_id)
    if verhuizing.gereed_op is None:
        for pk in verhuizing.regels.filter(gedaan_op__isnull=True).values_list("pk", flat=True):
            _one(pk, verhuizing)
        _finish(verhuizing, "gereed_op")
    elif verhuizing.terug_gevraagd_op and verhuizing.terug_gereed_op is None:
        te_doen = verhuizing.regels.filter(terug_op__isnull=True, nieuw__isnull=False)
        for pk in te_doen.order_by("-pk").values_list("pk", flat=True):
            _one_back(pk, verhuizing)
        _finish(verhuizing, "terug_gereed_op")


def resume_moves() -> int:
    """Start again every move that nobody finished: the broker was gone or a worker died. Returns how many."""
    gevonden = list(Verhuizing.objects.all().blijft_liggen().values_list("pk", flat=True))
    for pk in gevonden:
        bell.ring(TASK, pk)
    return len(gevonden)


@transaction.atomic
def _one(regel_id: int, verhuizing: Verhuizing) -> None:
    regel = Verhuisregel.objects.select_for_update(of=("self",)).select_related("overdracht").get(pk=regel_id)
    if regel.gedaan_op is not None:
        return
    # How it stands now, which may be later than when it was asked: that is what an undone move puts back.
    regel.was_status = regel.overdracht.status
    regel.was_afgerond_op, regel.was_afgerond_door = (
        regel.overdracht.beeindigd_op, regel.overdracht.beeindigd_door,
    )  # fmt: skip
    try:
        with transaction.atomic():
            regel.nieuw = _move(regel.overdracht, verhuizing)
    except (RuleBroken, NotAllowed) as broken:
        regel.fout = (broken.reason if isinstance(broken, RuleBroken) else str(broken))[
            :300
        ] or "Niet toegestaan."
    regel.gedaan_op = clock.now()
    regel.save(update_fields=["nieuw", "fout", "gedaan_op", *NOTEN])


def _move(overdracht: Overdracht, verhuizing: Verhuizing) -> Overdracht:
    """One family: the old handover ends, the new one is offered; whoever directed hands back to Veilig Thuis."""
    by, nu = verhuizing.gevraagd_door, clock.now()
    oud = perform(
        overdracht, "verhuis_mee", by=by, at=nu, naar_team=verhuizing.naar_team, reden=verhuizing.reden
    )
    drop_proposals(oud, f"Het gezin verhuist naar {verhuizing.naar_team}.", by=by, at=nu)
    # A family that Veilig Thuis follows is followed on: only the help moves.
    if oud.casus.status == CasusStatus.OVERGEDRAGEN:
        oud.casus = meldingen.begin_overdracht(oud.casus, by=by, at=nu)
    regie = oud.casus.regie
    if regie is not None and regie.team_id == oud.naar_team_id:
        meldingen.haal_regie_terug(oud.casus, by=by, at=nu)
    return go_on(oud, naar_team=verhuizing.naar_team, by=by, at=nu)


@transaction.atomic
def _one_back(regel_id: int, verhuizing: Verhuizing) -> None:
    rijen = Verhuisregel.objects.select_for_update(of=("self",)).select_related("overdracht", "nieuw")
    regel = rijen.get(pk=regel_id)
    if regel.terug_op is not None:
        return
    try:
        with transaction.atomic():
            regel.terug = _move_back(regel, verhuizing)
    except RuleBroken as broken:
        regel.terug_fout = (
            MELDING_BIJ_HERSTEL if regel.nieuw.status != Status.AANGEBODEN else broken.reason[:300]
        )
    regel.terug_op = clock.now()
    regel.save(update_fields=["terug", "terug_fout", "terug_op"])


def _move_back(regel: Verhuisregel, verhuizing: Verhuizing) -> Overdracht:
    """One family back as it stood: the offer, the waiting list, or the help that ran or had arrived."""
    by, nu, oud = verhuizing.terug_gevraagd_door, clock.now(), regel.overdracht
    assert by is not None and regel.nieuw is not None
    nieuw = perform(regel.nieuw, "verhuis_terug", by=by, at=nu)
    terug = go_on(nieuw, naar_team=verhuizing.van_team, by=by, at=nu, stap="zet_aanbod_terug", oud=oud)
    if regel.was_status == Status.OP_WACHTLIJST:
        return perform(terug, "zet_wachtlijst_terug", by=by, at=nu, oud=oud)
    if regel.was_status in WACHT_OP_ANTWOORD:
        return terug
    terug = perform(terug, "zet_acceptatie_terug", by=by, at=nu, oud=oud)
    _regie_back(terug, by=by, at=nu)
    if terug.casus.status == CasusStatus.OVERDRACHT_LOPEND:
        terug.casus = meldingen.herstel_overdracht(terug.casus, by=by, at=nu)
    if terug.eerste_contact_op is not None:
        terug = perform(terug, "noteer_eerste_contact", by=by, at=nu, op=terug.eerste_contact_op)
    if regel.was_status == Status.AFGEROND:
        eind = {"op": regel.was_afgerond_op, "door": regel.was_afgerond_door}
        terug = perform(terug, "zet_afronding_terug", by=by, at=nu, **eind)
    return terug


def _regie_back(overdracht: Overdracht, *, by: Medewerker, at: datetime) -> None:
    """The last holder of the team directs again, accepted by whoever accepted before."""
    vorige = (
        Regie.objects.filter(casus=overdracht.casus, team=overdracht.naar_team).order_by("-periode").first()
    )
    if vorige is None:
        return
    meldingen.draag_regie_over(
        overdracht.casus,
        organisatie=vorige.organisatie,
        team=vorige.team,
        naam=vorige.naam,
        functie=vorige.functie,
        telefoon=vorige.telefoon,
        medewerker=vorige.medewerker,
        aanvaard_door=vorige.aanvaard_door,
        by=by,
        at=at,
    )


def _finish(verhuizing: Verhuizing, veld: str) -> None:
    Verhuizing.objects.filter(pk=verhuizing.pk, **{f"{veld}__isnull": True}).update(**{veld: clock.now()})

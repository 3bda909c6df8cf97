"""What the receiver does: answer, ask, seek contact with the family, finish or give back."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction

from ketenpartners.models import Team
from ketenpartners.queries import leden_van
from meldingen import services as meldingen
from meldingen.models import Betrokkene
from overdracht import queries
from overdracht.machine import WACHT_OP_ANTWOORD
from overdracht.models import Contactpoging, Overdracht, Vraag
from veiligthuis.core import clock
from veiligthuis.core.machine import perform
from veiligthuis.core.models import Medewerker


def put_on_wachtlijst(
    overdracht: Overdracht,
    *,
    verwacht_op: date,
    by: Medewerker,
    namens: Medewerker | None = None,
    at: datetime | None = None,
) -> Overdracht:
    """Take it, but later, from an expected day on; both clocks run on. May be repeated with another day."""
    return perform(
        overdracht, "zet_op_wachtlijst", by=by, at=at, verwacht_op=verwacht_op, **_for_colleague(namens)
    )


@transaction.atomic
def accept_overdracht(
    overdracht: Overdracht,
    *,
    regiehouder_naam: str,
    regiehouder_functie: str,
    regiehouder_telefoon: str,
    plan_gelezen: bool,
    by: Medewerker,
    regiehouder: Medewerker | None = None,
    namens: Medewerker | None = None,
    gezien: int | None = None,
    at: datetime | None = None,
) -> Overdracht:
    """Accept: the receiver is responsible, the regie moves to the person named, the casus moves along (C3).

    `regiehouder` is that person when he logs in here; a member of the team is found by the name alone.
    `namens` is the absent colleague for whom the manager of the team answers; `gezien` the id of the plan on the
    page (0 without one), so that nobody accepts a plan that was replaced meanwhile.
    Of two who accept at the same moment one wins; the other gets RuleBroken.
    """
    moment = at or clock.now()
    regie: dict[str, Any] = {
        "regiehouder_naam": regiehouder_naam,
        "regiehouder_functie": regiehouder_functie,
        "regiehouder_telefoon": regiehouder_telefoon,
        "regiehouder": regiehouder or _member_named(overdracht.naar_team, regiehouder_naam),
    }
    regie |= {"plan_gelezen": plan_gelezen, "gezien": gezien, **_for_colleague(namens)}
    geaccepteerd = perform(overdracht, "accepteer", by=by, at=moment, **regie)
    _pass_on_regie(geaccepteerd, by=by, at=moment)
    geaccepteerd.casus = meldingen.ontvanger_neemt_over(geaccepteerd.casus, by=by, at=moment)
    if geaccepteerd.eerste_contact_op is not None:
        return perform(
            geaccepteerd, "noteer_eerste_contact", by=by, at=moment, op=geaccepteerd.eerste_contact_op
        )
    return geaccepteerd


def _pass_on_regie(overdracht: Overdracht, *, by: Medewerker, at: datetime) -> None:
    """From acceptance on the person named directs the casus."""
    meldingen.draag_regie_over(
        overdracht.casus,
        organisatie=overdracht.naar_team.organisatie,
        team=overdracht.naar_team,
        naam=overdracht.regiehouder_naam,
        functie=overdracht.regiehouder_functie,
        telefoon=overdracht.regiehouder_telefoon,
        medewerker=overdracht.regiehouder,
        aanvaard_door=by,
        by=by,
        at=at,
    )


def _for_colleague(namens: Medewerker | None) -> dict[str, Any]:
    """The absent colleague, and the id that may stand in the audit trail."""
    return {"namens": namens, "namens_id": namens.pk} if namens else {}


def _member_named(team: Team, naam: str) -> Medewerker | None:
    """The one member of the team with this name; None for nobody, or for two of the same name."""
    gevonden = [lid for lid in leden_van(team) if lid.weergavenaam == naam.strip()]
    return gevonden[0] if len(gevonden) == 1 else None


@transaction.atomic
def refuse_overdracht(
    overdracht: Overdracht,
    *,
    reden_code: str,
    reden: str,
    by: Medewerker,
    namens: Medewerker | None = None,
    at: datetime | None = None,
) -> Overdracht:
    """Say no, with a kind of reason and an explanation; the casus is work of Veilig Thuis again (C4)."""
    geweigerd = perform(
        overdracht, "weiger", by=by, at=at, reden_code=reden_code, reden=reden, **_for_colleague(namens)
    )
    geweigerd.casus = meldingen.ontvanger_valt_af(geweigerd.casus, by=by, at=at)
    return geweigerd


@transaction.atomic
def return_overdracht(
    overdracht: Overdracht, *, reden: str, by: Medewerker, at: datetime | None = None
) -> Overdracht:
    """Give an accepted casus back with a reason; regie and casus return to Veilig Thuis as work."""
    terug = perform(overdracht, "geef_terug", by=by, at=at, reden=reden)
    meldingen.haal_regie_terug(terug.casus, by=by, at=at)
    terug.casus = meldingen.ontvanger_valt_af(terug.casus, by=by, at=at)
    return terug


def ask_vraag(
    overdracht: Overdracht, *, vraag: str, by: Medewerker, at: datetime | None = None
) -> Overdracht:
    """Ask Veilig Thuis something. No clock waits for the answer."""
    moment = at or clock.now()
    with transaction.atomic():
        gevraagd = perform(overdracht, "stel_vraag", by=by, at=moment, vraag=vraag)
        Vraag.objects.create(overdracht=gevraagd, vraag=vraag, gesteld_door=by, gesteld_op=moment)
    return gevraagd


@transaction.atomic
def log_contact(
    overdracht: Overdracht,
    *,
    op: datetime,
    middel: str,
    gelukt: bool,
    by: Medewerker,
    betrokkene: Betrokkene | None = None,
    met_ander: str = "",
    toelichting: str = "",
    at: datetime | None = None,
) -> Overdracht:
    """Write down one attempt to speak with the family.

    Only the first one that succeeded with somebody of the family is the first contact and meets its term; with
    somebody else, or by letter, bericht or voicemail, it is not.
    """
    moment = at or clock.now()
    poging = {
        "op": op, "middel": middel, "gelukt": gelukt, "betrokkene": betrokkene,
        "met_ander": met_ander, "toelichting": toelichting,
    }  # fmt: skip
    rij = perform(overdracht, "leg_contact_vast", by=by, at=moment, **poging)
    Contactpoging.objects.create(overdracht=rij, door=by, vastgelegd_op=moment, **poging)
    if not gelukt or rij.eerste_contact_op is not None or not _is_family(rij, betrokkene):
        return rij
    stap = FIRST_CONTACT_WHILE_WAITING if rij.status in WACHT_OP_ANTWOORD else FIRST_CONTACT
    # The term is met when they spoke, not when somebody found time to write it down.
    return perform(rij, stap, by=by, at=op, op=op)


def _is_family(overdracht: Overdracht, betrokkene: Betrokkene | None) -> bool:
    """Whether speaking with this person is contact with the family; somebody of the network is not."""
    return betrokkene is not None and queries.family_of(overdracht).filter(pk=betrokkene.pk).exists()


def complete_overdracht(overdracht: Overdracht, *, by: Medewerker, at: datetime | None = None) -> Overdracht:
    """The handover has arrived: the receiver works with the family and nothing is expected any more."""
    return perform(overdracht, "rond_af", by=by, at=at)


FIRST_CONTACT = "noteer_eerste_contact"
FIRST_CONTACT_WHILE_WAITING = "noteer_vroeg_contact"

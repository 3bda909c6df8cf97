"""A family that is helped or followed moves with its plan, clock and history, and comes back exactly as it was."""

from datetime import date, timedelta
from typing import Any

import pytest

from ketenpartners.models import Team
from meldingen import services as meldingen
from meldingen.machine import CasusStatus
from meldingen.models import Casus, Regie, Termijn
from overdracht import services
from overdracht.machine import Status
from overdracht.models import Overdracht, Terugmelding, Verhuizing
from tests import builders
from tests.overdracht import stappen
from veiligthuis import roles
from veiligthuis.core import clock
from veiligthuis.core.errors import RuleBroken

pytestmark = pytest.mark.django_db

MONITORING = ("T14A", "T14B", "T14C")
WIJZIGING: dict[str, Any] = {
    "tekst": "Jeroen woont nu bij zijn broer.", "evaluatie_op": date(2026, 6, 2), "noodplan": "Bel Marieke.",
}  # fmt: skip


def zuid() -> Team:
    """Who takes over."""
    return builders.wijkteam("Wijkteam Zuid")


def helped() -> Overdracht:
    """Accepted by Marieke of the team, who directs; spoken with Elif; handed over for good."""
    wie = stappen.ontvanger()
    regie = {**stappen.REGIE, "regiehouder_naam": wie.weergavenaam}
    rij = services.accept_overdracht(stappen.aangeboden(), by=wie, **regie)
    return services.complete_overdracht(stappen.gesproken(rij), by=wie)


def followed() -> Overdracht:
    """The same, and Veilig Thuis follows the family."""
    rij = helped()
    rij.casus = meldingen.begin_monitoring(rij.casus, by=builders.medewerker(roles.CASUSHOUDER))
    return rij


def clocks(overdracht: Overdracht, *codes: str) -> list[tuple[Any, ...]]:
    """What runs of these codes: which row, and when it ends."""
    lopend = Termijn.objects.open().filter(casus=overdracht.casus_id, code__in=codes)
    return list(lopend.order_by("pk").values_list("pk", "code", "eindigt_op"))


def move(later: timedelta = timedelta(days=30)) -> Verhuizing:
    """Wijkteam Noord stops some weeks later; the worker does it."""
    clock.move_to(clock.now() + later)
    vraag = services.move_caseload(
        van_team=builders.wijkteam(), naar_team=zuid(), reden="Noord stopt.", by=stappen.manager()
    )
    services.carry_on(vraag.pk)
    return Verhuizing.objects.get(pk=vraag.pk)


def undo(verhuizing: Verhuizing) -> Overdracht:
    """Take it back; returns what its first family has now."""
    services.undo_move(verhuizing, by=stappen.manager())
    services.carry_on(verhuizing.pk)
    terug = verhuizing.regels.order_by("pk")[0].terug
    assert terug is not None
    gevonden: Overdracht = Overdracht.objects.get(pk=terug.pk)
    return gevonden


def next_of(rij: Overdracht) -> Overdracht:
    """What the team that took it over has."""
    gevonden: Overdracht = Overdracht.objects.get(vorige=rij)
    return gevonden


def test_a_family_that_is_followed_moves_and_is_followed_on() -> None:
    rij = followed()
    was = clocks(rij, *MONITORING)
    assert len(was) == 3

    move()
    nieuw = next_of(rij)

    casus = Casus.objects.get(pk=rij.casus_id)
    assert (casus.status, clocks(rij, *MONITORING)) == (CasusStatus.IN_MONITORING, was)
    assert (nieuw.status, nieuw.plan, nieuw.eerste_contact_op) == (
        Status.AANGEBODEN, rij.plan, rij.eerste_contact_op,
    )  # fmt: skip
    assert Regie.objects.lopend().get(casus=casus).organisatie == casus.team.organisatie
    assert len(clocks(rij, "T12")) == 1

    af = services.accept_overdracht(nieuw, by=stappen.buur(), **stappen.REGIE)

    assert (af.status, af.casus.status) == (Status.EERSTE_CONTACT, CasusStatus.IN_MONITORING)
    assert clocks(rij, *MONITORING) == was
    assert Regie.objects.lopend().get(casus=casus).team == zuid()


def test_when_the_new_team_will_not_it_is_work_of_veilig_thuis() -> None:
    rij = followed()
    move()
    nieuw = next_of(rij)

    nee = services.refuse_overdracht(nieuw, reden_code="geen_capaciteit", reden="Vol.", by=stappen.buur())

    assert nee.casus.status == CasusStatus.TERUG_BIJ_VT
    assert len(clocks(rij, "R03")) == 1 and clocks(rij, *MONITORING) == []


def test_unsafe_again_while_it_waits_the_offer_still_ends_and_the_casus_stays_in_hand() -> None:
    rij = followed()
    move()
    nieuw = next_of(rij)
    meldingen.heropen_uit_monitoring(
        rij.casus, toelichting="Er is geslagen.", by=builders.medewerker(roles.CASUSHOUDER)
    )

    weg = services.withdraw_overdracht(nieuw, reden="Wij beoordelen opnieuw.", by=stappen.triagist())

    assert (weg.status, weg.casus.status) == (Status.INGETROKKEN, CasusStatus.TERUG_NAAR_ACTIEF)


def test_a_receiver_gives_back_a_family_that_is_followed() -> None:
    rij = stappen.gesproken(stappen.geaccepteerd())
    meldingen.begin_monitoring(rij.casus, by=builders.medewerker(roles.CASUSHOUDER))

    terug = services.return_overdracht(rij, reden="Wij stoppen.", by=stappen.ontvanger())

    assert terug.casus.status == CasusStatus.TERUG_BIJ_VT and len(clocks(rij, "R03")) == 1


@pytest.mark.parametrize(("eerst", "codes"), [(followed, MONITORING), (helped, ("R07",))])
def test_undone_what_had_arrived_stands_as_it_stood(eerst: Any, codes: tuple[str, ...]) -> None:
    rij = eerst()
    voor, was = Casus.objects.get(pk=rij.casus_id), [klok[1:] for klok in clocks(rij, *codes)]
    assert was

    terug = undo(move())

    na = Casus.objects.get(pk=rij.casus_id)
    assert (na.status, na.overgedragen_op) == (voor.status, voor.overgedragen_op)
    assert [klok[1:] for klok in clocks(rij, *codes)] == was and clocks(rij, "T12", "T12E") == []
    for veld in (
        "status", "geaccepteerd_op", "geaccepteerd_door", "regiehouder", "eerste_contact_op", "beeindigd_op",
        "beeindigd_door", "reden", "plan",
    ):  # fmt: skip
        assert getattr(terug, veld) == getattr(rij, veld), veld
    assert Regie.objects.lopend().get(casus=na).medewerker == stappen.ontvanger()


def test_a_proposal_lapses_and_what_was_found_can_still_be_read() -> None:
    rij = helped()
    services.propose_plan(rij, by=stappen.ontvanger(), **WIJZIGING)
    services.confirm_plan(rij, by=stappen.ontvanger())
    services.propose_plan(rij, by=stappen.ontvanger(), **WIJZIGING)

    move()
    nieuw = next_of(rij)

    assert not Terugmelding.objects.open_voorstel().exists()
    assert not rij.casus.veiligheidsplannen.in_concept().exists()
    services.read_findings(nieuw, vervolg="Gelezen.", by=stappen.triagist())
    assert not Terugmelding.objects.ongelezen().exists() and clocks(rij, "R10") == []


def test_help_that_was_ended_is_not_ended_again_after_a_move() -> None:
    rij = helped()
    services.end_help(rij, resultaat="veilig", tekst="Het gaat goed.", by=stappen.ontvanger())

    terug = undo(move())

    with pytest.raises(RuleBroken, match="al afgesloten"):
        services.end_help(terug, resultaat="veilig", tekst="Nog eens.", by=stappen.ontvanger())


def test_a_family_that_veilig_thuis_already_offers_elsewhere_stays_and_says_why() -> None:
    rij = helped()
    services.prepare_overdracht(rij.casus, naar_team=zuid(), by=stappen.triagist())
    aangeboden = stappen.aangeboden()

    verhuizing = move(timedelta(hours=1))

    fouten = {regel.overdracht_id: regel.fout for regel in verhuizing.regels.all()}
    assert (fouten[aangeboden.pk], "heeft al een overdracht" in fouten[rij.pk]) == ("", True)

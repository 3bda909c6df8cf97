"""The answer of the receiver: accept, waiting list, refuse, ask, give back; and silence."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from meldingen.machine import CasusStatus
from meldingen.models import Casus, Regie, Termijn
from overdracht import services
from overdracht.machine import Status
from overdracht.models import Overdracht
from tests import builders
from tests.overdracht import stappen
from veiligthuis import roles
from veiligthuis.core import clock
from veiligthuis.core.errors import NotAllowed, RuleBroken
from veiligthuis.core.models import AuditEntry

pytestmark = pytest.mark.django_db


def open_clocks(overdracht: Overdracht) -> set[str]:
    """The codes of the terms that run for this chain."""
    rijen = Termijn.objects.open().filter(onderwerp=f"overdracht:{overdracht.wortel_id}")
    return set(rijen.values_list("code", flat=True))


def test_another_team_cannot_answer() -> None:
    aangeboden = stappen.aangeboden()

    with pytest.raises(NotAllowed):
        services.accept_overdracht(aangeboden, by=stappen.buur(), **stappen.REGIE)


def test_veilig_thuis_does_not_answer_for_a_team_that_logs_in() -> None:
    aangeboden = stappen.aangeboden()

    with pytest.raises(RuleBroken, match="antwoordt zelf, met een eigen inlog"):
        services.accept_overdracht(aangeboden, by=stappen.triagist(), **stappen.REGIE)


def test_for_a_team_without_login_veilig_thuis_writes_the_answer_down() -> None:
    team = builders.wijkteam("Wijkteam Oost")
    team.heeft_inlog = False
    team.save()

    geaccepteerd = services.accept_overdracht(
        stappen.aangeboden(team=team), by=stappen.triagist(), **stappen.REGIE
    )

    assert geaccepteerd.status == Status.GEACCEPTEERD


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"regiehouder_naam": " "}, "Noem één regiehouder"),
        ({"regiehouder_telefoon": ""}, "Noem één regiehouder"),
        ({"plan_gelezen": False}, "Vink aan dat u het veiligheidsplan hebt gelezen"),
    ],
)
def test_accepting_names_a_regiehouder_who_read_the_plan(anders: dict[str, Any], zin: str) -> None:
    aangeboden = stappen.aangeboden()

    with pytest.raises(RuleBroken, match=zin):
        services.accept_overdracht(aangeboden, by=stappen.ontvanger(), **{**stappen.REGIE, **anders})


def test_accepting_moves_regie_casus_and_clock() -> None:
    geaccepteerd = stappen.geaccepteerd()

    regie = Regie.objects.lopend().get(casus=geaccepteerd.casus)
    assert (regie.naam, regie.team) == ("Marieke Bos", geaccepteerd.naar_team)
    assert geaccepteerd.casus.status == CasusStatus.OVERGEDRAGEN
    assert open_clocks(geaccepteerd) == {"T12E"}
    regel = AuditEntry.objects.get(actie="accepteer")
    assert (regel.van, regel.naar) == ("aangeboden", "geaccepteerd")


def test_the_database_refuses_an_accepted_handover_without_regiehouder() -> None:
    geaccepteerd = stappen.geaccepteerd()

    with (
        pytest.raises(IntegrityError, match="geaccepteerde_overdracht_heeft_regiehouder"),
        transaction.atomic(),
    ):
        Overdracht.objects.filter(pk=geaccepteerd.pk).update(regiehouder_naam="")


def test_accepting_twice_is_told_in_a_sentence() -> None:
    geaccepteerd = stappen.geaccepteerd()

    with pytest.raises(RuleBroken, match="Misschien was een collega u voor"):
        services.accept_overdracht(geaccepteerd, by=stappen.ontvanger(), **stappen.REGIE)


def test_a_waiting_list_has_a_day_and_stops_no_clock() -> None:
    aangeboden = stappen.aangeboden()
    with pytest.raises(RuleBroken, match="vandaag of later"):
        services.put_on_wachtlijst(aangeboden, verwacht_op=date(2026, 4, 27), by=stappen.ontvanger())

    wacht = services.put_on_wachtlijst(aangeboden, verwacht_op=date(2026, 5, 11), by=stappen.ontvanger())
    later = services.put_on_wachtlijst(wacht, verwacht_op=date(2026, 5, 18), by=stappen.ontvanger())

    assert later.status == Status.OP_WACHTLIJST and later.verwacht_op == date(2026, 5, 18)
    assert open_clocks(later) == {"T12", "T12E"}


def test_refusing_needs_a_reason_and_brings_the_casus_back() -> None:
    aangeboden = stappen.aangeboden()
    with pytest.raises(RuleBroken, match="Geef een reden"):
        services.refuse_overdracht(aangeboden, reden_code="anders", reden="", by=stappen.ontvanger())

    geweigerd = services.refuse_overdracht(
        aangeboden, reden_code="geen_capaciteit", reden="Twee zieken.", by=stappen.ontvanger()
    )

    assert geweigerd.status == Status.GEWEIGERD and geweigerd.reden_label == "Wij hebben geen plek"
    assert geweigerd.casus.status == CasusStatus.TERUG_BIJ_VT
    assert open_clocks(geweigerd) == set()
    assert Regie.objects.lopend().get(casus=geweigerd.casus).organisatie == geweigerd.casus.team.organisatie


def test_after_a_refusal_another_team_can_be_asked() -> None:
    geweigerd = services.refuse_overdracht(
        stappen.aangeboden(), reden_code="anders", reden="Nee.", by=stappen.ontvanger()
    )

    tweede = stappen.concept(
        Casus.objects.get(pk=geweigerd.casus_id), team=builders.wijkteam("Wijkteam Zuid")
    )

    assert services.offer_overdracht(tweede, by=stappen.triagist()).status == Status.AANGEBODEN


def test_a_question_is_answered_once() -> None:
    aangeboden = services.ask_vraag(
        stappen.aangeboden(), vraag="Spreekt Elif Nederlands?", by=stappen.ontvanger()
    )
    vraag = aangeboden.vragen.get()
    with pytest.raises(RuleBroken, match="Schrijf een antwoord"):
        services.answer_vraag(aangeboden, vraag=vraag, antwoord=" ", by=stappen.triagist())

    services.answer_vraag(aangeboden, vraag=vraag, antwoord="Ja.", by=stappen.triagist())

    with pytest.raises(RuleBroken, match="geen vraag om te beantwoorden"):
        services.answer_vraag(aangeboden, vraag=vraag, antwoord="Nee.", by=stappen.triagist())
    assert aangeboden.vragen.get().antwoord == "Ja."


def test_an_empty_question_is_refused() -> None:
    with pytest.raises(RuleBroken, match="Schrijf uw vraag op"):
        services.ask_vraag(stappen.aangeboden(), vraag="  ", by=stappen.ontvanger())


def test_silence_is_taken_back_only_after_the_norm() -> None:
    aangeboden = stappen.aangeboden()
    with pytest.raises(RuleBroken, match="heeft tot en met 06-05-2026 om te antwoorden"):
        services.take_back_overdracht(aangeboden, reden="Stil.", by=stappen.triagist())

    clock.move_to(datetime(2026, 5, 7, 9, 0, tzinfo=clock.AMSTERDAM))
    terug = services.take_back_overdracht(aangeboden, reden="Stil.", by=stappen.triagist())

    assert terug.status == Status.TERUG_BIJ_VT and terug.reden_code == "geen_antwoord"
    assert terug.casus.status == CasusStatus.TERUG_BIJ_VT


def test_giving_back_returns_regie_and_casus() -> None:
    geaccepteerd = stappen.geaccepteerd()
    clock.move_to(clock.now() + timedelta(days=3))

    terug = services.return_overdracht(
        geaccepteerd, reden="Het geweld is weer begonnen.", by=stappen.ontvanger()
    )

    assert terug.status == Status.TERUG_BIJ_VT
    assert terug.casus.status == CasusStatus.TERUG_BIJ_VT
    assert Regie.objects.lopend().get(casus=terug.casus).organisatie == terug.casus.team.organisatie
    assert open_clocks(terug) == set()


def test_finishing_needs_a_first_contact() -> None:
    geaccepteerd = stappen.geaccepteerd()
    with pytest.raises(RuleBroken, match="kan niet"):
        services.complete_overdracht(geaccepteerd, by=stappen.ontvanger())

    afgerond = services.complete_overdracht(stappen.gesproken(geaccepteerd), by=stappen.ontvanger())

    assert afgerond.status == Status.AFGEROND


def test_a_role_without_the_right_does_not_answer() -> None:
    aangeboden = stappen.aangeboden()

    for rol in (roles.INTAKE, roles.PRIVACY, roles.BEHEER):
        with pytest.raises(NotAllowed):
            services.accept_overdracht(aangeboden, by=builders.medewerker(rol), **stappen.REGIE)

"""Take-over: consent or waiting too long; clock, plan and what was offered travel along."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from meldingen.models import Termijn
from overdracht import services
from overdracht.machine import Status
from overdracht.models import Overdracht
from tests import builders
from tests.overdracht import stappen
from veiligthuis import roles
from veiligthuis.core import clock
from veiligthuis.core.errors import NotAllowed, RuleBroken

pytestmark = pytest.mark.django_db


def take_over(overdracht: Overdracht, **anders: Any) -> Overdracht:
    """Wijkteam Zuid takes over; the manager of Veilig Thuis lets it."""
    velden: dict[str, Any] = {"reden": "Zuid heeft plek.", "by": stappen.manager()}
    naar_team = anders.pop("naar_team", None) or builders.wijkteam("Wijkteam Zuid")
    return services.hand_over_to_other_team(overdracht, naar_team=naar_team, **{**velden, **anders})


def test_a_caseworker_cannot_move_it() -> None:
    aangeboden = stappen.aangeboden()

    with pytest.raises(NotAllowed):
        take_over(aangeboden, by=stappen.triagist())
    with pytest.raises(NotAllowed):
        take_over(aangeboden, by=stappen.ontvanger())


def test_without_consent_it_must_have_waited() -> None:
    with pytest.raises(RuleBroken, match="instemt, of vanaf de dag na 22-05-2026"):
        take_over(stappen.aangeboden())


def test_not_to_the_same_team_nor_to_one_without_convenant() -> None:
    aangeboden = stappen.aangeboden()
    baas = builders.medewerker(roles.WIJKTEAMMANAGER)

    with pytest.raises(RuleBroken, match="heeft deze overdracht al"):
        take_over(aangeboden, naar_team=aangeboden.naar_team, by=baas)
    with pytest.raises(RuleBroken, match="geen geldig convenant"):
        take_over(aangeboden, naar_team=builders.wijkteam("Wijkteam West", met_convenant=False), by=baas)


def test_the_first_receiver_consents_at_once() -> None:
    aangeboden = stappen.aangeboden()

    nieuw = take_over(aangeboden, by=builders.medewerker(roles.WIJKTEAMMANAGER))

    assert Overdracht.objects.get(pk=aangeboden.pk).status == Status.OVERGENOMEN
    assert (nieuw.status, nieuw.vorige, nieuw.eerste) == (Status.AANGEBODEN, aangeboden, aangeboden)


def test_clock_and_plan_travel_along() -> None:
    aangeboden = stappen.aangeboden()
    gezin = Termijn.objects.get(code="T12E", onderwerp=f"overdracht:{aangeboden.pk}")
    clock.move_to(datetime(2026, 5, 26, 9, 0, tzinfo=clock.AMSTERDAM))

    nieuw = take_over(aangeboden)

    na = Termijn.objects.get(code="T12E", onderwerp=f"overdracht:{aangeboden.pk}")
    assert (na.pk, na.gestart_op, na.eindigt_op) == (gezin.pk, gezin.gestart_op, gezin.eindigt_op)
    assert na.is_open and na.partnerteam == nieuw.naar_team and na.convenant == nieuw.convenant
    assert (nieuw.plan, nieuw.momentopname) == (aangeboden.plan, aangeboden.momentopname)
    antwoord = Termijn.objects.open().get(code="T12", onderwerp=f"overdracht:{aangeboden.pk}")
    assert antwoord.partnerteam == nieuw.naar_team and antwoord.gestart_op == clock.now()


def test_the_first_team_loses_sight_and_the_next_one_gains_it() -> None:
    nieuw = take_over(stappen.aangeboden(), by=builders.medewerker(roles.WIJKTEAMMANAGER))

    assert list(Overdracht.objects.visible_to(stappen.buur())) == [nieuw]
    assert not Overdracht.objects.visible_to(stappen.ontvanger()).exists()


def test_a_chain_of_three_keeps_the_first_as_root() -> None:
    eerste = stappen.aangeboden()
    tweede = take_over(eerste, by=builders.medewerker(roles.WIJKTEAMMANAGER))
    clock.move_to(clock.now() + timedelta(days=40))

    derde = take_over(tweede, naar_team=builders.wijkteam("Wijkteam Oost"))

    assert (derde.vorige, derde.eerste, derde.wortel_id) == (tweede, eerste, eerste.pk)
    geaccepteerd = services.accept_overdracht(
        derde,
        by=builders.medewerker(roles.WIJKTEAM, team=builders.wijkteam("Wijkteam Oost"), naam="oost"),
        **stappen.REGIE,
    )
    assert geaccepteerd.status == Status.GEACCEPTEERD

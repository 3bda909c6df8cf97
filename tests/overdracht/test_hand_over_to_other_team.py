"""Take-over: consent or waiting too long; clock, plan and what was offered travel along."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from meldingen.models import Termijn
from overdracht import services
from overdracht.machine import Status
from overdracht.models import Overdracht
from overdracht.overname.queries import waits_too_long
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


TE_LANG = datetime(2026, 5, 26, 9, 0, tzinfo=clock.AMSTERDAM)
"""The first working morning after the norm for take-over and Pentecost."""


def ask(overdracht: Overdracht) -> Overdracht:
    """The manager of Veilig Thuis asks whether Wijkteam Zuid may take over."""
    naar = builders.wijkteam("Wijkteam Zuid")
    return services.ask_take_over(overdracht, naar_team=naar, reden="Zuid heeft plek.", by=stappen.manager())


def test_a_caseworker_cannot_move_it() -> None:
    aangeboden = stappen.aangeboden()

    with pytest.raises(NotAllowed):
        take_over(aangeboden, by=stappen.triagist())
    with pytest.raises(NotAllowed):
        take_over(aangeboden, by=stappen.ontvanger())


def test_without_consent_it_must_have_waited() -> None:
    aangeboden = stappen.aangeboden()
    with pytest.raises(RuleBroken, match="tot en met 22-05-2026"):
        take_over(aangeboden)
    with pytest.raises(RuleBroken, match="tot en met 22-05-2026"):
        ask(aangeboden)


def test_who_was_not_asked_or_may_still_answer_keeps_it() -> None:
    aangeboden = stappen.aangeboden()
    clock.move_to(TE_LANG)

    with pytest.raises(RuleBroken, match="Vraag Wijkteam Noord eerst"):
        take_over(aangeboden)
    ask(aangeboden)
    with pytest.raises(RuleBroken, match="heeft tot en met 29-05-2026 om op uw vraag te antwoorden"):
        take_over(aangeboden)
    with pytest.raises(RuleBroken, match="is al gevraagd"):
        ask(aangeboden)
    with pytest.raises(NotAllowed):
        services.agree_take_over(aangeboden, by=stappen.buur())


def test_a_no_names_the_day_and_leaves_it_where_it_is() -> None:
    aangeboden = stappen.aangeboden()
    clock.move_to(TE_LANG)
    ask(aangeboden)
    nee: dict[str, Any] = {"reden": "Wij kennen dit gezin.", "by": stappen.ontvanger()}

    with pytest.raises(RuleBroken, match="Kies de dag waarop uw team dan wel start"):
        services.refuse_take_over(aangeboden, verwacht_op=date(2026, 5, 1), **nee)
    houdt = services.refuse_take_over(aangeboden, verwacht_op=date(2026, 6, 1), **nee)

    assert (houdt.status, houdt.verwacht_op) == (Status.OP_WACHTLIJST, date(2026, 6, 1))
    with pytest.raises(RuleBroken, match="heeft niet gevraagd"):
        services.agree_take_over(houdt, by=stappen.ontvanger())


def test_who_agrees_lets_it_go_on_at_once() -> None:
    aangeboden = stappen.aangeboden()
    clock.move_to(TE_LANG)
    ask(aangeboden)

    nieuw = services.agree_take_over(aangeboden, by=stappen.ontvanger())

    vraag = aangeboden.overnamevragen.get()
    assert (vraag.stemt_in, vraag.beantwoord_door) == (True, stappen.ontvanger())
    assert (nieuw.status, nieuw.naar_team.naam) == (Status.AANGEBODEN, "Wijkteam Zuid")


def test_what_waits_too_long_is_listed_for_who_may_see_it() -> None:
    aangeboden = stappen.aangeboden()
    elders = builders.medewerker(roles.MANAGER, team=builders.vt_team("Team Elders"), naam="elders")
    clock.move_to(datetime(2026, 5, 22, 23, 0, tzinfo=clock.AMSTERDAM))
    assert list(waits_too_long(stappen.manager())) == []

    clock.move_to(datetime(2026, 5, 23, 0, 5, tzinfo=clock.AMSTERDAM))

    assert list(waits_too_long(stappen.manager())) == [aangeboden]
    assert list(waits_too_long(elders)) == []


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
    clock.move_to(TE_LANG)
    ask(aangeboden)
    clock.move_to(TE_LANG + timedelta(days=4))

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
    services.ask_take_over(
        tweede, naar_team=builders.wijkteam("Wijkteam Oost"), reden="Plek.", by=stappen.manager()
    )
    clock.move_to(clock.now() + timedelta(days=7))

    derde = take_over(tweede, naar_team=builders.wijkteam("Wijkteam Oost"))

    assert (derde.vorige, derde.eerste, derde.wortel_id) == (tweede, eerste, eerste.pk)
    geaccepteerd = services.accept_overdracht(
        derde,
        by=builders.medewerker(roles.WIJKTEAM, team=builders.wijkteam("Wijkteam Oost"), naam="oost"),
        **stappen.REGIE,
    )
    assert geaccepteerd.status == Status.GEACCEPTEERD

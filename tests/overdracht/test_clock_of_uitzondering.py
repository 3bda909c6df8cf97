"""An exception is a clock: it warns, is over on its day, escalates, and ends only when the plan was sent along."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from meldingen.models import Termijn
from meldingen.termijnen.sweep import sweep
from overdracht import services
from overdracht.machine import Status
from overdracht.models import Overdracht
from tests import builders
from tests.overdracht import stappen
from veiligthuis import roles
from veiligthuis.core import clock
from veiligthuis.core.errors import NotAllowed, RuleBroken

pytestmark = pytest.mark.django_db

REDEN = "Elif is vanmorgen verhuisd; het wijkteam moet vandaag bij haar zijn."
TOT = date(2026, 5, 8)


def uitgezonderd(tot: date = TOT) -> Overdracht:
    """A concept that may go without a plan until a day."""
    return services.grant_uitzondering(stappen.concept(), reden=REDEN, tot=tot, by=stappen.manager())


def zonder_plan() -> Overdracht:
    """Offered without a plan."""
    return services.offer_overdracht(uitgezonderd(), by=stappen.triagist())


def klok(overdracht: Overdracht) -> Termijn:
    """The clock of its exception; exactly one ever ran."""
    return Termijn.objects.get(code="T12P", onderwerp=f"overdracht:{overdracht.wortel_id}")


def test_a_plan_that_is_not_there_cannot_be_sent_along() -> None:
    overdracht = zonder_plan()

    with pytest.raises(RuleBroken, match="geen vastgesteld veiligheidsplan om mee te sturen"):
        services.send_plan(overdracht, by=stappen.triagist())
    stappen.plan_in_concept(overdracht.casus)
    with pytest.raises(RuleBroken, match="geen vastgesteld"):
        services.send_plan(overdracht, by=stappen.triagist())
    assert klok(overdracht).is_open


@pytest.mark.parametrize("rol", [roles.WIJKTEAM, roles.INTAKE])
def test_only_who_may_offer_sends_it(rol: str) -> None:
    overdracht = zonder_plan()
    stappen.vastgesteld_plan(overdracht.casus)

    with pytest.raises(NotAllowed):
        services.send_plan(overdracht, by=builders.medewerker(rol))


def test_a_plan_that_the_receiver_has_is_not_sent_again() -> None:
    with pytest.raises(RuleBroken, match="heeft het plan dat nu geldt al"):
        services.send_plan(stappen.aangeboden(), by=stappen.triagist())


def test_it_runs_from_the_exception_to_the_end_of_its_day() -> None:
    termijn = klok(uitgezonderd())

    assert termijn.is_open and clock.local(termijn.eindigt_op).date() == TOT
    assert termijn.naar == ["behandelaar", "teammanager", "teammanager"]


def test_today_is_a_day_too() -> None:
    termijn = klok(uitgezonderd(clock.today()))

    assert clock.local(termijn.eindigt_op).date() == clock.today() and termijn.is_open


def test_another_exception_takes_its_place() -> None:
    overdracht = uitgezonderd()

    services.grant_uitzondering(overdracht, reden=REDEN, tot=date(2026, 5, 12), by=stappen.manager())

    oud, nieuw = Termijn.objects.filter(code="T12P").order_by("pk")
    assert oud.vervallen_reden == "nieuwe uitzondering" and nieuw.is_open
    assert clock.local(nieuw.eindigt_op).date() == date(2026, 5, 12)


def test_it_warns_and_after_its_day_the_teammanager_hears_it() -> None:
    overdracht = zonder_plan()

    clock.move_to(clock.now() + timedelta(days=16))
    sweep()

    termijn = klok(overdracht)
    assert termijn.is_open and termijn.niveau == 3
    assert set(termijn.escalaties.values_list("naar", flat=True)) == {"behandelaar", "teammanager"}


def test_it_ends_when_the_plan_goes_along_and_the_receiver_sees_that_version() -> None:
    overdracht = zonder_plan()
    plan = stappen.vastgesteld_plan(overdracht.casus)
    assert klok(overdracht).is_open

    nagestuurd = services.send_plan(overdracht, by=stappen.triagist())

    assert klok(overdracht).gehaald_op == clock.now() and nagestuurd.plan == plan
    inhoud: Any = nagestuurd.momentopname
    assert inhoud["plan"]["versie"] == plan.versie and inhoud["uitzondering"]["reden"] == REDEN
    assert {mens["cijfer"] for mens in inhoud["personen"]} == {"5"}
    client = Client()
    client.force_login(stappen.ontvanger())
    pagina = client.get(f"/wijkteam/{overdracht.pk}/").content.decode()
    assert "Geen drank in huis." in pagina and "Nagestuurd op" in pagina


def test_a_plan_before_the_offer_ends_it() -> None:
    overdracht = uitgezonderd()
    stappen.vastgesteld_plan(overdracht.casus)

    services.offer_overdracht(overdracht, by=stappen.triagist())

    assert klok(overdracht).gehaald_op is not None


@pytest.mark.parametrize("einde", ["weiger", "trek_in"])
def test_it_lapses_when_the_handover_ends(einde: str) -> None:
    overdracht = zonder_plan()

    if einde == "weiger":
        services.refuse_overdracht(
            overdracht, reden_code="geen_capaciteit", reden="Vol.", by=stappen.ontvanger()
        )
    else:
        services.withdraw_overdracht(overdracht, reden="Verhuisd.", by=stappen.triagist())

    assert klok(overdracht).vervallen_op is not None


def test_acceptance_does_not_end_it_and_everybody_sees_it_run() -> None:
    overdracht = services.accept_overdracht(zonder_plan(), by=stappen.ontvanger(), **stappen.REGIE)

    assert overdracht.status == Status.GEACCEPTEERD and klok(overdracht).is_open
    for wie, adres in (
        (stappen.ontvanger(), f"/wijkteam/{overdracht.pk}/"),
        (stappen.triagist(), f"/overdrachten/{overdracht.pk}/"),
    ):
        client = Client()
        client.force_login(wie)
        assert "plan nasturen" in client.get(adres).content.decode()
    client.force_login(stappen.triagist())
    assert "Plan nasturen" in client.get(f"/casussen/{overdracht.casus.nummer}/").content.decode()
    team = client.get("/werkvoorraad/?lijst=team").content.decode()
    assert "Stel het veiligheidsplan vast en stuur het mee" in team


def test_it_travels_to_a_team_that_takes_over() -> None:
    overdracht = zonder_plan()
    zuid = builders.wijkteam("Wijkteam Zuid")
    manager = builders.medewerker(roles.WIJKTEAMMANAGER)

    nieuw = services.hand_over_to_other_team(overdracht, naar_team=zuid, reden="Zuid heeft plek.", by=manager)

    assert klok(nieuw).is_open and klok(nieuw).partnerteam == zuid

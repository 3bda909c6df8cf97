"""Going without a plan: only a teammanager, with a reason and a date still to come."""

from datetime import date, timedelta
from typing import Any

import pytest

from overdracht import queries, services
from overdracht.machine import Status
from overdracht.models import Overdracht
from tests import builders
from tests.overdracht import stappen
from veiligthuis import roles
from veiligthuis.core import clock
from veiligthuis.core.errors import NotAllowed, RuleBroken

pytestmark = pytest.mark.django_db

REDEN = "Elif is vanmorgen verhuisd; het wijkteam moet vandaag bij haar zijn."
TOT = date(2026, 5, 4)


@pytest.mark.parametrize("rol", [roles.TRIAGIST, roles.CASUSHOUDER, roles.GEDRAGSWETENSCHAPPER, roles.INTAKE])
def test_only_a_teammanager_grants_it(rol: str) -> None:
    overdracht = stappen.concept()

    with pytest.raises(NotAllowed):
        services.grant_uitzondering(overdracht, reden=REDEN, tot=TOT, by=builders.medewerker(rol))


def test_it_needs_a_reason_and_a_day_still_to_come() -> None:
    overdracht = stappen.concept()

    with pytest.raises(RuleBroken, match="Geef de reden"):
        services.grant_uitzondering(overdracht, reden=" ", tot=TOT, by=stappen.manager())
    with pytest.raises(RuleBroken, match="vandaag of later"):
        services.grant_uitzondering(overdracht, reden=REDEN, tot=date(2026, 4, 27), by=stappen.manager())


def test_an_exception_that_is_over_does_not_help() -> None:
    overdracht = services.grant_uitzondering(stappen.concept(), reden=REDEN, tot=TOT, by=stappen.manager())
    clock.move_to(clock.now() + timedelta(days=7))

    with pytest.raises(RuleBroken, match="gold tot 04-05-2026 en is voorbij"):
        services.offer_overdracht(overdracht, by=stappen.triagist())


def test_with_it_the_handover_goes_and_says_so() -> None:
    overdracht = services.grant_uitzondering(stappen.concept(), reden=REDEN, tot=TOT, by=stappen.manager())

    aangeboden = services.offer_overdracht(overdracht, by=stappen.triagist())

    assert aangeboden.status == Status.AANGEBODEN and aangeboden.plan is None
    inhoud: Any = aangeboden.momentopname
    assert inhoud["uitzondering"]["reden"] == REDEN and inhoud["plan"] is None


def test_a_plan_that_does_not_come_is_found() -> None:
    overdracht = services.grant_uitzondering(stappen.concept(), reden=REDEN, tot=TOT, by=stappen.manager())
    services.offer_overdracht(overdracht, by=stappen.triagist())

    assert not Overdracht.objects.uitzondering_voorbij(clock.now()).exists()
    assert Overdracht.objects.uitzondering_voorbij(clock.now() + timedelta(days=7)).get() == overdracht
    assert queries.lopende_overdracht(overdracht.casus) == overdracht

"""Who could take over: what a team says of itself goes first, what we count comes after, and who is full comes last."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ketenpartners.models import Team
from ketenpartners.services import leg_capaciteit_vast
from overdracht import services
from overdracht.overname.forms import OvernameFormulier, VerhuisFormulier, choose_team
from overdracht.overname.queries import could_take_over
from overdracht.queries.ruimte import capacity, in_words
from tests import builders
from tests.overdracht import stappen
from veiligthuis import roles
from veiligthuis.core import clock

pytestmark = pytest.mark.django_db


def team(naam: str, *, weken: int | None = None, plekken: int | None = None) -> Team:
    """A partner team, and what it says today of its own waiting time."""
    gevonden = builders.wijkteam(f"Wijkteam {naam}")
    if weken is not None:
        zegt(gevonden, weken, plekken)
    return gevonden


def zegt(wie: Team, weken: int, plekken: int | None = None) -> None:
    """It says so from today on."""
    lid = builders.medewerker(roles.WIJKTEAM, team=wie, naam=f"lid-{wie.pk}")
    leg_capaciteit_vast(wie, wachtweken=weken, plekken_per_maand=plekken, geldig_van=clock.today(), by=lid)


def words(wie: Team) -> str:
    """How a list names the team."""
    return in_words(capacity([wie])[wie.pk])


def test_without_an_agreement_a_team_is_not_offered() -> None:
    overdracht = stappen.aangeboden()
    builders.wijkteam("Wijkteam West", met_convenant=False)

    assert could_take_over(overdracht) == []


def test_the_order_is_what_teams_say_and_full_comes_last() -> None:
    overdracht = stappen.aangeboden()
    team("Oost", weken=6)
    team("Zuid", weken=1, plekken=4)
    team("Haven", weken=0, plekken=0)
    team("Kade", weken=3)

    namen = [ruimte.team.naam for ruimte in could_take_over(overdracht)]

    assert namen == ["Wijkteam Zuid", "Wijkteam Kade", "Wijkteam Oost", "Wijkteam Haven"]


def test_who_said_nothing_fresh_comes_after_who_did() -> None:
    overdracht = stappen.aangeboden()
    oost = team("Oost", weken=0)
    clock.move_to(clock.now() + timedelta(days=40))
    team("Kade")
    team("Zuid", weken=9)

    namen = [ruimte.team.naam for ruimte in could_take_over(overdracht)]

    assert namen == ["Wijkteam Zuid", "Wijkteam Kade", "Wijkteam Oost"]
    assert words(oost) == "Wijkteam Oost: geen wachttijd (verouderd); niemand wacht"


def test_a_family_accepted_this_month_takes_a_place() -> None:
    rij = stappen.geaccepteerd()
    zegt(rij.naar_team, 2, 1)
    stappen.aangeboden()

    assert words(rij.naar_team) == "Wijkteam Noord: 2 weken wachttijd, vol; 1 gezin wacht"
    zegt(rij.naar_team, 0, 3)
    assert words(rij.naar_team) == "Wijkteam Noord: geen wachttijd, nog 2 plekken deze maand; 1 gezin wacht"


def test_the_form_shows_the_room_and_takes_no_other_team() -> None:
    overdracht = stappen.aangeboden()
    zuid = team("Zuid", weken=1, plekken=4)
    west = builders.wijkteam("Wijkteam West", met_convenant=False)
    velden: dict[str, Any] = {"reden": "Plek.", "naar_team": west.pk}

    form = OvernameFormulier(velden)
    choose_team(form, overdracht)

    assert f"{zuid}: 1 week wachttijd, nog 4 plekken deze maand; niemand wacht" in str(form)
    assert "naar_team" in form.errors and "Wijkteam West" not in str(form)
    assert "nog 4 plekken" in str(VerhuisFormulier())


def test_a_hundred_teams_cost_as_much_as_two() -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            capacity(Team.objects.van_partners().select_related("organisatie"))
        return len(queries)

    team("Zuid", weken=1)
    weinig = asked()
    for nummer in range(4):
        team(f"Buurt {nummer}", weken=nummer)

    assert asked() == weinig == 3


def test_a_take_over_goes_to_the_team_that_was_chosen_by_its_room() -> None:
    overdracht = stappen.aangeboden()
    zuid = team("Zuid", weken=1, plekken=4)

    nieuw = services.hand_over_to_other_team(
        overdracht, naar_team=could_take_over(overdracht)[0].team, reden="Plek.",
        by=builders.medewerker(roles.WIJKTEAMMANAGER),
    )  # fmt: skip

    assert nieuw.naar_team == zuid

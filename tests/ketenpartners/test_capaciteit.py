"""A partner team keeps its own waiting time: nobody else writes it, nothing is lost, old words are said to be old."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction
from django.test import Client

from ketenpartners.models import Capaciteit, Team
from ketenpartners.queries.capaciteit import wachttijden
from ketenpartners.services import leg_capaciteit_vast
from tests import builders
from veiligthuis import roles
from veiligthuis.core import clock
from veiligthuis.core.errors import NotAllowed, RuleBroken
from veiligthuis.core.models import AuditEntry, Medewerker

pytestmark = pytest.mark.django_db


def zuid() -> Team:
    """A neighbour."""
    return builders.wijkteam("Wijkteam Zuid")


def zeg(team: Team | None = None, by: Medewerker | None = None, **anders: Any) -> Capaciteit:
    """What Wijkteam Noord says today."""
    velden: dict[str, Any] = {"wachtweken": 3, "geldig_van": clock.today()} | anders
    return leg_capaciteit_vast(
        team or builders.wijkteam(), by=by or builders.medewerker(roles.WIJKTEAM), **velden
    )


@pytest.mark.parametrize("rol", [roles.MANAGER, roles.CASUSHOUDER, roles.BEHEER])
def test_veilig_thuis_does_not_say_it_for_a_team_that_logs_in(rol: str) -> None:
    with pytest.raises(NotAllowed):
        zeg(by=builders.medewerker(rol))


def test_a_neighbour_does_not_say_it() -> None:
    with pytest.raises(NotAllowed):
        zeg(zuid())
    with pytest.raises(NotAllowed):
        zeg(builders.vt_team(), by=builders.medewerker(roles.MANAGER))


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"wachtweken": 105}, "0 tot en met 104"),
        ({"plekken_per_maand": 501}, "0 tot en met 500"),
        ({"dagen": -1}, "vandaag of een latere dag"),
    ],
)
def test_a_number_or_day_that_cannot_be_is_refused(anders: dict[str, Any], zin: str) -> None:
    dag = clock.today() + timedelta(days=anders.pop("dagen", 0))

    with pytest.raises(RuleBroken, match=zin):
        zeg(**{"geldig_van": dag, **anders})


@pytest.mark.parametrize("daad", ["wijzig", "wis"])
def test_what_was_said_stays(daad: str) -> None:
    rij = zeg()

    with pytest.raises(DatabaseError, match="Cannot update or delete"), transaction.atomic():
        rijen = Capaciteit.objects.filter(pk=rij.pk)
        rijen.update(wachtweken=0) if daad == "wijzig" else rijen.delete()


def test_the_last_word_of_a_day_that_has_come_holds() -> None:
    team = builders.wijkteam()
    zeg(wachtweken=3)
    zeg(wachtweken=4, plekken_per_maand=2)
    zeg(wachtweken=9, geldig_van=clock.today() + timedelta(days=7))

    assert wachttijden([team])[team.pk].rij.wachtweken == 4
    assert wachttijden([team, zuid()], clock.today() + timedelta(days=7))[team.pk].woorden == "9 weken"
    assert AuditEntry.objects.filter(actie="leg_capaciteit_vast").count() == 3


def test_after_thirty_days_it_is_old() -> None:
    team = builders.wijkteam()
    zeg()

    clock.move_to(clock.now() + timedelta(days=30))
    assert not wachttijden([team])[team.pk].verouderd
    clock.move_to(clock.now() + timedelta(days=1))
    assert wachttijden([team])[team.pk].verouderd


def test_for_a_team_without_login_the_manager_writes_down_what_it_said() -> None:
    team = builders.wijkteam("Wijkteam Papier")
    Team.objects.filter(pk=team.pk).update(heeft_inlog=False)
    team.refresh_from_db()

    assert zeg(team, by=builders.medewerker(roles.MANAGER)).wachtweken == 3


def test_the_page_is_of_the_team_alone() -> None:
    team = builders.wijkteam()
    adres = f"/partners/{team.pk}/capaciteit/"
    for rol, verwacht in ((roles.MANAGER, 404), (roles.WIJKTEAM, 200)):
        client = Client()
        client.force_login(builders.medewerker(rol))
        assert client.get(adres).status_code == verwacht
    buur = Client()
    buur.force_login(builders.medewerker(roles.WIJKTEAM, team=zuid(), naam="zuid"))
    assert buur.get(adres).status_code == 404

    velden = {"wachtweken": "6", "plekken_per_maand": "", "geldig_van": f"{clock.today():%d-%m-%Y}"}
    antwoord: Any = client.post(adres, {"sleutel": str(uuid4()), **velden})

    assert antwoord.url == f"/partners/{team.pk}/" and Capaciteit.objects.get().wachtweken == 6
    assert "6 weken" in client.get(antwoord.url).content.decode()

"""The same few partners everywhere: Veilig Thuis, one municipality with two wijkteams, and a clock that stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest

from ketenpartners import services
from ketenpartners.models import Contactpersoon, Convenant, Organisatie, Soort, Team, Werkgebied
from veiligthuis.core import clock
from veiligthuis.core.models import Medewerker

NU = datetime(2026, 4, 28, 12, 3, tzinfo=UTC)


@pytest.fixture(autouse=True)
def klok() -> Iterator[None]:
    """Dinsdag 28 april 2026, 14:03 on Dutch clocks."""
    with clock.standing_at(NU):
        yield


@dataclass(frozen=True)
class Keten:
    """The partners a test may name."""

    veilig_thuis: Organisatie
    gemeente: Organisatie
    eigen: Team
    noord: Team
    zuid: Team
    manager: Contactpersoon

    def convenant(self, team: Team | None, van: date, tot: date | None = None) -> Convenant:
        """An agreement with the municipality or one of its teams."""
        return Convenant.objects.create(
            organisatie=self.gemeente,
            team=team,
            geldig_van=van,
            geldig_tot=tot,
            manager_ontvanger=self.manager,
            regiocontact=self.manager,
        )


@pytest.fixture
def keten(db: None) -> Keten:
    """Two wijkteams of one municipality: Noord works in two postcode areas, Zuid in the whole municipality."""
    veilig_thuis = Organisatie.objects.create(naam="Veilig Thuis Waterrijk", soort=Soort.VEILIG_THUIS)
    gemeente = Organisatie.objects.create(naam="Gemeente Lindemeer", soort=Soort.WIJKTEAM)
    noord = services.maak_team(organisatie=gemeente, naam="Wijkteam Noord")
    zuid = services.maak_team(organisatie=gemeente, naam="Wijkteam Zuid")
    Werkgebied.objects.create(team=noord, gemeente="Lindemeer", pc4_van="4701", pc4_tot="4709")
    Werkgebied.objects.create(team=zuid, gemeente="Lindemeer")
    return Keten(
        veilig_thuis=veilig_thuis,
        gemeente=gemeente,
        eigen=services.maak_team(organisatie=veilig_thuis, naam="Team Lindemeer"),
        noord=noord,
        zuid=zuid,
        manager=Contactpersoon.objects.create(organisatie=gemeente, naam="H. Bakker", functie="manager"),
    )


@pytest.fixture
def mens(db: None) -> Medewerker:
    """Somebody who works at a wijkteam."""
    return Medewerker.objects.create_user("wolters", password="x", first_name="T.", last_name="Wolters")

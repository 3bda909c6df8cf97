"""The same casus everywhere: team Lindemeer with a behandelaar and a manager, handed over to wijkteam Noord."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange

from ketenpartners import services as partners
from ketenpartners.models import Contactpersoon, Convenant, Lidmaatschap, Organisatie, Soort, Team
from meldingen.models import Casus, Regie
from meldingen.termijnen import rekenregels
from meldingen.termijnen.records import Termijn
from meldingen.termijnen.services import TermijnBron, start_termijn
from tests.wacht import laat_de_wacht_rusten
from veiligthuis.core import clock
from veiligthuis.core.models import Medewerker

NU = datetime(2026, 4, 22, 8, 0, tzinfo=UTC)
"""Woensdag 22 april 2026, 10:00 on Dutch clocks."""


@pytest.fixture(autouse=True)
def klok() -> Iterator[None]:
    """The clock stands at NU."""
    with clock.standing_at(NU):
        yield


@dataclass(frozen=True)
class Wereld:
    """Everybody a test may name."""

    casus: Casus
    behandelaar: Medewerker
    manager: Medewerker
    eigen: Team
    noord: Team
    zuid: Team
    convenant: Convenant
    bron: TermijnBron

    def start(self, code: str, *, dagen: int = 0, onderwerp: str = "", duur: int | None = None) -> Termijn:
        """A term that started so many days after NU."""
        bron = replace(self.bron, startmoment=NU + timedelta(days=dagen), onderwerp=onderwerp)
        return start_termijn(code, bron, duur=duur)


def maak_medewerker(naam: str, *, email: bool = True) -> Medewerker:
    """An employee with a mail address."""
    adres = f"{naam}@veiligthuis.example" if email else ""
    return Medewerker.objects.create(username=naam, last_name=naam.capitalize(), email=adres)


def maak_casus(nummer: str, team: Team, behandelaar: Medewerker | None, status: str = "open") -> Casus:
    """A casus with Veilig Thuis as regiehouder, and nothing else."""
    casus: Casus = Casus(
        nummer=nummer,
        naam="Van der Meulen / Şahin",
        team=team,
        behandelaar=behandelaar,
        geopend_op=NU,
        status=status,
    )
    with transaction.atomic():
        casus.save(force_insert=True)
        Regie.objects.create(
            casus=casus,
            organisatie=team.organisatie,
            team=team,
            naam="Anne de Boer",
            periode=DateTimeTZRange(NU, None),
        )
    return casus


def maak_wereld() -> Wereld:
    """The people, the teams, the agreement and the casus."""
    laat_de_wacht_rusten()
    vt = Organisatie.objects.create(naam="Veilig Thuis Waterrijk", soort=Soort.VEILIG_THUIS)
    gemeente = Organisatie.objects.create(naam="Gemeente Lindemeer", soort=Soort.WIJKTEAM)
    eigen = partners.maak_team(organisatie=vt, naam="Team Lindemeer")
    noord = partners.maak_team(organisatie=gemeente, naam="Wijkteam Noord")
    zuid = partners.maak_team(organisatie=gemeente, naam="Wijkteam Zuid")
    behandelaar, manager = maak_medewerker("behandelaar"), maak_medewerker("manager")
    Lidmaatschap.objects.create(medewerker=behandelaar, team=eigen, van=date(2026, 1, 1))
    Lidmaatschap.objects.create(medewerker=manager, team=eigen, functie="manager", van=date(2026, 1, 1))
    convenant = Convenant.objects.create(
        organisatie=gemeente,
        geldig_van=date(2026, 1, 1),
        manager_ontvanger=_contact(gemeente, "chef"),
        regiocontact=_contact(gemeente, "regio"),
    )
    casus = maak_casus("2026-00001", eigen, behandelaar)
    bron = TermijnBron(casus=casus, startmoment=NU, partnerteam=noord, convenant=convenant)
    return Wereld(casus, behandelaar, manager, eigen, noord, zuid, convenant, bron)


def _contact(organisatie: Organisatie, naam: str) -> Contactpersoon:
    return Contactpersoon.objects.create(
        organisatie=organisatie, naam=naam.capitalize(), email=f"{naam}@lindemeer.example"
    )


@pytest.fixture
def wereld(db: None) -> Wereld:
    """The people, the teams, the agreement and a bare casus, gone after the test."""
    return maak_wereld()


@pytest.fixture
def om() -> Callable[[str], datetime]:
    """A moment on Dutch clocks, as "2026-04-30 09:00"."""
    return lambda tekst: datetime.fromisoformat(tekst).replace(tzinfo=clock.AMSTERDAM)


@pytest.fixture
def rijen(db: None) -> Iterator[None]:
    """Rows of beheer may change; what this process remembers of them does not outlive the test."""
    rekenregels.vergeet()
    yield
    rekenregels.vergeet()

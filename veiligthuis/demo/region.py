"""The invented region of the demo: one Veilig Thuis, three gemeenten, five wijkteams, and who works there."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group

from ketenpartners.models import (
    Contactpersoon,
    Convenant,
    Functie,
    Organisatie,
    Postcodegebied,
    Soort,
    Team,
    Werkgebied,
)
from ketenpartners.services import maak_lid, maak_team
from veiligthuis import roles
from veiligthuis.core.models import Medewerker
from veiligthuis.demo.accounts import WACHTWOORD

SINCE = date(2024, 1, 1)

Account = tuple[str, str, str, str]
OWN_ACCOUNTS: tuple[Account, ...] = (
    ("intake", "Iris", "de Boer", roles.INTAKE),
    ("triagist", "Tom", "Aksoy", roles.TRIAGIST),
    ("gedragswetenschapper", "Mirjam", "Sanders", roles.GEDRAGSWETENSCHAPPER),
    ("vertrouwensarts", "Aniel", "Ramdin", roles.VERTROUWENSARTS),
    ("casushouder", "Nadia", "el Idrissi", roles.CASUSHOUDER),
    ("crisisdienst", "Bram", "Vos", roles.CRISISDIENST),
    ("manager", "Hanneke", "Postma", roles.MANAGER),
)
"""Login name, first name, last name and role of everybody at the team of the demo."""

OTHER_ACCOUNTS: tuple[Account, ...] = (
    ("privacy", "Roos", "Wiersma", roles.PRIVACY),
    ("beheer", "Joost", "Kramer", roles.BEHEER),
)

WIJKTEAMS: tuple[tuple[str, str, str, str], ...] = (
    ("Noord", "Meerstad", "9101", "9149"),
    ("Zuid", "Meerstad", "9150", "9199"),
    ("Oost", "Plassenburg", "9201", "9249"),
    ("West", "Plassenburg", "9250", "9299"),
    ("Veenhorst", "Veenhorst", "9301", "9399"),
)
"""Name, gemeente and postcodes of the wijkteams; the places and postcode areas do not exist."""


@dataclass(frozen=True)
class Region:
    """What the stories need: our team, a second team, the wijkteams by name and the people by login name."""

    veilig_thuis: Organisatie
    team: Team
    team_zuid: Team
    wijkteams: dict[str, Team]
    people: dict[str, Medewerker]


def build_region() -> Region:
    """Make the organisations, teams, agreements and accounts of the demo."""
    own = Organisatie.objects.create(
        naam="Veilig Thuis Merenland",
        soort=Soort.VEILIG_THUIS,
        telefoon="0800-2000",
        email="info@merenland.example",
    )
    team = maak_team(organisatie=own, naam="Team Noord-Merenland", email="noord@merenland.example")
    second = maak_team(organisatie=own, naam="Team Zuid-Merenland", email="zuid@merenland.example")
    people = {account[0]: _employee(account, team=team) for account in OWN_ACCOUNTS}
    people |= {account[0]: _employee(account) for account in OTHER_ACCOUNTS}
    colleague: Account = ("casushouder-zuid", "Erik", "Hoekstra", roles.CASUSHOUDER)
    people[colleague[0]] = _employee(colleague, team=second)
    second_manager: Account = ("manager-zuid", "Sylvia", "Baars", roles.MANAGER)
    people[second_manager[0]] = _employee(second_manager, team=second)
    wijkteams = {}
    for name, gemeente, first, last in WIJKTEAMS:
        wijkteams[name] = _wijkteam(name, gemeente, first, last, people)
    _raad()
    _postcodes()
    return Region(own, team, second, wijkteams, people)


@cache
def _sealed_password() -> str:
    """One seal for all accounts: making it is slow on purpose, and twenty times is what a newcomer waits for."""
    return make_password(WACHTWOORD)


def _employee(account: Account, *, team: Team | None = None) -> Medewerker:
    username, first, last, role = account
    person = Medewerker.objects.create(
        username=username,
        email=f"{username}@merenland.example",
        password=_sealed_password(),
        first_name=first,
        last_name=last,
        functie=roles.LABELS[role],
        is_staff=role == roles.BEHEER,
    )
    person.groups.add(Group.objects.get_or_create(name=role)[0])
    if team is not None:
        function = Functie.MANAGER if role in (roles.MANAGER, roles.WIJKTEAMMANAGER) else Functie.LID
        maak_lid(medewerker=person, team=team, van=SINCE, functie=function)
    return person


def _wijkteam(name: str, gemeente: str, first: str, last: str, people: dict[str, Medewerker]) -> Team:
    slug = name.lower()
    partner = Organisatie.objects.create(
        naam=f"Wijkteam {name}", soort=Soort.WIJKTEAM, telefoon="0900-0000", email=f"{slug}@wijkteams.example"
    )
    team = maak_team(organisatie=partner, naam=f"Wijkteam {name}", email=f"{slug}@wijkteams.example")
    Werkgebied.objects.create(team=team, gemeente=gemeente, pc4_van=first, pc4_tot=last)
    manager = Contactpersoon.objects.create(
        organisatie=partner, team=team, naam=f"Manager van wijkteam {name}", functie="Manager",
        telefoon="0900-0001", email=f"manager.{slug}@wijkteams.example",
    )  # fmt: skip
    region = Contactpersoon.objects.create(
        organisatie=partner, naam=f"Beleidsadviseur gemeente {gemeente}", functie="Regiocontact",
        telefoon="0900-0002", email=f"regio@{gemeente.lower()}.example",
    )  # fmt: skip
    Convenant.objects.create(
        organisatie=partner, geldig_van=SINCE, manager_ontvanger=manager, regiocontact=region
    )
    worker: Account = (f"wijkteam-{slug}", "Wijkwerker", name, roles.WIJKTEAM)
    people[worker[0]] = _employee(worker, team=team)
    lead: Account = (f"wijkteammanager-{slug}", "Manager", name, roles.WIJKTEAMMANAGER)
    people[lead[0]] = _employee(lead, team=team)
    return team


def _postcodes() -> None:
    """The invented postcodes, each in the gemeente of its wijkteam."""
    rows = (
        Postcodegebied(
            pc4=str(pc4), plaats=gemeente, gemeente=gemeente, regio="Merenland", bron="verzonnen voor de demo",
            peildatum=SINCE,
        )
        for _, gemeente, first, last in WIJKTEAMS
        for pc4 in range(int(first), int(last) + 1)
    )  # fmt: skip
    Postcodegebied.objects.bulk_create(rows)


def _raad() -> None:
    raad = Organisatie.objects.create(naam="Raad voor de Kinderbescherming Merenland", soort=Soort.RAAD)
    maak_team(organisatie=raad, naam="Raadsteam Merenland", heeft_inlog=False)

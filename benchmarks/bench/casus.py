"""The page of a casus with 40 meldingen and 25 persons: statements and server time of every tab."""

import statistics
import time
from datetime import date, timedelta

from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from benchmarks.bench.figures import Figure
from ketenpartners.models import Team
from ketenpartners.services import maak_lid
from meldingen.codelijsten import Aanleiding, Gezag, Hoedanigheid, Relatie, Rol
from meldingen.models import Casus
from meldingen.services import BetrokkeneGegevens, MeldingGegevens, neem_melding_op
from veiligthuis import roles
from veiligthuis.core import clock
from veiligthuis.core.models import Medewerker
from veiligthuis.pages.dossier import TABS
from veiligthuis.webserver import settle

MELDINGEN, PERSONEN = 40, 25
STATEMENTS, MILLISECONDS = 20, 60
TURNS = 15
BEGIN = "SAVEPOINT", "RELEASE"


def large_casus(by: Medewerker, *, meldingen: int = MELDINGEN, personen: int = PERSONEN) -> Casus:
    """A casus of a family that is reported again and again; made through the services."""
    now = clock.now()
    family = [_person(number) for number in range(personen)]
    first = neem_melding_op(gegevens=_report(0), betrokkenen=family, by=by, at=now)
    for number in range(1, meldingen):
        neem_melding_op(gegevens=_report(number), by=by, at=now, casus=first.casus)
    return first.casus


def casus_figures() -> list[Figure]:
    """Every tab, looked at by a casushouder of the team."""
    client = Client()
    client.force_login(reader(), backend="allauth.account.auth_backends.AuthenticationBackend")
    casus = large_casus(taker())
    settle()  # as the web server does
    found: list[Figure] = []
    for tab in TABS:
        address = f"/casussen/{casus.nummer}/{tab.sleutel}/" if tab.sleutel else f"/casussen/{casus.nummer}/"
        number, times = statements(client, address), _times(client, address)
        name = f"casus_{tab.sleutel or 'overzicht'}"
        told = f"snelste {times[0]:.0f} ms, p95 {times[int(len(times) * 0.95)]:.0f} ms van {TURNS}"
        found.append(Figure(f"{name}_sql", number, STATEMENTS, "sql"))
        found.append(Figure(f"{name}_tijd", statistics.median(times), MILLISECONDS, "ms", told=told))
    return found


def statements(client: Client, address: str) -> int:
    """How many statements one look costs, after a first one."""
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(address)
    if answer.status_code != 200:
        raise AssertionError(f"{address} answers {answer.status_code}: the measurement means nothing")
    return sum(not query["sql"].startswith(BEGIN) for query in captured.captured_queries)


def taker() -> Medewerker:
    """Who takes in meldingen in the measurement."""
    return worker("meting-casus-intake", roles.INTAKE)


def reader() -> Medewerker:
    """Who reads a casus in the measurement."""
    return worker("meting-casushouder", roles.CASUSHOUDER)


def worker(login: str, role: str) -> Medewerker:
    """Somebody of this role in the team of the measurement."""
    who, _ = Medewerker.objects.get_or_create(
        username=login, defaults={"last_name": "Meting", "email": f"{login}@meting.example"}
    )
    who.groups.add(Group.objects.get(name=role))
    team = Team.objects.get(naam="Team Meting")
    if not who.lidmaatschappen.filter(team=team).exists():
        maak_lid(medewerker=who, team=team)
    return who


def _times(client: Client, address: str) -> list[float]:
    """How long the server takes for each look, in ms, shortest first."""
    times = []
    for _ in range(TURNS):
        begin = time.perf_counter()
        client.get(address)
        times.append((time.perf_counter() - begin) * 1000)
    return sorted(times)


def _person(number: int) -> BetrokkeneGegevens:
    """One of the family; the first two are the parents."""
    rol, relatie, gezag = (
        (Rol.SLACHTOFFER, Relatie.MOEDER, Gezag.JA) if number == 0
        else (Rol.PLEGER, Relatie.VADER, Gezag.JA) if number == 1
        else (Rol.KIND, Relatie.KIND, Gezag.ONBEKEND)
    )  # fmt: skip
    return BetrokkeneGegevens(
        rol=rol, relatie=relatie, gezag=gezag, voornamen=f"Persoon{number}", achternaam=f"Meting{number % 4}",
        geboortedatum=date(1980 + number, 1 + number % 12, 1 + number), telefoon="0900-1234",
    )  # fmt: skip


def _report(number: int) -> MeldingGegevens:
    return MeldingGegevens(
        melder_hoedanigheid=Hoedanigheid.HUISARTS, aanleiding=[Aanleiding.PARTNERGEWELD], melder_naam="Dokter Meting",
        beschrijving=f"Melding {number}: er is geschreeuwd en geduwd. " * 5,
        ontvangen_op=clock.now() - timedelta(days=number, hours=1),
    )  # fmt: skip

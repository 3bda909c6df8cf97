"""Health: does the database answer, the broker, does the sweep beat, and does what must hold of terms hold."""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from kombu.exceptions import OperationalError

from meldingen.termijnen.invariants import invariants
from meldingen.termijnen.queries import laatste_hartslag
from veiligthuis.celery import app
from veiligthuis.core import words
from veiligthuis.pages.watch import STIL_SINDS, stands_still

WACHT = 2
"""Seconds to wait for the broker."""
UITLEG = {
    "due_unfired": ("acties op tijd", "termijnen die iets hadden moeten doen en dat nog niet deden"),
    "level_without_escalation": ("escalaties volledig", "escalaties die ontbreken"),
    "outbox_oldest_s": ("berichten weg", "seconden dat het oudste bericht wacht"),
    "open_casus_without_term": ("overal een klok", "open casussen waarvan geen klok loopt"),
    "closed_casus_with_term": ("geen klok na sluiting", "gesloten casussen waarvan nog een klok loopt"),
    "pushed_aside": ("bewaking verwerkt alles", "termijnen die de bewaking niet kon verwerken"),
    "delivery_failed": ("berichten aangekomen", "berichten die niet aankwamen"),
    "calendar_years_missing": ("kalender reikt ver genoeg", "jaren waarvan de vrije dagen ontbreken"),
    "nobody_told": ("iedereen heeft een ontvanger", "escalaties zonder ontvanger"),
}
"""Per figure what it is called and what it counts."""


@dataclass(frozen=True)
class Onderdeel:
    """One part: its name (for a machine) and word, whether it is well, what it says; nothing about a person."""

    naam: str
    goed: bool
    stand: str
    woord: str = ""


@login_not_required
@never_cache
@require_safe
def gezondheid(request: HttpRequest) -> HttpResponse:
    """Plain page, or JSON with `?vorm=json` or an Accept header; status 503 when something is not well."""
    parts = state()
    well = all(part.goed for part in parts)
    status = 200 if well else 503
    wants_json = request.GET.get("vorm") == "json" or request.headers.get("Accept", "").startswith(
        "application/json"
    )
    if wants_json:
        found = {part.naam: {"goed": part.goed, "stand": part.stand} for part in parts}
        return JsonResponse({"goed": well, "onderdelen": found}, status=status)
    return render(request, "pages/gezondheid.html", {"onderdelen": parts, "goed": well}, status=status)


def state() -> list[Onderdeel]:
    """Every part; what needs the database is left out when that does not answer."""
    database = _database()
    if not database.goed:
        return [database, _broker()]
    figures = [_figure(name, number) for name, number in invariants().items()]
    return [database, _broker(), _sweep(), *figures]


def _figure(name: str, number: int) -> Onderdeel:
    word, counts = UITLEG.get(name, (name, ""))
    patience = STIL_SINDS.seconds if name == "outbox_oldest_s" else 0
    return Onderdeel(name, number <= patience, f"{number} {counts}".strip(), word)


def _database() -> Onderdeel:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return Onderdeel("database", goed=False, stand="antwoordt niet")
    return Onderdeel("database", goed=True, stand="antwoordt")


def _broker() -> Onderdeel:
    try:
        with app.connection_for_read(transport_options={"socket_connect_timeout": WACHT}) as link:
            link.ensure_connection(max_retries=1, interval_start=0, interval_step=0, timeout=WACHT)
    except (OperationalError, OSError):
        return Onderdeel("broker", goed=False, stand="antwoordt niet; termijnen lopen door in de database")
    return Onderdeel("broker", goed=True, stand="antwoordt")


def _sweep() -> Onderdeel:
    beat = laatste_hartslag()
    if beat is None:
        return Onderdeel("bewaking", goed=False, stand="heeft nog nooit gelopen")
    return Onderdeel("bewaking", not stands_still(beat), f"liep voor het laatst {words.moment(beat)}")

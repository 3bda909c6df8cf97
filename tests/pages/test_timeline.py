"""The time line tells every kind of fact in words, can be narrowed, and costs the same at ten and a thousand lines."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from meldingen import services
from meldingen.models import Casus
from tests import builders
from tests.figures import Figures
from veiligthuis import roles
from veiligthuis.core import audit, clock
from veiligthuis.core.models import AuditEntry, Medewerker
from veiligthuis.pages import timeline, timeline_words

pytestmark = pytest.mark.django_db


def client_of(by: Medewerker) -> Client:
    client = Client()
    client.force_login(by)
    return client


def contact(casus: Casus, by: Medewerker, **anders: Any) -> Any:
    return services.leg_contact_vast(
        casus,
        by=by,
        **{"soort": "telefoon", "gelukt": True, "verslag": "Het gaat.", "met_wie": "School", **anders},
    )


def page(casus: Casus, by: Medewerker, query: str = "") -> str:
    return client_of(by).get(f"/casussen/{casus.nummer}/tijdlijn/{query}").content.decode()


def test_a_correction_stands_beside_what_it_corrects() -> None:
    casus, by = builders.casus(), builders.medewerker(roles.CASUSHOUDER)
    wrong = contact(casus, by, verslag="Moeder belde.")
    contact(casus, by, verslag="Vader belde.", corrigeert=wrong)
    shown = page(casus, by)
    assert "Verbetert: Telefoon met School" in shown
    assert shown.count("Moeder belde.") == 2
    assert shown.count("Vader belde.") == 2
    assert "1 poging, 1 gelukt" in shown


def test_attempts_are_counted_per_person() -> None:
    casus, by = builders.casus(), builders.medewerker(roles.CASUSHOUDER)
    for hours, gelukt in ((3, False), (2, False), (1, True)):
        contact(casus, by, op=clock.now() - timedelta(hours=hours), gelukt=gelukt)
    assert "</b>: 3 pogingen, 1 gelukt, laatste" in page(casus, by)


def test_it_is_narrowed_by_person_and_days_without_a_name_in_the_address() -> None:
    casus, by = builders.casus(), builders.medewerker(roles.CASUSHOUDER)
    mother = casus.betrokkenen.earliest("pk")
    contact(casus, by, op=clock.now() - timedelta(days=3), verslag="Over een ander.")
    contact(casus, by, betrokkene=mother, met_wie="", verslag="Over moeder.")
    narrowed = page(casus, by, f"?wie={mother.pk}")
    assert "Over moeder." in narrowed
    assert "Over een ander." not in narrowed
    days = page(casus, by, "?van=2026-04-25&tot=2026-04-25")
    assert "Over een ander." in days
    assert "Over moeder." not in days
    assert "Over moeder." in page(casus, by, "?wie=x&van=x&soort=x")


@pytest.mark.parametrize("kind", [key for key, _ in timeline.SOORTEN])
def test_every_kind_can_be_chosen(kind: str) -> None:
    casus, by = builders.casus(), builders.medewerker(roles.CASUSHOUDER)
    assert client_of(by).get(f"/casussen/{casus.nummer}/tijdlijn/?soort={kind}").status_code == 200


@pytest.mark.parametrize(
    ("model", "action", "words"),
    [
        ("meldingen.bestaat_niet", "doe_iets_nieuws", "Bestaat niet: doe iets nieuws"),
        ("", "", "Iets: gewijzigd"),
        ("meldingen.persoon", "leg_nieuws_vast", "Persoon: leg nieuws vastgelegd"),
        ("meldingen.document", "virus_gevonden", "Document: virus gevonden, blijft dicht"),
        ("meldingen.casus", "nog_onbekende_stap", "Casus: nog onbekende stap"),
    ],
)
def test_an_unknown_thing_reads_decently(model: str, action: str, words: str) -> None:
    assert timeline_words.in_words(AuditEntry(object_soort=model, actie=action))[0] == words


def test_the_view_for_printing_holds_everything_on_one_page() -> None:
    casus, by = builders.casus(), builders.medewerker(roles.CASUSHOUDER)
    for number in range(60):
        contact(casus, by, verslag=f"Gesprek {number:02}.", op=clock.now() - timedelta(hours=60 - number))
    assert "Gesprek 00." not in page(casus, by)
    assert "Gesprek 00." in page(casus, by, "?afdruk=1")


def test_ten_and_a_thousand_lines_cost_the_same(figures: Figures) -> None:
    casus, by = builders.casus(), builders.medewerker(roles.CASUSHOUDER)
    contact(casus, by)
    few = statements(casus, by)
    for _ in range(1000):
        audit.record_change(by, casus, action="verleen_toegang")
    clock.move_to(clock.now() + timedelta(hours=1))
    contact(casus, by)
    many = statements(casus, by)
    figures.note("statements, tijdlijn (10 en 1.000 regels)", many)
    assert few == many


def statements(casus: Casus, by: Medewerker) -> int:
    client = client_of(by)
    client.get(f"/casussen/{casus.nummer}/tijdlijn/")
    with CaptureQueriesContext(connection) as seen:
        assert client.get(f"/casussen/{casus.nummer}/tijdlijn/").status_code == 200
    return len(seen)

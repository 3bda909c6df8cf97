"""The time line tells every kind of fact in words, can be narrowed, and costs the same at ten and a thousand lines."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from meldingen import services
from meldingen.bronnen.alineas import kenmerk
from meldingen.models import Casus
from tests import builders
from tests.figures import Figures
from tests.meldingen.documenten.bestanden import pdf
from veiligthuis import roles
from veiligthuis.core import audit, clock
from veiligthuis.core.models import AuditEntry, Medewerker
from veiligthuis.pages import timeline, timeline_words

pytestmark = pytest.mark.django_db
GROND = "vertrouwensrelatie"


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


def test_the_filter_on_a_person_reaches_bands_safe_contact_and_attempts() -> None:
    casus, by = builders.casus(), builders.medewerker(roles.CASUSHOUDER)
    mother, father, child = casus.betrokkenen.order_by("pk")
    contact(casus, by, betrokkene=father, met_wie="", verslag="Over vader.")
    contact(casus, by, betrokkene=mother, met_wie="", gelukt=False, verslag="Moeder nam niet op.")
    services.leg_band_vast(mother, child, soort="ouder_van", bron="moeder", by=by)
    services.leg_veilig_contact_vast(
        mother, gegevens=services.VeiligContactGegevens(kanaal="telefoon"), by=by
    )

    of_mother, of_father = page(casus, by, f"?wie={mother.pk}"), page(casus, by, f"?wie={father.pk}")

    for words in (
        "Moeder nam niet op.",
        "Gezinsband: vastgelegd",
        "Betrokkene: veilig contact vastgelegd",
    ):
        assert words in of_mother and words not in of_father, words
    assert "Gezinsband: vastgelegd: Elif Şahin ouder van Noah van der Meulen" in page(
        casus, by, f"?wie={child.pk}"
    )


def test_the_filter_on_a_person_reaches_the_merge_and_what_was_recorded_before_it() -> None:
    by = builders.medewerker(roles.CASUSHOUDER)
    casus = builders.casus(
        betrokkenen=[builders.moeder(), builders.moeder(voornamen="Elief"), builders.kind()]
    )
    one, other, child = casus.betrokkenen.order_by("pk")
    contact(casus, by, betrokkene=other, met_wie="", gelukt=False, verslag="De tweede rij.")
    services.voeg_personen_samen(one.persoon, other.persoon, reden="Zelfde moeder.", by=by)

    told = page(casus, by, f"?wie={one.pk}")

    assert "De tweede rij." in told and "Betrokkene: met een ander samengevoegd" in told
    assert "Elif Şahin</b>: 1 poging, laatste" in told
    assert "De tweede rij." not in page(casus, by, f"?wie={child.pk}")


def test_a_paper_stands_there_with_its_title_and_the_mark_of_its_protection() -> None:
    casus, by = builders.casus(), builders.medewerker(roles.CASUSHOUDER)
    paper = services.leg_document_vast(
        casus, soort="brief", omschrijving="Brief van de huisarts", herkomst="huisarts",
        ontvangen_op=clock.today(), inhoud=pdf(), by=by,
    )  # fmt: skip
    assert "bron beschermd" not in page(casus, by, "?soort=documenten")
    services.bescherm_bron(paper, grond=GROND, by=by)

    shown = page(casus, by, "?soort=documenten")

    assert "Document: vastgelegd: Brief van de huisarts" in shown
    assert f'href="/meldingen/document/{paper.pk}/"' in shown and "bron beschermd" in shown


def test_of_a_protected_report_the_words_are_not_there_and_the_mark_is() -> None:
    casus, by = builders.casus(), builders.medewerker(roles.CASUSHOUDER)
    secret = "Oma belde ons in het geheim."
    row = contact(casus, by, verslag=f"{secret}\nHet kind is veilig.")
    contact(casus, by, verslag=secret, corrigeert=row)
    services.bescherm_bron(row, grond=GROND, kenmerken=[kenmerk(secret)], by=by)

    shown = page(casus, by)

    assert secret not in shown
    assert "[weggelaten: bron beschermd]" in shown and "Het kind is veilig." in shown
    assert "teken-slot" in shown or "bron beschermd</span>" in shown


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

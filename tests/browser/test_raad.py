"""A verzoek to the Raad from the last missing answer to the answer of the Raad: written, signed twice, sent, taken."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.office import PHONE, Office, follow, press
from tests.browser.test_accessible import faults_of
from tests.browser.test_beside_the_path import casus_of
from tests.browser.writing import today, typed

pytestmark = pytest.mark.browser
FAMILY = "Van der Wal"
"""The Raad was called; the paper lacks one answer."""


def at_the_verzoek(page: Page) -> Page:
    """From the casus to the verzoek that runs."""
    page.goto(f"/raad/{casus_of(page, FAMILY)}/")
    follow(page, "Verzoek van")
    expect(page.get_by_role("heading", name="Verzoek aan de Raad", level=1)).to_be_visible()
    return page


def test_the_last_answer_two_signatures_and_what_the_raad_says(office: Office) -> None:
    page = at_the_verzoek(office.desk("casushouder"))
    expect(page.get_by_text("Dit moet er nog in")).to_be_visible()
    page.get_by_label("Waarom is hulp zonder dwang niet genoeg?").fill("De ouders doen niet meer open.")
    press(page, "Bewaren en voorleggen")
    expect(page.get_by_text("Alles wat de Raad moet weten, staat erin.")).to_be_visible()
    press(page, "Ter ondertekening voorleggen")
    expect(page.get_by_text("nog niet getekend").first).to_be_visible()

    iris = at_the_verzoek(office.desk("gedragswetenschapper"))
    follow(iris, "Ondertekenen als gedragswetenschapper")
    expect(iris.get_by_text("De ouders doen niet meer open.")).to_be_visible()
    iris.get_by_label("Waarom is een verzoek aan de Raad nodig?").fill(
        "Vrijwillige hulp houdt op bij de deur."
    )
    press(iris, "Ondertekenen als gedragswetenschapper")
    expect(iris.get_by_text("nog niet getekend")).to_have_count(1)

    petra = at_the_verzoek(office.desk("manager", viewport=PHONE))
    follow(petra, "Ondertekenen als teammanager")
    press(petra, "Ondertekenen als teammanager")
    follow(petra, "Verzenden aan de Raad")
    press(petra, "Verzenden aan de Raad")
    expect(petra.get_by_text("Verzonden").first).to_be_visible()
    assert faults_of(petra, "verzonden verzoek") == []

    page.goto(f"/raad/{casus_of(page, FAMILY)}/bericht/")
    page.get_by_label("Soort bericht").select_option("intake")
    page.get_by_label("Wat houdt het in").select_option("neemt_over")
    page.get_by_label("Datum van het bericht").fill(typed(today()))
    press(page, "Vastleggen")
    expect(page.get_by_text("de raad gaat onderzoeken")).to_be_visible()
    expect(page.get_by_text("Overgedragen").first).to_be_visible()

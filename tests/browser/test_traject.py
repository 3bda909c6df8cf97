"""The story of waiting and of an onderzoek, by the casushouder: a call, a new weighing, a child, a fact, the draft."""

from datetime import datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.browser.office import PHONE, Office, choose
from tests.browser.test_accessible import faults_of
from tests.browser.test_beside_the_path import casus_of
from veiligthuis.core import clock, words

pytestmark = pytest.mark.browser
WAITS, INVESTIGATED = "Veen", "Huisman"


def in_days(days: int) -> str:
    """A day as one types it; the demo lives today, whatever the clock of these tests says."""
    return words.numbers((datetime.now(clock.AMSTERDAM) + timedelta(days=days)).date())


def enter(page: Page, name: str) -> None:
    """Go to a link or button as a key user does, and press Enter."""
    target = page.locator("main :is(a, button)").filter(has_text=name).first
    target.focus()
    expect(target).to_be_focused()
    page.keyboard.press("Enter")


def test_a_family_that_waits_is_called_and_weighed_anew(office: Office) -> None:
    page = office.desk("casushouder")
    page.goto("/wachtlijst/")
    row = page.get_by_role("row").filter(has_text=WAITS)
    expect(row).to_contain_text("contact gemist")
    expect(row).to_contain_text("te laat")
    number = row.get_by_role("link").first.inner_text()
    page.goto(f"/wachtlijst/{number}/")

    enter(page, "Contact vastleggen")
    choose(page, "Hoe ging het?", "Gesproken")
    page.get_by_label("Hoe", exact=True).select_option("telefoon")
    page.get_by_label("Met wie").select_option(index=1)
    page.get_by_label("Wat werd er gezegd over de veiligheid").fill("Vader slaapt elders; het is rustig.")
    page.get_by_label("Volgende contact uiterlijk op").fill(in_days(7))
    enter(page, "Vastleggen")
    expect(page.get_by_text("Vader slaapt elders")).to_be_visible()

    enter(page, "Risico herwegen")
    choose(page, "Risico nu", "Midden")
    page.get_by_label("Waarom").fill("Vader is weg en oma is in huis.")
    page.get_by_label("Volgende herweging uiterlijk").fill(in_days(10))
    enter(page, "Vastleggen")
    expect(page.get_by_text("was hoog")).to_be_visible()
    page.goto("/wachtlijst/")
    expect(page.get_by_role("row").filter(has_text=WAITS)).not_to_contain_text("contact gemist")
    assert faults_of(page, "wachtlijst") == []


def test_a_fact_is_written_down_and_the_family_reads_no_protected_source(office: Office) -> None:
    page = office.desk("casushouder", viewport=PHONE)
    number = casus_of(page, INVESTIGATED)
    page.goto(f"/casussen/{number}/traject/")
    expect(page.get_by_role("heading", name="Kinderen gezien")).to_be_visible()

    enter(page, "Regel toevoegen")
    choose(page, "Wat is dit", "Feit")
    page.get_by_label("Wat is er gezien, gezegd of gelezen").fill("De huisarts zag een oude breuk.")
    page.get_by_label("Van wie of waaruit").select_option("organisatie")
    page.get_by_label("Naam van de bron").fill("Huisarts De Vries")
    page.get_by_label("Van welke dag").fill(in_days(0))
    enter(page, "Vastleggen")

    expect(page.get_by_text("De huisarts zag een oude breuk.")).to_be_visible()
    expect(page.get_by_text("Bron: Huisarts De Vries")).to_be_visible()
    expect(page.get_by_text("Iemand uit de straat")).to_be_visible()
    assert faults_of(page, "traject") == []
    enter(page, "Conceptverslag voor het gezin")
    expect(page.get_by_text("De huisarts zag een oude breuk.")).to_be_visible()
    expect(page.get_by_text("Iemand uit de straat")).to_have_count(0)
    assert faults_of(page, "conceptverslag") == []

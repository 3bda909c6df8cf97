"""The safety plan beside the path: a crisis on a phone with keys alone, paper that is not safe, and what changed."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.fit import misfits_on
from tests.browser.office import PHONE, Office
from tests.browser.test_beside_the_path import casus_of
from tests.browser.test_keyboard import tab_to

pytestmark = pytest.mark.browser


@pytest.fixture
def phone(office: Office) -> Page:
    """The casushouder at a kitchen table."""
    return office.desk("casushouder", viewport=PHONE)


def test_a_crisis_is_agreed_on_a_phone_with_keys_alone(phone: Page) -> None:
    phone.goto(f"/veiligheid/plannen/crisis/{casus_of(phone, 'Mensah')}/")
    assert misfits_on(phone) == []

    tab_to(phone, "Afspraak 1")
    phone.keyboard.type("Vader slaapt vannacht bij zijn broer.")
    tab_to(phone, "Wie bellen? (1)")
    phone.keyboard.type("Tante")
    phone.keyboard.press("Tab")
    phone.keyboard.type("0900-0000")
    phone.keyboard.press("Enter")

    expect(phone.get_by_role("heading", level=1)).to_contain_text("Veiligheidsplan, versie")
    expect(phone.get_by_label("Wat", exact=True).first).to_have_value("Vader slaapt vannacht bij zijn broer.")
    assert misfits_on(phone) == []

    tab_to(phone, "Geef het gezin nu een blad")
    phone.keyboard.press("Enter")
    expect(phone.get_by_role("heading", level=1)).to_have_text("Een blad voor ieder")
    tab_to(phone, "Papier maken")
    phone.keyboard.press("Enter")
    expect(phone.get_by_text("Is een papier thuis veilig")).to_be_visible()


def test_paper_that_is_not_safe_is_not_made(office: Office) -> None:
    page = office.desk("casushouder")
    page.goto(f"/casussen/{casus_of(page, 'Lammers')}/veiligheid/")
    page.get_by_role("link", name="Versie 2").click()
    page.get_by_role("link", name="Een blad voor ieder").click()
    page.get_by_role("link", name="Papier maken").first.click()
    page.get_by_text("Nee, geen papier").click()
    page.get_by_role("button", name="Vastleggen en maken").click()

    expect(page.get_by_text("Er komt geen papier.")).to_be_visible()
    page.get_by_role("link", name="Lees het blad samen op het scherm").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ons veiligheidsplan")


def test_what_changed_and_a_broken_condition_are_one_step_away(office: Office) -> None:
    page = office.desk("casushouder")
    page.goto("/werkvoorraad/?lijst=team")
    page.get_by_role("link", name="Voorwaarde lukte niet").first.click()
    page.get_by_label("Wat is er gedaan?").fill("Met vader gebeld; hij slaapt vannacht elders.")
    page.get_by_role("button", name="Vastleggen").click()
    expect(page.get_by_text("hij slaapt vannacht elders")).to_be_visible()

    page.get_by_role("link", name="Wat is er anders dan in versie 1?").click()
    expect(page.get_by_text("Erbij").first).to_be_visible()

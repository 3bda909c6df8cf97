"""A person is corrected with the keyboard alone, and a code word shows only after a reason."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.office import Office
from tests.browser.test_beside_the_path import casus_of
from tests.browser.test_keyboard import tab_to

pytestmark = pytest.mark.browser


@pytest.fixture
def page(office: Office) -> Page:
    return office.desk("casushouder")


def to_elif(page: Page) -> None:
    """From the family to the page of the mother, by keys."""
    page.goto(f"/casussen/{casus_of(page, 'Van der Meulen')}/gezin/")
    link = page.locator("main th").get_by_role("link", name="Elif Şahin", exact=True)
    for _ in range(80):
        page.keyboard.press("Tab")
        if link.evaluate("link => link === document.activeElement"):
            break
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Elif Şahin")


def test_a_wrong_date_is_said_and_the_married_name_is_kept_by_keys_alone(page: Page) -> None:
    to_elif(page)
    tab_to(page, "Wijzig gegevens")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/gegevens/$"))
    tab_to(page, "Naam van de partner")
    page.keyboard.type("Meulen")
    tab_to(page, "Geboren")
    page.keyboard.press("Control+A")
    page.keyboard.type("31-02-1991")
    page.keyboard.press("Enter")

    expect(page.get_by_text("31 februari 1991 bestaat niet").first).to_be_visible()
    expect(page.get_by_label(re.compile("^Naam van de partner"))).to_have_value("Meulen")
    page.get_by_label(re.compile("^Geboren")).focus()
    page.keyboard.press("Control+A")
    page.keyboard.type("00-02-1991")
    page.keyboard.press("Enter")

    expect(page.get_by_text("02-1991")).to_be_visible()
    expect(page.get_by_text("partner achternaam")).to_be_visible()


def test_the_code_word_shows_after_a_reason_and_is_gone_again(page: Page) -> None:
    to_elif(page)
    expect(page.get_by_text("zonnebloem")).to_have_count(0)
    tab_to(page, "Toon codewoord")
    page.keyboard.press("Enter")
    page.get_by_label(re.compile("Waarvoor")).select_option("contact")
    tab_to(page, "Toon")
    page.keyboard.press("Enter")

    expect(page.get_by_text("zonnebloem")).to_be_visible()
    tab_to(page, "Terug, en verberg")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Veilig contact")).to_be_visible()
    expect(page.get_by_text("zonnebloem")).to_have_count(0)

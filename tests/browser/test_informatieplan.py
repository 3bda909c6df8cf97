"""From the informatieplan to a letter that went: seen, sent safely, and found back on the plan."""

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


def to_letter(page: Page, family: str, reader: str) -> None:
    """From the plan of a family to the letter that lies there for somebody."""
    page.goto(f"/casussen/{casus_of(page, family)}/informatieplan/")
    page.get_by_role("link", name=re.compile(f"^Brief .* aan {reader}")).click()
    expect(page.get_by_role("heading", name="Zo leest de lezer hem")).to_be_visible()


def give_by_hand(page: Page, name: str) -> None:
    """The question whether paper is safe is answered, and the letter is given, all by keys."""
    link = page.get_by_role("link", name=f"Hoe gaat deze brief aan {name}")
    link.focus()
    page.keyboard.press("Enter")
    page.get_by_role("radio", name="Nee").focus()
    page.keyboard.press("Space")
    page.get_by_label("Hoe gaat deze brief").select_option("meegeven")
    tab_to(page, "Vastleggen")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Vastgelegd hoe deze brief gaat.")).to_be_visible()


def test_a_boy_of_twelve_and_his_parents_get_a_letter_that_somebody_saw(page: Page) -> None:
    to_letter(page, "Peters", "Jip Peters")
    expect(page.get_by_text("Goedkeuren kan nog niet.")).to_be_visible()
    for name in ("Jip Peters", "Ruud Peters"):
        give_by_hand(page, name)
    page.get_by_role("button", name="Goedkeuren").click()
    opens = page.get_by_role("link", name=re.compile("^Open het exemplaar"))
    expect(opens).to_have_count(3)
    for number in range(3):
        with page.expect_download() as download:
            opens.nth(number).click()
        assert re.fullmatch(r"brief-\d+-\d+\.pdf", download.value.suggested_filename)
    page.reload()
    page.get_by_role("link", name="Versturen").click()
    page.get_by_role("button", name="Versturen").click()

    expect(page).to_have_url(re.compile("/informatieplan/$"))
    row = page.get_by_role("row").filter(has_text="Jip Peters")
    expect(row.get_by_text("geïnformeerd")).to_be_visible()
    letter = page.get_by_role("listitem").filter(has_text="aan Jip Peters")
    expect(letter.get_by_text("door Nadia el Idrissi").last).to_be_visible()
    expect(letter.get_by_text("verstuurd").first).to_be_visible()


def test_a_letter_to_the_man_she_fled_does_not_tell_where_she_is(page: Page) -> None:
    to_letter(page, "Aksoy", "Murat Aksoy")
    expect(page.get_by_role("heading", level=1)).to_have_text("Brief aan Murat Aksoy")
    text = page.get_by_label("De tekst van de brief")
    text.fill(text.input_value() + "\n\nZij woont nu op de Opvang laan in Veenhorst.")
    page.get_by_role("button", name="Bewaar de tekst").click()

    expect(page.get_by_text("Daaraan is te zien waar Derya Aksoy is")).to_be_visible()
    expect(page.get_by_role("button", name="Goedkeuren")).to_have_count(0)

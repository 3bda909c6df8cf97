"""The genogram with the keyboard alone: a band is added, seen in picture and table, refused twice, and ended."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.office import Office, until
from tests.browser.test_beside_the_path import casus_of
from tests.browser.test_keyboard import tab_to

pytestmark = pytest.mark.browser
BAND = "Kofi Mensah ouder van Ama Mensah"


@pytest.fixture
def page(office: Office) -> Page:
    """The family of a casus of which no band was written down yet."""
    page = office.desk("casushouder")
    page.goto(f"/casussen/{casus_of(page, 'Mensah')}/gezin/")
    return page


def type_band(page: Page) -> None:
    """From the tab to the form and through it, never touching the mouse."""
    tab_to(page, "Band vastleggen")
    page.keyboard.press("Enter")
    page.wait_for_url("**/band/")
    tab_to(page, "Wie")
    for words in ("Kofi", "Ouder van", "Ama"):
        page.keyboard.type(words)
        page.keyboard.press("Tab")
    page.keyboard.type("01-05-2019")
    page.keyboard.press("Tab")
    page.keyboard.type("gesprek met moeder")
    page.keyboard.press("Enter")


def test_a_band_is_added_seen_refused_twice_and_ended_without_a_mouse(page: Page) -> None:
    picture = page.locator("#genogram svg.vt-genogram")
    expect(picture.locator("desc")).not_to_contain_text(BAND)

    type_band(page)
    expect(picture.locator("desc")).to_contain_text(BAND)
    tab_to(page, "Genogram als tabel")
    page.keyboard.press("Enter")
    row = page.locator("#genogram table").get_by_role("row").filter(has_text="Ama Mensah").last
    expect(row).to_contain_text("kind van Kofi Mensah")

    type_band(page)
    expect(page.get_by_role("alert")).to_contain_text("Deze band staat er al.")
    tab_to(page, "Annuleren")
    page.keyboard.press("Enter")
    page.wait_for_url("**/gezin/**")

    tab_to(page, "Beëindig")  # the box around the list comes first; the link is the next stop
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/einde/")
    page.get_by_role("button", name="Vastleggen").focus()
    page.keyboard.press("Enter")
    expect(picture.locator("desc")).not_to_contain_text(BAND)


def test_the_wide_picture_scrolls_in_a_box_that_the_keyboard_reaches(page: Page) -> None:
    page.goto(f"/casussen/{casus_of(page, 'Van der Meulen')}/gezin/")
    page.set_viewport_size({"width": 360, "height": 740})
    tab_to(page, "Genogram van 10 mensen")

    page.keyboard.press("End")
    page.keyboard.press("ArrowRight")
    until(page, "document.activeElement.scrollLeft > 0")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Genogram, opzij te schuiven"
    assert page.evaluate("document.documentElement.scrollWidth") <= 360

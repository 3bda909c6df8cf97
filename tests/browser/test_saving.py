"""A call is kept while somebody types, also after a note and while the line is gone."""

import pytest
from playwright.sync_api import expect

from tests.browser import writing
from tests.browser.office import Office, press

pytestmark = pytest.mark.browser


def test_after_a_note_the_saving_goes_on(office: Office) -> None:
    page = office.desk("intake")
    page.goto("/gesprekken/nieuw/")
    writing.note(page, "Buurvrouw hoort geschreeuw")

    with page.expect_response("**/bewaar/") as saved:
        page.get_by_label("Naam", exact=True).fill("Mevrouw De Wit")

    assert saved.value.ok
    page.reload()
    expect(page.get_by_label("Naam", exact=True)).to_have_value("Mevrouw De Wit")


def test_a_call_that_is_finished_without_a_line_stays_where_it_is(office: Office) -> None:
    page = office.desk("intake")
    page.goto("/gesprekken/nieuw/")
    writing.note(page, "Meester ziet blauwe plekken")
    address = page.url
    with office.without_a_line(page):
        page.get_by_label("Naam", exact=True).fill("Meester Van Loon")
        with page.expect_event("requestfailed", lambda request: request.url.endswith("/ontbreekt/")):
            press(page, "Afronden")
        expect(page.locator("[data-bewaar-stand]")).to_contain_text("Geen verbinding")
        assert page.url == address

    with page.expect_response("**/bewaar/"):
        press(page, "Afronden")
    expect(page.get_by_text("Kies advies of melding om af te ronden.").first).to_be_visible()
    expect(page.get_by_label("Naam", exact=True)).to_have_value("Meester Van Loon")

"""A letter is taken in, its first page is seen, it is protected, and the time line tells of it."""

import re

import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.browser.office import Office, follow, press, until
from tests.browser.test_beside_the_path import casus_of
from tests.meldingen.documenten import bestanden

pytestmark = pytest.mark.browser


def see_first_page(page: Page) -> None:
    """Wait until the paper was checked and its first page is drawn."""
    picture = page.get_by_role("img", name=re.compile("Bladzijde 1 van 1"))
    for _ in range(30):
        if picture.count():
            break
        page.wait_for_timeout(2000)
        page.reload()
    expect(picture).to_be_visible()
    picture.scroll_into_view_if_needed()
    until(page, "document.querySelector('main ol img').naturalWidth > 900")


def test_from_upload_to_time_line(office: Office) -> None:
    page = office.desk("casushouder")
    casus = casus_of(page, "Kuipers")
    page.goto(f"/meldingen/casus/{casus}/document/")
    letter = bestanden.pdf(tekst=f"post {casus}".encode())
    files: list[FilePayload] = [
        {"name": "brief.pdf", "mimeType": "application/pdf", "buffer": letter},
        {"name": "plaatje.svg", "mimeType": "image/svg+xml", "buffer": bestanden.SVG},
    ]
    page.get_by_label("Bestand").set_input_files(files)
    page.get_by_label("Soort").select_option("brief")
    page.get_by_label("Omschrijving").fill("Brief van de buurt")
    page.get_by_label("Van wie").fill("Buurtvereniging")
    press(page, "Vastleggen")
    expect(page.get_by_text("Document vastgelegd.")).to_be_visible()
    expect(page.get_by_text("Bestand 2 is niet opgeslagen")).to_be_visible()

    follow(page, "Brief van de buurt (1 van 2)")
    see_first_page(page)

    follow(page, "Bescherm deze bron")
    page.get_by_label("Grond").select_option("bedreiging_melder")
    press(page, "Vastleggen")
    page.goto(f"/casussen/{casus}/documenten/")
    row = page.get_by_role("row").filter(has_text="Brief van de buurt").first
    expect(row).to_contain_text("bron beschermd")

    page.goto(f"/casussen/{casus}/tijdlijn/")
    page.get_by_label("Soort", exact=True).select_option("documenten")
    page.get_by_label("Soort", exact=True).press("Tab")
    press(page, "Toon")
    expect(page.get_by_text("Document: vastgelegd").first).to_be_visible()
    expect(page.get_by_text("Bronbescherming: beschermd").first).to_be_visible()

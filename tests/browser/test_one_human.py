"""Two records of one mother become one and two again; at intake the radar shows what was reported before."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.office import DESKTOP, Office, choose, follow, press
from tests.browser.test_accessible import faults_of
from tests.browser.test_beside_the_path import casus_of

pytestmark = pytest.mark.browser


def person_in(page: Page, family: str) -> str:
    """The address of the page of likely doubles of the mother of a family."""
    page.goto(f"/casussen/{casus_of(page, family)}/gezin/")
    return page.get_by_role("link", name="Lijkt dubbel? Sofie").first.get_attribute("href") or ""


def test_a_double_is_merged_and_parted_again(office: Office) -> None:
    page = office.desk("triagist")
    doubles = person_in(page, "Rietveld – Kok")
    page.goto(doubles)
    found = faults_of(page, "dubbel")
    page.set_viewport_size(DESKTOP)
    follow(page, "vergelijken")
    expect(page.get_by_role("heading", name="Is dit dezelfde persoon?")).to_be_visible()
    expect(page.get_by_role("heading", name=re.compile("Huishoudens van"))).to_have_count(2)
    found += faults_of(page, "vergelijken")
    page.set_viewport_size(DESKTOP)
    page.get_by_role("radio", name="Sofie Maria").check()
    page.get_by_label("Waaraan ziet u dat").fill("Zelfde geboortedatum; moeder bevestigt het.")
    press(page, "Samenvoegen")
    expect(page.get_by_text("De twee personen zijn samengevoegd")).to_be_visible()
    expect(page.get_by_text("opgegaan in")).to_be_visible()
    follow(page, "Terugdraaien")
    expect(page.get_by_label("Waarom zijn dit toch twee mensen?")).to_be_visible()
    found += faults_of(page, "terugdraaien")
    page.set_viewport_size(DESKTOP)
    page.get_by_label("Waarom zijn dit toch twee mensen?").fill("Het zijn nichten.")
    press(page, "Vastleggen")
    expect(page.get_by_text("De samenvoeging is teruggedraaid")).to_be_visible()

    assert not found, "\n".join(found)


def test_the_radar_shows_at_intake_what_was_reported_before(office: Office) -> None:
    page = office.desk("intake")
    nummer = casus_of(page, "Postma")
    page.goto("/gesprekken/nieuw/")
    choose(page, "Soort contact", "Melding")
    page.get_by_label("Hoort bij casus").fill(nummer)
    page.get_by_label("Hoort bij casus").blur()
    expect(page.get_by_text("6 meldingen in 11 maanden")).to_be_visible()
    found = faults_of(page, "gesprek met radar")

    assert not found, "\n".join(found)


def test_the_radar_on_the_page_of_a_melding_is_accessible(office: Office) -> None:
    page = office.desk("triagist")
    page.goto(f"/casussen/{casus_of(page, 'Postma')}/meldingen/")
    found = faults_of(page, "meldingen met radar")
    page.goto(page.locator("main a[href*='/meldingen/M-']").first.get_attribute("href") or "")
    expect(page.get_by_role("img", name="Meldingen in de tijd")).to_be_visible()

    assert not (found + faults_of(page, "melding met radar"))

"""Wrong input, twice pressed and back again: a sentence beside the field, the text kept, one record at most."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser import writing
from tests.browser.office import Office, choose, fill, follow, press
from tests.browser.test_beside_the_path import casus_of
from tests.browser.writing import finish

pytestmark = pytest.mark.browser


@pytest.fixture
def casushouder(office: Office) -> Page:
    return office.desk("casushouder")


def test_a_wrong_bsn_and_an_impossible_date_are_said_beside_their_field_and_nothing_is_saved(
    office: Office,
) -> None:
    page = office.desk("intake")
    page.goto("/gesprekken/nieuw/")
    writing.note(page, "Buurvrouw hoort geschreeuw")
    choose(page, "Soort contact", "Melding")
    page.get_by_label("Hoedanigheid").select_option("buurtbewoner")
    writing.tick_chips(page, "Aanleiding", "Huiselijk geweld, anders")
    writing.write_person(page, 1, {**writing.PERSONS[0], "Geboren": "31-02-1990", "BSN": "123456789"})
    press(page, "Afronden")
    expect(page.get_by_role("alert")).to_be_focused()
    row = writing.person(page, 1)
    expect(row.get_by_label("Geboren", exact=True)).to_have_attribute("aria-invalid", "true")
    expect(row.get_by_label("BSN")).to_have_attribute("aria-invalid", "true")
    for label, kept in (("Geboren", "31-02-1990"), ("BSN", "123456789"), ("Geslachtsnaam", "Terpstra")):
        expect(row.get_by_label(label, exact=True)).to_have_value(kept)
    expect(page.get_by_role("alert").get_by_role("listitem")).to_have_count(2)
    expect(page).to_have_url(re.compile("/gesprekken/"))
    fill(row, {"Geboren": "28-02-1990", "BSN": "999990482"})
    finish(page, "Afronden")
    expect(page.get_by_role("heading", name=re.compile("Melding M-"))).to_be_visible()


def test_a_partner_without_convenant_is_not_offered_anything(casushouder: Page) -> None:
    casushouder.goto(f"/overdrachten/nieuw/{casus_of(casushouder, 'Peters')}/")
    teams = casushouder.get_by_label("Aan welk team?")
    teams.select_option(teams.locator("option", has_text="Raadsteam Merenland").get_attribute("value"))
    finish(casushouder, "Verder met dit team")
    blocks = casushouder.get_by_role("region", name="Wat nog moet")
    expect(blocks.get_by_text("convenant").first).to_be_visible()
    offer = casushouder.get_by_role("link", name="Aanbieden", exact=True)
    expect(offer).to_have_attribute("aria-disabled", "true")
    casushouder.goto(f"{casushouder.url}stap/bied_aan/")
    expect(casushouder.get_by_role("button", name="Aanbieden", exact=True)).to_be_disabled()


def write_contact(page: Page, report: str) -> None:
    choose(page, "Is het gelukt?", "Gelukt")
    page.get_by_label("Hoe", exact=True).select_option("telefoon")
    fill(page, {"Met wie anders": "De leerkracht", "Verslag": report})


def test_pressing_twice_makes_one_record(casushouder: Page) -> None:
    casus = casus_of(casushouder, "Van der Meulen")
    casushouder.goto(f"/meldingen/casus/{casus}/contact/")
    write_contact(casushouder, "De leerkracht ziet geen blauwe plekken meer.")
    casushouder.get_by_role("button", name="Vastleggen").dblclick()
    casushouder.wait_for_url(f"**/casussen/{casus}/**")
    casushouder.goto(f"/casussen/{casus}/tijdlijn/")
    expect(casushouder.get_by_text("De leerkracht ziet geen blauwe plekken meer.")).to_have_count(1)


def test_the_same_form_sent_twice_makes_one_record(casushouder: Page) -> None:
    casus = casus_of(casushouder, "Van der Meulen")
    address = f"/meldingen/casus/{casus}/contact/"
    casushouder.goto(address)
    write_contact(casushouder, "Twee keer verstuurd.")
    fields = casushouder.evaluate(
        "Object.fromEntries(new FormData(document.querySelector('main form')).entries())"
    )
    here = {"Referer": casushouder.url}
    answers = [casushouder.context.request.post(address, form=fields, headers=here) for _ in range(2)]
    assert [answer.url for answer in answers] == [answers[0].url] * 2
    casushouder.goto(f"/casussen/{casus}/tijdlijn/")
    expect(casushouder.get_by_text("Twee keer verstuurd.")).to_have_count(1)


def test_what_was_typed_stays_after_a_refused_form(casushouder: Page) -> None:
    casushouder.goto(f"/meldingen/casus/{casus_of(casushouder, 'Van der Meulen')}/contact/")
    write_contact(casushouder, "Dit mag niet weg.")
    fill(casushouder, {"Wanneer": "31-12-2099 10:00"})
    press(casushouder, "Vastleggen")
    expect(casushouder.get_by_role("alert")).to_contain_text("Dit moment moet nog komen")
    expect(casushouder.get_by_label("Verslag")).to_have_value("Dit mag niet weg.")
    expect(casushouder.get_by_label("Met wie anders")).to_have_value("De leerkracht")


def test_an_unknown_and_a_forbidden_casus_are_the_same_page(office: Office, casushouder: Page) -> None:
    casus = casus_of(casushouder, "Van der Meulen")
    elsewhere = office.desk("casushouder-zuid")
    seen = set()
    for address in (f"/casussen/{casus}/", "/casussen/2026-99999/", f"/casussen/{casus}/gezin/",
                    f"/meldingen/casus/{casus}/contact/"):  # fmt: skip
        answer = elsewhere.goto(address)
        assert answer is not None and answer.status == 404, address
        seen.add(elsewhere.get_by_role("main").inner_text())
    assert len(seen) == 1


def test_the_menu_of_the_wijkteam_leads_nowhere_else(office: Office) -> None:
    page = office.desk("wijkteam-zuid")
    page.goto("/")
    expect(page).to_have_url(re.compile("/wijkteam/"))
    follow(page, "Zo werkt het")
    expect(page.get_by_role("heading", level=1)).to_be_visible()

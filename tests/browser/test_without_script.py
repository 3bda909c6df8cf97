"""Without script everything but autosave works: signing in, a whole call, a step of a machine."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser import writing
from tests.browser.office import Office, choose, fill, follow, press, sign_in

pytestmark = pytest.mark.browser


def test_a_call_is_typed_and_sifted_without_script(office: Office) -> None:
    page = office.stranger(script=False)
    sign_in(page, "triagist")
    page.goto("/gesprekken/nieuw/")
    page.get_by_label("Nieuwe aantekening").fill("School belt over een kind")
    press(page, "Vastleggen")
    expect(page.get_by_text("School belt over een kind")).to_be_visible()
    choose(page, "Soort contact", "Melding")
    page.get_by_label("Hoedanigheid").select_option("basisonderwijs")
    writing.tick_chips(page, "Aanleiding", "Kindermishandeling, anders")
    writing.write_person(page, 1, writing.PERSONS[2])
    press(page, "Persoon toevoegen")
    expect(writing.person(page, 1).get_by_label("Geslachtsnaam")).to_have_value("Dam")
    expect(writing.person(page, 4)).to_be_visible()
    press(page, "Afronden")
    expect(page.get_by_role("heading", name=re.compile("Melding M-"))).to_be_visible()
    follow(page, "Schiften")
    choose(page, "Is er acuut gevaar?", "Nee")
    fill(page, {"Waarom wel of niet": "Het kind is op school en veilig."})
    page.get_by_label("eigen registratie doorzocht").check()
    page.get_by_label("VT-register geraadpleegd").check()
    press(page, "Schiften")
    expect(page.get_by_text("geschift", exact=True).first).to_be_visible()

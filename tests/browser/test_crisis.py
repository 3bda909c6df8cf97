"""A crisis from the call to the agreements, by keys alone, on a phone of 360 px whose line drops."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser import writing
from tests.browser.office import PHONE, Office, choose
from tests.browser.test_accessible import faults_of

pytestmark = pytest.mark.browser

FAMILY = "Kruisweg"


def enter(page: Page, name: str) -> None:
    """Go to a button, link or summary as a key user does, and press Enter."""
    target = page.locator("main :is(a, button, summary)").filter(has_text=re.compile(f"^[+−]?{name}")).first
    target.focus()
    expect(target).to_be_focused()
    page.keyboard.press("Enter")


def put_in(page: Page, stap: str, label: str, text: str) -> None:
    """Type in one field of the form of a step."""
    field = page.locator(f"form[data-stap={stap}]").get_by_label(label)
    field.focus()
    page.keyboard.type(text)


def opened(page: Page, summary: str) -> None:
    """Open another step than the next one, or close it again."""
    enter(page, summary)


def sent(page: Page) -> None:
    """The page says that the press arrived."""
    expect(page.locator("[data-verzend]")).to_have_text(re.compile(r"^verzonden \d\d:\d\d$"))


def facts(page: Page, step: str) -> int:
    """How many facts of a step the page holds."""
    return page.locator("#feiten li").filter(has_text=re.compile(rf"^\d\d:\d\d {step}")).count()


def call(office: Office) -> Page:
    """Somebody of Toegang takes the call and presses F8 while it goes on."""
    page = office.desk("intake")
    page.goto("/gesprekken/nieuw/")
    page.keyboard.press("F8")
    expect(page.locator("[data-acuut-stand]")).to_contain_text("Op de crisisbaan sinds")
    expect(page.get_by_label("Keel dichtgeknepen")).to_be_visible()
    page.get_by_label("Keel dichtgeknepen").focus()
    page.keyboard.press("Space")
    return page


def finish(page: Page) -> None:
    """The call becomes a melding."""
    choose(page, "Soort contact", "Melding")
    page.get_by_label("Hoedanigheid").select_option("huisarts")
    writing.tick_chips(page, "Aanleiding", "(Ex-)partnergeweld")
    writing.write_person(page, 1, {**writing.PERSONS[0], "Geslachtsnaam": FAMILY})
    writing.note(page, "Hij staat voor de deur.")
    page.get_by_label("Waarom is het acuut?").fill("Hij staat voor de deur.")
    page.get_by_label("Eigen registratie en VT-register doorzocht").check()
    page.get_by_role("button", name="Afronden").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=re.compile("Melding M-"))).to_be_visible()


def test_from_the_call_to_the_agreements_by_keys_on_a_phone(office: Office) -> None:
    intake = call(office)
    phone = office.desk("crisisdienst", viewport=PHONE)
    phone.goto("/crisis/")
    expect(phone.locator("#baan")).to_contain_text("keel dichtgeknepen", use_inner_text=False)
    expect(phone.get_by_role("status").filter(has_text="crisis loopt").first).to_be_visible()
    finish(intake)
    phone.reload()
    card = phone.locator(".vt-crisiskaart").filter(has_text=FAMILY).get_by_role("link")
    card.focus()
    phone.keyboard.press("Enter")

    put_in(phone, "gaat", "Tweede collega of partner", "J. Smit, wijkteam")
    phone.keyboard.press("Enter")
    sent(phone)
    opened(phone, "Afspraken met het gezin")
    expect(phone.get_by_text("Spreek daarvoor niet met het gezin")).to_be_visible()
    opened(phone, "Afspraken met het gezin")
    put_in(phone, "politie", "Met wie bij de politie", "Meldkamer")
    put_in(phone, "politie", "Wat is afgesproken", "Agent gaat mee naar binnen.")
    enter(phone, "Leg de afspraak vast")
    expect(phone.locator("form[data-stap=vertrokken] button")).to_be_visible()
    without_a_line(office, phone)
    put_in(phone, "actie", "Wat is er gedaan", "Hij is mee met de politie.")
    enter(phone, "Eerste actie vastleggen")
    expect(phone.get_by_text("eerste actie gedaan")).to_be_visible()
    put_in(phone, "afspraken", "Wie doet wat", "Hij komt dit weekend niet thuis.")
    enter(phone, "Afspraken vastleggen")
    expect(phone.get_by_role("heading", name="Nu: overgedragen")).to_be_visible()
    assert faults_of(phone, "crisis") == []


def without_a_line(office: Office, phone: Page) -> None:
    """Two presses in a row without a line: each is one fact when the line is back, and nothing is kept in storage."""
    with office.without_a_line(phone):
        enter(phone, "Ik ben vertrokken")
        expect(phone.locator("[data-verzend]")).to_contain_text("Nog niet verzonden: 1")
        opened(phone, "Aangekomen")
        enter(phone, "Ik ben er")
        enter(phone, "Ik ben er")
        expect(phone.locator("[data-verzend]")).to_contain_text("Nog niet verzonden: 2")
        kept: Any = phone.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
        assert "smit" not in kept.lower() and "vertrokken" not in kept

    expect(phone.get_by_role("heading", name=re.compile("Ter plaatse sinds"))).to_be_visible()
    sent(phone)
    phone.reload()
    phone.locator("#feiten summary").click()
    assert (facts(phone, "Vertrokken"), facts(phone, "Aangekomen")) == (1, 1)


def test_without_script_a_step_is_a_form(office: Office) -> None:
    page = office.desk("triagist", viewport=PHONE, script=False)
    page.goto("/crisis/")
    page.locator(".vt-crisiskaart").filter(has=page.get_by_role("heading", name="Aksoy")).get_by_role(
        "link"
    ).click()
    page.locator("form[data-stap=gaat]").get_by_label("Tweede collega of partner").fill("Wijkagent")
    page.get_by_role("button", name="Leg vast wie gaat").click()

    expect(page.get_by_text("Wie gaat erheen: vastgelegd.")).to_be_visible()
    expect(page.get_by_role("heading", name="Nu: afspraak met de politie")).to_be_visible()


def test_five_crises_fit_on_one_screen(office: Office) -> None:
    page = office.desk("manager")
    page.goto("/crisis/")

    assert page.locator(".vt-crisiskaart").count() >= 5
    last = page.locator(".vt-crisiskaart").nth(4).bounding_box()
    assert last is not None and last["y"] + last["height"] <= 768
    assert faults_of(page, "crisisbaan") == []

"""Known here? A name is typed, candidates appear, and one is chosen without touching the mouse; also without script."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Route, expect

from tests.browser.fit import misfits_on
from tests.browser.office import DESKTOP, PHONE, Office, choose
from tests.browser.writing import person

pytestmark = pytest.mark.browser
FAMILY = {"Voornamen": "Jeroen", "Geslachtsnaam": "Meule"}


def a_call(page: Page) -> None:
    """A new call that is going to be a melding."""
    page.goto("/gesprekken/nieuw/")
    choose(page, "Soort contact", "Melding")


def type_name(page: Page) -> None:
    """Type a name with a slip in it, key by key."""
    row = person(page, 1)
    for label, text in FAMILY.items():
        row.get_by_role("textbox", name=label, exact=True).press_sequentially(text, delay=15)
    expect(row.locator(".vt-bekende").first).to_contain_text("Meulen")


def test_a_candidate_is_chosen_with_the_arrows_and_enter(office: Office) -> None:
    page = office.desk("intake")
    a_call(page)
    type_name(page)

    page.keyboard.press("ArrowDown")
    expect(person(page, 1).locator(".vt-bekende").first).to_be_focused()
    page.keyboard.press("Enter")

    row = person(page, 1)
    expect(row.get_by_text("Bekend bij ons: deze persoon")).to_be_visible()
    expect(row.get_by_role("textbox", name="Geslachtsnaam", exact=True)).to_have_value("Meulen")
    expect(row.get_by_label("Rol", exact=True)).to_be_focused()
    page.reload()
    expect(person(page, 1).get_by_text("Bekend bij ons: deze persoon")).to_be_visible()


def test_what_is_typed_while_the_choice_is_on_its_way_is_there_once(office: Office) -> None:
    page = office.desk("intake")
    a_call(page)
    type_name(page)
    held: list[Route] = []
    saves: list[Route] = []  # one that overtakes the choice would make the server refuse it
    page.route("**/bekend/kies/", lambda route: held.append(route))
    page.route("**/bewaar/", lambda route: saves.append(route))
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    row, note = person(page, 1), page.get_by_label("Nieuwe aantekening")
    surname = row.get_by_role("textbox", name="Geslachtsnaam", exact=True)
    surname.press("End")
    with page.expect_response("**/bekend/"):  # a search in the same row must not end the choice
        surname.press_sequentially("x")
    row.get_by_label("Veilig contact", exact=True).press_sequentially("niet na zes uur")
    note.fill("Belt terug om drie uur.")
    note.press("Enter")  # a later save than the choice: it waits, or the server would refuse the choice

    held[0].continue_()

    expect(row.get_by_text("Bekend bij ons: deze persoon")).to_be_visible()
    expect(surname).to_have_value("Meulen")
    expect(note).to_have_value("Getypt bij persoon 1: geslachtsnaam Meulex")
    page.unroute("**/bewaar/")
    for save in saves:
        save.continue_()
    note.press("Enter")
    lines = page.get_by_label("Vastgelegde aantekeningen").locator("li")
    expect(lines).to_have_count(2)
    page.reload()
    expect(lines).to_have_count(2)
    expect(lines.first).to_contain_text("Belt terug om drie uur.")
    expect(lines.last).to_contain_text("geslachtsnaam Meulex")
    expect(row.get_by_label("Veilig contact", exact=True)).to_have_value("niet na zes uur")


def test_escape_goes_back_to_the_name_and_typing_goes_on(office: Office) -> None:
    page = office.desk("intake")
    a_call(page)
    type_name(page)

    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")

    expect(person(page, 1).get_by_role("textbox", name="Geslachtsnaam", exact=True)).to_be_focused()
    expect(person(page, 1).locator(".vt-bekende")).to_have_count(0)


def test_without_script_a_button_asks_and_another_chooses(office: Office) -> None:
    page = office.desk("intake", script=False)
    page.goto("/gesprekken/nieuw/")
    row = person(page, 1)
    for label, text in FAMILY.items():
        row.get_by_role("textbox", name=label, exact=True).fill(text)
    row.get_by_role("button", name="Bekend bij ons? Persoon 1").click()
    person(page, 1).locator(".vt-bekende").first.click()

    expect(person(page, 1).get_by_text("Bekend bij ons: deze persoon")).to_be_visible()


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["1366", "360"])
def test_axe_finds_nothing_beside_candidates_and_nothing_is_cut_off(office: Office, viewport: object) -> None:
    page = office.desk("intake", viewport=viewport)  # type: ignore[arg-type]
    a_call(page)
    type_name(page)

    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]

    assert [violation["id"] for violation in found] == []
    assert misfits_on(page) == []

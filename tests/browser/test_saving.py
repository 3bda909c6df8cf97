"""A call is kept while somebody types, also after a note and while the line is gone."""

import pytest
from playwright.sync_api import Response, Route, expect

from tests.browser import writing
from tests.browser.office import Office, press, until

pytestmark = pytest.mark.browser


def kept(answer: Response, words: str) -> bool:
    """Whether this is the answer to a save that carried these words."""
    return answer.url.endswith("/bewaar/") and words in (answer.request.post_data or "")


def test_after_a_note_the_saving_goes_on(office: Office) -> None:
    page = office.desk("intake")
    page.goto("/gesprekken/nieuw/")
    writing.note(page, "Buurvrouw hoort geschreeuw")

    with page.expect_response(lambda answer: kept(answer, "De+Wit")) as saved:  # not the save of the note
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

    with page.expect_response(lambda answer: kept(answer, "Van+Loon")):
        press(page, "Afronden")
    expect(page.get_by_text("Kies advies of melding om af te ronden.").first).to_be_visible()
    expect(page.get_by_label("Naam", exact=True)).to_have_value("Meester Van Loon")


def test_the_answer_to_a_note_takes_neither_the_cursor_nor_what_was_typed_since(office: Office) -> None:
    page = office.desk("intake")
    page.goto("/gesprekken/nieuw/")
    held: list[Route] = []
    page.route("**/aantekening/", lambda route: held.append(route))
    field = page.get_by_label("Nieuwe aantekening")
    field.press_sequentially("Hij schreeuwde")
    field.press("Enter")
    field.press_sequentially("De kinderen sliepen")
    name = page.get_by_label("Naam", exact=True)
    name.press_sequentially("Mevrouw ")

    held[0].continue_()
    expect(page.get_by_label("Vastgelegde aantekeningen")).to_contain_text("Hij schreeuwde")

    page.keyboard.type("De Wit")
    expect(name).to_have_value("Mevrouw De Wit")
    expect(field).to_have_value("De kinderen sliepen")
    page.unroute("**/aantekening/")
    field.press("Enter")
    expect(page.get_by_label("Vastgelegde aantekeningen").locator("li")).to_have_count(2)
    expect(field).to_have_value("")


def test_two_notes_in_a_row_both_arrive_once(office: Office) -> None:
    page = office.desk("intake")
    page.goto("/gesprekken/nieuw/")
    field = page.get_by_label("Nieuwe aantekening")
    for text in ("Eerst geschreeuw", "Toen een klap", "Daarna stil"):
        field.press_sequentially(text)
        field.press("Enter")

    lines = page.get_by_label("Vastgelegde aantekeningen").locator("li")
    expect(lines).to_have_count(3)
    page.reload()
    assert [line.inner_text().split("\n")[-1].strip() for line in lines.all()] == [
        "Eerst geschreeuw",
        "Toen een klap",
        "Daarna stil",
    ]


def test_a_note_that_waited_takes_no_half_of_the_next_one_along(office: Office) -> None:
    page = office.desk("intake")
    page.goto("/gesprekken/nieuw/")
    held: list[Route] = []
    page.route("**/aantekening/", lambda route: route.continue_() if held else held.append(route))
    field = page.get_by_label("Nieuwe aantekening")
    for text in ("Eerst geschreeuw", "Toen een klap"):
        field.press_sequentially(text)
        field.press("Enter")
    field.press_sequentially("Daarna sti")
    until(page, lambda: bool(held))

    held[0].continue_()
    lines = page.get_by_label("Vastgelegde aantekeningen").locator("li")
    expect(lines).to_have_count(2)
    field.press_sequentially("l")
    field.press("Enter")

    expect(lines).to_have_count(3)
    expect(lines.last).to_contain_text("Daarna stil")


def test_what_is_typed_while_a_save_is_under_way_is_kept_when_the_window_closes(office: Office) -> None:
    page = office.desk("intake")
    page.goto("/gesprekken/nieuw/")
    address = page.url
    slow: list[Route] = []
    page.route("**/bewaar/", lambda route: route.continue_() if slow else slow.append(route))
    page.get_by_label("Naam", exact=True).fill("Mevrouw De Wit")
    page.get_by_label("Hoedanigheid").select_option("huisarts")
    until(page, lambda: bool(slow))
    page.get_by_label("Terugbellen op").fill("0900-4321")

    page.on("dialog", lambda dialog: dialog.accept())
    page.close(run_before_unload=True)

    again = office.desk("intake")

    def is_kept() -> bool:
        again.goto(
            address
        )  # the closing window sends its words by itself, so the first look may come too early
        return again.get_by_label("Terugbellen op").input_value() == "0900-4321"

    until(again, is_kept)

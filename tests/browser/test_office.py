"""What the windows call a fault: a request without an answer, unless somebody left the page during it."""

import pytest
from playwright.sync_api import Route, expect

from tests.browser.office import Office, until

pytestmark = pytest.mark.browser


def test_a_request_that_finds_no_answer_is_a_fault(office: Office) -> None:
    page = office.desk("intake")
    page.goto("/gesprekken/nieuw/")
    page.route("**/aantekening/", lambda route: route.abort())

    page.get_by_label("Nieuwe aantekening").fill("Hij schreeuwde")
    page.get_by_label("Nieuwe aantekening").press("Enter")
    until(page, lambda: len(office.unanswered) > 1)

    assert len(office.all_faults()) > 1
    office.begin()


def test_a_request_during_which_the_page_is_left_is_none(office: Office) -> None:
    page = office.desk("intake")
    page.goto("/gesprekken/nieuw/")
    held: list[Route] = []
    page.route("**/aantekening/", lambda route: held.append(route))
    page.on("dialog", lambda dialog: dialog.accept())

    page.get_by_label("Nieuwe aantekening").fill("Hij schreeuwde")
    page.get_by_label("Nieuwe aantekening").press("Enter")
    until(page, lambda: bool(held))
    page.goto("/gesprekken/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()

    assert office.all_faults() == []

"""A weekend of the police, worked away with the keyboard alone, and without script with the buttons."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.office import DESKTOP, Office

pytestmark = pytest.mark.browser
REPORT = re.compile(r"/politie/schiften/M-[0-9-]+/$")


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.wait_for_load_state()  # the address is there before the script that listens to keys
        page.keyboard.press(key)


def number_of(page: Page) -> str:
    return page.url.rstrip("/").rpartition("/")[2]


def test_five_reports_are_looked_at_with_keys_alone_and_nothing_else(office: Office) -> None:
    page = office.desk("triagist", viewport=DESKTOP)
    page.goto("/politie/")
    press(page, "s")
    expect(page).to_have_url(REPORT)
    first = number_of(page)
    press(page, "j")
    expect(page).not_to_have_url(re.compile(first))
    press(page, "k")
    expect(page).to_have_url(re.compile(first))

    press(page, "n")
    expect(page.get_by_role("alert").filter(has_text="reden ontbreekt")).to_be_visible()
    seen = []
    for keys in ("1evn", "2evn", "3eva", "1evn", "2evn"):
        seen.append(number_of(page))
        for box in page.get_by_role("checkbox").all():
            expect(box).not_to_be_checked()
        press(page, *keys)
        expect(page).not_to_have_url(re.compile(seen[-1]))
    assert len(set(seen)) == 5
    expect(page.get_by_text(f"{seen[2]} is acuut")).to_be_visible()
    here = number_of(page)
    page.goto("/werkvoorraad/")
    page.goto("/politie/schiften/")
    assert number_of(page) == here


def test_without_script_the_buttons_do_the_same(office: Office) -> None:
    page = office.desk("intake", script=False)
    page.goto("/politie/")
    page.get_by_role("link", name="Verder met schiften").click()
    number = number_of(page)
    page.get_by_label("De politie liet de situatie rustig achter").check()
    page.get_by_label("Eigen registratie bekeken").check()
    page.get_by_label("VT-register geraadpleegd").check()
    page.get_by_role("button", name="Niet acuut").click()
    expect(page.get_by_text(f"{number} is geschift: niet acuut.")).to_be_visible()

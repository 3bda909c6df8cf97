"""The keyboard alone: the skip link, the keys of the help page, the list, and a whole form."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.office import Office
from tests.browser.test_beside_the_path import casus_of

pytestmark = pytest.mark.browser
FOCUSED = "document.activeElement.textContent.trim() || document.activeElement.name"
NAME = """(({activeElement: at, body}) => (at === null || at === body) ? ''
    : (at.labels?.[0]?.textContent || at.textContent))(document)"""
STOPS = """() => [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')]
    .filter(e => e.tabIndex >= 0 && !e.disabled && e.checkVisibility({visibilityProperty: true})).length"""

WATCH = """() => {
    window.visited = new Set();
    window.unseen = [];
    document.addEventListener('focusin', ({ target }) => {
        const around = [target, target.labels?.[0], target.nextElementSibling, target.parentElement].filter(Boolean);
        const shows = (e) => getComputedStyle(e).outlineStyle !== 'none' || getComputedStyle(e).boxShadow !== 'none';
        window.visited.add(target);
        if (!around.some(shows)) window.unseen.push(target.outerHTML.slice(0, 120));
    });
}"""
MOST = 60  # presses of Tab per page; a radio group is one stop but counts as many


@pytest.fixture
def page(office: Office) -> Page:
    return office.desk("casushouder")


def tab_to(page: Page, name: str, most: int = 80) -> None:
    """Press Tab until the focus is on what carries this name; a page without focus carries no name."""
    page.wait_for_load_state()  # the focus can still move while scripts come in
    for _ in range(most):
        page.keyboard.press("Tab")
        if name in str(page.evaluate(NAME)):
            return
    raise AssertionError(f"Tab never came to {name}")


def test_words_on_a_page_without_focus_are_not_taken_for_the_focus(page: Page) -> None:
    page.set_content("<p>Genogram als tabel</p>")
    with pytest.raises(AssertionError, match="never came"):
        tab_to(page, "Genogram als tabel", most=2)


def test_the_first_tab_is_the_skip_link_and_it_jumps_to_the_content(page: Page) -> None:
    page.goto("/werkvoorraad/")
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED) == "Naar de inhoud"
    expect(page.get_by_role("link", name="Naar de inhoud")).to_be_in_viewport()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "inhoud"


def test_the_keys_search_and_begin_a_call(page: Page) -> None:
    page.goto("/werkvoorraad/")
    page.keyboard.press("/")
    page.keyboard.type("Meulen")
    page.keyboard.press("Enter")
    expect(page.get_by_role("row").filter(has_text="Van der Meulen").first).to_be_visible()
    page.wait_for_load_state()  # the words are there before the script that listens to keys
    page.keyboard.press("n")
    expect(page).to_have_url(re.compile("/gesprekken/"))


def test_the_list_is_walked_with_j_and_k_and_opened_with_enter(page: Page) -> None:
    page.goto("/werkvoorraad/")
    numbers = page.locator("[data-rij] a").all_inner_texts()
    for key in ("j", "j", "j", "k"):
        page.keyboard.press(key)
    assert page.evaluate(FOCUSED) == numbers[1]
    page.keyboard.press("Enter")
    expect(page.get_by_text(numbers[1]).first).to_be_visible()
    expect(page).not_to_have_url(re.compile("/werkvoorraad/"))


def test_a_form_is_filled_and_sent_with_the_keyboard_alone(page: Page) -> None:
    casus = casus_of(page, "Van der Meulen")
    page.goto(f"/meldingen/casus/{casus}/contact/")
    tab_to(page, "Gelukt")
    page.keyboard.press("Space")
    tab_to(page, "Hoe")
    page.keyboard.type("Tele")
    tab_to(page, "Met wie anders")
    page.keyboard.type("De wijkagent")
    tab_to(page, "Verslag")
    page.keyboard.type("Alleen met het toetsenbord vastgelegd.")
    tab_to(page, "Vastleggen")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/casussen/"))
    page.goto(f"/casussen/{casus}/tijdlijn/")
    expect(page.get_by_text("Alleen met het toetsenbord vastgelegd.")).to_be_visible()


def test_a_call_nobody_answered_takes_two_keys_from_the_casus(page: Page) -> None:
    casus = casus_of(page, "Van der Meulen")
    page.goto(f"/casussen/{casus}/")
    page.keyboard.press("c")
    expect(page.get_by_text("Geen voicemail inspreken.")).to_be_visible()
    page.wait_for_load_state()
    page.keyboard.press("1")
    expect(page.get_by_text("gebeld, niet opgenomen.")).to_be_visible()
    expect(page).to_have_url(re.compile(f"/casussen/{casus}/$"))
    expect(page.get_by_text("pogingen, 1 gelukt, laatste").first).to_be_visible()


@pytest.mark.parametrize(
    ("account", "address"),
    [
        ("casushouder", "/werkvoorraad/"), ("casushouder", "/casussen/"), ("casushouder", "/overdrachten/"),
        ("manager", "/sturing/"), ("intake", "/gesprekken/nieuw/"), ("wijkteam-noord", "/wijkteam/"),
        ("manager", "/sturing/escalaties/"), ("manager", "/termijnen/herberekenen/"),
    ],
)  # fmt: skip
def test_tab_reaches_everything_on_a_page_and_shows_where_it_is(
    office: Office, account: str, address: str
) -> None:
    page = office.desk(account)
    page.goto(address)
    page.evaluate(WATCH)
    stops = min(page.evaluate(STOPS), MOST)
    for _ in range(stops):
        page.keyboard.press("Tab")
    assert page.evaluate("window.unseen") == []
    assert page.evaluate("window.visited.size") >= stops * 0.8

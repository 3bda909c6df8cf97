"""The scripts, in a real browser: typed text is saved, survives a lost line, and keys do what the help says."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog, Page, Route, expect, sync_playwright

from tests.browser.office import until

pytestmark = pytest.mark.browser
expect.set_options(timeout=60_000)

SCRIPTS = Path(__file__).resolve().parents[2] / "veiligthuis" / "static" / "veiligthuis"
SITE = "http://toets.invalid"
EVERY = 4000
"""Milliseconds after which what was typed must have been sent."""
SAVING = """<!doctype html><title>Proef</title><p role="status" data-bewaar-stand></p>
<form method="post" action="/klaar/" data-bewaar-url="/bewaar/">
<textarea name="notities" aria-label="Notities"></textarea>
<button>Vastleggen</button></form><script src="/bewaar.js"></script>"""
KEYS = """<!doctype html><title>Proef</title><input aria-label="Zoek" data-toets-zoek>
<a href="#nieuw" data-toets-nieuw>Nieuw</a>
<a href="#hulp" data-toets-hulp>Hulp</a><button data-toets="c" id="c" type="button">Contact</button>
<a href="#uit" aria-disabled="true" data-toets="x">Uit</a>
<table data-lijst><tr data-rij><td><a href="#een">een</a></td></tr>
<tr data-rij><td><a href="#twee">twee</a></td></tr></table>
<details data-sluit><summary>klok</summary><div class="vt-uitleg">uitleg</div></details>
<script src="/toetsen.js"></script>"""


class Server:
    """What the browser talks to: remembers what was saved, and can be out of reach."""

    def __init__(self) -> None:
        self.saved: list[str] = []
        self.answer: tuple[int, str] = (200, '{"bewaard": "14:03:22"}')
        self.date = ""
        self.reachable = True
        self.slow = False
        self.held: list[Route] = []
        self.left: list[str] = []

    def __call__(self, route: Route) -> None:
        name = route.request.url.removeprefix(SITE).strip("/")
        if name.endswith(".js"):
            route.fulfill(path=SCRIPTS / name)
        elif name == "bewaar" and not self.reachable:
            route.abort()
        elif name == "bewaar":
            self.saved.append(route.request.post_data or "")
            self.held.append(route) if self.slow else self.say(route)
        elif name == "klaar":
            self.left.append(route.request.post_data or "")
            route.fulfill(status=204)  # the page stays, as it does when somebody stops it
        else:
            route.fulfill(
                content_type="text/html; charset=utf-8",
                body={"bewaren": SAVING, "toetsen": KEYS}.get(name, ""),
            )

    def say(self, route: Route) -> None:
        """Answer a save."""
        status, body = self.answer
        headers = {"content-type": "application/json", **({"date": self.date} if self.date else {})}
        route.fulfill(status=status, headers=headers, body=body)


@pytest.fixture
def server() -> Server:
    return Server()


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Browser, server: Server) -> Iterator[Page]:
    """A page whose clock goes on by itself and can be put forward."""
    with browser.new_context() as window:
        opened = window.new_page()
        opened.clock.install()
        opened.route("**/*", server)
        yield opened


def write(page: Page, text: str) -> None:
    page.get_by_label("Notities").press_sequentially(text)


def test_a_lost_line_is_said_keeps_the_text_and_saves_once_when_it_is_back(
    page: Page, server: Server
) -> None:
    server.reachable = False
    page.goto(f"{SITE}/bewaren/")
    write(page, "moeder belt")
    stand = page.get_by_role("status")
    page.clock.run_for(EVERY)
    expect(stand).to_contain_text("Geen verbinding sinds")
    write(page, " terug")
    server.reachable = True
    page.clock.run_for(EVERY)
    expect(stand).to_have_text("bewaard 14:03:22")
    assert page.get_by_label("Notities").input_value() == "moeder belt terug"
    assert len(server.saved) == 1
    assert "notities=moeder+belt+terug" in server.saved[0]


def test_what_was_changed_elsewhere_stops_the_saving_and_says_why(page: Page, server: Server) -> None:
    server.answer = (409, '{"reden": "Dit gesprek is op een ander scherm gewijzigd."}')
    page.goto(f"{SITE}/bewaren/")
    write(page, "eerste")
    page.clock.run_for(EVERY)
    expect(page.get_by_role("status")).to_have_text("Dit gesprek is op een ander scherm gewijzigd.")
    write(page, " tweede")
    page.clock.run_for(10 * EVERY)
    page.wait_for_load_state("networkidle")
    assert len(server.saved) == 1
    assert page.get_by_label("Notities").input_value() == "eerste tweede"


def test_typing_is_saved_while_it_goes_on_and_nothing_stays_in_the_browser(
    page: Page, server: Server
) -> None:
    page.goto(f"{SITE}/bewaren/")
    write(page, "een")
    page.clock.run_for(EVERY)
    expect(page.get_by_role("status")).to_have_text("bewaard 14:03:22")
    write(page, " twee")
    with page.expect_response("**/bewaar/"):
        page.clock.run_for(EVERY)
    assert [text.rpartition("bewaar_nr=")[2] for text in server.saved] == ["1", "2"]
    assert "notities=een+twee" in server.saved[-1]
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_what_was_typed_during_a_slow_save_goes_as_soon_as_there_is_an_answer(
    page: Page, server: Server
) -> None:
    server.slow = True
    page.goto(f"{SITE}/bewaren/")
    write(page, "een")
    page.clock.run_for(EVERY)
    expect(page.get_by_role("status")).to_have_text("bewaren …")
    write(page, " twee")
    page.clock.pause_at((page.evaluate("Date.now()") + EVERY) / 1000)
    server.slow = False

    server.say(server.held[0])
    expect(page.get_by_role("status")).to_have_text("bewaard 14:03:22")
    with page.expect_request("**/bewaar/") as second:
        page.clock.run_for(100)

    assert "notities=een+twee" in (second.value.post_data or "")


def test_a_late_answer_tells_the_moment_of_sending_because_what_was_typed_since_is_not_in_it(
    page: Page, server: Server
) -> None:
    server.slow, server.date = True, "Sun, 22 Nov 2026 13:03:27 GMT"
    page.goto(f"{SITE}/bewaren/")
    page.clock.pause_at((page.evaluate("Date.now()") + 1000) / 1000)
    write(page, "een")
    page.clock.run_for(EVERY)
    expect(page.get_by_role("status")).to_have_text("bewaren …")
    page.clock.run_for(5000)

    server.say(server.held[0])
    expect(page.get_by_role("status")).to_have_text("bewaard 14:03:21")  # never later than it was


def test_nothing_can_be_typed_while_the_next_page_is_on_its_way_and_again_when_it_does_not_come(
    page: Page, server: Server
) -> None:
    page.goto(f"{SITE}/bewaren/")
    write(page, "een")
    page.get_by_role("button", name="Vastleggen").click(no_wait_after=True)
    form = page.locator("form")
    expect(form).to_have_attribute("inert", "")
    page.keyboard.type(" weg")
    assert page.locator("[name=notities]").input_value() == "een"
    assert len(server.left) == 1 and "notities=een" in server.left[0]

    page.clock.run_for(30_000)
    expect(form).not_to_have_attribute("inert", "")
    page.locator("[name=notities]").press_sequentially(" twee")
    page.clock.run_for(EVERY)
    expect(page.get_by_role("status")).to_have_text("bewaard 14:03:22")
    assert "notities=een+twee" in server.saved[-1]


SAYS = """document.querySelector('[name=notities]').dispatchEvent(new CustomEvent('htmx:%s', {bubbles: true, detail: {
    elt: document.querySelector('button'), requestConfig: {elt: document.querySelector('button')}, successful: %s,
    xhr: {getResponseHeader: () => 'Sun, 22 Nov 2026 13:03:25 GMT'}}}))"""


def test_a_button_that_saves_says_that_it_is_under_way_and_then_that_it_was_kept(page: Page) -> None:
    page.goto(f"{SITE}/bewaren/")
    stand = page.get_by_role("status")
    page.evaluate(SAYS % ("beforeRequest", "false"))
    expect(stand).to_have_text("bewaren …")
    page.evaluate(SAYS % ("afterRequest", "true"))
    expect(stand).to_have_text(re.compile("bewaard 14:03:2[34]"))  # not the moment of the answer, 14:03:25


def test_a_button_whose_answer_came_too_late_for_what_was_typed_since_does_not_call_it_kept(
    page: Page, server: Server
) -> None:
    server.slow = True
    page.goto(f"{SITE}/bewaren/")
    stand = page.get_by_role("status")
    page.evaluate(SAYS % ("beforeRequest", "false"))
    write(page, "sindsdien")
    page.evaluate(SAYS % ("afterRequest", "true"))
    page.clock.run_for(10)
    expect(stand).to_have_text("bewaren …")
    until(page, lambda: len(server.saved) == 1)
    server.say(server.held[0])
    expect(stand).to_have_text("bewaard 14:03:22")


def test_leaving_with_unsaved_text_is_asked_about(page: Page, server: Server) -> None:
    server.reachable = False
    asked: list[str] = []

    def agree(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", agree)
    page.goto(f"{SITE}/bewaren/")
    write(page, "onbewaard")
    page.goto(f"{SITE}/toetsen/")
    assert asked == ["beforeunload"]


def test_keys_do_nothing_while_somebody_types(page: Page) -> None:
    page.goto(f"{SITE}/toetsen/")
    page.keyboard.press("/")
    page.keyboard.type("n?jk")
    assert page.get_by_label("Zoek").input_value() == "n?jk"
    assert page.url == f"{SITE}/toetsen/"


@pytest.mark.parametrize(("key", "fragment"), [("n", "#nieuw"), ("?", "#hulp")])
def test_a_key_opens_its_page(page: Page, key: str, fragment: str) -> None:
    page.goto(f"{SITE}/toetsen/")
    page.keyboard.press(key)
    expect(page).to_have_url(f"{SITE}/toetsen/{fragment}")


def test_j_and_k_walk_the_list_and_enter_opens_the_row(page: Page) -> None:
    page.goto(f"{SITE}/toetsen/")
    for key in ("j", "j", "j", "k", "j"):
        page.keyboard.press(key)
    assert page.evaluate("document.activeElement.textContent") == "twee"
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{SITE}/toetsen/#twee")


def test_what_is_off_stays_off_for_the_keyboard_too(page: Page) -> None:
    page.goto(f"{SITE}/toetsen/")
    page.keyboard.press("x")
    page.get_by_role("link", name="Uit").click(force=True)
    assert page.url == f"{SITE}/toetsen/"


def test_escape_closes_an_explanation_and_gives_the_focus_back(page: Page) -> None:
    page.goto(f"{SITE}/toetsen/")
    page.get_by_text("klok").click()
    expect(page.get_by_text("uitleg")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_text("uitleg")).to_be_hidden()
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"

"""Desks of colleagues: a browser window per account, signed in once, and what went wrong in any of them."""

import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Locator,
    Page,
    Request,
    Response,
    ViewportSize,
)

from tests.supervised import Demo
from veiligthuis.demo.accounts import WACHTWOORD

DESKTOP: ViewportSize = {"width": 1366, "height": 768}
PHONE: ViewportSize = {"width": 360, "height": 740}
REFUSED = "Failed to load resource"  # the browser's own line for an answer such as 404 or 422
NO_ANSWER = ("htmx:sendError", "htmx:afterRequest")  # both, when a request of htmx itself found no answer
LEFT = "ERR_ABORTED"  # the page was left while a request was under way, as people do


@dataclass
class Office:
    """Opens windows on one demo; a window is closed with the office that opened it."""

    demo: Demo
    browser: Browser
    signed_in: dict[str, Any]
    faults: list[str] = field(default_factory=list)
    windows: list[BrowserContext] = field(default_factory=list)
    cut: set[BrowserContext] = field(default_factory=set)
    unanswered: list[tuple[BrowserContext, str]] = field(default_factory=list)
    left: Counter[BrowserContext] = field(default_factory=Counter)

    def desk(self, account: str, *, viewport: ViewportSize = DESKTOP, script: bool = True) -> Page:
        """A window of this account, signed in; the login page is used at its first window only."""
        if account not in self.signed_in:
            page = self.stranger(viewport=viewport, script=script)
            sign_in(page, account)
            self.signed_in[account] = page.context.storage_state()
            return page
        return self._open(viewport, script, self.signed_in[account])

    def stranger(self, *, viewport: ViewportSize = DESKTOP, script: bool = True) -> Page:
        """A window of somebody who has not signed in."""
        return self._open(viewport, script, None)

    def _open(self, viewport: ViewportSize, script: bool, state: Any) -> Page:
        window = self.browser.new_context(
            base_url=self.demo.address, viewport=viewport, java_script_enabled=script, storage_state=state,
            locale="nl-NL", timezone_id="Europe/Amsterdam",
        )  # fmt: skip
        window.set_default_timeout(60_000)
        window.on("weberror", lambda error: self.faults.append(f"script: {error.error}"))
        window.on("console", self._note_console)
        window.on("response", self._note_response)
        window.on("requestfailed", self._note_left)
        self.windows.append(window)
        return window.new_page()

    @contextmanager
    def without_a_line(self, page: Page) -> Iterator[None]:
        """The window loses its line for a while: what htmx says about that is no fault of ours, all else is."""
        self.cut.add(page.context)
        page.context.set_offline(True)
        yield
        page.context.set_offline(False)

    def begin(self) -> None:
        """Forget what went wrong before."""
        self.faults.clear()
        self.unanswered.clear()
        self.left.clear()

    def all_faults(self) -> list[str]:
        """What went wrong since; that a request found no answer counts where no page was left during one."""
        allowed = {window: len(NO_ANSWER) * times for window, times in self.left.items()}
        lines = Counter(window for window, _ in self.unanswered)
        odd = [text for window, text in self.unanswered if lines[window] > allowed.get(window, 0)]
        return self.faults + odd

    def _note_console(self, message: ConsoleMessage) -> None:
        if message.type != "error" or REFUSED in message.text:
            return
        window = message.page.context if message.page else None
        if window and message.text.startswith(NO_ANSWER):
            if window not in self.cut:
                self.unanswered.append((window, f"console: {message.text}"))
            return
        self.faults.append(f"console: {message.text}")

    def _note_left(self, request: Request) -> None:
        if request.resource_type in {"xhr", "fetch"} and LEFT in (request.failure or ""):
            self.left[request.frame.page.context] += 1

    def _note_response(self, response: Response) -> None:
        if response.status >= 500:
            self.faults.append(f"{response.status} {response.url}")

    def close(self) -> None:
        """Close every window."""
        for window in self.windows:
            window.close()
        self.windows.clear()
        self.cut.clear()


def until(page: Page, holds: str | Callable[[], bool], seconds: float = 60) -> None:
    """Wait until this holds, an expression in the page or a question; the browser's own wait needs a forbidden eval."""
    deadline = time.monotonic() + seconds
    while not (page.evaluate(holds) if isinstance(holds, str) else holds()):
        assert time.monotonic() < deadline, f"never true: {holds}"
        page.wait_for_timeout(50)


def sign_in(page: Page, account: str, password: str = WACHTWOORD) -> None:
    """Use the login page."""
    page.goto("/inloggen/")
    page.get_by_label("Gebruikersnaam").fill(account)
    page.get_by_label("Wachtwoord").fill(password)
    page.get_by_role("button", name="Inloggen").click()


def choose(page: Page | Locator, group: str, option: str) -> None:
    """Choose one of the options that lie beside each other under a heading."""
    fields = page.get_by_role("group", name=group, exact=False).first
    fields.locator("label").filter(has_text=option).first.click()


def fill(page: Page | Locator, values: Mapping[str, str]) -> None:
    """Type into fields found by their label."""
    for label, text in values.items():
        page.get_by_role("textbox", name=label).first.fill(text)


def press(page: Page | Locator, name: str) -> None:
    """Press the button with exactly this name."""
    page.get_by_role("button", name=name, exact=True).first.click()


def follow(page: Page | Locator, name: str) -> None:
    """Follow the first link with this name."""
    page.get_by_role("link", name=name).first.click()

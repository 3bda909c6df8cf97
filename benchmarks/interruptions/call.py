"""One call as an intake worker types it, in words that can be found again; and what to do when the page is gone."""

import contextlib
import re
import time
from dataclasses import dataclass, field

from playwright.sync_api import Error, Page

DONE = re.compile(r"/meldingen/M-\d+-\d+/$")
FINISH = "Afronden"
TICK = "field => { if (!field.checked) field.click(); }"  # the field itself lies under its label
PATIENCE = 60.0
"""Seconds in which a call must come to its end once the line is back; a busy machine is slow."""
PAUSE = 250  # milliseconds
LOOK, LOOKS = 100, 100  # milliseconds, and how often at most
LOST = "[data-bewaar-stand][data-staat=weg]"


@dataclass
class Call:
    """A conversation in one window; `words` holds all that was typed, each word to be found once it is a melding."""

    page: Page
    name: str
    address: str = ""
    words: list[str] = field(default_factory=list)

    def word(self, kind: str) -> str:
        """A new word, made of letters and digits only, that stands in no other call."""
        typed = f"{kind}{self.name}"
        self.words.append(typed)
        return typed

    def open(self) -> None:
        """Begin a conversation; the first note makes it one that nobody else gets."""
        self.page.goto("/gesprekken/nieuw/", wait_until="domcontentloaded")
        self.address = self.page.url
        assert "/gesprekken/" in self.address, self.address

    def note(self) -> None:
        """A note, and Enter."""
        self.page.locator("#id_notitie").fill(self.word("noot"))
        self.page.locator("#id_notitie").press("Enter")

    def caller(self) -> None:
        """Who calls and why."""
        self.page.get_by_label("Naam", exact=True).fill(self.word("beller"))
        self.page.get_by_label("Hoedanigheid").select_option("huisarts")
        self.page.locator("input[name=aanleiding][value=partnergeweld]").evaluate(TICK)
        self.page.locator("input[name=soort][value=melding]").evaluate(TICK)

    def story(self) -> None:
        """What happened."""
        self.page.locator("details:has(#id_beschrijving)").evaluate("part => { part.open = true; }")
        self.page.locator("#id_beschrijving").fill(self.word("verhaal"))

    def somebody(self) -> None:
        """One person of the household."""
        row = self.page.locator(".vt-persoon").first
        row.locator("[name$='-achternaam']").first.fill(self.word("naam"))
        row.locator("select[name$='-rol']").select_option("slachtoffer")

    def press_finish(self) -> None:
        """Press the button and wait until the melding is there, the line is said to be gone, or the page is."""
        with contextlib.suppress(Error):
            self.page.get_by_role("button", name=FINISH, exact=True).click(no_wait_after=True)
        for _ in range(LOOKS):
            if self.is_done or self._is_lost():
                return
            self.page.wait_for_timeout(LOOK)

    def _is_lost(self) -> bool:
        """Whether the page says that there is no line, or is the browser's own page of an error."""
        try:
            return self.page.url.startswith("chrome-error") or self.page.locator(LOST).count() > 0
        except Error:
            return False  # between two pages

    @property
    def is_done(self) -> bool:
        """Whether the window shows the melding."""
        return bool(DONE.search(self.page.url))

    def bring_to_an_end(self) -> None:
        """What a person does: look again, and press again, until the melding is there. Raises AssertionError."""
        deadline = time.monotonic() + PATIENCE
        while not self.is_done and time.monotonic() < deadline:
            if self.page.get_by_role("button", name=FINISH, exact=True).count() == 0:
                self.again()
            else:
                self.press_finish()
            if not self.is_done:
                self.page.wait_for_timeout(PAUSE)
        assert self.is_done, f"call {self.name} did not end; the window shows {self.page.url}"

    def again(self) -> None:
        """Open the address of the conversation anew."""
        try:
            self.page.goto(self.address, wait_until="domcontentloaded")
        except Error:
            return  # no line yet

"""One call as an intake worker types it, and what a worker does when the page is gone or says no."""

import contextlib
import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial

from playwright.sync_api import BrowserContext, Dialog, Error, Locator, Page

from benchmarks.interruptions.words import Ledger, Word

DONE = re.compile(r"/meldingen/M-\d+-\d+/$")
FINISH = "Afronden"
TICK = "field => { if (!field.checked) field.click(); }"  # the field itself lies under its label
PATIENCE = 30.0
"""Seconds in which a call must come to its end after its last step."""
BRIEF = 3_000
"""Milliseconds for one try of something that is tried again."""
LOOK, PRESS = 100, 8.0  # milliseconds between two looks; seconds a press may take
HUMAN = 0.4
"""Seconds somebody needs to answer whether to leave the page."""
LATE = 1.5
"""Seconds between two looks at a page on which a word is missing."""
LOST = "[data-bewaar-stand][data-staat=weg]"
WRONG = "[data-fouten]"
SCREEN = """() => {
  const value = (field) => document.querySelector(field)?.value ?? "";
  return {
    note: (document.getElementById("vastgelegd")?.textContent ?? "") + value("#id_notitie"), caller: value("#id_naam"),
    story: value("#id_beschrijving"), somebody: value("[name=gezin-0-achternaam]"), telephone: value("#id_telefoon"),
    told: document.querySelector("[data-bewaar-stand]")?.textContent ?? "",
  };
}"""


class CallFailed(Exception):
    """A call did not come to its end; the message says where it stopped."""


@dataclass
class Call:
    """A conversation in one window; the words that were typed stand in `ledger`."""

    window: BrowserContext
    ledger: Ledger
    address: str = ""
    page: Page = field(init=False)

    def __post_init__(self) -> None:
        """Open a page of its own."""
        self.show(self.window)

    def show(self, window: BrowserContext) -> None:
        """Go on in a new page of this window, and leave a page when the browser asks."""
        self.window, self.page = window, window.new_page()
        self.page.on("dialog", _leave)

    def open(self) -> None:
        """Begin a conversation."""
        self._surely(lambda: self.page.goto("/gesprekken/nieuw/", wait_until="domcontentloaded"))
        self.address = self.page.url
        if "/gesprekken/" not in self.address:
            raise CallFailed(f"no call screen but {self.address}")

    def note(self) -> None:
        """A note, and Enter; and the next one is begun at once."""
        field_ = self.page.locator("#id_notitie")
        field_.press_sequentially(self.ledger.write("note"))
        field_.press("Enter")
        field_.press_sequentially(self.ledger.write("note"))

    def caller(self) -> None:
        """Who calls and why."""
        self._write("caller")
        self._choose_caller()

    def story(self) -> None:
        """What happened."""
        self._write("story")

    def somebody(self) -> None:
        """One person of the household."""
        self._write("somebody")
        self._choose_role()

    def _choose_caller(self) -> None:
        self._surely(lambda: self.page.get_by_label("Hoedanigheid").select_option("huisarts", timeout=BRIEF))
        for chosen in ("[name=aanleiding][value=partnergeweld]", "[name=soort][value=melding]"):
            self._surely(partial(self.page.locator(f"input{chosen}").evaluate, TICK, timeout=BRIEF))

    def _choose_role(self) -> None:
        self._surely(
            lambda: self.page.locator("[name=gezin-0-rol]").select_option("slachtoffer", timeout=BRIEF)
        )

    def _surely(self, action: Callable[[], object]) -> None:
        """Do what can be done twice, again while the page under it changes, as a worker would. Raises Error."""
        until = time.monotonic() + PATIENCE
        while True:
            try:
                action()
                return
            except Error:
                if time.monotonic() > until:
                    raise
                time.sleep(LOOK / 1000)

    def _write(self, place: str) -> None:
        self.fill(place, self.ledger.write(place))

    def fill(self, place: str, text: str) -> None:
        """Type into the field of this place; a note key by key, behind what stands there."""
        fields = {
            "note": "#id_notitie", "caller": "#id_naam", "story": "#id_beschrijving",
            "somebody": "[name=gezin-0-achternaam]", "telephone": "#id_telefoon",
        }  # fmt: skip
        box = self.page.locator(fields[place])
        if place == "note":
            box.press_sequentially(text)
        else:
            self._surely(lambda: self._fill(box, place, text))

    def _fill(self, box: Locator, place: str, text: str) -> None:
        if place == "story":
            part = self.page.locator("details:has(#id_beschrijving)")
            part.evaluate("part => { part.open = true; }", timeout=BRIEF)
        box.fill(text, timeout=BRIEF)
        if box.input_value(timeout=BRIEF) != text:
            raise Error("the page was on its way to another one, and took no key")

    def press_finish(self) -> None:
        """Press the button and look until something came of it."""
        with contextlib.suppress(Error):
            self.page.get_by_role("button", name=FINISH, exact=True).click(no_wait_after=True, timeout=3_000)
        until = time.monotonic() + PRESS
        while time.monotonic() < until and not (self.is_done or self._says_no()):
            self.page.wait_for_timeout(LOOK)

    def _says_no(self) -> bool:
        """Whether there is no line, something is wrong, or this is the browser's own page of an error.

        That another window went on is no answer yet: the button sends the form all the same.
        """
        try:
            lost = self.page.locator(LOST).filter(has_not_text="ander venster")
            return self.page.url.startswith("chrome-error") or bool(
                lost.count() or self.page.locator(WRONG).count()
            )
        except Error:
            return False  # between two pages

    @property
    def is_done(self) -> bool:
        """Whether the window shows the melding."""
        return bool(DONE.search(self.page.url))

    def screen(self) -> Mapping[str, str]:
        """What stands in each place, and what is told about the saving."""
        found: dict[str, str] = self.page.evaluate(SCREEN)
        return found

    def missing(self) -> list[Word]:
        """The words that should stand on the screen and do not; none once the melding is there."""
        if self.is_done:
            return []
        seen = self.screen()
        return [word for word in self.ledger.words if not word.gone and word.text not in seen[word.place]]

    def lose(self, words: list[Word], how: str) -> None:
        """These words are gone; a worker who misses them types others in their place."""
        for word in words:
            word.gone = how
            self._write(word.place)
        if words:
            self._choose_again()

    def _choose_again(self) -> None:
        """The choices that are made with a key or a click, once more."""
        if self.ledger.at("caller"):
            self._choose_caller()
        if self.ledger.at("somebody"):
            self._choose_role()

    def look_for_missing(self) -> list[Word]:
        """What the screen misses after the page was left; looked at twice, for the last save may be on its way."""
        if self.missing():
            time.sleep(LATE)
            self.again()
        return self.missing()

    def again(self) -> None:
        """Open the address of the conversation anew, until there is an answer."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            with contextlib.suppress(Error):
                answer = self.page.goto(self.address, wait_until="domcontentloaded")
                if answer is not None and answer.ok:
                    return
            self.page.wait_for_timeout(200)
        raise CallFailed(f"no answer at {self.address}")

    def find_again(self) -> None:
        """From the list of unfinished calls back into this one; a finished one leads to its melding."""
        self.page.goto("/gesprekken/", wait_until="domcontentloaded")
        link = self.page.locator(f"main a[href$='{self.address.partition('/gesprekken/')[2]}']").first
        if link.count():
            link.click()
            self.page.wait_for_load_state("domcontentloaded")
        else:
            self.again()

    def bring_to_an_end(self) -> None:
        """What a person does: read, take over what stands in the other window, press again. Raises CallFailed."""
        until = time.monotonic() + PATIENCE
        while not self.is_done and time.monotonic() < until:
            with contextlib.suppress(Error):  # between two pages; look again
                self._try_to_end()
            if not self.is_done:
                self.page.wait_for_timeout(250)
        if not self.is_done:
            raise CallFailed(f"the window shows {self.page.url}: {self._told()}")

    def _try_to_end(self) -> None:
        if not self.page.get_by_role("button", name=FINISH, exact=True).count():
            self.again()
            return
        self._take_over()
        self._choose_again()
        self.press_finish()

    def _take_over(self) -> None:
        """Words of the other window that the page shows apart."""
        apart = self.page.locator("section[aria-labelledby=h-elders]")
        if not apart.count():
            return
        shown, here = apart.inner_text(), self.screen()
        for word in self.ledger.words:
            if not word.gone and word.text in shown and word.text not in here[word.place]:
                self.fill(word.place, word.text)

    def _told(self) -> str:
        said = self.page.locator(f"{LOST}, {WRONG}").all_inner_texts()
        return " ".join(" ".join(said).split())[:300]


def _leave(dialog: Dialog) -> None:
    time.sleep(HUMAN)
    with contextlib.suppress(Error):
        dialog.accept()

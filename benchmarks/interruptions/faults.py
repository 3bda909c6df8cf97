"""What comes between: a line that is lost, a server killed, a double click, back, a second tab, a browser gone."""

import contextlib
import random
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from playwright.sync_api import Error, Request, Route

from benchmarks.interruptions.call import FINISH, HUMAN, Call
from benchmarks.interruptions.window import Window
from benchmarks.interruptions.words import SAVED
from benchmarks.web import Web

SAVES = re.compile(r"/gesprekken/[0-9a-f-]+/(bewaar/|aantekening/)?$")
"""Where words go: the automatic save, a note, and the end of the call."""
Step = Callable[[], None]


@dataclass
class Trouble:
    """One call that is about to be interrupted, and everything a fault needs."""

    call: Call
    window: Window
    web: Web
    chance: random.Random
    step: Step

    @property
    def is_last_step(self) -> bool:
        """Whether the button that ends the call is what is interrupted."""
        return getattr(self.step, "__name__", "") == "press_finish"

    def go_on(self) -> None:
        """The step, and the cursor to the next field: then the page saves."""
        self.step()
        if not self.is_last_step:
            with contextlib.suppress(Error):
                self.call.page.keyboard.press("Tab")


@contextlib.contextmanager
def _once(trouble: Trouble, cut: Callable[[Route], None]) -> Iterator[None]:
    """The first save within the block meets `cut`; everything else goes through."""
    page = trouble.call.page
    met: list[Route] = []

    def meet(route: Route) -> None:
        if met or route.request.method != "POST":
            route.continue_()
            return
        met.append(route)
        with contextlib.suppress(Error):
            cut(route)

    page.route(SAVES, meet)
    try:
        yield
        _settle(trouble)
    finally:
        with contextlib.suppress(Error):
            page.unroute(SAVES, meet)


def _settle(trouble: Trouble) -> None:
    with contextlib.suppress(Error):
        trouble.call.page.wait_for_load_state("domcontentloaded", timeout=3_000)
    trouble.call.page.wait_for_timeout(150)


def line_lost_before_sending(trouble: Trouble) -> None:
    """The request never leaves."""
    with _once(trouble, lambda route: route.abort("internetdisconnected")):
        trouble.go_on()


def line_lost_before_the_answer(trouble: Trouble) -> None:
    """The server did its work; the answer never comes."""

    def cut(route: Route) -> None:
        route.fetch(max_redirects=0)
        route.abort("connectionreset")

    with _once(trouble, cut):
        trouble.go_on()


def line_lost_during_the_answer(trouble: Trouble) -> None:
    """Half of the answer comes, and it is no use."""

    def cut(route: Route) -> None:
        answer = route.fetch(max_redirects=0)
        route.fulfill(status=502, headers={"content-type": "text/html"}, body=answer.body()[:100])

    with _once(trouble, cut):
        trouble.go_on()


def line_away_for_a_while(trouble: Trouble) -> None:
    """The line is gone while the step is done, and comes back."""
    trouble.call.window.set_offline(True)
    try:
        trouble.go_on()
        trouble.call.page.wait_for_timeout(trouble.chance.uniform(50, 2_500))
    finally:
        trouble.call.window.set_offline(False)


def server_killed(trouble: Trouble) -> None:
    """Every process of the web server is killed while it keeps the words."""
    page = trouble.call.page
    struck: list[int] = []

    def strike(request: Request) -> None:
        if not struck and request.method == "POST" and SAVES.search(request.url):
            time.sleep(trouble.chance.uniform(0.0, 0.03))
            struck.append(trouble.web.kill_workers())

    page.on("request", strike)
    try:
        trouble.go_on()
        until = time.monotonic() + 4
        while not struck and time.monotonic() < until:
            page.wait_for_timeout(20)
    finally:
        page.remove_listener("request", strike)
    _settle(trouble)


def double_click(trouble: Trouble) -> None:
    """The step, and the button that ends the call pressed twice; when it is too early the page says so."""
    if not trouble.is_last_step:
        trouble.go_on()
    with contextlib.suppress(Error):
        trouble.call.page.get_by_role("button", name=FINISH, exact=True).dblclick(no_wait_after=True)
    _settle(trouble)


def back_button(trouble: Trouble) -> None:
    """The step, back at once, and into the call again."""
    trouble.go_on()
    with contextlib.suppress(Error):
        trouble.call.page.go_back(wait_until="domcontentloaded", timeout=5_000)
    trouble.call.again()
    trouble.call.lose(trouble.call.look_for_missing(), "lost")


def reload_page(trouble: Trouble) -> None:
    """The step, and the page anew at once."""
    trouble.go_on()
    with contextlib.suppress(Error):
        trouble.call.page.reload(wait_until="domcontentloaded", timeout=5_000)
    trouble.call.again()
    trouble.call.lose(trouble.call.look_for_missing(), "lost")


def second_tab(trouble: Trouble) -> None:
    """The same call in a second tab: typed on there and closed, or ended in both at once."""
    call, first = trouble.call, trouble.call.page
    if not trouble.is_last_step:
        trouble.go_on()
    call.show(call.window)
    call.again()
    if trouble.is_last_step:
        with contextlib.suppress(Error):
            call.page.get_by_role("button", name=FINISH, exact=True).click(timeout=2_000, no_wait_after=True)
        call.page = first
        call.press_finish()
        return
    taken = "" if call.is_done else _type_there(call)
    with contextlib.suppress(Error):
        call.page.close(run_before_unload=True)
    call.page = first
    first.bring_to_front()
    if taken:
        call.fill("telephone", taken)


def _type_there(call: Call) -> str:
    """Type in the second tab until it says that this was kept; the word, when it says to take it elsewhere."""
    word = call.ledger.write("telephone")
    call.fill("telephone", word)
    call.page.keyboard.press("Tab")
    until = time.monotonic() + 8
    while time.monotonic() < until:
        told = call.screen()["told"]
        if "ander venster" in told:
            return word
        if SAVED.search(told) and call.ledger.words[-1].was_safe(time.time(), told):
            return ""
        call.page.wait_for_timeout(100)
    return ""


def tab_closed(trouble: Trouble) -> None:
    """The tab is closed at once, and the call is found again in the list."""
    trouble.go_on()
    with contextlib.suppress(Error):
        trouble.call.page.close(run_before_unload=True)
    time.sleep(2 * HUMAN)  # the browser asks, and somebody answers
    trouble.call.show(trouble.window.context)
    trouble.call.find_again()
    trouble.call.lose(trouble.call.look_for_missing(), "lost")


def browser_killed(trouble: Trouble) -> None:
    """The browser is gone like a power cut, some time after the step; a new one comes back to the call."""
    call = trouble.call
    trouble.go_on() if trouble.chance.random() < 0.5 else trouble.step()
    with contextlib.suppress(Error):
        call.page.wait_for_timeout(trouble.chance.choice((0, 300, 1_500, 3_200, 4_500)))
    told = ""
    with contextlib.suppress(Error):
        told = call.screen()["told"]
    trouble.window.kill()
    left = time.time()
    trouble.window.open()
    come_back(call, trouble.window, left, told)


def come_back(call: Call, window: Window, left: float, told: str) -> None:
    """Find the call again in a new browser; what was typed within the last interval before `left` may be gone."""
    call.show(window.context)
    call.find_again()
    missing = call.look_for_missing()
    safe = [word for word in missing if word.was_safe(left, told)]
    call.lose(safe, "lost")
    call.lose([word for word in missing if word not in safe], "at risk")


Fault = Callable[[Trouble], None]
FAULTS: tuple[Fault, ...] = (
    line_lost_before_sending, line_lost_before_the_answer, line_lost_during_the_answer, line_away_for_a_while,
    server_killed, double_click, back_button, reload_page, second_tab, tab_closed, browser_killed,
)  # fmt: skip
STEPS = ("note", "caller", "story", "somebody", "press_finish")
"""The steps of a call, in order; a fault comes at one of them."""

"""Runs calls with a fault at one step each, by several workers at once, and ends by itself in time."""

import contextlib
import random
import threading
import time
from collections.abc import Iterable
from dataclasses import dataclass, field

import psutil
from playwright.sync_api import Error, sync_playwright

from benchmarks.accounts import account
from benchmarks.ground import Ground
from benchmarks.interruptions.call import Call, CallFailed
from benchmarks.interruptions.faults import FAULTS, STEPS, Fault, Trouble, come_back
from benchmarks.interruptions.reckoning import Done, Outcome, reckon
from benchmarks.interruptions.watch import Watch
from benchmarks.interruptions.window import Window
from benchmarks.interruptions.words import Ledger
from benchmarks.web import Web

LONGEST = 300
"""Characters of a complaint that are told."""
SECONDS_PER_CALL = 12.0
START, STOP = 60.0, 45.0
"""Seconds to begin in, and to let the last call end."""
WORKING = "benchmarks.settings"
BROKEN = "benchmarks.interruptions.broken"


@dataclass(frozen=True)
class Plan:
    """What one run does: how many calls, in which order, by how many workers; `broken` with a server that forgets."""

    runs: int
    seed: int = 1
    windows: int = 2
    broken: bool = False
    minutes: float = 0
    faults: tuple[Fault, ...] = FAULTS

    @property
    def limit(self) -> float:
        """Seconds after which no call is begun any more."""
        if self.minutes:
            return self.minutes * 60
        return START + self.runs * SECONDS_PER_CALL / self.windows

    def calls(self) -> list["Interruption"]:
        """Every fault at every step in turn, in an order that the seed gives."""
        chance = random.Random(self.seed)  # noqa: S311 - an order, not a secret
        pairs = [(fault, step) for fault in self.faults for step in STEPS]
        chance.shuffle(pairs)
        return [
            Interruption(f"{self.seed}x{number}x", *pairs[number % len(pairs)]) for number in range(self.runs)
        ]


@dataclass(frozen=True)
class Interruption:
    """One call, the fault it meets and the step at which."""

    name: str
    fault: Fault
    step: str


@dataclass
class Desk:
    """One worker, who makes calls one after the other until the time is over."""

    number: int
    web: Web
    share: Iterable[Interruption]
    until: float
    made: list[Done] = field(default_factory=list)

    def work(self) -> None:
        """Make all calls of this share; what is not made in time is counted as such."""
        with sync_playwright() as playwright:
            window = Window(playwright, self.web.address, account(self.number))
            window.open()
            try:
                for interruption in self.share:
                    if time.monotonic() > self.until:
                        break
                    self.made.append(self._call(window, interruption))
            finally:
                window.close()

    def _call(self, window: Window, interruption: Interruption) -> Done:
        ledger, key, failed = Ledger(interruption.name), "", ""
        with Watch(window) as watch:
            try:
                if not window.is_open():
                    window.open()
                call = Call(window.context, ledger)
                call.open()
                key = call.address.rstrip("/").rpartition("/")[2]
                try:
                    _make(call, window, self.web, interruption)
                except Error:
                    if not watch.where:
                        raise
                    _go_on_in_a_new_browser(call, window)
                call.page.close()
            except (CallFailed, Error) as fault:
                failed = " ".join(f"{type(fault).__name__}: {fault}".split())[:LONGEST]
                with contextlib.suppress(Error):
                    for page in window.context.pages:
                        page.close()
        return _told(interruption, ledger, key, failed, stuck=watch.where)


def run(ground: Ground, plan: Plan) -> Outcome:
    """Make the calls on this ground; asked to stop, it tells what was made so far.

    Raises GroundFailed when the server does not start.
    """
    ground.run("benchmarks.desk", str(plan.windows))
    web = Web(ground, BROKEN if plan.broken else WORKING)
    calls, desks = plan.calls(), list[Desk]()
    try:
        web.start()
        until = time.monotonic() + plan.limit
        desks = [Desk(n, web, calls[n :: plan.windows], until) for n in range(plan.windows)]
        threads = [threading.Thread(target=desk.work, daemon=True) for desk in desks]
        for thread in threads:
            thread.start()
        try:
            _wait(threads, until + STOP)
        except KeyboardInterrupt:
            for desk in desks:
                desk.until = 0.0
            _wait(threads, time.monotonic() + STOP)
    finally:
        web.stop()
        end_browsers()
    made = [done for desk in desks for done in desk.made]
    outcome = reckon(made, ground.query)
    outcome.not_made = len(calls) - len(made)
    return outcome


def _wait(threads: Iterable[threading.Thread], until: float) -> None:
    for thread in threads:
        thread.join(max(0.0, until - time.monotonic()))


def end_browsers() -> None:
    """Every browser this process started and still runs, each by its process id."""
    for process in psutil.Process().children(recursive=True):
        with contextlib.suppress(psutil.NoSuchProcess, psutil.AccessDenied):
            if any(part.startswith("--meting-venster=") for part in process.cmdline()):
                process.kill()


def _make(call: Call, window: Window, web: Web, interruption: Interruption) -> None:
    """From the first word to the melding, whatever comes between."""
    chance = random.Random(interruption.name)  # noqa: S311 - a moment, not a secret
    for step in STEPS:
        act = getattr(call, step)
        if step == interruption.step:
            interruption.fault(Trouble(call, window, web, chance, act))
        elif not call.is_done:
            act()
    call.bring_to_an_end()


def _go_on_in_a_new_browser(call: Call, window: Window) -> None:
    """The browser stood still and was ended: what a worker does then, who never said goodbye to the call."""
    left = time.time()
    window.open()
    come_back(call, window, left, told="")
    for step in STEPS[:-1]:
        if not call.is_done and not call.ledger.at(step):
            getattr(call, step)()
    call.bring_to_an_end()


def _told(interruption: Interruption, ledger: Ledger, key: str, failed: str, *, stuck: str) -> Done:
    return Done(interruption.fault.__name__, interruption.step, key, tuple(ledger.words), failed, stuck)

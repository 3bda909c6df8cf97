"""Runs calls with a fault at one step each, and counts in the database what became of them."""

import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from playwright.sync_api import BrowserContext, Error, Page

from benchmarks.interruptions.call import Call
from benchmarks.interruptions.faults import FAULTS, STEPS, Fault

Query = Callable[[str, Sequence[object]], list[tuple[object, ...]]]

LONGEST = 200
"""Characters of a complaint that are told."""

FOUND = """
SELECT m.beschrijving || ' ' || m.melder_naam || ' ' || g.notities || ' ' || COALESCE(
    (SELECT string_agg(p.achternaam, ' ') FROM meldingen_betrokkene b JOIN meldingen_persoon p ON p.id = b.persoon_id
     WHERE b.casus_id = m.casus_id), '')
FROM meldingen_melding m JOIN meldingen_gesprek g ON g.melding_id = m.id
WHERE m.melder_naam = %s
"""


@dataclass(frozen=True)
class Interruption:
    """One call, the fault it meets and the step at which."""

    name: str
    fault: Fault
    step: str

    @property
    def words(self) -> str:
        """Fault and step, for the table."""
        return f"{self.fault.__name__} bij {self.step}"


@dataclass(frozen=True)
class Done:
    """A call that came to its end, and the words that were typed in it."""

    name: str
    words: tuple[str, ...]


@dataclass
class Outcome:
    """What became of the calls: how many meldingen, which calls are missing or double, which words are lost."""

    calls: int = 0
    records: int = 0
    missing: int = 0
    doubled: int = 0
    words: int = 0
    words_lost: int = 0
    unfinished: int = 0
    complaints: tuple[str, ...] = ()

    @property
    def is_clean(self) -> bool:
        """Whether every call is there once with every word."""
        return self.calls > 0 and not (self.missing or self.doubled or self.words_lost or self.unfinished)


def planned(number: int, seed: int, prefix: str = "") -> list[Interruption]:
    """So many interruptions: every fault at every step in turn, in an order that the seed gives."""
    pairs = [(fault, step) for fault in FAULTS for step in STEPS]
    random.Random(seed).shuffle(pairs)  # noqa: S311 - an order, not a secret
    return [Interruption(f"{prefix}{seed}x{index}x", *pairs[index % len(pairs)]) for index in range(number)]


def make_call(page: Page, interruption: Interruption) -> Call:
    """One call from the first word to the melding, whatever comes between."""
    call = Call(page, interruption.name)
    call.open()
    for step in STEPS:
        act: Callable[[], None] = getattr(call, step)
        if step == interruption.step:
            interruption.fault(call, act)
        elif not call.is_done:
            act()
    call.bring_to_an_end()
    return call


def make_calls(window: BrowserContext, interruptions: Iterable[Interruption]) -> tuple[list[Done], list[str]]:
    """All of them by one worker, each in a page of its own; a call that does not come to an end is told, not thrown."""
    calls, complaints = [], []
    for interruption in interruptions:
        page = window.new_page()
        try:
            call = make_call(page, interruption)
            calls.append(Done(call.name, tuple(call.words)))
        except (AssertionError, Error) as fault:
            said = " ".join(str(fault).split())[:LONGEST]
            complaints.append(f"{interruption.words}: {said}")
        finally:
            page.close()
    return calls, complaints


def reckon(calls: Sequence[Done], complaints: Sequence[str], query: Query) -> Outcome:
    """Count in the database: each call once, each of its words in it."""
    outcome = Outcome(calls=len(calls) + len(complaints), unfinished=len(complaints))
    told = list(complaints)
    for call in calls:
        rows = query(FOUND, (f"beller{call.name}",))
        outcome.records += len(rows)
        outcome.missing += not rows
        outcome.doubled += len(rows) > 1
        lost = [word for word in call.words if not any(word in str(row[0]) for row in rows)]
        outcome.words += len(call.words)
        outcome.words_lost += len(lost)
        told += [f"{call.name}: {word} is er niet" for word in lost]
    outcome.complaints = tuple(told)
    return outcome

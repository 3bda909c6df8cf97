"""Clocks that jump: both Dutch change nights, and a server whose clock goes an hour back or forward."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from meldingen.termijnen.records import Escalatie, Termijn
from meldingen.termijnen.services import start_termijn
from meldingen.termijnen.sweep import sweep
from tests.meldingen.termijnen.conftest import Wereld
from veiligthuis.core import clock

Om = Callable[[str], datetime]

TICK = timedelta(minutes=10)
HOUR = timedelta(hours=1)


def start(wereld: Wereld, code: str, moment: datetime) -> Termijn:
    """A term that starts at this moment."""
    return start_termijn(code, replace(wereld.bron, startmoment=moment))


def ticks(begin: datetime, end: datetime) -> Iterator[datetime]:
    """Every tick in real time between two moments."""
    moment, last = begin.astimezone(clock.now().tzinfo), end.astimezone(clock.now().tzinfo)
    while moment <= last:
        yield moment
        moment += TICK


def fired(termijn: Termijn) -> list[tuple[int, str, datetime]]:
    """Each level with its planned moment on Dutch clocks and the moment it was seen."""
    rows = Escalatie.objects.filter(termijn=termijn).order_by("pk")
    return [(row.niveau, f"{clock.local(row.gepland_op):%d-%m %H:%M}", row.gevuurd_op) for row in rows]


@pytest.mark.parametrize(
    ("begin", "end", "planned"),
    [
        ("2026-03-28 14:00", "2026-03-29 15:00", ["29-03 03:00", "29-03 11:00", "29-03 15:00"]),
        ("2026-03-28 12:30", "2026-03-29 13:30", ["29-03 00:30", "29-03 09:30", "29-03 13:30"]),
        ("2026-10-24 14:30", "2026-10-25 13:30", ["25-10 02:30", "25-10 09:30", "25-10 13:30"]),
        ("2026-10-24 15:30", "2026-10-25 14:30", ["25-10 02:30", "25-10 10:30", "25-10 14:30"]),
    ],
    ids=[
        "spring, in the hour that is left out",
        "spring",
        "autumn, the first half past two",
        "autumn, the second",
    ],
)
def test_an_hour_clock_fires_each_level_once_in_a_change_night(
    wereld: Wereld, om: Om, begin: str, end: str, planned: list[str]
) -> None:
    termijn = start(wereld, "T03", om(begin))
    assert clock.local(termijn.eindigt_op) == om(end)

    for moment in ticks(om(begin), om(end) + HOUR):
        sweep(nu=moment)

    assert [(level, told) for level, told, _ in fired(termijn)] == list(enumerate(planned, 1))
    late = [row.gevuurd_op - row.gepland_op for row in Escalatie.objects.filter(termijn=termijn)]
    assert all(timedelta() <= wait < TICK for wait in late)


@pytest.mark.parametrize(
    ("begin", "planned"),
    [
        ("2026-03-25 10:00", ["30-03 09:00", "31-03 09:00"]),
        ("2026-10-21 10:00", ["26-10 09:00", "27-10 09:00"]),
        ("2026-12-28 10:00", ["04-01 09:00", "05-01 09:00"]),
    ],
    ids=["over the spring night", "over the autumn night", "over new year"],
)
def test_a_day_clock_keeps_nine_oclock_over_a_change_night(
    wereld: Wereld, om: Om, begin: str, planned: list[str]
) -> None:
    termijn = start(wereld, "T04A", om(begin))

    for moment in ticks(om(begin), om(begin) + timedelta(days=10)):
        sweep(nu=moment)

    assert [(level, told) for level, told, _ in fired(termijn)] == list(enumerate(planned, 1))


def test_a_clock_an_hour_back_repeats_nothing(wereld: Wereld, om: Om) -> None:
    termijn = start(wereld, "T03", om("2026-04-22 10:00"))
    due = om("2026-04-22 22:00")

    made = [sweep(nu=moment).escalaties for moment in (due, due - HOUR, due, due - HOUR, due)]

    assert made == [1, 0, 0, 0, 0]
    assert len(fired(termijn)) == 1


def test_a_clock_an_hour_forward_fires_once_and_stays_quiet_when_it_is_put_right(
    wereld: Wereld, om: Om
) -> None:
    termijn = start(wereld, "T03", om("2026-04-22 10:00"))
    due = om("2026-04-22 22:00")

    made = [sweep(nu=moment).escalaties for moment in (due - HOUR, due + HOUR, due, due + TICK)]

    assert made == [0, 1, 0, 0]
    assert fired(termijn) == [(1, "22-04 22:00", due + HOUR)]

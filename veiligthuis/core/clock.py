"""The only place that asks the time; tests and demo stories can hold it still or move it."""

import contextlib
from collections.abc import Iterator
from contextvars import ContextVar
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils import timezone

AMSTERDAM = ZoneInfo("Europe/Amsterdam")

_standing: ContextVar[datetime | None] = ContextVar("standing_clock", default=None)


def now() -> datetime:
    """The present moment, aware; the standing clock's moment when one is set."""
    return _standing.get() or timezone.now()


def today() -> date:
    """Today's date on Dutch clocks, not in UTC."""
    return local(now()).date()


def local(moment: datetime) -> datetime:
    """The same moment as Dutch clocks show it."""
    return moment.astimezone(AMSTERDAM)


def is_standing() -> bool:
    """Whether somebody holds the clock still, so that the database's clock must not be asked."""
    return _standing.get() is not None


@contextlib.contextmanager
def standing_at(moment: datetime) -> Iterator[None]:
    """Hold the clock still at an aware moment until the block ends."""
    if moment.tzinfo is None:
        raise ValueError("the standing clock needs an aware moment")
    token = _standing.set(moment)
    try:
        yield
    finally:
        _standing.reset(token)


@contextlib.contextmanager
def running() -> Iterator[None]:
    """Let the clock run inside a block where it was held still."""
    token = _standing.set(None)
    try:
        yield
    finally:
        _standing.reset(token)


def move_to(moment: datetime) -> None:
    """Move a clock that already stands; refused when it runs, so that nobody stops it for good."""
    if not is_standing():
        raise RuntimeError("only a standing clock can be moved")
    if moment.tzinfo is None:
        raise ValueError("the standing clock needs an aware moment")
    _standing.set(moment)

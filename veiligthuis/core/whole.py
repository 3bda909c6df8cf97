"""Writes that stand or fall together: one savepoint around them all, instead of one around each part.

A part of a whole that fails takes the whole with it; nobody may catch that failure inside the whole and go on.
"""

import functools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import ParamSpec, TypeVar

from django.db import transaction

P = ParamSpec("P")
R = TypeVar("R")

_inside: ContextVar[bool] = ContextVar("inside", default=False)


@contextmanager
def whole() -> Iterator[None]:
    """Everything inside is one savepoint, or one transaction when none runs yet."""
    with part():
        token = _inside.set(True)
        try:
            yield
        finally:
            _inside.reset(token)


def part() -> transaction.Atomic:
    """Atomic on its own; inside a whole it leaves the savepoint to that."""
    return transaction.atomic(savepoint=not _inside.get())


def as_whole(write: Callable[P, R]) -> Callable[P, R]:
    """A write of which every part stands or falls with it."""

    @functools.wraps(write)
    def wrapped(*args: P.args, **kwargs: P.kwargs) -> R:
        with whole():
            return write(*args, **kwargs)

    return wrapped


def as_part(write: Callable[P, R]) -> Callable[P, R]:
    """A write that is atomic on its own and needs no savepoint inside a whole."""

    @functools.wraps(write)
    def wrapped(*args: P.args, **kwargs: P.kwargs) -> R:
        with part():
            return write(*args, **kwargs)

    return wrapped

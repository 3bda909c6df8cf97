"""How a process of ours answers a wish to stop: SIGTERM and Ctrl-C alike, with everything cleared away."""

import contextlib
import logging
import signal
import threading
from collections.abc import Callable, Iterator

from django.db import DatabaseError, close_old_connections

logger = logging.getLogger(__name__)


@contextlib.contextmanager
def stopped_by_term() -> Iterator[None]:
    """SIGTERM ends the block as Ctrl-C does, with KeyboardInterrupt, so that its `finally` clears everything away."""
    try:
        before = signal.signal(signal.SIGTERM, _interrupt)
    except ValueError:  # not in the main thread: somebody else answers for signals
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def until_stopped(turn: Callable[[], None], *, every: float) -> None:
    """Take a turn each `every` seconds until SIGTERM or Ctrl-C; a database that is away is tried again."""
    stop = threading.Event()
    for sign in (signal.SIGTERM, signal.SIGINT):
        signal.signal(sign, lambda *_: stop.set())
    while not stop.is_set():
        close_old_connections()
        try:
            turn()
        except DatabaseError:
            logger.exception("a turn could not reach the database and is tried again")
        stop.wait(every)


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt

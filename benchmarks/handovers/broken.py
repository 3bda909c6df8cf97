"""A server that takes a step without holding its row: everybody who comes at the same instant reads that it still can.

Here to show that the measurement sees it; nothing else uses it.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any
from unittest import mock

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from benchmarks.settings import *  # noqa: F403 - the settings of a measurement and one thing more
from veiligthuis.settings.base import MIDDLEWARE as WORKING

MIDDLEWARE = [*WORKING, "benchmarks.handovers.broken.unguarded"]
READING = 0.05
"""Seconds between reading what may be done and doing it."""
FOR_GOOD = ExitStack()
"""What this process did away with, for as long as it lives."""


@contextmanager
def no_row_held() -> Iterator[None]:
    """Inside the block no row is locked, and a moment passes where the lock was."""

    def only_read(rows: QuerySet[Any], **_: Any) -> QuerySet[Any]:
        time.sleep(READING)
        return rows.all()

    with mock.patch.object(QuerySet, "select_for_update", only_read):
        yield


def unguarded(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Answer without the guard, as long as this process lives."""
    FOR_GOOD.enter_context(no_row_held())
    return get_response

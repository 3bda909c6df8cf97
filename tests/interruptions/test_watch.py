"""A call whose browser stands still is ended after a while, and one that goes on is left alone."""

import threading
from typing import Any, cast

from greenlet import greenlet

from benchmarks.interruptions.watch import Watch
from benchmarks.interruptions.window import Window


class Ended:
    """Stands for a window; tells when its processes are ended."""

    def __init__(self) -> None:
        self.over = threading.Event()

    def end_processes(self) -> None:
        self.over.set()


def test_a_call_that_goes_on_keeps_its_browser() -> None:
    window = Ended()
    with Watch(cast(Window, window), seconds=30) as watch:
        pass

    watch.timer.join(5)
    assert (window.over.is_set(), watch.where) == (False, "")


def test_a_call_that_stands_still_loses_its_browser_and_says_where_it_stood() -> None:
    window, outer = Ended(), greenlet.getcurrent()

    def stands_still() -> None:
        cast(Any, outer).switch()

    call = greenlet(stands_still)
    call.switch()
    with Watch(cast(Window, window), seconds=0.01) as watch:
        assert window.over.wait(30)

    assert "stands_still" in watch.where
    call.switch()

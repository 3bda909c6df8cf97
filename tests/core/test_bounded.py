"""Work that asks too much memory or time ends alone: who asked hears which of the two, and goes on."""

import os
import signal
import threading
import time
from pathlib import Path

import psutil
import pytest
from django.db import connection

from veiligthuis.core import bounded

ROOM = 16 * 1024 * 1024
LONG = 30.0


def children() -> list[int]:
    return [child.pid for child in psutil.Process().children()]


def test_more_memory_than_it_may_cost() -> None:
    with pytest.raises(bounded.TooMuchMemory):
        bounded.within(lambda: bytes(2 * ROOM), memory=ROOM, seconds=LONG)


def test_a_process_that_the_kernel_ended_because_there_was_no_memory() -> None:
    def end() -> bytes:
        os.kill(os.getpid(), signal.SIGKILL)
        return b""

    with pytest.raises(bounded.TooMuchMemory):
        bounded.within(end, memory=ROOM, seconds=LONG)


def test_longer_than_it_may_take_and_nothing_stays_behind() -> None:
    def dawdle() -> bytes:
        time.sleep(LONG)
        return b""

    before = children()

    with pytest.raises(bounded.TooMuchTime):
        bounded.within(dawdle, memory=ROOM, seconds=0.05)

    assert children() == before


def test_another_fault_is_told_by_its_kind_without_its_text() -> None:
    def fail() -> bytes:
        raise ValueError("Elif")

    with pytest.raises(bounded.WorkFailed) as fault:
        bounded.within(fail, memory=ROOM, seconds=LONG)

    assert str(fault.value) == "ValueError"


def test_afterwards_ordinary_work_is_done_and_what_it_changes_stays_in_the_child() -> None:
    seen: list[int] = []

    def work() -> bytes:
        seen.append(1)
        return bytes(ROOM // 4)

    assert bounded.within(work, memory=ROOM, seconds=LONG) == bytes(ROOM // 4)
    assert seen == [] and bounded.SIZE.exists()


@pytest.mark.django_db(transaction=True)
def test_no_thread_of_the_database_is_there_at_the_fork(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[list[str]] = []
    fork = os.fork

    def look_and_fork() -> int:
        seen.append([thread.name for thread in threading.enumerate() if thread.name.startswith("pool-")])
        return fork()

    monkeypatch.setattr(os, "fork", look_and_fork)
    connection.ensure_connection()
    assert [thread for thread in threading.enumerate() if thread.name.startswith("pool-")]

    bounded.within(lambda: b"", memory=ROOM, seconds=LONG)

    assert seen == [[]]
    with connection.cursor() as cursor:
        assert cursor.execute("SELECT 1")


def test_the_child_holds_no_file_of_who_asked_and_ends_by_itself() -> None:
    def look() -> bytes:
        left, _ = signal.getitimer(signal.ITIMER_REAL)
        files = [int(file.name) for file in Path("/dev/fd").iterdir()]
        return f"{len([number for number in files if number > 2])} {left > 0}".encode()

    with Path(os.devnull).open() as ours:
        assert ours.fileno() > 2
        told = bounded.within(look, memory=ROOM, seconds=LONG).decode()

    assert told == "2 True"  # where it answers, and the folder it looks into


def test_the_limit_is_what_stops_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounded, "_bound", lambda *_: None)

    assert len(bounded.within(lambda: bytes(2 * ROOM), memory=ROOM, seconds=LONG)) == 2 * ROOM

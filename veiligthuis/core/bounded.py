"""Runs one piece of work in a child process that may cost only so much memory and time, and hands back its bytes.

Whatever happens in the child, the process that asked goes on: an out-of-memory in a library of C ends the child only.
"""

import math
import os
import resource
import select
import signal
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.db import connection

PIECE = 1024 * 1024
FIRST_OF_OURS = 3
"""The number of the first file after those of standard input, output and error."""
SIZE = Path("/proc/self/statm")
"""Where Linux says how much memory this process has mapped; elsewhere only the time is bounded."""

MADE, OUT_OF_MEMORY, FAILED = b"+", b"!", b"-"


class TooMuchMemory(RuntimeError):
    """The work asked more memory than it may cost."""


class TooMuchTime(RuntimeError):
    """The work took longer than it may take."""


class WorkFailed(RuntimeError):
    """The work raised something else; the message is the kind of error only, because its text may name a person."""


def within(work: Callable[[], bytes], *, memory: int, seconds: float) -> bytes:
    """What `work` gives, made in a child that may map `memory` bytes more than this process and take `seconds`.

    The work must not touch the database. Raises TooMuchMemory, TooMuchTime or WorkFailed.
    """
    with _child(work, memory=memory, seconds=seconds) as (pid, pipe):
        answer = _read(pipe, time.monotonic() + seconds)
        _, how = os.waitpid(pid, 0)
    kind, made = answer[:1], answer[1:]
    if kind == MADE:
        return made
    if kind == FAILED:
        raise WorkFailed(made.decode())
    if kind == OUT_OF_MEMORY or os.WIFSIGNALED(how):
        raise TooMuchMemory  # a signal comes from the allocator of a library, or from the kernel that ran out
    raise WorkFailed("no answer")


@contextmanager
def _child(work: Callable[[], bytes], *, memory: int, seconds: float) -> Iterator[tuple[int, int]]:
    """The child and where its answer comes from; it does not outlive the block."""
    _let_go_of_the_database()
    reading, writing = os.pipe()
    with warnings.catch_warnings():
        # Of threads that stay behind, as those of a test run; a lock they hold would cost the child its time.
        warnings.simplefilter("ignore", DeprecationWarning)
        pid = os.fork()
    if not pid:
        os.close(reading)
        _be_the_child(work, writing, memory=memory, seconds=seconds)
    os.close(writing)
    try:
        yield pid, reading
    finally:
        os.close(reading)
        _end(pid)


def _let_go_of_the_database() -> None:
    """Outside a transaction, end the connection and the threads of its pool: a lock that one of them holds at the fork
    would stay locked in the child for ever. The next question opens them again.
    """
    database: Any = connection
    if not database.in_atomic_block:
        database.close()
        database.close_pool()


def _be_the_child(work: Callable[[], bytes], pipe: int, *, memory: int, seconds: float) -> None:
    """Never returns: what the parent would do next is not the child's to do."""
    try:
        _be_nobodys(pipe, seconds)
        _bound(memory)
        with os.fdopen(pipe, "wb") as told:
            told.write(_answer_of(work))
    finally:
        os._exit(0)


def _be_nobodys(pipe: int, seconds: float) -> None:
    """Hold nothing of the parent, and end although the parent was killed and nobody looks at the time any more.

    A socket of the database that stays open here would keep the locks of a parent that is gone.
    """
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.alarm(math.ceil(seconds) + 1)
    os.closerange(FIRST_OF_OURS, pipe)
    os.closerange(pipe + 1, os.sysconf("SC_OPEN_MAX"))


def _answer_of(work: Callable[[], bytes]) -> bytes:
    try:
        return MADE + work()
    except MemoryError:
        return OUT_OF_MEMORY
    except Exception as fault:  # noqa: BLE001 - the parent tells it on, by its kind
        return FAILED + type(fault).__name__.encode()


def _bound(memory: int) -> None:
    if SIZE.exists():
        mapped = int(SIZE.read_text().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (mapped + memory, resource.RLIM_INFINITY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _read(pipe: int, until: float) -> bytes:
    """Everything the child says before `until`. Raises TooMuchTime."""
    said = bytearray()
    while True:
        ready, _, _ = select.select([pipe], [], [], max(0.0, until - time.monotonic()))
        if not ready:
            raise TooMuchTime
        piece = os.read(pipe, PIECE)
        if not piece:
            return bytes(said)
        said += piece


def _end(pid: int) -> None:
    """End the child when it was not waited for yet."""
    try:
        ended, _ = os.waitpid(pid, os.WNOHANG)
    except ChildProcessError:
        return
    if not ended:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)

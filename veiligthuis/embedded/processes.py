"""The children of the supervisor: how each is started, watched with growing patience, and stopped."""

import contextlib
import json
import os
import signal
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import psutil

STOP_SECONDS = 15.0
BIRTH_TOLERANCE = 0.01
FIRST_PAUSE = 1.0
LONGEST_PAUSE = 30.0
STEADY_SECONDS = 60.0


@dataclass
class BackOff:
    """How long to wait before the next restart: doubles, and forgets after a minute of quiet. Seconds."""

    pause: float = FIRST_PAUSE
    restarted_at: float = field(default=-STEADY_SECONDS)

    def next_pause(self, now: float) -> float:
        """The pause before a restart that becomes necessary at `now`."""
        self.pause = (
            min(self.pause * 2, LONGEST_PAUSE) if now - self.restarted_at < STEADY_SECONDS else FIRST_PAUSE
        )
        self.restarted_at = now + self.pause
        return self.pause


@dataclass
class Child:
    """One process of the application: `name` is what the user reads, `command` what runs."""

    name: str
    command: Sequence[str]
    log: Path
    environment: Mapping[str, str]
    back_off: BackOff = field(default_factory=BackOff)
    process: "subprocess.Popen[bytes] | None" = None

    def start(self) -> None:
        """Start it in a session of its own, so that Ctrl-C in the terminal reaches the supervisor only.

        What a fallen predecessor left of its session is ended first.
        """
        if self.process:
            self._end_session()
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                self.command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                env=dict(self.environment),
                start_new_session=True,
            )

    def exit_code(self) -> int | None:
        """None while it runs, and when it was never started."""
        return self.process.poll() if self.process else None

    def ask_to_stop(self) -> None:
        """Send SIGTERM when it still runs."""
        if self.process and self.process.poll() is None:
            self.process.terminate()

    def wait_until_stopped(self, seconds: float = STOP_SECONDS) -> None:
        """Wait for it to end; after `seconds` its whole session is killed."""
        if self.process is None:
            return
        try:
            self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            self._end_session()
            self.process.wait()

    def _end_session(self) -> None:
        if self.process:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)


def remember(children: Iterable[Child], file: Path) -> None:
    """Write down which processes are ours, for a later start after this supervisor was killed."""
    rows = []
    for child in children:
        if child.process and child.process.poll() is None:
            try:
                born = psutil.Process(child.process.pid).create_time()
            except psutil.NoSuchProcess:
                continue
            rows.append({"pid": child.process.pid, "born": born})
    file.write_text(json.dumps(rows))


def end_leftovers(file: Path) -> int:
    """End the processes an earlier, killed supervisor left behind; returns how many there were.

    A process counts only when its moment of birth is the one written down, so a reused number is left alone.
    """
    try:
        rows = json.loads(file.read_text())
    except (OSError, ValueError):
        return 0
    heads = [process for row in rows if (process := _still_ours(row["pid"], row["born"]))]
    everyone = [*heads, *(child for head in heads for child in head.children(recursive=True))]
    for member in heads:
        _signal(member, signal.SIGTERM)
    _, stubborn = psutil.wait_procs(everyone, timeout=STOP_SECONDS)
    for member in stubborn:
        _signal(member, signal.SIGKILL)
    psutil.wait_procs(stubborn, timeout=STOP_SECONDS)
    file.unlink(missing_ok=True)
    return len(heads)


def _still_ours(pid: int, born: float) -> psutil.Process | None:
    try:
        process = psutil.Process(pid)
        return process if abs(process.create_time() - born) < BIRTH_TOLERANCE else None
    except psutil.NoSuchProcess:
        return None


def _signal(process: psutil.Process, number: signal.Signals) -> None:
    with contextlib.suppress(psutil.NoSuchProcess):
        process.send_signal(number)

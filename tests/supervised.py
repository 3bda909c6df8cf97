"""The whole demo as one process tree: started from nothing in a directory of its own, watched and stopped by tests."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import psutil

from tests import servers, workers

PROJECT = Path(__file__).resolve().parents[1]
PATIENCE = 120.0
"""Seconds; nothing waits longer than it must, so it is long enough for a machine on which others work too."""
FROM_NOTHING = 300.0  # telling the stories takes most of it, and a busy machine takes four times as long
FIRST_PORT, PORTS = 20_000, 1_000


@dataclass
class Demo:
    """One `python -m veiligthuis.embedded`, with what it wrote on the screen."""

    data: Path
    port: int
    process: "subprocess.Popen[bytes]"
    screen: Path

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def said(self) -> str:
        return self.screen.read_text()

    def page(self) -> int:
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/inloggen/", timeout=60) as answer:
            return int(answer.status)

    def pids(self) -> set[int]:
        """Everything under the supervisor, itself included."""
        supervisor = psutil.Process(self.process.pid)
        return {self.process.pid, *(child.pid for child in supervisor.children(recursive=True))}

    def pid_of(self, words: str) -> int:
        """The child whose command line holds these words, and which the supervisor started itself."""
        for child in psutil.Process(self.process.pid).children():
            if words in " ".join(child.cmdline()):
                return int(child.pid)
        raise LookupError(words)

    def stop(self) -> None:
        """Ask it to end, if it still runs, and wait until it has."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(PATIENCE)


def wait_until(what: Callable[[], bool], seconds: float = PATIENCE) -> None:
    deadline = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < deadline, "it took too long"
        time.sleep(0.05)


def run(data: Path, port: int | str, **more: str) -> "subprocess.Popen[bytes]":
    surroundings = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR") if name in os.environ}
    with (data.parent / f"{data.name}.screen").open("wb") as screen:
        return subprocess.Popen(
            [sys.executable, "-m", "veiligthuis.embedded"],
            cwd=PROJECT, env={**surroundings, "DATA": str(data), "PORT": str(port), **more},
            stdout=screen, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL,
        )  # fmt: skip


def start(data: Path, port: int) -> Demo:
    """Start it and wait until the address stands on the screen."""
    demo = Demo(data, port, run(data, port), data.parent / f"{data.name}.screen")
    wait_until(lambda: "Adres" in demo.said() or demo.process.poll() is not None, FROM_NOTHING)
    assert "Adres" in demo.said(), demo.said() + logs(data)
    return demo


def logs(data: Path) -> str:
    return "".join(
        f"\n== {log.name}\n{log.read_text()[-2000:]}" for log in sorted((data / "logs").glob("*.log"))
    )


def free_port() -> int:
    """A port nobody has, out of the thousand of this worker; below those a system gives out by itself."""
    ports = range(FIRST_PORT + PORTS * workers.number(), FIRST_PORT + PORTS * (workers.number() + 1))
    for turn in range(PORTS):
        port = ports[(os.getpid() + turn) % PORTS]
        with socket.socket() as probe, contextlib.suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port
    raise LookupError("no port is free")


@contextlib.contextmanager
def place_for_a_demo() -> Iterator[Path]:
    """A directory that the system user of PostgreSQL can reach too; what a demo leaves in `demo` is cleared away."""
    directory = Path(tempfile.mkdtemp(prefix=f"veiligthuis-test-{os.getpid()}-demo-"))
    directory.chmod(0o755)
    try:
        yield directory
    finally:
        servers.remove(directory / "demo")
        servers.remove(directory)

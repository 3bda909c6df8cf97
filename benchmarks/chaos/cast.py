"""Everybody who serves the terms, as real processes: three workers, two beats and a web server."""

import contextlib
import json
import os
import shutil
import signal
import socket
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field

import psutil

from benchmarks.chaos.traces import BROKEN, busy_directory
from benchmarks.ground import PROJECT, Ground, GroundFailed
from veiligthuis.celery import RAPPORTEN
from veiligthuis.embedded import processes
from veiligthuis.embedded.processes import Child

WORKERS = ("worker1", "worker2", "worker3")
BEATS = ("klok1", "klok2")
WEB = "web"
READY_SECONDS = 120.0


@dataclass
class Cast:
    """The processes on one ground; `broken` gives them the engine that loses."""

    ground: Ground
    broken: bool = False
    port: int = field(default_factory=lambda: _free_port())
    children: dict[str, Child] = field(default_factory=dict)

    def start(self) -> None:
        """Start everybody and wait until all serve. Raises GroundFailed with the end of a log."""
        shutil.rmtree(busy_directory(self.ground.places.data), ignore_errors=True)
        busy_directory(self.ground.places.data).mkdir()
        environment = self.ground.environment(**{BROKEN: "1" if self.broken else ""})
        for name, command in self._commands().items():
            log = self.ground.places.logs / f"{name}.log"
            log.unlink(missing_ok=True)
            self.children[name] = Child(name, command, log, environment)
            self.children[name].start()
        processes.remember(self.children.values(), self.ground.places.processes)
        self._wait_until_ready()

    def stop(self) -> None:
        """End everybody, gently and then by force, each by its process id."""
        for child in self.children.values():
            child.ask_to_stop()
        for child in self.children.values():
            child.wait_until_stopped(seconds=3.0)
            _end_session(child)

    def revive(self) -> int:
        """Start whoever was killed; returns how many that were."""
        fallen = [child for child in self.children.values() if child.exit_code() is not None]
        for child in fallen:
            child.start()
        if fallen:
            processes.remember(self.children.values(), self.ground.places.processes)
        return len(fallen)

    def kill(self, name: str) -> bool:
        """SIGKILL the process of that name; what it forked is ended when it is started again."""
        child = self.children[name]
        if child.process is None or child.exit_code() is not None:
            return False
        child.process.kill()
        child.process.wait()
        return True

    def members(self, name: str) -> list[int]:
        """The process of that name and all that it forked."""
        child = self.children[name]
        if child.process is None or child.exit_code() is not None:
            return []
        try:
            forked = psutil.Process(child.process.pid).children(recursive=True)
        except psutil.NoSuchProcess:
            return []
        return [child.process.pid, *(process.pid for process in forked)]

    def health(self) -> tuple[int, str]:
        """Status and text of the health page; status 0 when the web server does not answer."""
        try:
            address = f"http://127.0.0.1:{self.port}/gezondheid/?vorm=json"
            with urllib.request.urlopen(address, timeout=5) as answer:
                return int(answer.status), answer.read().decode()
        except urllib.error.HTTPError as refusal:
            return refusal.code, refusal.read().decode()
        except (urllib.error.URLError, OSError):
            return 0, ""

    def complaints(self) -> list[str]:
        """What the health page says is not well; the web server itself when it does not answer."""
        status, text = self.health()
        if status not in (200, 503):
            return [f"webserver: {status}"]
        parts = json.loads(text)["onderdelen"]
        return [f"{name}: {part['stand']}" for name, part in parts.items() if not part["goed"]]

    def _commands(self) -> dict[str, list[str]]:
        celery = [sys.executable, "-m", "celery", "-A", "benchmarks.chaos.bells"]
        work = ["worker", "--queues", f"celery,{RAPPORTEN}", "--concurrency", "1", "--without-gossip"]
        told = ["--loglevel", "INFO", "--hostname"]
        gunicorn = [sys.executable, "-m", "gunicorn", "veiligthuis.wsgi", "--chdir", str(PROJECT)]
        web = [
            *gunicorn,
            "--workers",
            "2",
            "--config",
            "python:veiligthuis.webserver",
            "--bind",
            f"127.0.0.1:{self.port}",
        ]
        return {
            **{name: [*celery, *work, *told, f"{name}@meting"] for name in WORKERS},
            **{name: [*celery, "beat"] for name in BEATS},
            WEB: web,
        }

    def _wait_until_ready(self) -> None:
        deadline = time.monotonic() + READY_SECONDS
        while not self._is_ready():
            for child in self.children.values():
                if child.exit_code() is not None or time.monotonic() > deadline:
                    raise GroundFailed(f"{child.name} start niet:\n{child.log.read_text()[-3000:]}")
            time.sleep(0.1)

    def _is_ready(self) -> bool:
        logs = (self.children[name].log for name in WORKERS)
        return all(log.exists() and " ready." in log.read_text() for log in logs) and self.health()[0] > 0


def kill(pid: int) -> bool:
    """SIGKILL a process by its id; whether it was there."""
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return False
    return True


def _end_session(child: Child) -> None:
    """What a killed parent left of its session is ended too."""
    if child.process is not None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child.process.pid, signal.SIGKILL)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])

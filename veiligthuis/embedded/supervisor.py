"""Starts, watches and stops the whole demo as one process tree: database, broker, web, worker and beat."""

import os
import signal
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from veiligthuis.celery import RAPPORTEN
from veiligthuis.embedded import announce, lease, preparation, processes
from veiligthuis.embedded.places import Places
from veiligthuis.embedded.processes import BackOff, Child
from veiligthuis.embedded.servers import Server, ServerFailed

WEB_SECONDS = 60.0
WATCH_SECONDS = 0.5


class DoesNotAnswer(Exception):
    """The web server did not answer in time; the message is a Dutch sentence."""


@dataclass
class Supervisor:
    """One run of the demo at `port` with its data under `places`."""

    places: Places
    port: int
    stopping: threading.Event = field(default_factory=threading.Event)
    started_at: float = field(default_factory=time.monotonic)
    children: list[Child] = field(default_factory=list)
    patience: dict[str, BackOff] = field(default_factory=dict)
    due: dict[str, float] = field(default_factory=dict)

    @property
    def address(self) -> str:
        """Where the demo answers."""
        return f"http://localhost:{self.port}/"

    def run(self) -> None:
        """Run until asked to stop; whatever happens, nothing of ours is left running.

        Raises ServerFailed, ProgramMissing, PreparationFailed or DoesNotAnswer when it cannot start.
        """
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, lambda *_: self.stopping.set())
        announce.say("De database en de berichtenbel starten…")
        with lease.servers(self.places) as servers:
            try:
                self._start_up()
                self._watch(servers)
            finally:
                self._stop_children()
        announce.say("De demo is gestopt; de gegevens zijn bewaard.")

    def _start_up(self) -> None:
        self._prepare()
        if self.stopping.is_set():
            return
        web, worker, beat = self._describe_children()
        announce.say("De webserver start…")
        self._start(web)
        self._wait_for_the_page(web)
        for child in (worker, beat):
            if not self.stopping.is_set():
                self._start(child)
        if not self.stopping.is_set():
            announce.welcome(self.address, self.places.data, seconds=time.monotonic() - self.started_at)

    def _prepare(self) -> None:
        log = self.places.logs / "voorbereiding.log"
        announce.say("De tabellen worden bijgewerkt…")
        self._manage("migrate", "--no-input", log=log)
        if self.stopping.is_set() or not preparation.database_is_empty(self.places):
            return
        if preparation.stories_exist():
            announce.say("De demoverhalen worden verteld…")
            self._manage("demodata", log=log)

    def _manage(self, *arguments: str, log: Path) -> None:
        preparation.manage(
            *arguments, log=log, environment=self._environment(), stopping=self.stopping.is_set
        )

    def _environment(self) -> dict[str, str]:
        ours = {"DJANGO_SETTINGS_MODULE": "veiligthuis.settings.embedded", "DATA": str(self.places.data)}
        return {**os.environ, **ours, "PORT": str(self.port), "PYTHONUNBUFFERED": "1"}

    def _describe_children(self) -> tuple[Child, Child, Child]:
        celery = [sys.executable, "-m", "celery", "-A", "veiligthuis"]
        queues = f"celery,{RAPPORTEN}"
        commands = {
            "webserver": [
                *[sys.executable, "-m", "gunicorn", "veiligthuis.wsgi"],
                *["--config", "python:veiligthuis.webserver", "--bind", f"127.0.0.1:{self.port}"],
            ],
            "worker": [*celery, "worker", "--queues", queues, "--concurrency", "2", "--without-gossip"],
            "klok": [*celery, "beat"],
        }
        web, worker, beat = (
            Child(name, command, self.places.logs / f"{name}.log", self._environment())
            for name, command in commands.items()
        )
        return web, worker, beat

    def _start(self, child: Child) -> None:
        child.start()
        if child not in self.children:
            self.children.append(child)
        processes.remember(self.children, self.places.processes)

    def _wait_for_the_page(self, web: Child) -> None:
        deadline = time.monotonic() + WEB_SECONDS
        while not self.stopping.is_set():
            if answers(f"http://127.0.0.1:{self.port}/inloggen/"):
                return
            if web.exit_code() is not None or time.monotonic() > deadline:
                raise DoesNotAnswer(f"De webserver antwoordt niet. De reden staat in {web.log}.")
            time.sleep(0.1)

    def _watch(self, servers: list[Server]) -> None:
        while not self.stopping.wait(WATCH_SECONDS):
            for server in servers:
                if server.pid() is None:
                    self._restart_later(server.name, "is weggevallen", server.start)
            for child in self.children:
                code = child.exit_code()
                if code is not None:
                    self._restart_later(child.name, f"is gestopt (code {code})", partial(self._start, child))

    def _restart_later(self, name: str, what: str, restart: Callable[[], None]) -> None:
        """Restart after a pause that grows while it keeps failing; says so once per fall."""
        now = time.monotonic()
        if name not in self.due:
            pause = self.patience.setdefault(name, BackOff()).next_pause(now)
            self.due[name] = now + pause
            announce.say(f"De {name} {what} en start over {pause:.0f} s opnieuw.")
        if now < self.due[name]:
            return
        del self.due[name]
        try:
            restart()
        except ServerFailed as error:
            announce.say(str(error))
            return
        announce.say(f"De {name} loopt weer.")

    def _stop_children(self) -> None:
        announce.say("De demo stopt…")
        for child in reversed(self.children):
            child.ask_to_stop()
        for child in reversed(self.children):
            child.wait_until_stopped()


def answers(url: str) -> bool:
    """Whether the page at `url` comes back without an error."""
    try:
        with urllib.request.urlopen(url, timeout=10) as answer:  # noqa: S310 - our own address
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False

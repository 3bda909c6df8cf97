"""The web server as the demo starts it, of which the workers can be killed."""

import contextlib
import socket
import sys
import time
import urllib.request
from dataclasses import dataclass, field

import psutil

from benchmarks.ground import PROJECT, Ground, GroundFailed
from veiligthuis.embedded.processes import Child, remember

PATIENCE = 60.0


@dataclass
class Web:
    """One gunicorn on a free port of this ground."""

    ground: Ground
    settings: str = "benchmarks.settings"
    workers: int = 0
    """How many processes; 0 leaves it to WEB_CONCURRENCY."""
    port: int = field(init=False)
    child: Child = field(init=False)

    def __post_init__(self) -> None:
        """Choose the port; nothing runs yet."""
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])
        command = [
            *[sys.executable, "-m", "gunicorn", "veiligthuis.wsgi", "--chdir", str(PROJECT)],
            *["--config", "python:veiligthuis.webserver", "--bind", f"127.0.0.1:{self.port}"],
            *(["--workers", str(self.workers)] if self.workers else []),
        ]
        surroundings = self.ground.environment(DJANGO_SETTINGS_MODULE=self.settings)
        self.child = Child("web", command, self.ground.places.logs / "web.log", surroundings)

    @property
    def address(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start it and wait for the first page. Raises GroundFailed with its log."""
        self.child.start()
        remember([self.child], self.ground.places.processes)
        until = time.monotonic() + PATIENCE
        while True:
            try:
                urllib.request.urlopen(f"{self.address}/inloggen/", timeout=5).close()  # noqa: S310 - our own
                return
            except OSError as fault:
                if self.child.exit_code() is not None or time.monotonic() > until:
                    raise GroundFailed(
                        f"De webserver start niet:\n{self.child.log.read_text()[-3000:]}"
                    ) from fault
                time.sleep(0.2)

    def kill_workers(self) -> int:
        """Kill every worker by its process id; gunicorn starts new ones. Returns how many there were."""
        workers = psutil.Process(self.child.process.pid).children() if self.child.process else []
        for worker in workers:
            with contextlib.suppress(psutil.NoSuchProcess):
                worker.kill()
        return len(workers)

    def stop(self) -> None:
        """End it."""
        self.child.ask_to_stop()
        self.child.wait_until_stopped(seconds=5.0)

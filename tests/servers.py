"""The servers of a test run: started at first use, in a directory of this run alone, gone at its end."""

import contextlib
import os
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings

from veiligthuis.celery import RAPPORTEN
from veiligthuis.embedded.places import Places
from veiligthuis.embedded.processes import Child, end_leftovers
from veiligthuis.embedded.servers import Postgres, Valkey, alive

WORKER_SECONDS = 120.0
RUN_DIRECTORY = re.compile(r"veiligthuis-test-(\d+)-")


def sweep_up_after_killed_runs() -> None:
    """Stop the servers and remove the directories of earlier runs whose process is gone."""
    for directory in Path(tempfile.gettempdir()).glob("veiligthuis-test-*"):
        match = RUN_DIRECTORY.match(directory.name)
        if match and not alive(int(match[1])):
            remove(directory / "demo")
            remove(directory)


def remove(directory: Path) -> None:
    """End whatever runs in `directory`, each by its process id, and remove it."""
    places = Places(directory)
    end_leftovers(places.processes)
    for server in (Valkey(places), Postgres(places)):
        with contextlib.suppress(ProcessLookupError):
            server.stop()
    shutil.rmtree(directory, ignore_errors=True)


def remove_own() -> None:
    """Remove the directory of this process; another one, named by somebody's own settings, is left alone."""
    if RUN_DIRECTORY.match(settings.DATA.name):
        remove(settings.DATA)


def address_of(database: str) -> str:
    """Address of a database on the server of this run."""
    given = os.environ.get("DATABASE_URL")
    return (
        urlsplit(given)._replace(path=f"/{database}").geturl()
        if given
        else Places(settings.DATA).database_url(database)
    )


@contextlib.contextmanager
def real_worker(database: str, broker: str) -> Iterator[Path]:
    """A Celery worker process on this database and broker, taking both queues; the value is its log.

    It works on committed rows only, so a test needs `django_db(transaction=True)` and the running clock.
    """
    places = Places(Path(os.environ["DATA"]))
    places.logs.mkdir(parents=True, exist_ok=True)
    log = places.logs / "testworker.log"
    surroundings = {
        "DATABASE_URL": address_of(database),
        "REDIS_URL": broker,
    }
    command = [
        "celery",
        "-A",
        "veiligthuis",
        "worker",
        "--queues",
        f"celery,{RAPPORTEN}",
        "--concurrency",
        "1",
    ]
    worker = Child("worker", [sys.executable, "-m", *command, "--loglevel", "INFO"], log, {**os.environ, **surroundings,
                   "DJANGO_SETTINGS_MODULE": "veiligthuis.settings.embedded"})  # fmt: skip
    worker.start()
    try:
        deadline = time.monotonic() + WORKER_SECONDS
        while " ready." not in log.read_text():
            assert worker.exit_code() is None, log.read_text()
            assert time.monotonic() < deadline, log.read_text()
            time.sleep(0.05)
        yield log
    finally:
        worker.ask_to_stop()
        worker.wait_until_stopped()

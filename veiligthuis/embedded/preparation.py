"""What must be true before the web server starts: tables up to date, and stories where there is no data yet."""

import importlib.util
import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import psycopg

from veiligthuis.embedded.places import Places


class PreparationFailed(Exception):
    """A step did not succeed; the message is a Dutch sentence that names its log file."""


def manage(*arguments: str, log: Path, environment: Mapping[str, str], stopping: Callable[[], bool]) -> None:
    """Run one management command with its output in `log`; gives up early when `stopping` says so.

    Raises PreparationFailed when the command fails.
    """
    command = [sys.executable, "manage.py", *arguments]
    with log.open("ab") as output:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            env=dict(environment),
            start_new_session=True,
        )
    while process.poll() is None:
        if stopping():
            process.terminate()
            process.wait()
            return
        time.sleep(0.05)
    if process.returncode != 0:
        raise PreparationFailed(f"`manage.py {arguments[0]}` is mislukt. De reden staat in {log}.")


def database_is_empty(places: Places) -> bool:
    """Whether nobody can log in yet: the table of users has no row."""
    url = os.environ.get("DATABASE_URL") or places.database_url()
    with psycopg.connect(url, connect_timeout=10) as session:
        return session.execute("SELECT 1 FROM core_medewerker LIMIT 1").fetchone() is None


def stories_exist() -> bool:
    """Whether the command that tells the demo stories is part of this version."""
    return importlib.util.find_spec("veiligthuis.management.commands.demodata") is not None

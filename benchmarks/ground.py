"""A throw-away PostgreSQL and Valkey with a filled database, in a directory of one measurement alone."""

import contextlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil
import psycopg

from veiligthuis.core.stopping import stopped_by_term
from veiligthuis.embedded import processes, programs
from veiligthuis.embedded.places import Places
from veiligthuis.embedded.servers import DATABASE, Postgres, ServerFailed, Valkey, alive

PROJECT = Path(__file__).resolve().parents[1]
DIRECTORY = re.compile(r"veiligthuis-meting-(\d+)-")
QUERY_SECONDS = 30.0


class GroundFailed(Exception):
    """The servers or their tables could not be made; the message is a Dutch sentence."""


@dataclass
class Ground:
    """The servers of one measurement; every address follows from `places`."""

    places: Places
    postgres: Postgres = field(init=False)
    valkey: Valkey = field(init=False)

    def __post_init__(self) -> None:
        """Describe the servers; nothing starts yet."""
        self.postgres = Postgres(self.places)
        self.valkey = Valkey(self.places)

    @property
    def url(self) -> str:
        """Address of the database."""
        return self.places.database_url()

    def environment(self, **more: str) -> dict[str, str]:
        """What a process needs in order to find these servers and no others."""
        ours = {"DATA": str(self.places.data), "DJANGO_SETTINGS_MODULE": "benchmarks.settings"}
        others = {
            name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "REDIS_URL"}
        }
        return {**others, **ours, "PYTHONUNBUFFERED": "1", "PYTHONPATH": str(PROJECT), **more}

    def run(self, module: str, *arguments: str) -> None:
        """Run a module of this package to its end. Raises GroundFailed with its log."""
        log = self.places.logs / f"{module}.log"
        with log.open("wb") as output:
            done = subprocess.run(
                [sys.executable, "-m", module, *arguments],
                cwd=PROJECT, env=self.environment(), stdout=output, stderr=subprocess.STDOUT, check=False,
            )  # fmt: skip
        if done.returncode:
            raise GroundFailed(f"{module} is mislukt:\n{log.read_text()[-3000:]}")

    def copy_tables(self, source: str) -> None:
        """Take over tables, triggers and rows of the database at `source`, which is quicker than migrating."""
        dump, restore = (str(programs.postgres_program(name)) for name in ("pg_dump", "psql"))
        taken = subprocess.run([dump, "--no-owner", source], stdout=subprocess.PIPE, check=True)
        subprocess.run([restore, "-q", "-v", "ON_ERROR_STOP=1", self.url], input=taken.stdout,
                       stdout=subprocess.DEVNULL, check=True)  # fmt: skip

    def query(self, statement: str, values: Sequence[Any] = (), *, url: str = "") -> list[tuple[Any, ...]]:
        """Rows of one statement, in a session of its own; tries again while the database is away.

        `url` is another database of these servers.

        Raises psycopg.Error after half a minute.
        """
        deadline = time.monotonic() + QUERY_SECONDS
        while True:
            try:
                with psycopg.connect(url or self.url, autocommit=True, connect_timeout=3) as session:
                    cursor = session.execute(statement, values)
                    return list(cursor.fetchall()) if cursor.description else []
            except psycopg.OperationalError:
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.1)

    def number(self, statement: str, values: Sequence[Any] = ()) -> int:
        """The one figure a statement gives."""
        return int(self.query(statement, values)[0][0])


@contextlib.contextmanager
def ground(name: str, *, source: str | None = None) -> Iterator[Ground]:
    """Servers with tables and people inside the block; afterwards nothing of them is left.

    The tables are migrated, or copied from the database at `source`. Raises GroundFailed.
    """
    clear_up_after_killed_runs()
    directory = Path(tempfile.mkdtemp(prefix=f"veiligthuis-meting-{os.getpid()}-{name}-"))
    directory.chmod(0o755)  # the system user of PostgreSQL must pass through
    ours = Ground(Places(directory))
    try:
        with stopped_by_term():
            try:
                ours.postgres.start()
                ours.valkey.start()
            except ServerFailed as fault:
                raise GroundFailed(str(fault)) from fault
            ours.postgres.ensure_database(DATABASE)
            if source is None:
                ours.run("manage", "migrate", "--no-input")
            else:
                ours.copy_tables(source)
            ours.run("benchmarks.people")
            yield ours
    finally:
        remove(directory)


def clear_up_after_killed_runs() -> None:
    """End what an earlier measurement left behind when it was killed itself."""
    for directory in Path(tempfile.gettempdir()).glob("veiligthuis-meting-*"):
        match = DIRECTORY.match(directory.name)
        if match and not alive(int(match[1])):
            remove(directory)


def remove(directory: Path) -> None:
    """End whatever runs in `directory`, each by its process id, and remove it."""
    places = Places(directory)
    processes.end_leftovers(places.processes)
    for server in (Valkey(places), Postgres(places)):
        with contextlib.suppress(ProcessLookupError, psutil.NoSuchProcess):
            server.stop()
    shutil.rmtree(directory, ignore_errors=True)

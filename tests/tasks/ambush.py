"""Waits for a worker in the middle of a task, in the database, and kills it there."""

import contextlib
import os
from collections.abc import Iterator

import psutil
import psycopg
from django.db import connection

from tests.supervised import wait_until

PATIENCE = 120.0
PLACE = 4711
TRAP = """
CREATE FUNCTION hinderlaag() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN PERFORM pg_advisory_xact_lock_shared({place}); RETURN NEW; END $$;
CREATE TRIGGER hinderlaag BEFORE {verb} ON {table} FOR EACH ROW WHEN ({condition}) EXECUTE FUNCTION hinderlaag();
"""
CLEAR = "DROP TRIGGER IF EXISTS hinderlaag ON {table}; DROP FUNCTION IF EXISTS hinderlaag()"
CAUGHT = """
SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND pid <> ALL (%s)
"""


@contextlib.contextmanager
def kill_in_the_middle(table: str, where: str) -> Iterator[None]:
    """Lay a trap on the table; whoever is sent into it inside the block is killed there, process and transaction.

    `where` is the verb and the condition on the row, as "UPDATE: NEW.x > 1"; empty catches whoever reads the table.
    Raises AssertionError when nobody came.
    """
    with _session() as holder, _session() as clerk:
        verb, _, condition = where.partition(":")
        if where:
            holder.execute("SELECT pg_advisory_lock(%s)", [PLACE])
            clerk.execute(TRAP.format(place=PLACE, verb=verb, table=table, condition=condition))
        else:
            holder.execute("BEGIN")
            holder.execute(f"LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE")
        try:
            yield
            wait_until(lambda: bool(_caught(clerk)), PATIENCE)
            _kill_workers()
            for pid in _caught(clerk):
                clerk.execute("SELECT pg_terminate_backend(%s)", [pid])
        finally:
            holder.close()  # first let go: the next worker may wait here already, and holds the table meanwhile
            clerk.execute(CLEAR.format(table=table))


def _session() -> "psycopg.Connection[tuple[int, ...]]":
    told = connection.get_connection_params()
    names = ("dbname", "host", "port", "user", "password")
    return psycopg.connect(autocommit=True, **{name: told[name] for name in names if told.get(name)})


def _caught(clerk: "psycopg.Connection[tuple[int, ...]]") -> list[int]:
    return [row[0] for row in clerk.execute(CAUGHT, [[clerk.info.backend_pid]])]


def _kill_workers() -> None:
    """SIGKILL every process that works for the worker of this test run; its parent forks new ones."""
    parents = [
        child for child in psutil.Process(os.getpid()).children() if "celery" in " ".join(child.cmdline())
    ]
    assert parents, "there is no worker"
    for parent in parents:
        for child in parent.children():
            child.kill()

"""Lends the embedded servers to one command: the first borrower starts them, the last one stops them."""

import contextlib
import fcntl
import os
from collections.abc import Iterator
from pathlib import Path

from veiligthuis.embedded.places import Places
from veiligthuis.embedded.servers import Postgres, Valkey


@contextlib.contextmanager
def servers(places: Places, *, durable: bool = True) -> Iterator[None]:
    """Have PostgreSQL (with its database) and Valkey running inside the block.

    A server named by DATABASE_URL or REDIS_URL is not started. Borrowers hold a shared lock, which the kernel takes
    away from a killed one, so the count is never wrong.
    """
    wanted = [] if os.environ.get("DATABASE_URL") else [Postgres(places, durable=durable)]
    bells = [] if os.environ.get("REDIS_URL") else [Valkey(places, durable=durable)]
    places.data.mkdir(parents=True, exist_ok=True)
    with (places.data / "gebruikers.lock").open("w") as users:
        with _turn(places.data / "start.lock"):
            for server in [*wanted, *bells]:
                server.start()
            for postgres in wanted:
                postgres.ensure_database()
            fcntl.flock(users, fcntl.LOCK_SH)
        try:
            yield
        finally:
            with _turn(places.data / "start.lock"), contextlib.suppress(BlockingIOError):
                fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
                for server in [*bells, *wanted]:
                    server.stop()


@contextlib.contextmanager
def _turn(path: Path) -> Iterator[None]:
    """One process at a time inside the block."""
    with path.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield

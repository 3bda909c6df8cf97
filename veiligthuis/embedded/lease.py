"""Lends the embedded servers to one command: the first borrower starts them, the last one stops them."""

import contextlib
import fcntl
import os
from collections.abc import Iterator
from pathlib import Path

from veiligthuis.embedded.places import Places
from veiligthuis.embedded.servers import Postgres, Server, Valkey


def wanted(places: Places, *, durable: bool = True) -> list[Server]:
    """The servers to run ourselves: not the one DATABASE_URL or REDIS_URL already names."""
    servers: list[Server] = []
    if not os.environ.get("DATABASE_URL"):
        servers.append(Postgres(places, durable=durable))
    if not os.environ.get("REDIS_URL"):
        servers.append(Valkey(places, durable=durable))
    return servers


@contextlib.contextmanager
def servers(places: Places) -> Iterator[list[Server]]:
    """Have the wanted servers running inside the block, and the database there.

    Borrowers hold a shared lock, which the kernel takes away from a killed one, so the count is never wrong.
    Raises ServerFailed or ProgramMissing.
    """
    places.data.mkdir(parents=True, exist_ok=True)
    ours = wanted(places)
    with (places.data / "gebruikers.lock").open("w") as users:
        try:
            with _turn(places.data / "start.lock"):
                fcntl.flock(users, fcntl.LOCK_SH)
                for server in ours:
                    server.start()
                    if isinstance(server, Postgres):
                        server.ensure_database()
            yield ours
        finally:
            with _turn(places.data / "start.lock"), contextlib.suppress(BlockingIOError):
                fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
                for server in reversed(ours):
                    server.stop()


@contextlib.contextmanager
def _turn(path: Path) -> Iterator[None]:
    """One process at a time inside the block."""
    with path.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield

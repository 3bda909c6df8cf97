"""What can go wrong: each fault hits one kind of process, and says how many it killed."""

import os
import random
import signal
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

import psutil
import psycopg
import redis
from celery import Celery
from kombu.exceptions import OperationalError as BrokerGone

from benchmarks.chaos.cast import BEATS, WEB, WORKERS, Cast, kill
from benchmarks.chaos.traces import busy_with
from benchmarks.ground import GroundFailed
from veiligthuis.embedded.servers import Server, ServerFailed, alive

PATIENCE = 1.0
"""Seconds to wait for somebody who is in the middle of a task."""
RECOVERY_SECONDS = 90.0
SAME_BELL = 10
BACKENDS = "SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid() {busy}"
IN_THE_MIDDLE = "AND state <> 'idle'"
WORKS_AT = (
    "SELECT 1 FROM pg_stat_activity WHERE query LIKE %s AND state <> 'idle' AND pid <> pg_backend_pid()"
)


@dataclass
class Faults:
    """The faults on one cast, drawn by one seed; `kills` counts by kind what really died."""

    cast: Cast
    chance: random.Random
    kills: Counter[str] = field(default_factory=Counter)
    emptied: int = 0
    rung: int = 0

    def strike(self) -> None:
        """Draw one fault and let it happen."""
        drawn = self.chance.choices([*WEIGHTS], [*WEIGHTS.values()])[0]
        drawn(self)

    def worker(self) -> None:
        """A whole worker."""
        self.kills["worker"] += self.cast.kill(self.chance.choice(WORKERS))

    def sweeping(self) -> None:
        """The process that is in the middle of a sweep."""
        self._busy("meldingen.tasks.sweep", "sweep", "INSERT INTO meldingen_escalatie")

    def relaying(self) -> None:
        """The process that is in the middle of sending mail."""
        self._busy("meldingen.tasks.verspreid", "relay", "meldingen_bezorging")

    def beat(self) -> None:
        """One of the two clocks."""
        self.kills["beat"] += self.cast.kill(self.chance.choice(BEATS))

    def web(self) -> None:
        """The web server or one of the processes it forked."""
        members = self.cast.members(WEB)
        if members:
            self.kills["web"] += kill(self.chance.choice(members))

    def backend(self) -> None:
        """One session of the database, preferably one that is doing something."""
        ground = self.cast.ground
        rows = ground.query(BACKENDS.format(busy=IN_THE_MIDDLE)) or ground.query(BACKENDS.format(busy=""))
        if rows:
            ended = ground.query("SELECT pg_terminate_backend(%s)", [self.chance.choice(rows)[0]])
            self.kills["backend"] += bool(ended[0][0])

    def database(self) -> None:
        """Every process of the database at once; it comes back after a moment."""
        postgres = self.cast.ground.postgres
        pid = postgres.pid()
        if pid is None:
            return
        os.kill(pid, signal.SIGSTOP)  # so that it forks nobody while we look
        everybody = [pid, *(child.pid for child in psutil.Process(pid).children(recursive=True))]
        self.kills["database"] += sum(kill(member) for member in everybody) > 0
        while any(alive(member) for member in everybody):
            time.sleep(0.01)
        time.sleep(self.chance.uniform(0.0, 0.5))
        _bring_back(postgres)

    def broker(self) -> None:
        """The broker; it comes back empty after a moment."""
        valkey = self.cast.ground.valkey
        pid = valkey.pid()
        if pid is not None:
            self.kills["broker"] += kill(pid)
        time.sleep(self.chance.uniform(0.0, 0.5))
        _bring_back(valkey)

    def emptied_broker(self) -> None:
        """Everything in the broker is gone; nobody dies."""
        with redis.Redis(unix_socket_path=str(self.cast.ground.places.valkey_socket)) as broker:
            broker.flushall()
        self.emptied += 1

    def same_bell_again(self) -> None:
        """The same message of the same bell comes ten times at once; nobody dies."""
        bells = Celery(broker=self.cast.ground.places.broker_url(), set_as_current=False, fixups=[])
        with bells:
            for _ in range(SAME_BELL):
                bells.send_task("meldingen.tasks.sweep", task_id=f"bel-{self.rung}", retry=False)
        self.rung += 1

    def _busy(self, task: str, kind: str, words: str) -> None:
        """Kill who is in the middle of the task while the database works at it; a session when nobody soon is."""
        deadline = time.monotonic() + PATIENCE
        ground = self.cast.ground
        pool = {pid for name in WORKERS for pid in self.cast.members(name)}
        with psycopg.connect(ground.url, autocommit=True, connect_timeout=3) as session:
            while time.monotonic() < deadline:
                if session.execute(WORKS_AT, [f"%{words}%"]).fetchone() is None:
                    continue
                busy = sorted(pool.intersection(busy_with(ground.places.data, task)))
                if busy:
                    self.kills[kind] += kill(self.chance.choice(busy))
                    return
        self.backend()


def _bring_back(server: Server) -> None:
    """Start a server again; a database that has much to recover gets the time. Raises GroundFailed with its log."""
    deadline = time.monotonic() + RECOVERY_SECONDS
    while True:
        try:
            server.start()
        except ServerFailed as fault:
            if time.monotonic() > deadline:
                raise GroundFailed(f"{fault}\n{server.log.read_text()[-3000:]}") from fault
            time.sleep(0.5)
        else:
            return


WEIGHTS: dict[Callable[[Faults], None], int] = {
    Faults.worker: 10,
    Faults.sweeping: 18,
    Faults.relaying: 18,
    Faults.beat: 8,
    Faults.web: 8,
    Faults.backend: 24,
    Faults.database: 5,
    Faults.broker: 5,
    Faults.emptied_broker: 6,
    Faults.same_bell_again: 6,
}
"""How often each fault is drawn."""

TRANSIENT = (
    psycopg.OperationalError,
    redis.ConnectionError,
    BrokerGone,
    psutil.NoSuchProcess,
    ProcessLookupError,
)
"""What a fault may meet because of the fault before it."""

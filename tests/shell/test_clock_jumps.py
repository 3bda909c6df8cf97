"""The real beat while somebody sets the clock of its machine: an hour back, an hour forward, and across a restart."""

import itertools
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import redis

from benchmarks.chaos.bells import BELL_SECONDS
from tests import servers
from tests.figures import Figures
from tests.supervised import PROJECT, wait_until
from veiligthuis.bells import Bells
from veiligthuis.embedded.places import Places
from veiligthuis.embedded.servers import Valkey

pytestmark = pytest.mark.celery

SWEEP = "meldingen.tasks.sweep"
QUEUE = "celery"
TICKS = 8
"""How long each part of a test listens, in ticks."""
JUMPS = ("-1h", "+1h")
SLACK = 3 * BELL_SECONDS
"""Seconds a busy machine may be late by itself; a bell that waits for the wall clock is silent all the time."""
PINGED = ("--hostname", "klok@proef", "--enable-remote-control")
"""How the container starts it, so that it can be asked whether it ticks."""
ALLOW_WITHOUT = "ZONDER_FAKETIME"


@pytest.fixture(scope="module")
def preload() -> str:
    """What a program must load so that its clock can be set. Without it this test fails, unless that is allowed."""
    if shutil.which("faketime") is None:
        if os.environ.get(ALLOW_WITHOUT):
            pytest.skip(f"NIET GEDRAAID: er is geen faketime; toegestaan door {ALLOW_WITHOUT}")
        pytest.fail("Er is geen faketime. Installeer die met: apt-get install --no-install-recommends faketime "
                    f"(met {ALLOW_WITHOUT}=1 mag het zonder)")  # fmt: skip
    shown = subprocess.run(
        ["faketime", "-m", "-f", "+0", "printenv", "LD_PRELOAD"], capture_output=True, text=True, check=True
    )
    return shown.stdout.strip()


class Machine:
    """A machine whose clock can be set, with its beat and the broker that hears it."""

    def __init__(self, directory: Path, preload: str) -> None:
        self.places, self.preload = Places(directory), preload
        self.valkey = Valkey(self.places)
        self.process: subprocess.Popen[bytes] | None = None
        self.set_clock("+0")

    def set_clock(self, offset: str) -> None:
        """Set its clocks that far from ours, while real seconds go on.

        The one that counts seconds jumps along, which is worse than life.
        """
        new = self.places.data / "offset.new"
        new.write_text(f"{offset}\n")
        new.replace(self.places.data / "offset")

    def start(self) -> None:
        """Start beat: ours, with quicker bells."""
        fake = {"LD_PRELOAD": self.preload, "FAKETIME_TIMESTAMP_FILE": str(self.places.data / "offset"),
                "FAKETIME_NO_CACHE": "1"}  # fmt: skip
        command = ["celery", "-A", "benchmarks.chaos.bells", "beat", "--loglevel", "INFO", *PINGED]
        with (self.places.data / "beat.log").open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", *command], cwd=self.places.data, env={**self.surroundings(), **fake},
                stdout=log, stderr=log,
            )  # fmt: skip

    def surroundings(self) -> dict[str, str]:
        """The environment of whoever works with this broker."""
        ours = {"DJANGO_SETTINGS_MODULE": "veiligthuis.settings.embedded", "PYTHONPATH": str(PROJECT),
                "DATA": str(self.places.data), "REDIS_URL": self.places.broker_url()}  # fmt: skip
        return {**os.environ, **ours}

    def kill(self) -> None:
        """End beat at once."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()

    def bells(self, seconds: float = TICKS * BELL_SECONDS) -> list[float]:
        """The real moments at which the bell of the sweep came in, while listening so long."""
        heard: list[float] = []
        until = time.monotonic() + seconds
        with redis.Redis(unix_socket_path=str(self.places.valkey_socket)) as broker:
            while time.monotonic() < until:
                messages = [json.loads(message) for message in broker.lpop(QUEUE, 100) or []]
                heard += [time.monotonic() for message in messages if message["headers"]["task"] == SWEEP]
                time.sleep(0.02)
        return heard

    def wait_for_a_bell(self) -> None:
        """Listen until there is one."""
        wait_until(lambda: bool(self.bells(0.1)), 30)

    def log(self) -> str:
        """What beat wrote."""
        return (self.places.data / "beat.log").read_text()


@pytest.fixture
def machine(preload: str) -> Iterator[Machine]:
    directory = Path(tempfile.mkdtemp(prefix=f"veiligthuis-test-{os.getpid()}-clock-"))
    ours = Machine(directory, preload)
    ours.valkey.start()
    try:
        ours.start()
        ours.wait_for_a_bell()
        yield ours
    finally:
        ours.kill()
        servers.remove(directory)


def longest_silence(bells: list[float], began: float, ended: float) -> float:
    """The longest time without a bell, the edges included."""
    moments = [began, *bells, ended]
    return max(later - earlier for earlier, later in itertools.pairwise(moments))


@pytest.mark.parametrize("jump", JUMPS)
def test_the_clock_jumps_and_no_bell_is_more_than_a_tick_late(
    machine: Machine, figures: Figures, jump: str
) -> None:
    machine.set_clock(jump)
    began = time.monotonic()
    bells = machine.bells()

    silence = longest_silence(bells, began, time.monotonic())
    figures.note(f"klok {jump}, langste stilte van beat in tikken", silence / BELL_SECONDS)
    assert silence <= 2 * BELL_SECONDS + SLACK, machine.log()
    assert len(bells) <= TICKS + 2, "a storm"


@pytest.mark.parametrize("jump", JUMPS)
def test_beat_restarted_after_the_jump_rings_at_once(machine: Machine, jump: str) -> None:
    machine.kill()
    machine.bells(0.1)
    machine.set_clock(jump)
    machine.start()
    machine.wait_for_a_bell()
    began = time.monotonic()
    bells = machine.bells()

    assert longest_silence(bells, began, time.monotonic()) <= 2 * BELL_SECONDS + SLACK, machine.log()
    assert len(bells) <= TICKS + 2, "a storm"


def test_nobody_listens_and_the_bells_do_not_pile_up(machine: Machine) -> None:
    with redis.Redis(unix_socket_path=str(machine.places.valkey_socket)) as broker:
        broker.rpush(QUEUE, *["een bel"] * Bells.ENOUGH)
        waiting = broker.llen(QUEUE)
        time.sleep(TICKS * BELL_SECONDS / 2)

        assert broker.llen(QUEUE) <= waiting + 1
        broker.delete(QUEUE)
    assert machine.bells()


def test_beat_answers_the_ping_of_its_container(machine: Machine) -> None:
    ask = ["celery", "-A", "veiligthuis", "inspect", "ping", "--timeout", "8", "--destination", "klok@proef"]

    answer = subprocess.run([sys.executable, "-m", *ask], cwd=PROJECT, env=machine.surroundings(), timeout=60,
                            capture_output=True, text=True, check=False)  # fmt: skip

    assert answer.returncode == 0, answer.stdout + answer.stderr

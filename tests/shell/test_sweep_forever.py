"""`manage.py sweep --forever` keeps the terms going where there is no broker, whatever its surroundings do."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection

from meldingen.termijnen.records import Escalatie, Termijn
from meldingen.termijnen.sweep import Veegbeurt
from tests import builders
from tests.supervised import PROJECT, wait_until
from veiligthuis import roles
from veiligthuis.core import clock, stopping
from veiligthuis.embedded.places import Places
from veiligthuis.management.commands import sweep as command

NO_BROKER = "redis+socket:///er-is-geen-broker.sock"
FOUND_NOTHING = Veegbeurt(0, 0, 0)


def stop_after(turns: int, calls: list[dict[str, Any]]) -> None:
    """As Ctrl-C would, once there were so many turns."""
    if len(calls) >= turns:
        os.kill(os.getpid(), signal.SIGTERM)


@pytest.fixture(autouse=True)
def signals() -> Iterator[None]:
    """The signals of the test run are what they were."""
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """What the relay was asked each turn; the command ends after two turns."""
    asked: list[dict[str, Any]] = []

    def relay(**told: Any) -> int:
        asked.append(told)
        stop_after(2, asked)
        return 0

    monkeypatch.setattr(stopping, "close_old_connections", lambda: None)
    monkeypatch.setattr(command, "sweep", lambda: FOUND_NOTHING)
    monkeypatch.setattr(command, "verspreid", relay)
    return asked


def test_a_slow_mail_server_never_keeps_the_clocks_waiting(calls: list[dict[str, Any]]) -> None:
    call_command("sweep", forever=True, tik=0.01)

    assert [told["binnen"] <= timedelta(seconds=command.TIK) for told in calls] == [True, True]


def test_a_database_that_is_away_is_tried_again(
    calls: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    turns: list[bool] = []

    def sweeps() -> Veegbeurt:
        turns.append(True)
        if len(turns) == 1:
            raise DatabaseError
        return FOUND_NOTHING

    monkeypatch.setattr(command, "sweep", sweeps)
    call_command("sweep", forever=True, tik=0.01)

    assert len(turns) == 3


@pytest.mark.celery
@pytest.mark.django_db(transaction=True)
def test_without_a_broker_it_fires_what_is_due_and_mails_and_ends_when_asked(
    running_clock: None, settings: Any, tmp_path: Path
) -> None:
    with clock.standing_at(clock.now() - timedelta(days=30)):
        builders.medewerker(roles.MANAGER)
        builders.melding()
    places: Places = settings.PLACES
    database = os.environ.get("DATABASE_URL") or places.database_url(str(connection.settings_dict["NAME"]))
    surroundings = {**os.environ, "DATABASE_URL": database, "REDIS_URL": NO_BROKER,
                    "DJANGO_SETTINGS_MODULE": "veiligthuis.settings.embedded"}  # fmt: skip
    with (tmp_path / "log").open("wb") as log:
        process = subprocess.Popen([sys.executable, "manage.py", "sweep", "--forever", "--tik", "0.5"], cwd=PROJECT,
                                   env=surroundings, stdout=log, stderr=log)  # fmt: skip
        try:
            wait_until(lambda: Escalatie.objects.filter(bezorgingen__verzonden_op__isnull=False).exists(), 30)
            wait_until(lambda: not Termijn.objects.filter(volgende_op__lt=clock.now()).exists(), 30)
        finally:
            process.send_signal(signal.SIGTERM)
            code = process.wait(30)

    assert code == 0, (tmp_path / "log").read_text()

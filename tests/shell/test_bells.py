"""The clock rings, the broker carries, the worker comes: the periodic list against real parts."""

import time
from collections.abc import Iterator
from typing import Any

import pytest
from celery.schedules import crontab, schedule
from django.db import connection

from meldingen.termijnen.queries import laatste_hartslag
from tests import servers
from veiligthuis.bells import seconds
from veiligthuis.celery import BEAT_SCHEDULE, app
from veiligthuis.embedded.places import Places
from veiligthuis.embedded.servers import Valkey

PATIENCE = 120.0


@pytest.fixture
def worker(transactional_db: None, running_clock: None, valkey: str) -> Iterator[None]:
    with servers.real_worker(str(connection.settings_dict["NAME"]), valkey):
        yield


def test_every_bell_names_a_task_that_exists() -> None:
    app.loader.import_default_modules()

    assert {entry["task"] for entry in BEAT_SCHEDULE.values()} <= set(app.tasks)
    assert set(app.conf.task_routes) <= set(app.tasks)


def test_bells_are_plain_intervals_on_a_clock_that_nobody_sets() -> None:
    for entry in BEAT_SCHEDULE.values():
        interval: Any = entry["schedule"]
        assert isinstance(interval, schedule)
        assert not isinstance(interval, crontab)
        assert interval.now() <= seconds() <= interval.now()
        assert "expires" not in entry["options"], "an expiry is a moment of the wall clock"
        assert entry["options"]["ignore_result"] is True


@pytest.mark.celery
def test_a_bell_reaches_a_real_worker_which_sweeps(worker: None) -> None:
    before = laatste_hartslag()

    app.send_task("meldingen.tasks.sweep", expires=PATIENCE)

    assert heartbeat_after(before)


@pytest.mark.celery
def test_an_emptied_broker_loses_nothing_but_the_bell(worker: None, settings: "object") -> None:
    places: Places = settings.PLACES  # type: ignore[attr-defined]
    Valkey(places).stop()
    Valkey(places).start()
    before = laatste_hartslag()

    app.send_task("meldingen.tasks.sweep", expires=PATIENCE)

    assert heartbeat_after(before)


def heartbeat_after(before: object) -> bool:
    """Whether the sweep was seen to run after `before`, within the time we wait."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        beat = laatste_hartslag()
        if beat is not None and beat != before:
            return True
        time.sleep(0.1)
    return False

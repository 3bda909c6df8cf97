"""A bell that rings no more is told by something that is not Celery: the health page, within its bound."""

import json
from datetime import timedelta

import pytest
from django.test import Client

from meldingen.termijnen.records import Termijn
from meldingen.termijnen.sweep import STORING, sweep
from tests import builders
from veiligthuis.core import clock
from veiligthuis.pages import health, watch

pytestmark = pytest.mark.django_db

BOUND = timedelta(minutes=5)
"""The latest at which anybody may hear of it."""
SECOND = timedelta(seconds=1)


@pytest.fixture(autouse=True)
def broker(monkeypatch: pytest.MonkeyPatch) -> None:
    """A broker that answers: only the clocks have stopped."""
    monkeypatch.setattr(health, "_broker", lambda: health.Onderdeel("broker", goed=True, stand="antwoordt"))


def sweep_is_well(client: Client) -> bool:
    """What the health page says of the sweep; it agrees with the status a watcher sees."""
    answer = client.get("/gezondheid/?vorm=json")
    well = bool(json.loads(answer.content)["onderdelen"]["bewaking"]["goed"])
    assert answer.status_code == (200 if well else 503)
    return well


def test_beat_stopped_and_the_health_page_says_so_within_its_bound(client: Client) -> None:
    assert watch.STIL_SINDS <= BOUND
    stopped = clock.now()
    sweep()

    clock.move_to(stopped + watch.STIL_SINDS - SECOND)
    assert sweep_is_well(client)
    clock.move_to(stopped + watch.STIL_SINDS)
    assert not sweep_is_well(client)


def test_one_sweep_later_it_is_well_again(client: Client) -> None:
    sweep()
    clock.move_to(clock.now() + timedelta(hours=1))
    assert not sweep_is_well(client)

    sweep()

    assert sweep_is_well(client)


def test_a_clock_set_back_does_not_hide_that_the_sweep_stopped(client: Client) -> None:
    sweep()
    clock.move_to(clock.now() - timedelta(hours=1))
    assert not sweep_is_well(client)
    assert not watch.watch().goed

    sweep()

    assert sweep_is_well(client)


def test_a_term_that_cannot_be_swept_is_told_to_who_steers() -> None:
    sweep()
    assert watch.watch().goed
    term = builders.melding().termijnen.earliest("pk")
    Termijn.objects.filter(pk=term.pk).update(storing=STORING, volgende_op=clock.now() + watch.RETRY)

    told = watch.watch()

    assert not told.goed
    assert [alarm for alarm in told.alarmen if "2026-" in alarm and term.code in alarm]

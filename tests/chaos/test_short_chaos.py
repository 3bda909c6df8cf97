"""Real processes on servers of their own, killed again and again: nothing is lost, and a loss would be seen."""

from collections.abc import Iterator

import pytest
from django.db import connection
from psycopg.conninfo import make_conninfo

from benchmarks.chaos.reckoning import together
from benchmarks.chaos.run import Plan, run
from benchmarks.ground import Ground, ground
from tests.figures import Figures

pytestmark = [pytest.mark.celery, pytest.mark.django_db]

SEED, TERMS, DUE, KILLS = 1, 2000, 300, 15


@pytest.fixture(scope="module")
def own_servers(django_db_setup: None) -> Iterator[Ground]:
    """Servers that may fall without a test noticing, with the tables of the test database."""
    told = connection.get_connection_params()
    source = make_conninfo(
        **{name: told[name] for name in ("dbname", "host", "port", "user", "password") if told.get(name)}
    )
    with ground("test", source=source) as ours:
        yield ours


def test_nothing_is_lost_or_doubled_whatever_is_killed(own_servers: Ground, figures: Figures) -> None:
    outcome = run(own_servers, Plan(SEED, KILLS, TERMS, DUE))

    figures.note("kort geweld, gedood", sum(outcome.kills.values()))
    figures.note("kort geweld, escalaties verloren of dubbel", outcome.lost + outcome.doubled)
    figures.note("kort geweld, mails nog eens verzonden", outcome.mails_again)
    assert sum(outcome.kills.values()) >= KILLS
    assert outcome.rung >= 1, "the same bell must have come ten times at once"
    assert (outcome.escalations, outcome.lost, outcome.doubled, outcome.early) == (DUE, 0, 0, 0)
    assert outcome.mails == DUE
    assert outcome.healthy


def test_an_engine_that_commits_twice_is_seen_to_lose(own_servers: Ground) -> None:
    outcome = run(own_servers, Plan(SEED, KILLS, TERMS, DUE, broken=True))

    assert outcome.lost > 0
    assert not outcome.healthy
    assert not outcome.is_clean
    assert together([outcome])["lost"] == outcome.lost

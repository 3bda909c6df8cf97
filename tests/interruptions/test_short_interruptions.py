"""A few calls interrupted in a real browser on servers of their own: no word is lost, and a loss would be seen."""

from collections.abc import Iterator

import pytest
from django.db import connection
from psycopg.conninfo import make_conninfo

from benchmarks.ground import Ground, ground
from benchmarks.interruptions import faults
from benchmarks.interruptions.run import Plan, run
from tests.figures import Figures

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

HARD = (faults.second_tab, faults.tab_closed, faults.server_killed, faults.line_lost_before_the_answer)
RUNS, FORGETTING = 8, 4


@pytest.fixture
def own_servers(django_db_setup: None) -> Iterator[Ground]:
    """Servers of this test alone, with the tables of the test database."""
    told = connection.get_connection_params()
    source = make_conninfo(
        **{name: told[name] for name in ("dbname", "host", "port", "user", "password") if told.get(name)}
    )
    with ground("storen", source=source) as ours:
        yield ours


def test_every_interrupted_call_is_one_melding_with_every_word(own_servers: Ground, figures: Figures) -> None:
    outcome = run(own_servers, Plan(RUNS, faults=HARD, minutes=5))

    figures.note("gestoorde gesprekken, kort", outcome.interruptions)
    figures.note("gestoorde gesprekken, woorden verloren", outcome.words_lost)
    assert outcome.is_clean, outcome.complaints
    assert (outcome.interruptions, outcome.records, outcome.doubled, outcome.words_lost) == (RUNS, RUNS, 0, 0)


def test_a_server_that_forgets_is_seen_to_lose_words(own_servers: Ground) -> None:
    outcome = run(own_servers, Plan(FORGETTING, faults=(faults.tab_closed,), minutes=5, broken=True))

    assert outcome.words_lost > 0
    assert not outcome.is_clean

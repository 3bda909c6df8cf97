"""Eight people of one team accept at the same instant: one wins, the others get a sentence, nothing is half-saved."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from benchmarks.handovers import broken
from benchmarks.handovers.people import answer
from benchmarks.handovers.reckoning import Outcome, reckon
from benchmarks.handovers.run import press
from ketenpartners.models import Team
from overdracht.models import Overdracht
from tests import builders
from tests.figures import Figures
from tests.overdracht import stappen
from tests.overdracht.conftest import NU
from veiligthuis import roles
from veiligthuis.core import clock
from veiligthuis.core.models import Medewerker

pytestmark = pytest.mark.django_db(transaction=True)
HANDOVERS, CLIENTS = 6, 8
UNGUARDED = 2


class Line:
    """A colleague whose requests go through the whole application, on a database connection of their own."""

    def __init__(self, who: Medewerker) -> None:
        self.client = Client(raise_request_exception=False)
        self.client.force_login(who)

    def ask(self, method: str, path: str, fields: dict[str, str] | None = None) -> tuple[int, str, str]:
        """Status, address it leads to, and text."""
        try:
            with clock.standing_at(NU):
                found = self.client.post(path, fields)
            return found.status_code, found.headers.get("Location", ""), found.content.decode()
        finally:
            connection.close()


def query(statement: str, values: Any) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall())


def all_at_once(number: int) -> Outcome:
    """So many offers, each accepted by everybody at the same instant."""
    team: Team = builders.wijkteam()
    offered = [stappen.aangeboden().pk for _ in range(number)]
    lines = [
        Line(builders.medewerker(roles.WIJKTEAM, team=team, naam=f"collega{one}")) for one in range(CLIENTS)
    ]
    return reckon(offered, press(lines, offered), query)


def test_of_eight_who_accept_together_one_wins_and_the_others_hear_why_not(figures: Figures) -> None:
    outcome = all_at_once(HANDOVERS)

    figures.note("tegelijk accepteren, winnaars van aanbiedingen", f"{outcome.winners} van {HANDOVERS}")
    assert outcome.is_clean, outcome
    assert (outcome.answers, outcome.losers) == (HANDOVERS * CLIENTS, HANDOVERS * (CLIENTS - 1))
    assert all("Misschien was een collega u voor" in sentence for sentence in outcome.sentences)
    assert Overdracht.objects.filter(status="geaccepteerd").count() == HANDOVERS


@pytest.fixture
def without_guard() -> Iterator[None]:
    with broken.no_row_held():
        yield


def test_a_step_that_holds_no_row_is_seen_to_fail(without_guard: None) -> None:
    outcome = all_at_once(UNGUARDED)

    assert not outcome.is_clean
    assert outcome.server_errors + outcome.losers_without_sentence + outcome.not_exactly_one_winner > 0


def test_an_answer_without_a_sentence_would_be_counted() -> None:
    offered = stappen.geaccepteerd()
    status, _, page = Line(stappen.ontvanger()).ask(
        "POST", f"/wijkteam/{offered.pk}/stap/accepteer/", answer(0)
    )

    assert status == 400 and "Laad de pagina opnieuw om te zien wat nu kan." not in page

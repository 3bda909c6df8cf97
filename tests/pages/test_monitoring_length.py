"""The length of monitoring: what ended in a year on average, what runs apart, what became unsafe again in neither."""

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from meldingen.models import Casus, Termijn
from tests import builders
from tests.pages.conftest import SignIn
from veiligthuis import roles
from veiligthuis.core import clock
from veiligthuis.pages.monitoring_length import MONTH, Monitoringduur, monitoring_length
from veiligthuis.pages.selection import Selectie

pytestmark = pytest.mark.django_db


def followed(casus: Casus, months: float, *, ended: datetime | None = None, unsafe: bool = False) -> None:
    """The whole of one monitoring: how long it took, or has taken until now."""
    until = ended or clock.now()
    Termijn.objects.create(
        casus=casus, code="T14C", regelversie=1, gestart_op=until - months * MONTH, op_dag=True, uitleg=[],
        eindigt_op=until - months * MONTH + 18 * MONTH, duur=18, onderwerp=f"{months}{ended}{unsafe}",
        gehaald_op=None if unsafe else ended, vervallen_op=until if unsafe else None,
        vervallen_reden="Weer actief" if unsafe else "",
    )  # fmt: skip


def counted(team: str = "") -> Monitoringduur:
    return monitoring_length(builders.medewerker(roles.MANAGER), Selectie(team=team), clock.now())


def test_of_none_there_is_no_average_and_the_page_says_so(sign_in: SignIn) -> None:
    assert counted() == Monitoringduur(0, None, 0, None, 0, 18)
    page = sign_in(roles.MANAGER).get("/sturing/").content.decode()
    assert "geen monitoring geëindigd" in page and "gemiddeld 18 maanden" in page


def test_it_is_the_average_of_what_ended_in_a_year_and_what_runs_stands_apart(sign_in: SignIn) -> None:
    casus, now = builders.melding().casus, clock.now()
    followed(casus, 12, ended=now - timedelta(days=2))
    followed(casus, 21, ended=now - timedelta(days=300))
    followed(casus, 60, ended=now - timedelta(days=366))
    followed(casus, 3, unsafe=True)
    followed(casus, 2)
    followed(casus, 20)

    with CaptureQueriesContext(
        connection,
    ) as asked:
        found = counted()

    assert found == Monitoringduur(2, 16.5, 2, 11.0, 1, 18)
    assert sum("T14C" in query["sql"] for query in asked) == 1
    page = sign_in(roles.MANAGER).get("/sturing/").content.decode()
    assert "16,5 maanden" in page and "Teller:" in page and "Noemer:" in page and "1 langer dan 18" in page


def test_another_team_counts_nothing_of_it() -> None:
    followed(builders.melding().casus, 12, ended=clock.now())
    west = builders.vt_team("Team West")

    assert counted(team=str(west.pk)).geeindigd == 0
    stranger = builders.medewerker(roles.MANAGER, team=west, naam="west")
    assert monitoring_length(stranger, Selectie(), clock.now()).geeindigd == 0

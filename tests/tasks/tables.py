"""The tasks that make the papers of consultations and of the family."""

from datetime import timedelta
from typing import Any

from overdracht.gezinsoverzicht.services import vraag_overzicht
from tests import builders
from tests.overdracht import stappen
from tests.overdracht.overleg import tafel
from tests.tasks.scenario import REPORT, REPORT_AGAIN, REPORT_DONE, Scenario
from veiligthuis import roles
from veiligthuis.core import clock


def overview_asked() -> list[Any]:
    """An overview for somebody of the family was asked for half an hour ago and nobody began."""
    with clock.standing_at(clock.now() - timedelta(minutes=30)):
        casus, by = stappen.besloten_casus(), builders.medewerker(roles.CASUSHOUDER)
        plan = stappen.vastgesteld_plan(casus)
        found = vraag_overzicht(plan.deelnemers.all()[0], by=by, papier="thuis")
    assert found is not None
    return [found.pk]


def table_concluded() -> list[Any]:
    """An overleg was concluded half an hour ago and nobody began to print the reports; the first of them."""
    with clock.standing_at(clock.now() - timedelta(days=3)):
        overleg = tafel.gehouden()
    with clock.standing_at(clock.now() - timedelta(minutes=30)):
        tafel.afgerond(overleg)
    return [overleg.verslagen.all()[0].pk]


def sheets_left_lying() -> list[Any]:
    """Overview and reports, for a task that finds them by itself."""
    table_concluded()  # first, because whoever works there began three days ago
    overview_asked()
    return []


OVERVIEW = REPORT.replace("overdracht_rapport", "overdracht_gezinsoverzicht").replace("soort, ", "")
OVERVIEW_AGAIN = REPORT_AGAIN.replace("overdracht_rapport", "overdracht_gezinsoverzicht")
OVERVIEW_DONE = REPORT_DONE.replace("overdracht_rapport", "overdracht_gezinsoverzicht")

TABLE = OVERVIEW.replace("gezinsoverzicht", "overlegverslag")
TABLE_AGAIN = OVERVIEW_AGAIN.replace("gezinsoverzicht", "overlegverslag")
TABLE_DONE = "SELECT gereed_op IS NOT NULL OR mislukt_op IS NOT NULL FROM overdracht_overlegverslag ORDER BY id LIMIT 1"

TABLES: dict[str, Scenario] = {
    "overdracht.tasks.maak_gezinsoverzicht": Scenario(
        prepare=overview_asked,
        again=OVERVIEW_AGAIN,
        killed_at=("overdracht_gezinsoverzicht", "UPDATE: NEW.voortgang >= 90"),
        done=OVERVIEW_DONE,
        dump=[OVERVIEW],
    ),
    "overdracht.tasks.maak_overlegverslag": Scenario(
        prepare=table_concluded,
        again=TABLE_AGAIN,
        killed_at=("overdracht_overlegverslag", "UPDATE: NEW.voortgang >= 90"),
        done=TABLE_DONE,
        dump=[f"{TABLE} ORDER BY id LIMIT 1"],
    ),
    "overdracht.tasks.hervat_bladen": Scenario(
        prepare=sheets_left_lying,
        again=f"{OVERVIEW_AGAIN}; {TABLE_AGAIN}",
        killed_at=("overdracht_gezinsoverzicht", ""),
        done=OVERVIEW_DONE,
        dump=[OVERVIEW],
    ),
}
"""By the name of the task."""

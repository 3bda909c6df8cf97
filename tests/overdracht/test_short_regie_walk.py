"""Random steps around handovers: regie, first contact, waiting and the database hold; what would not hold is found."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from benchmarks.regie import course
from benchmarks.regie.course import RegieWalk
from benchmarks.regie.holds import faults
from benchmarks.walk.walking import Broken
from meldingen.models import Casus, Termijn
from overdracht.models import Overdracht
from overdracht.services import antwoord
from tests.figures import Figures
from veiligthuis.core.machine import find_step
from veiligthuis.demo.region import build_region

pytestmark = pytest.mark.django_db

STEPS, UNTIL_FOUND = 100, 200


@pytest.fixture
def walk(standing_clock: datetime) -> RegieWalk:
    """Two families at a time, at the clock of every test."""
    return RegieWalk(build_region(), seed=3)


def test_regie_clock_and_waiting_hold_after_every_step(walk: RegieWalk, figures: Figures) -> None:
    walk.run(STEPS)

    figures.note("wandeling overdracht, stappen", walk.steps)
    figures.note("wandeling overdracht, verboden zaken geweigerd door de database", walk.done["sql_refused"])
    assert walk.done["carried_out"] > STEPS // 3
    assert walk.done["sql_refused"] > STEPS // 10
    assert {"offer", "accept", "contact", "withdraw"} <= set(+walk.done)


def test_an_acceptance_that_forgets_the_regie_is_found(
    walk: RegieWalk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(antwoord, "_pass_on_regie", lambda *_, **__: None)
    with pytest.raises(Broken, match="directs"):
        walk.run(UNTIL_FOUND)


def test_a_contact_that_forgets_its_clock_is_found(walk: RegieWalk, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("noteer_eerste_contact", "noteer_vroeg_contact"):
        monkeypatch.setitem(find_step(Overdracht(), name).__dict__, "effects", ())
    with pytest.raises(Broken, match="the clock was met at None"):
        walk.run(UNTIL_FOUND)


def test_a_database_that_allows_the_forbidden_is_found(
    walk: RegieWalk, monkeypatch: pytest.MonkeyPatch
) -> None:
    harmless = "UPDATE meldingen_casus SET naam = naam WHERE id = %(casus)s"
    monkeypatch.setattr(course, "FORBIDDEN", {"harmless": harmless})
    monkeypatch.setattr("benchmarks.regie.straight.FORBIDDEN", {"harmless": harmless})
    with pytest.raises(Broken, match="the database allows: harmless"):
        walk.run(UNTIL_FOUND)


def test_a_day_that_moves_is_found(walk: RegieWalk) -> None:
    while not walk.due:
        walk.step()
    term: Any = Termijn.objects.filter(code="T12E").latest("pk")
    Termijn.objects.filter(pk=term.pk).update(eindigt_op=term.eindigt_op + timedelta(days=9))

    assert [told for told in faults(Casus.objects.get(pk=term.casus_id), walk.due) if "moved" in told]

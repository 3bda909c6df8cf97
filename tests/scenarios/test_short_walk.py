"""Random steps by all roles over every machine reach no forbidden state; one that is planted is found."""

from datetime import datetime

import pgtrigger
import pytest

from benchmarks.walk import coverage
from benchmarks.walk.course import Walk
from benchmarks.walk.walking import Broken
from meldingen.models import Casus
from meldingen.termijnen.effects import Start
from tests import builders
from tests.figures import Figures
from veiligthuis.core.machine import find_step
from veiligthuis.demo.region import build_region

pytestmark = pytest.mark.django_db

STEPS, UNTIL_FOUND = 300, 400


@pytest.fixture
def walk(standing_clock: datetime) -> Walk:
    """Eight cases of invented people, at the clock of every test."""
    return Walk(build_region(), seed=7, at_once=3)


def test_no_step_of_anybody_reaches_a_forbidden_state(walk: Walk, figures: Figures) -> None:
    walk.run(STEPS)

    figures.note("korte wandeling, stappen", walk.steps)
    figures.note("korte wandeling, overgangen", len(coverage.taken()))
    assert walk.done["carried_out"] > STEPS // 3
    assert walk.done["refused"] > 0
    assert len(walk.statuses) > 2


def test_a_step_that_forgets_its_clock_is_found(walk: Walk, monkeypatch: pytest.MonkeyPatch) -> None:
    step = find_step(builders.casus(), "note_vervolgbesluit")
    without = tuple(effect for effect in step.effects if not isinstance(effect, Start))
    monkeypatch.setitem(step.__dict__, "effects", without)
    with pytest.raises(Broken, match="running term"):
        walk.run(UNTIL_FOUND)


def test_a_forbidden_state_is_found_when_everything_is_looked_over(walk: Walk) -> None:
    walk.step()
    with pgtrigger.ignore("meldingen.Casus:casus_status_volgt_de_stappen"):
        Casus.objects.filter(pk=walk.cases[0]).update(status="overdracht_lopend")
    with pytest.raises(Broken, match="offer_without_running_handover"):
        walk.look_over()

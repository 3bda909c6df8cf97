"""The clock stands still when told, and moves only when it stands."""

from datetime import UTC, datetime

import pytest

from veiligthuis.core import clock

NIGHT = datetime(2026, 4, 27, 22, 30, tzinfo=UTC)


def test_a_moment_without_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="aware"), clock.standing_at(NIGHT.replace(tzinfo=None)):
        pass


def test_a_running_clock_cannot_be_moved(running_clock: None) -> None:
    with pytest.raises(RuntimeError, match="standing"):
        clock.move_to(NIGHT)


def test_today_is_the_date_on_dutch_clocks() -> None:
    with clock.standing_at(NIGHT):
        assert clock.today().isoformat() == "2026-04-28"


def test_a_standing_clock_moves_when_told_and_runs_again_afterwards(running_clock: None) -> None:
    with clock.standing_at(NIGHT):
        clock.move_to(datetime(2026, 4, 29, 8, tzinfo=UTC))
        assert clock.now() == datetime(2026, 4, 29, 8, tzinfo=UTC)
    assert not clock.is_standing()

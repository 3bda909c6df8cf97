"""A child that keeps falling is restarted with growing pauses; after a quiet minute its past is forgotten."""

from veiligthuis.embedded.processes import FIRST_PAUSE, LONGEST_PAUSE, STEADY_SECONDS, BackOff


def test_the_first_fall_is_mended_after_one_second() -> None:
    assert BackOff().next_pause(now=1000.0) == FIRST_PAUSE


def test_each_fall_soon_after_the_last_doubles_the_pause_up_to_a_limit() -> None:
    back_off = BackOff()

    pauses = [back_off.next_pause(now=float(second)) for second in range(0, 40, 4)]

    assert pauses[:5] == [1.0, 2.0, 4.0, 8.0, 16.0]
    assert pauses[-1] == LONGEST_PAUSE


def test_a_quiet_minute_makes_it_the_first_fall_again() -> None:
    back_off = BackOff()
    back_off.next_pause(now=0.0)
    back_off.next_pause(now=2.0)

    assert back_off.next_pause(now=10.0 + STEADY_SECONDS) == FIRST_PAUSE

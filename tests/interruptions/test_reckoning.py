"""What counts as lost, misplaced, doubled or at risk, when calls are interrupted on purpose."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

import pytest

from benchmarks.interruptions.reckoning import FOUND, Done, Outcome, reckon
from benchmarks.interruptions.words import ANSWER, INTERVAL, SLOW, Word
from veiligthuis.core.clock import AMSTERDAM

MOMENT = datetime(2026, 4, 28, 14, 3, 20, tzinfo=AMSTERDAM).timestamp()
CALL = Done("reload_page", "story", "sleutel", (Word("note", "no1"), Word("caller", "ca2")))


def reckoned(
    *calls: Done, row: tuple[str, ...] = ("14:03 no1", "ca2", "", "", ""), meldingen: int = 1
) -> Outcome:
    """What is counted when every call is found as this row."""

    def query(statement: str, values: Sequence[object]) -> list[tuple[object, ...]]:
        return [(1, *row)] if statement == FOUND else [(meldingen, meldingen)]

    return reckon(calls, query)


def test_a_call_with_every_word_in_its_place_is_clean() -> None:
    assert reckoned(CALL).is_clean


def test_no_calls_prove_nothing() -> None:
    assert not reckoned(meldingen=0).is_clean


def test_a_word_that_is_nowhere_is_lost_and_one_elsewhere_misplaced() -> None:
    lost = reckoned(CALL, row=("14:03 no1", "", "", "", ""))
    misplaced = reckoned(CALL, row=("14:03 no1 ca2", "", "", "", ""))

    assert (lost.words_lost, lost.words_misplaced, lost.is_clean) == (1, 0, False)
    assert (misplaced.words_lost, misplaced.words_misplaced, misplaced.is_clean) == (0, 1, False)


def test_a_second_melding_of_one_call_is_a_double() -> None:
    outcome = reckoned(CALL, meldingen=2)

    assert (outcome.doubled, outcome.is_clean) == (1, False)


def test_a_call_that_did_not_end_or_was_not_made_is_not_clean() -> None:
    late = reckoned(CALL)
    late.not_made = 1

    assert not reckoned(replace(CALL, failed="stond stil")).is_clean
    assert not late.is_clean


def test_a_word_gone_with_a_killed_browser_is_counted_apart() -> None:
    young = replace(CALL, words=(*CALL.words, Word("story", "st3", gone="at risk")))

    outcome = reckoned(young)

    assert (outcome.words_at_risk, outcome.words_lost, outcome.is_clean) == (1, 0, True)


@pytest.mark.parametrize(
    ("seconds", "told", "safe"),
    [
        (1.0, "nog niets te bewaren", False),
        (1.0, "bewaard 14:03:20", False),  # the same second: it may have been sent before the word
        (1.0, "bewaard 14:03:21", True),
        (INTERVAL + ANSWER + 0.1, "bewaard 14:03:20", True),
        (INTERVAL + ANSWER + 0.1, "bewaren …", False),  # the screen says that it is not there yet
        (INTERVAL + SLOW + 0.1, "bewaren …", True),
    ],
)
def test_a_word_must_outlive_the_browser_when_it_was_shown_as_saved_or_is_old_enough(
    seconds: float, told: str, safe: bool
) -> None:
    assert Word("note", "no1", MOMENT).was_safe(MOMENT + seconds, told) is safe


def test_a_browser_that_stood_still_is_told_and_more_than_one_in_a_hundred_is_a_fault() -> None:
    stuck = replace(CALL, stuck="press_finish:12")

    one = reckoned(stuck)
    two = reckoned(stuck, stuck, meldingen=2)

    assert (one.stuck, one.is_clean) == (["reload_page bij story: press_finish:12"], True)
    assert not two.is_clean

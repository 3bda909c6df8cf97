"""The next step: every open status and every core term has a verb."""

import pytest

from meldingen.machine.casus_status import OPENSTAAND, CasusStatus
from meldingen.machine.melding import ZONDER_BESLUIT
from veiligthuis.pages.next_step import PER_TERMIJN, ZONDER_TERMIJN, by_term, without_term


@pytest.mark.parametrize("status", sorted(OPENSTAAND))
def test_an_open_casus_without_a_term_still_has_a_next_step(status: str) -> None:
    assert without_term(status, "").woorden


def test_a_closed_casus_has_no_next_step() -> None:
    assert set(ZONDER_TERMIJN) == OPENSTAAND


@pytest.mark.parametrize("status", sorted(ZONDER_BESLUIT))
def test_the_five_days_ask_for_another_step_in_each_status(status: str) -> None:
    others = {by_term("T04A", other, CasusStatus.OPEN) for other in ZONDER_BESLUIT - {status}}

    assert by_term("T04A", status, CasusStatus.OPEN) not in others


def test_after_a_decision_for_handover_the_next_step_is_offering() -> None:
    assert without_term(CasusStatus.OPEN, "overdracht").woorden == "Bied de overdracht aan"


def test_a_term_nobody_wrote_a_verb_for_still_gets_one() -> None:
    assert "T99" not in PER_TERMIJN and by_term("T99", "", CasusStatus.OPEN)

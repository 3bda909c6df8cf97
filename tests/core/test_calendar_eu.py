"""Terms of the AVG: counted by Regulation 1182/71, which differs from the Act in what it moves and what it lets be."""

from datetime import date

import pytest

from meldingen.termijnen.regels import REGELS, regel
from veiligthuis.core.calendar import Eenheid, bereken

DAGEN, MAANDEN = Eenheid.KALENDERDAGEN, Eenheid.MAANDEN


def eu(start: str, duur: int, eenheid: Eenheid, *, terug: bool = False) -> date:
    return bereken(date.fromisoformat(start), duur, eenheid, atw=False, eu=True, terug=terug).dag


@pytest.mark.parametrize(
    ("verzoek", "einde"),
    [
        ("2026-03-16", "2026-04-16"),
        ("2026-03-25", "2026-04-28"),  # Saturday, Sunday, Koningsdag
        ("2026-03-27", "2026-04-28"),
        ("2026-03-03", "2026-04-07"),  # Goede Vrijdag, Pasen
        ("2026-04-05", "2026-05-06"),  # 5 mei
        ("2026-01-31", "2026-03-02"),  # 28 February is a Saturday
        ("2026-04-15", "2026-05-15"),  # a KB-dag is no public holiday
    ],
)
def test_a_month_ends_on_the_first_working_day(verzoek: str, einde: str) -> None:
    assert eu(verzoek, 1, MAANDEN) == date.fromisoformat(einde)
    for code in ("T20B", "T21"):
        assert regel(code, date(2026, 1, 1)).einde(date.fromisoformat(verzoek)).dag == date.fromisoformat(
            einde
        )


def test_two_days_hold_two_working_days_and_one_day_need_not() -> None:
    assert eu("2026-04-02", 2, DAGEN) == date(2026, 4, 8)
    assert eu("2026-04-02", 1, DAGEN) == date(2026, 4, 7)
    assert bereken(date(2026, 4, 2), 2, DAGEN, atw=True).dag == date(2026, 4, 7)


def test_it_has_no_upper_limit_as_the_act_has() -> None:
    assert eu("2026-01-04", 4, MAANDEN) == date(2026, 5, 4)
    assert eu("2026-01-05", 4, MAANDEN) == date(2026, 5, 6)
    assert bereken(date(2026, 1, 5), 4, MAANDEN, atw=True).dag == date(2026, 5, 5)


def test_counted_backwards_it_stays_where_it_is() -> None:
    assert eu("2026-05-27", 1, MAANDEN, terug=True) == date(2026, 4, 27)


def test_the_explanation_names_the_regulation() -> None:
    uitleg = bereken(date(2026, 4, 2), 2, DAGEN, atw=False, eu=True).uitleg
    assert all("1182/71" in regel.reden for regel in uitleg)
    assert [regel.dag.day for regel in uitleg] == [3, 4, 5, 6, 8]


def test_no_term_is_counted_by_both() -> None:
    assert {rij.code for rij in REGELS if rij.eu} == {"T20B", "T21"}
    assert not [rij.code for rij in REGELS if rij.eu and rij.atw]

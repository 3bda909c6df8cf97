"""The Algemene termijnenwet, article by article, each with the case just inside and just outside."""

from datetime import date

import pytest

from veiligthuis.core.calendar import Eenheid, TermijnError, bereken, valt_onder_atw
from veiligthuis.core.feestdagen import BETWIST, GELIJKGESTELD, NEDERLAND, Kalender, feestdagen

DAGEN = Eenheid.KALENDERDAGEN


@pytest.mark.parametrize("vrij", ["2026-04-25", "2026-04-26", "2026-04-27", "2026-12-25", "2026-05-15"])
def test_article_1_a_term_does_not_end_on_a_free_day(vrij: str) -> None:
    einde = date.fromisoformat(vrij)
    start = date.fromordinal(einde.toordinal() - 20)
    assert bereken(start, 20, DAGEN, atw=False).dag == einde
    assert bereken(start, 20, DAGEN, atw=True).dag not in NEDERLAND.vrij


def test_article_1_paragraph_2_a_term_counted_backwards_stays_where_it_is() -> None:
    assert bereken(date(2026, 5, 2), 5, DAGEN, atw=True, terug=True).dag == date(2026, 4, 27)
    assert bereken(date(2026, 5, 31), 1, Eenheid.MAANDEN, atw=True, terug=True).dag == date(2026, 4, 30)


def test_article_2_needs_a_term_of_three_days() -> None:
    assert bereken(date(2025, 4, 17), 3, DAGEN, atw=True).dag == date(2025, 4, 23)
    assert bereken(date(2025, 4, 17), 2, DAGEN, atw=True).dag == date(2025, 4, 22)


def test_article_2_also_holds_for_a_week() -> None:
    # From Friday before Christmas 2026: Monday to Wednesday work, so nothing is added to a week.
    assert bereken(date(2026, 12, 24), 1, Eenheid.WEKEN, atw=True).dag == date(2026, 12, 31)


def test_article_3_five_may_counts_every_year_and_good_friday_too() -> None:
    for jaar in range(2018, 2036):
        assert date(jaar, 5, 5) in feestdagen(jaar)
        assert "Goede Vrijdag" in feestdagen(jaar).values()


def test_article_3_paragraph_3_the_friday_after_ascension_is_free_only_when_decreed() -> None:
    assert date(2026, 5, 15) in NEDERLAND.vrij
    zonder = Kalender(2026, 2026, ())
    assert date(2026, 5, 15) not in zonder.vrij
    assert bereken(date(2026, 5, 10), 5, DAGEN, atw=True, kalender=zonder).dag == date(2026, 5, 15)


def test_before_2023_exactly_two_days_are_decreed_and_what_one_source_adds_is_free_for_nobody() -> None:
    vroeger = [rij.dag for rij in GELIJKGESTELD if rij.dag.year < 2023]
    assert vroeger == [date(2018, 12, 24), date(2019, 12, 27)]
    assert len(BETWIST) == 3
    assert not {rij.dag for rij in BETWIST} & set(NEDERLAND.vrij)


def test_every_decreed_day_says_where_it_was_read() -> None:
    assert all(rij.bron for rij in GELIJKGESTELD)
    assert {rij.dag.weekday() for rij in GELIJKGESTELD} == {0, 4}


@pytest.mark.parametrize(
    ("duur", "eenheid", "geldt"),
    [
        (1, Eenheid.UREN, False),
        (90, DAGEN, True),
        (91, DAGEN, False),
        (12, Eenheid.WEKEN, True),
        (13, Eenheid.WEKEN, False),
        (3, Eenheid.MAANDEN, True),
        (4, Eenheid.MAANDEN, False),
        (1, Eenheid.JAREN, False),
    ],
)
def test_article_4_leaves_out_hours_long_terms_and_years(duur: int, eenheid: Eenheid, geldt: bool) -> None:
    assert valt_onder_atw(duur, eenheid) is geldt


def test_article_4_a_long_term_ends_on_a_free_day_and_says_why() -> None:
    einde = bereken(date(2026, 1, 3), 13, Eenheid.WEKEN, atw=True)  # ends on Holy Saturday
    assert einde.dag == date(2026, 4, 4)
    assert "art. 4" in einde.uitleg[0].reden


def test_a_long_term_needs_no_calendar_of_free_days() -> None:
    assert bereken(date(2026, 11, 1), 20, Eenheid.JAREN, atw=True).dag == date(2046, 11, 1)
    with pytest.raises(TermijnError):
        bereken(date(2028, 11, 1), 3, Eenheid.MAANDEN, atw=True)

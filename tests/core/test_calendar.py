"""Every worked example is a row: day of receipt (day 0), raw end, end by the Act, end in working days."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from veiligthuis.core.calendar import (
    AMSTERDAM,
    Eenheid,
    Einde,
    TermijnError,
    bereken,
    werkdag_erbij,
    werkdagen_tussen,
)

DAGEN, WERKDAGEN, WEKEN = Eenheid.KALENDERDAGEN, Eenheid.WERKDAGEN, Eenheid.WEKEN


def dag(tekst: str) -> date:
    return date.fromisoformat(tekst)


def redenen(einde: Einde) -> dict[str, str]:
    return {regel.dag.isoformat(): regel.reden for regel in einde.uitleg}


VIJF_DAGEN = [
    ("2025-04-16", "2025-04-21", "2025-04-22", "2025-04-25"),
    ("2025-04-17", "2025-04-22", "2025-04-23", "2025-04-28"),
    ("2025-04-22", "2025-04-27", "2025-04-28", "2025-04-29"),
    ("2025-04-30", "2025-05-05", "2025-05-06", "2025-05-08"),
    ("2025-05-26", "2025-05-31", "2025-06-02", "2025-06-04"),
    ("2025-05-28", "2025-06-02", "2025-06-03", "2025-06-06"),
    ("2026-03-31", "2026-04-05", "2026-04-07", "2026-04-09"),
    ("2026-04-02", "2026-04-07", "2026-04-08", "2026-04-13"),
    ("2026-04-22", "2026-04-27", "2026-04-28", "2026-04-30"),
    ("2026-04-30", "2026-05-05", "2026-05-06", "2026-05-08"),
    ("2026-05-11", "2026-05-16", "2026-05-18", "2026-05-20"),
    ("2026-05-20", "2026-05-25", "2026-05-26", "2026-05-28"),
    ("2026-05-23", "2026-05-28", "2026-05-28", "2026-06-01"),
]
TIEN_WEKEN = [
    ("2025-02-07", "2025-04-18", "2025-04-22"),
    ("2025-02-10", "2025-04-21", "2025-04-22"),
    ("2025-02-24", "2025-05-05", "2025-05-06"),
    ("2025-03-20", "2025-05-29", "2025-06-02"),
    ("2025-03-31", "2025-06-09", "2025-06-10"),
    ("2026-01-23", "2026-04-03", "2026-04-07"),
    ("2026-02-16", "2026-04-27", "2026-04-28"),
    ("2026-03-05", "2026-05-14", "2026-05-18"),
    ("2026-03-16", "2026-05-25", "2026-05-26"),
]
VIER_WEKEN = [
    ("2025-04-07", "2025-05-05", "2025-05-06", "2025-05-20"),
    ("2025-05-01", "2025-05-29", "2025-06-02", "2025-06-16"),
    ("2026-03-30", "2026-04-27", "2026-04-28", "2026-05-12"),
    ("2026-04-07", "2026-05-05", "2026-05-06", "2026-05-20"),
    ("2026-04-16", "2026-05-14", "2026-05-18", "2026-06-01"),
]


@pytest.mark.parametrize(("ontvangst", "rauw", "wettelijk", "werkdagen"), VIJF_DAGEN)
def test_five_days_by_law_and_by_the_norm(ontvangst: str, rauw: str, wettelijk: str, werkdagen: str) -> None:
    assert bereken(dag(ontvangst), 5, DAGEN, atw=False).dag == dag(rauw)
    assert bereken(dag(ontvangst), 5, DAGEN, atw=True).dag == dag(wettelijk)
    assert bereken(dag(ontvangst), 5, WERKDAGEN, atw=False).dag == dag(werkdagen)


@pytest.mark.parametrize(("besluit", "rauw", "wettelijk"), TIEN_WEKEN)
def test_ten_weeks_end_on_a_working_day(besluit: str, rauw: str, wettelijk: str) -> None:
    assert bereken(dag(besluit), 10, WEKEN, atw=False).dag == dag(rauw)
    assert bereken(dag(besluit), 10, WEKEN, atw=True).dag == dag(wettelijk)


@pytest.mark.parametrize(("vastlegging", "rauw", "wettelijk", "uitgesteld"), VIER_WEKEN)
def test_four_weeks_and_the_first_postponement(
    vastlegging: str, rauw: str, wettelijk: str, uitgesteld: str
) -> None:
    assert bereken(dag(vastlegging), 4, WEKEN, atw=False).dag == dag(rauw)
    assert bereken(dag(vastlegging), 4, WEKEN, atw=True).dag == dag(wettelijk)
    assert bereken(dag(wettelijk), 2, WEKEN, atw=True).dag == dag(uitgesteld)


def test_a_kb_day_may_count_as_a_working_day_for_the_norm_but_never_for_the_act() -> None:
    assert bereken(dag("2026-05-11"), 5, WERKDAGEN, atw=False, kb_vrij=False).dag == dag("2026-05-19")
    assert bereken(dag("2026-05-11"), 4, DAGEN, atw=True, kb_vrij=False).dag == dag("2026-05-18")


@pytest.mark.parametrize(("start", "einde"), [("2018-12-19", "2018-12-27"), ("2019-12-22", "2019-12-30")])
def test_the_decreed_days_of_earlier_years_are_known(start: str, einde: str) -> None:
    assert bereken(dag(start), 5, DAGEN, atw=True).dag == dag(einde)


def test_the_term_ends_with_the_last_second_of_the_day_on_dutch_clocks() -> None:
    zomer = bereken(dag("2026-06-01"), 1, DAGEN, atw=True)
    assert zomer.moment.isoformat() == "2026-06-02T23:59:59+02:00"
    assert zomer.waarde == dag("2026-06-02")


def test_the_day_of_the_event_is_the_day_on_dutch_clocks() -> None:
    laat = datetime(2026, 6, 1, 22, 30, tzinfo=ZoneInfo("UTC"))
    assert bereken(laat, 1, DAGEN, atw=False).dag == dag("2026-06-03")


@pytest.mark.parametrize(
    ("start", "uren", "einde", "klok"),
    [
        ("2026-03-28T20:00:00+01:00", 24, "2026-03-29T21:00:00+02:00", "vooruit"),
        ("2026-10-24T20:00:00+02:00", 24, "2026-10-25T19:00:00+01:00", "terug"),
        ("2026-10-25T02:30:00+02:00", 1, "2026-10-25T02:30:00+01:00", "terug"),
    ],
)
def test_hours_are_real_hours_in_both_nights_the_clock_changes(
    start: str, uren: int, einde: str, klok: str
) -> None:
    uitkomst = bereken(datetime.fromisoformat(start), uren, Eenheid.UREN, atw=True)
    assert uitkomst.moment.isoformat() == einde
    assert [klok in regel.reden for regel in uitkomst.uitleg] == [True]


@pytest.mark.parametrize(
    ("start", "uren", "wissels"),
    [
        ("2026-01-01", 9000, ["2026-03-29", "2026-10-25"]),
        ("2026-03-29", 24 * 210, ["2026-03-29"]),
        ("2026-03-28", 24 * 211, ["2026-03-29"]),
        ("2026-03-28", 24 * 212, ["2026-03-29", "2026-10-25"]),
        ("2026-03-29T12:00", 24 * 210, ["2026-10-25"]),
        ("2026-03-30", 24 * 208, []),
        ("2026-10-25", 24 * 365, ["2026-10-25", "2027-03-28"]),
    ],
)
def test_every_change_of_the_clock_within_the_term_is_named(
    start: str, uren: int, wissels: list[str]
) -> None:
    begin = datetime.fromisoformat(start).replace(tzinfo=AMSTERDAM)
    einde = bereken(begin, uren, Eenheid.UREN, atw=False)
    assert [f"{regel.dag}" for regel in einde.uitleg] == wissels


def test_hours_on_an_ordinary_day_need_no_explanation() -> None:
    start = datetime(2026, 6, 1, 9, 15, tzinfo=AMSTERDAM)
    assert bereken(start, 72, Eenheid.UREN, atw=True) == Einde(start + timedelta(hours=72), False)


@pytest.mark.parametrize(
    ("start", "duur", "eenheid", "einde"),
    [
        ("2026-01-31", 1, Eenheid.MAANDEN, "2026-02-28"),
        ("2028-01-31", 1, Eenheid.MAANDEN, "2028-02-29"),
        ("2026-08-31", 18, Eenheid.MAANDEN, "2028-02-29"),
        ("2024-02-29", 1, Eenheid.JAREN, "2025-02-28"),
        ("2024-02-29", 20, Eenheid.JAREN, "2044-02-29"),
        ("2026-11-15", 15, Eenheid.JAREN, "2041-11-15"),
        ("2026-12-31", 2, Eenheid.MAANDEN, "2027-02-28"),
    ],
)
def test_months_and_years_end_on_the_last_day_when_the_day_does_not_exist(
    start: str, duur: int, eenheid: Eenheid, einde: str
) -> None:
    assert bereken(dag(start), duur, eenheid, atw=False).dag == dag(einde)


def test_the_explanation_names_each_day_that_was_skipped() -> None:
    assert redenen(bereken(dag("2026-04-22"), 5, WERKDAGEN, atw=False)) == {
        "2026-04-25": "zaterdag: geen werkdag, telt niet mee",
        "2026-04-26": "zondag: geen werkdag, telt niet mee",
        "2026-04-27": "Koningsdag: geen werkdag, telt niet mee",
    }


def test_the_explanation_names_the_article_that_moved_the_end() -> None:
    uitleg = redenen(bereken(dag("2025-04-17"), 5, DAGEN, atw=True))
    assert "art. 2" in uitleg["2025-04-23"]
    assert uitleg["2025-04-18"].startswith("Goede Vrijdag")
    uitleg = redenen(bereken(dag("2026-03-05"), 10, WEKEN, atw=True))
    assert list(uitleg) == ["2026-05-14", "2026-05-15", "2026-05-16", "2026-05-17"]
    assert all("art. 1" in reden for reden in uitleg.values())


@pytest.mark.parametrize("eenheid", [DAGEN, WERKDAGEN, WEKEN])
def test_a_term_that_needs_unknown_free_days_is_refused(eenheid: Eenheid) -> None:
    with pytest.raises(TermijnError, match="2018 tot en met 2028"):
        bereken(dag("2028-12-27"), 5, eenheid, atw=True)


def test_impossible_terms_are_refused_in_dutch() -> None:
    with pytest.raises(TermijnError, match="nul of meer"):
        bereken(dag("2026-01-01"), -1, DAGEN, atw=True)
    with pytest.raises(TermijnError, match="datum die niet bestaat"):
        bereken(dag("2026-01-01"), 9_000, Eenheid.JAREN, atw=False)
    with pytest.raises(TermijnError, match="Geef ook de tijd"):
        bereken(dag("2026-01-01"), 24, Eenheid.UREN, atw=False)
    with pytest.raises(TermijnError, match="tijdzone"):
        bereken(datetime.fromisoformat("2026-01-01T10:00"), 24, Eenheid.UREN, atw=False)


def test_stepping_over_working_days() -> None:
    assert werkdag_erbij(dag("2026-04-24"), 1) == dag("2026-04-28")
    assert werkdag_erbij(dag("2026-04-28"), -1) == dag("2026-04-24")
    assert werkdag_erbij(dag("2026-04-25"), 0) == dag("2026-04-28")
    assert werkdagen_tussen(dag("2026-04-24"), dag("2026-04-30")) == 3
    assert werkdagen_tussen(dag("2026-04-30"), dag("2026-04-24")) == -3

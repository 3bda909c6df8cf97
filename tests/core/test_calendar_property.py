"""The calendar against a second, slow implementation that shares nothing with it, over 2020 to 2040."""

import calendar as maandkalender
from datetime import UTC, date, datetime, timedelta
from functools import partial

from hypothesis import given, settings
from hypothesis import strategies as st

from veiligthuis.core import calendar
from veiligthuis.core.calendar import Eenheid
from veiligthuis.core.feestdagen import GELIJKGESTELD, Gelijkgesteld, Kalender

BEGIN, LAATSTE = date(2020, 1, 1), date(2040, 12, 31)
KB = {
    "2018-12-24", "2019-12-27", "2023-04-28", "2023-05-19", "2024-05-10", "2024-12-27",
    "2025-05-30", "2026-01-02", "2026-05-15", "2027-05-07", "2028-04-28", "2028-05-26",
}  # fmt: skip


def pasen(jaar: int) -> date:
    """Easter Sunday by the Gauss-Butcher rule, not by the library."""
    a, b, c = jaar % 19, jaar // 100, jaar % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    maand, dag = divmod(h + m - 7 * n + 114, 31)
    return date(jaar, maand, dag + 1)


# Nobody knows the decrees after 2028 yet: for this test the Friday after Hemelvaart is decreed every year.
VERZONNEN = [pasen(jaar) + timedelta(days=40) for jaar in range(2029, 2043)]
KB |= {dag.isoformat() for dag in VERZONNEN}
TOT_2042 = Kalender(2018, 2042, (*GELIJKGESTELD, *(Gelijkgesteld(dag, "verzonnen") for dag in VERZONNEN)))


def vrij(dag: date, met_kb: bool = True) -> bool:
    zondag = pasen(dag.year)
    verschuivend = [zondag + timedelta(days=n) for n in (-2, 1, 39, 50)]
    koning = date(dag.year, 4, 27)
    if koning.isoweekday() == 7:
        koning = date(dag.year, 4, 26)
    vast = [date(dag.year, m, d) for m, d in ((1, 1), (5, 5), (12, 25), (12, 26))]
    feest = dag in verschuivend or dag in vast or dag == koning
    return dag.isoweekday() > 5 or feest or (met_kb and dag.isoformat() in KB)


def traag(start: date, duur: int, eenheid: Eenheid, atw: bool, kb: bool) -> date:
    """The first day that satisfies the law's own words, found by trying each day."""
    if eenheid is Eenheid.WERKDAGEN:
        dagen = (start + timedelta(days=n) for n in range(1, 9999))
        einde = [d for d, _ in zip((d for d in dagen if not vrij(d, kb)), range(duur), strict=False)][-1]
        lang = duur > 90
    elif eenheid is Eenheid.MAANDEN:
        maand = start.month + duur
        jaar, maand = start.year + (maand - 1) // 12, (maand - 1) % 12 + 1
        einde = date(jaar, maand, min(start.day, maandkalender.monthrange(jaar, maand)[1]))
        lang = duur > 3
    else:
        einde = start + timedelta(days=duur * (7 if eenheid is Eenheid.WEKEN else 1))
        lang = duur > (12 if eenheid is Eenheid.WEKEN else 90)
    if not atw or lang:
        return einde
    minstens = 2 if duur >= 3 or eenheid in (Eenheid.WEKEN, Eenheid.MAANDEN) else 0
    while vrij(einde) or telling(start, einde, minstens) < minstens:
        einde += timedelta(days=1)
    return einde


def telling(start: date, einde: date, tot: int) -> int:
    geteld, dag = 0, einde
    while dag > start and geteld < tot:
        geteld += not vrij(dag)
        dag -= timedelta(days=1)
    return geteld


bereken = partial(calendar.bereken, kalender=TOT_2042)
DAG = st.dates(BEGIN, LAATSTE)
DUUR = st.one_of(
    st.tuples(st.integers(1, 100), st.just(Eenheid.KALENDERDAGEN)),
    st.tuples(st.integers(1, 40), st.just(Eenheid.WERKDAGEN)),
    st.tuples(st.integers(1, 14), st.just(Eenheid.WEKEN)),
    st.tuples(st.integers(1, 4), st.just(Eenheid.MAANDEN)),
)


@given(DAG, DUUR, st.booleans(), st.booleans())
@settings(max_examples=1500, deadline=None)
def test_both_implementations_agree(start: date, termijn: tuple[int, Eenheid], atw: bool, kb: bool) -> None:
    duur, eenheid = termijn
    assert bereken(start, duur, eenheid, atw=atw, kb_vrij=kb).dag == traag(start, duur, eenheid, atw, kb)


def test_both_implementations_agree_on_five_days_and_ten_weeks_from_every_day() -> None:
    dag = BEGIN
    while dag < LAATSTE:
        for duur, eenheid in ((5, Eenheid.KALENDERDAGEN), (10, Eenheid.WEKEN), (5, Eenheid.WERKDAGEN)):
            assert bereken(dag, duur, eenheid, atw=True).dag == traag(dag, duur, eenheid, True, True)
        dag += timedelta(days=1)


@given(DAG, st.integers(1, 60), st.booleans())
@settings(deadline=None)
def test_a_longer_term_never_ends_earlier_and_a_later_start_neither(
    start: date, duur: int, atw: bool
) -> None:
    for eenheid in (Eenheid.KALENDERDAGEN, Eenheid.WERKDAGEN):
        einde = bereken(start, duur, eenheid, atw=atw).dag
        assert bereken(start, duur + 1, eenheid, atw=atw).dag >= einde
        assert bereken(start + timedelta(days=1), duur, eenheid, atw=atw).dag >= einde
        assert einde > start


@given(DAG, st.integers(1, 30))
@settings(deadline=None)
def test_working_days_and_statutory_terms_end_on_a_working_day(start: date, duur: int) -> None:
    assert not vrij(bereken(start, duur, Eenheid.WERKDAGEN, atw=False).dag)
    assert not vrij(bereken(start, duur, Eenheid.KALENDERDAGEN, atw=True).dag)


@given(DAG, st.integers(1, 30))
@settings(deadline=None)
def test_the_explanation_is_in_order_and_names_each_day_once(start: date, duur: int) -> None:
    for eenheid in (Eenheid.KALENDERDAGEN, Eenheid.WERKDAGEN):
        dagen = [regel.dag for regel in bereken(start, duur, eenheid, atw=True).uitleg]
        assert dagen == sorted(set(dagen))


@given(DAG, st.integers(1, 24), st.sampled_from([Eenheid.MAANDEN, Eenheid.WEKEN, Eenheid.KALENDERDAGEN]))
@settings(deadline=None)
def test_a_term_of_european_law_agrees_too(start: date, duur: int, eenheid: Eenheid) -> None:
    rauw = traag(start, duur, eenheid, atw=False, kb=True)
    minstens = 2 if duur >= 2 or eenheid is not Eenheid.KALENDERDAGEN else 0
    while vrij(rauw, met_kb=False) or werk(start, rauw) < minstens:
        rauw += timedelta(days=1)
    assert bereken(start, duur, eenheid, atw=False, eu=True).dag == rauw


def werk(start: date, einde: date) -> int:
    """Working days after `start` up to and including `einde`, for European law."""
    return sum(not vrij(start + timedelta(days=n), met_kb=False) for n in range(1, (einde - start).days + 1))


@given(DAG, st.integers(1, 60), st.sampled_from(list(Eenheid)[1:]))
@settings(deadline=None)
def test_counting_back_is_never_extended_and_undoes_counting_on(
    start: date, duur: int, eenheid: Eenheid
) -> None:
    terug = bereken(start, duur, eenheid, atw=True, terug=True).dag
    assert terug == bereken(start, duur, eenheid, atw=False, terug=True).dag < start
    if eenheid is Eenheid.WERKDAGEN and not vrij(start):
        assert bereken(terug, duur, eenheid, atw=False).dag == start


@given(DAG, st.integers(0, 24 * 60 - 1), st.integers(0, 3000))
@settings(deadline=None)
def test_hours_are_real_hours_whatever_the_clock_does(dag: date, minuut: int, uren: int) -> None:
    start = datetime(dag.year, dag.month, dag.day, tzinfo=UTC) + timedelta(minutes=minuut)
    einde = bereken(start, uren, Eenheid.UREN, atw=True)
    assert einde.moment.astimezone(UTC) - start == timedelta(hours=uren)
    nachten = [regel.dag for regel in einde.uitleg]
    assert all(dag.isoweekday() == 7 and dag.month in (3, 10) and dag.day > 24 for dag in nachten)
    assert nachten == sorted(set(nachten))


def test_a_leap_day_and_the_turn_of_the_year() -> None:
    for jaar in range(2020, 2041, 4):
        schrikkel = date(jaar, 2, 29)
        assert bereken(schrikkel, 1, Eenheid.JAREN, atw=False).dag == date(jaar + 1, 2, 28)
        assert bereken(schrikkel, 4, Eenheid.JAREN, atw=False).dag == date(jaar + 4, 2, 29)
        assert bereken(date(jaar - 1, 11, 30), 3, Eenheid.MAANDEN, atw=False).dag == schrikkel
    for jaar in range(2020, 2041):
        oudjaar = bereken(date(jaar, 12, 24), 5, Eenheid.KALENDERDAGEN, atw=True).dag
        assert oudjaar == traag(date(jaar, 12, 24), 5, Eenheid.KALENDERDAGEN, True, True)
        assert bereken(date(jaar, 12, 31), 1, Eenheid.KALENDERDAGEN, atw=True).dag > date(jaar + 1, 1, 1)

"""The calendar against a second, slow implementation that shares nothing with it: no library, no cache."""

import calendar as maandkalender
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from veiligthuis.core.calendar import Eenheid, bereken

BEGIN, LAATSTE = date(2020, 1, 1), date(2028, 6, 30)
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


DAG = st.dates(BEGIN, LAATSTE - timedelta(days=150))
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

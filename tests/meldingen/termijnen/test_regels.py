"""The table of terms: complete, dated, sourced, and every row computes or says why not."""

from datetime import date, datetime

import pytest

from meldingen.termijnen.ladders import Naar, ladder, momenten
from meldingen.termijnen.regels import REGELS, STREEFNORMEN, OnbekendeTermijnError, ZonderGetal, regel
from veiligthuis.core.calendar import AMSTERDAM, Einde, TermijnError, einde_van

OP = date(2026, 4, 22)
NU = datetime(2026, 4, 22, 10, 0, tzinfo=AMSTERDAM)


def test_an_unknown_code_is_refused_in_dutch() -> None:
    with pytest.raises(OnbekendeTermijnError, match="T99 bestaat niet"):
        regel("T99", OP)


def test_a_day_before_the_first_rule_is_refused() -> None:
    with pytest.raises(OnbekendeTermijnError, match="geen regel bekend"):
        regel("T04A", date(2014, 12, 31))


def test_all_terms_and_our_own_first_contact_clock_are_there() -> None:
    codes = {rij.code for rij in REGELS}
    assert len(codes) == 65
    assert codes > {"T03", "T04A", "T04B", "T05", "T06", "T07", "T09A", "T10", "T12", "T12E"}
    assert [norm.doel_procent for norm in STREEFNORMEN] == [90, 80, 80]


def test_every_row_names_its_source_and_versions_do_not_overlap() -> None:
    for rij in REGELS:
        assert rij.bron, rij.code
        assert rij.zekerheid in {"found", "knowledge", "uncertain"}
        assert sum(ander.code == rij.code and ander.versie == rij.versie for ander in REGELS) == 1


@pytest.mark.parametrize("code", sorted({rij.code for rij in REGELS}))
def test_every_term_computes_or_says_that_the_source_gives_no_number(code: str) -> None:
    soort = regel(code, OP)
    if soort.duur is None and soort.eenheid not in (ZonderGetal.ONVERWIJLD, ZonderGetal.VASTE_DATUM):
        with pytest.raises(TermijnError, match="geen getal"):
            soort.einde(NU)
        return
    einde = soort.einde(NU)
    assert einde.moment >= NU
    gepland = [op for op, _ in momenten(soort, NU, einde)]
    assert gepland == sorted(gepland)


@pytest.mark.parametrize(
    ("code", "einde"),
    [
        ("T03", "2026-04-23T10:00:00+02:00"),
        ("T04A", "2026-04-28T23:59:59+02:00"),
        ("T04B", "2026-04-30T23:59:59+02:00"),
        ("T05", "2026-07-01T23:59:59+02:00"),
        ("T06", "2026-07-06T23:59:59+02:00"),
        ("T07", "2026-07-01T23:59:59+02:00"),
        ("T10", "2026-05-20T23:59:59+02:00"),
        ("T12", "2026-04-30T23:59:59+02:00"),
        ("T12E", "2026-05-08T23:59:59+02:00"),
        ("T29B", "2027-05-31T23:59:59+02:00"),
        ("T02", "2026-04-22T10:00:00+02:00"),
        ("T23B", "2046-04-22T23:59:59+02:00"),
    ],
)
def test_the_core_terms_end_when_the_law_or_the_norm_says(code: str, einde: str) -> None:
    assert regel(code, OP).einde(NU).moment.isoformat() == einde


def test_an_unanswered_handover_climbs_to_the_regional_contact() -> None:
    soort = regel("T12", OP)
    gepland = momenten(soort, NU, soort.einde(NU))
    assert [(f"{op:%Y-%m-%d %H:%M}", naar) for op, naar in gepland] == [
        ("2026-04-29 09:00", Naar.BEHANDELAAR),
        ("2026-05-01 09:00", Naar.TEAMMANAGER),
        ("2026-05-04 09:00", Naar.MANAGER_ONTVANGER),
        ("2026-05-07 09:00", Naar.REGIOCONTACT),
    ]


def test_a_crisis_clock_acts_at_any_hour() -> None:
    soort = regel("T03", OP)
    start = datetime(2026, 4, 25, 23, 30, tzinfo=AMSTERDAM)
    gepland = [f"{op:%a %H:%M}" for op, _ in momenten(soort, start, soort.einde(start))]
    assert gepland == ["Sun 11:30", "Sun 19:30", "Sun 23:30"]


def test_a_day_clock_never_acts_on_a_free_day_or_outside_nine_oclock() -> None:
    soort = regel("T04A", OP)
    for dag in range(1, 29):
        start = datetime(2026, 4, dag, 22, 0, tzinfo=AMSTERDAM)
        for op, _ in momenten(soort, start, soort.einde(start)):
            assert (op.hour, op.minute) == (9, 0)
            assert op.weekday() < 5


def test_the_last_warning_of_a_term_that_ends_on_a_free_day_comes_before_it() -> None:
    zaterdag = Einde(einde_van(date(2026, 5, 2)), True)
    assert momenten(regel("T04A", OP), NU, zaterdag)[0][0].date() == date(2026, 5, 1)


def test_a_retention_term_beyond_the_calendar_still_warns() -> None:
    soort = regel("T23B", OP)
    assert len(momenten(soort, NU, soort.einde(NU))) == len(ladder(soort, OP).treden)

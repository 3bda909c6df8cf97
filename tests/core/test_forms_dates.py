"""A date or moment is taken as Dutch people type it, and an impossible one is told why."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError

from veiligthuis.core import clock
from veiligthuis.core.fields import DatumInvoer, MomentInvoer
from veiligthuis.core.forms import Datumveld, Momentveld

NOW = datetime(2026, 4, 28, 12, 3, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("31-02-2018", "31 februari 2018 bestaat niet: februari 2018 heeft 28 dagen"),
        ("31-4-2026", "31 april 2026 bestaat niet: april 2026 heeft 30 dagen"),
        ("0-4-2026", "0 april 2026 bestaat niet"),
        ("12-13-2026", "Maand 13 bestaat niet"),
        ("30-04-26", "geen datum"),
        ("30-04-0026", "Het jaar 26 kan niet kloppen"),
        ("morgen", "geen datum"),
        ("2026-02-30", "30 februari 2026 bestaat niet"),
    ],
)
def test_an_impossible_date_is_refused_with_the_reason(typed: str, sentence: str) -> None:
    with pytest.raises(ValidationError, match=sentence):
        Datumveld().clean(typed)


@pytest.mark.parametrize(
    "typed", ["30-4-2026", "30-04-2026", "30/04/2026", "30.4.2026", "30042026", "2026-04-30", " 30 4 2026 "]
)
def test_a_date_is_read_however_it_is_written(typed: str) -> None:
    assert Datumveld().clean(typed) == date(2026, 4, 30)


def test_the_day_that_leap_years_have_is_read() -> None:
    assert Datumveld().clean("29-02-2028") == date(2028, 2, 29)


def test_an_empty_date_is_nothing() -> None:
    assert Datumveld(required=False).clean("") is None


def test_a_stored_date_is_shown_in_dutch_order_and_typed_text_as_it_was() -> None:
    widget = DatumInvoer()
    assert widget.format_value(date(2026, 4, 30)) == "30-04-2026"
    assert widget.format_value("31-02-2018") == "31-02-2018"


def test_the_same_date_written_otherwise_is_no_change() -> None:
    assert not Datumveld().has_changed(date(2026, 4, 30), "30/4/2026")
    assert Datumveld().has_changed(date(2026, 4, 30), "31-04-2026")


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("22-04-2026", "De tijd ontbreekt"),
        ("22-04-2026 25:00", "25:00 uur bestaat niet"),
        ("22-04-2026 half drie", "geen tijd"),
        ("29-03-2026 02:30", "02:30 uur bestaat niet op zo 29 maart: de klok gaat dan een uur vooruit"),
        ("31-04-2026 10:00", "31 april 2026 bestaat niet"),
    ],
)
def test_an_impossible_moment_is_refused_with_the_reason(typed: str, sentence: str) -> None:
    with clock.standing_at(NOW), pytest.raises(ValidationError, match=sentence):
        Momentveld().clean(typed)


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("28-04-2026 14:03", datetime(2026, 4, 28, 12, 3, tzinfo=UTC)),
        ("28-04-2026 9.30 uur", datetime(2026, 4, 28, 7, 30, tzinfo=UTC)),
        ("2026-01-05T14:03", datetime(2026, 1, 5, 13, 3, tzinfo=UTC)),
        ("25-10-2026 02:30", datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
    ],
)
def test_a_moment_is_one_on_dutch_clocks(typed: str, moment: datetime) -> None:
    assert Momentveld().clean(typed) == moment


def test_a_stored_moment_is_shown_on_dutch_clocks() -> None:
    assert MomentInvoer().format_value(NOW) == "28-04-2026 14:03"

"""A birth date as people say it: unknown day, month or year allowed, impossible ones refused with the reason."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from meldingen.codelijsten import Precisie
from meldingen.forms.velden import read_birth_date, show_birth_date


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("31-02-2018", "Typ 00-02-2018"),
        ("12-13-2018", "Maand 13 bestaat niet"),
        ("12-00-2018", "De maand ontbreekt"),
        ("29-04-2026", "ligt in de toekomst"),
        ("1902", "meer dan 120 jaar geleden"),
        ("morgen", "Dit is geen datum"),
        ("99-99", "Dit is geen datum"),
    ],
)
def test_an_impossible_date_is_refused_with_the_reason(typed: str, reason: str) -> None:
    with pytest.raises(ValidationError, match=reason):
        read_birth_date(typed)


@pytest.mark.parametrize(
    ("typed", "day", "precision"),
    [
        ("14-05-2018", date(2018, 5, 14), Precisie.DAG),
        ("14 05 2018", date(2018, 5, 14), Precisie.DAG),
        ("14052018", date(2018, 5, 14), Precisie.DAG),
        ("2018-05-14", date(2018, 5, 14), Precisie.DAG),
        ("00-05-2018", date(2018, 5, 1), Precisie.MAAND),
        ("-- 03 1993", date(1993, 3, 1), Precisie.MAAND),
        ("05-2018", date(2018, 5, 1), Precisie.MAAND),
        ("00-00-1980", date(1980, 1, 1), Precisie.JAAR),
        ("-- -- 2019", date(2019, 1, 1), Precisie.JAAR),
        ("1980", date(1980, 1, 1), Precisie.JAAR),
        ("onbekend", None, Precisie.ONBEKEND),
        ("?", None, Precisie.ONBEKEND),
    ],
)
def test_what_is_known_is_kept_and_what_is_not_is_said(
    typed: str, day: date | None, precision: Precisie
) -> None:
    born = read_birth_date(typed)

    assert (born.datum, born.precisie) == (day, precision)
    assert read_birth_date(show_birth_date(born)) == born

"""Fields that only meldingen has: a birth date of which the day or month may be unknown."""

import re
from datetime import date
from typing import Any, NamedTuple

from django import forms
from django.core.exceptions import ValidationError

from meldingen.codelijsten import Precisie
from veiligthuis.core import clock, words
from veiligthuis.core.fields import read_date

UNKNOWN = frozenset({"onbekend", "?", "-", "--", "0", "00-00-0000", "00000000"})
PART = r"\d{1,2}|-{1,2}|\?{1,2}"
PARTS = re.compile(rf"(?:(?P<dag>{PART})[-/. ]+)?(?:(?P<maand>{PART})[-/. ]+)?(?P<jaar>\d{{4}})")
OLDEST = 120


class Geboortedatum(NamedTuple):
    """A birth date with how much of it is known; unknown parts are the first of the month or year."""

    datum: date | None
    precisie: Precisie


ONBEKEND = Geboortedatum(None, Precisie.ONBEKEND)


def read_birth_date(text: str) -> Geboortedatum:
    """A birth date as typed: 14-05-2018, 00-05-2018, -- 05 2018, 05-2018, 00-00-2018, 2018 or onbekend.

    Raises ValidationError with the sentence that tells what is wrong with it.
    Source: Uitvoeringsregeling Wmo 2015, bijlage A par. 3.10 (unknown day or month).
    """
    text = " ".join(text.split()).lower()
    if text in UNKNOWN:
        return ONBEKEND
    found = PARTS.fullmatch(text)
    if not found:
        return _not_older_than_a_person(Geboortedatum(read_date(text), Precisie.DAG))
    # With two parts the expression reads the month as a day: "05-2018" is May.
    day, month, year = _number(found["dag"]), _number(found["maand"]), found["jaar"]
    if found["maand"] is None:
        day, month = 0, day
    if not month:
        if day:
            raise ValidationError(
                "De maand ontbreekt. Weet u alleen het jaar? Typ dan het jaar.", code="invalid"
            )
        return _not_older_than_a_person(Geboortedatum(read_date(f"01-01-{year}"), Precisie.JAAR))
    precision = Precisie.DAG if day else Precisie.MAAND
    return _not_older_than_a_person(Geboortedatum(_existing(day or 1, month, year), precision))


def show_birth_date(born: Geboortedatum) -> str:
    """The birth date as it can be typed again: 14-05-2018, 00-05-2018, 00-00-2018 or onbekend."""
    if born.datum is None:
        return "onbekend"
    if born.precisie == Precisie.JAAR:
        return f"00-00-{born.datum:%Y}"
    return f"00-{born.datum:%m-%Y}" if born.precisie == Precisie.MAAND else words.numbers(born.datum)


def _number(part: str | None) -> int:
    return int(part) if part and part.isdigit() else 0


def _existing(day: int, month: int, year: str) -> date:
    try:
        return read_date(f"{day}-{month}-{year}")
    except ValidationError as wrong:
        month_only = f"Weet u de dag niet? Typ 00-{month:02}-{year}."
        hint = month_only if month <= 12 else "Weet u de maand niet? Typ het jaar."
        raise ValidationError(f"{wrong.messages[0]} {hint}", code="invalid") from None


def _not_older_than_a_person(born: Geboortedatum) -> Geboortedatum:
    today = clock.today()
    if born.datum and born.datum > today:
        raise ValidationError(
            "Deze geboortedatum ligt in de toekomst. Ongeboren? Zet dat vinkje en vul de uitgerekende datum in.",
            code="toekomst",
        )
    if born.datum and born.datum.year < today.year - OLDEST:
        raise ValidationError(
            f"Het jaar {born.datum.year} is meer dan {OLDEST} jaar geleden. Controleer het jaartal.",
            code="te_oud",
        )
    return born


class GeboortedatumVeld(forms.CharField):
    """A birth date as typed; an empty field is an unknown date."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", "Geboren")
        kwargs.setdefault(
            "widget", forms.TextInput(attrs={"placeholder": "dd-mm-jjjj", "autocomplete": "off"})
        )
        super().__init__(**kwargs)

    def clean(self, value: Any) -> Geboortedatum:
        """The typed date and how much of it is known. Raises ValidationError with what is wrong with it."""
        text = str(super().clean(value))
        return read_birth_date(text) if text else ONBEKEND

    def prepare_value(self, value: Any) -> Any:
        """A known date in Dutch order; typed text as it was typed."""
        return show_birth_date(value) if isinstance(value, Geboortedatum) else value

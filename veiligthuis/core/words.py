"""Dates, moments and numbers as a Dutch reader says them."""

from datetime import date, datetime

from veiligthuis.core import clock

DAYS = ("ma", "di", "wo", "do", "vr", "za", "zo")
MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
SHORT_MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")


def as_date(value: date | datetime) -> date:
    """The day on Dutch clocks; a plain date is returned as it is."""
    return clock.local(value).date() if isinstance(value, datetime) else value


def day(value: date | datetime, *, short: bool = False) -> str:
    """Day and month: do 30 april, or do 30 apr when short; the year is added only when it is not this year."""
    found = as_date(value)
    month = (SHORT_MONTHS if short else MONTHS)[found.month - 1]
    year = "" if found.year == clock.today().year else f" {found.year}"
    return f"{DAYS[found.weekday()]} {found.day} {month}{year}"


def full_day(value: date | datetime) -> str:
    """Day, month and year: do 30 april 2026, for paper and for the edge of the screen."""
    found = as_date(value)
    return f"{DAYS[found.weekday()]} {found.day} {MONTHS[found.month - 1]} {found.year}"


def numbers(value: date | datetime) -> str:
    """A date as 30-04-2026, the way it is typed in a field."""
    return f"{as_date(value):%d-%m-%Y}"


def time_of_day(value: datetime, *, seconds: bool = False) -> str:
    """The time on Dutch clocks: 14:03, or 14:03:22."""
    return f"{clock.local(value):{'%H:%M:%S' if seconds else '%H:%M'}}"


def moment(value: datetime, *, short: bool = False) -> str:
    """The day and the time: do 30 april 14:03."""
    return f"{day(value, short=short)} {time_of_day(value)}"


def amount(number: int, one: str, many: str) -> str:
    """A number with its noun: 1 werkdag, 2 werkdagen."""
    return f"{number} {one if number == 1 else many}"

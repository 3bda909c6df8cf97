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
    """"do 30 april", or "do 30 apr" when short; the year is added only when it is not this year."""
    found = as_date(value)
    month = (SHORT_MONTHS if short else MONTHS)[found.month - 1]
    year = "" if found.year == clock.today().year else f" {found.year}"
    return f"{DAYS[found.weekday()]} {found.day} {month}{year}"


def full_day(value: date | datetime) -> str:
    """"do 30 april 2026": with the year, for paper and for the edge of the screen."""
    found = as_date(value)
    return f"{DAYS[found.weekday()]} {found.day} {MONTHS[found.month - 1]} {found.year}"


def numbers(value: date | datetime) -> str:
    """"30-04-2026": as it is typed in a field."""
    return f"{as_date(value):%d-%m-%Y}"


def time_of_day(value: datetime, *, seconds: bool = False) -> str:
    """"14:03" on Dutch clocks, or "14:03:22"."""
    return f"{clock.local(value):{'%H:%M:%S' if seconds else '%H:%M'}}"


def moment(value: datetime, *, short: bool = False) -> str:
    """"do 30 april 14:03": the day and the time."""
    return f"{day(value, short=short)} {time_of_day(value)}"


def amount(number: int, one: str, many: str) -> str:
    """"1 werkdag", "2 werkdagen": a number with its noun."""
    return f"{number} {one if number == 1 else many}"

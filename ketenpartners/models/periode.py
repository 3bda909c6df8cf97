"""The days from one date column to another, as the database compares them."""

from __future__ import annotations

from django.contrib.postgres.fields import DateRangeField, RangeBoundary
from django.db.models import Func


class DateRange(Func):
    """SQL `daterange(from, to, bounds)`; a null end means: until further notice."""

    function = "daterange"
    output_field = DateRangeField()


def valid_from_to(start: str, end: str) -> DateRange:
    """The days from `start` to `end`, both included."""
    return DateRange(start, end, RangeBoundary(inclusive_lower=True, inclusive_upper=True))

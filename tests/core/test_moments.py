"""Moments from the database are what they always were, read by a quicker way."""

from datetime import UTC, datetime, timedelta, timezone

import psycopg
import pytest
from django.db import connection
from psycopg.pq import Format
from psycopg.types.datetime import TimestamptzLoader

from veiligthuis.core.moments import TIMESTAMPTZ, MomentLoader

TEXTS = (
    "2026-04-28 14:03:22+00", "2026-04-28 14:03:22.1+00", "2026-04-28 14:03:22.123456+00",
    "0001-01-01 00:00:00+00", "9999-12-31 23:59:59.999999+00", "1937-06-30 23:59:59+00:19:32",
    "2024-02-29 00:00:00-05:30",
)  # fmt: skip
UNHEARD_OF = ("infinity", "-infinity", "0044-03-15 12:00:00+00 BC", "10000-01-01 00:00:00+00", "")


@pytest.mark.parametrize("text", UNHEARD_OF)
def test_what_python_cannot_hold_is_refused_as_before(text: str) -> None:
    old, new = TimestamptzLoader(TIMESTAMPTZ), MomentLoader(TIMESTAMPTZ)

    with pytest.raises(psycopg.DataError) as was:
        old.load(text.encode())
    with pytest.raises(psycopg.DataError) as fault:
        new.load(text.encode())

    assert str(fault.value) == str(was.value)


@pytest.mark.parametrize("text", TEXTS)
def test_a_moment_is_the_same_as_before(text: str) -> None:
    old, new = TimestamptzLoader(TIMESTAMPTZ), MomentLoader(TIMESTAMPTZ)

    assert new.load(text.encode()) == new.load(memoryview(text.encode())) == old.load(text.encode())


@pytest.mark.django_db
def test_a_connection_reads_its_moments_this_way_and_in_utc() -> None:
    with connection.cursor() as cursor:
        assert cursor.adapters.get_loader(TIMESTAMPTZ, Format.TEXT) is MomentLoader
        cursor.execute("SELECT '2026-03-29 03:00:00.5+02'::timestamptz")
        (moment,) = cursor.fetchone()

    assert moment == datetime(2026, 3, 29, 3, 0, 0, 500_000, tzinfo=timezone(timedelta(hours=2)))
    assert moment.tzinfo is UTC

"""Reads a moment from PostgreSQL with the parser of the standard library, which is twenty times as quick.

Django puts a loader written in Python before the one in C of psycopg, and one page of a casus reads a thousand
moments. Whatever the quick way does not understand (infinity, before Christ) goes the old way.
"""

from datetime import UTC, datetime
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg.abc import Buffer
from psycopg.pq import Format
from psycopg.types.datetime import TimestamptzLoader

TIMESTAMPTZ = 1184
"""The number PostgreSQL gives the type `timestamp with time zone`."""


class MomentLoader(TimestamptzLoader):
    """A moment, in UTC as Django asks it of the database."""

    timezone = UTC
    """Django looks at this, and leaves the loader where it is while the connection works in UTC too."""

    def load(self, data: Buffer) -> datetime:
        """The moment. Raises psycopg.DataError for what Python cannot hold."""
        try:
            return datetime.fromisoformat(str(data, "ascii"))
        except ValueError:
            return super().load(data)


def read_quickly(connection: BaseDatabaseWrapper, **_: Any) -> None:
    """Use it on a connection that was just opened; the receiver of Django's signal."""
    adapters = connection.connection.adapters
    if connection.timezone is UTC and adapters.get_loader(TIMESTAMPTZ, Format.TEXT) is not MomentLoader:
        adapters.register_loader(TIMESTAMPTZ, MomentLoader)

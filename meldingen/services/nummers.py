"""The numbers people call things by: year and a sequence that no transaction waits for."""

from datetime import datetime

from django.db import connection

from veiligthuis.core import clock


def volgend_casusnummer(at: datetime) -> str:
    """The next number of a casus, such as 2026-00001."""
    return _nummer("", "meldingen_casusnummer", at)


def volgend_meldingnummer(at: datetime) -> str:
    """The next number of a melding, such as M-2026-00001."""
    return _nummer("M-", "meldingen_meldingnummer", at)


def volgend_adviesnummer(at: datetime) -> str:
    """The next number of an advies, such as A-2026-00001."""
    return _nummer("A-", "meldingen_adviesnummer", at)


def _nummer(voor: str, reeks: str, at: datetime) -> str:
    """The year of `at` and the next value; a sequence leaves gaps, but never makes one intake wait for another."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(%s::regclass)", [reeks])
        (volgende,) = cursor.fetchone()
    return f"{voor}{clock.local(at).year}-{volgende:05d}"

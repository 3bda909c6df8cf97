"""A throw-away schema with persons of a file, in which the search stands as in the real one; gone afterwards."""

from __future__ import annotations

import contextlib
import os
import uuid
from collections.abc import Iterable, Iterator
from typing import Any

from django.db import connection

from meldingen.bekend import tabellen
from meldingen.bekend.bestand import Persoonsregel
from meldingen.bekend.records import Naamwoord, Zoeknaam
from veiligthuis.core.stopping import stopped_by_term

BEGIN = "meting_"
PERSOONSVELDEN = (
    "id", "voornamen", "roepnaam", "tussenvoegsel", "achternaam", "partner_tussenvoegsel", "partner_achternaam",
    "geboortedatum", "geboorte_precisie", "ongeboren", "uitgerekende_datum", "bsn",
)  # fmt: skip
TABELLEN = tuple(model._meta.db_table for model in (Zoeknaam, Naamwoord))
PERSONEN = """
CREATE TABLE {schema}.meldingen_persoon AS
    SELECT {kolommen}, samengevoegd_met_id FROM meldingen_persoon WITH NO DATA
"""
INDEXEN = "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename = ANY(%s)"
GEHEUGEN = "SET work_mem = '256MB'; SET maintenance_work_mem = '512MB'"
GEWOON = "RESET work_mem; RESET maintenance_work_mem"


@contextlib.contextmanager
def proefschema() -> Iterator[str]:
    """The name of an empty schema with the tables and functions of the search; removed however the block ends.

    What an earlier measurement left behind when its process was killed is removed first. Raises DatabaseError.
    """
    schema = f"{BEGIN}{os.getpid()}_{uuid.uuid4().hex[:8]}"
    with stopped_by_term(), connection.cursor() as cursor:
        _ruim_op(cursor)
        cursor.execute("SELECT pg_advisory_lock(hashtext(%s))", [schema])
        try:
            cursor.execute(f"CREATE SCHEMA {schema}")
            kolommen = ", ".join(PERSOONSVELDEN)
            cursor.execute(PERSONEN.format(schema=schema, kolommen=kolommen))
            for tabel in TABELLEN:
                cursor.execute(
                    f"CREATE TABLE {schema}.{tabel} (LIKE {tabel} INCLUDING IDENTITY INCLUDING DEFAULTS)"
                )
            cursor.execute(tabellen.functies(schema))
            yield schema
        finally:
            cursor.execute(f"DROP SCHEMA IF EXISTS {schema} CASCADE")
            cursor.execute("SELECT pg_advisory_unlock(hashtext(%s))", [schema])


def laad(schema: str, personen: Iterable[Persoonsregel]) -> dict[str, int]:
    """Put the persons in the schema; returns their numbers by the id of the file."""
    nummers: dict[str, int] = {}
    with connection.cursor() as cursor:
        doel = f"COPY {schema}.meldingen_persoon ({', '.join(PERSOONSVELDEN)}) FROM STDIN"
        with cursor.copy(doel) as kopie:
            for nummer, persoon in enumerate(personen, 1):
                nummers[persoon.ident] = nummer
                kopie.write_row(_als_rij(nummer, persoon))
    return nummers


def bouw(schema: str) -> None:
    """Fill the tables of the search and build the same indexes as the real ones have."""
    with connection.cursor() as cursor:
        cursor.execute(GEHEUGEN)
        cursor.execute(tabellen.vullen(schema))
        cursor.execute(
            INDEXEN,
            [[*TABELLEN]],
        )
        for (definitie,) in cursor.fetchall():
            cursor.execute(definitie.replace(" ON public.", f" ON {schema}."))
        cursor.execute(f"CREATE INDEX ON {schema}.meldingen_persoon (bsn) WHERE bsn IS NOT NULL")
        cursor.execute(GEWOON)
        for tabel in TABELLEN:
            cursor.execute(f"VACUUM (ANALYZE) {schema}.{tabel}")


def _als_rij(nummer: int, persoon: Persoonsregel) -> tuple[Any, ...]:
    born, due = (None, persoon.geboortedatum) if persoon.ongeboren else (persoon.geboortedatum, None)
    return (
        nummer, persoon.voornamen, persoon.roepnaam, persoon.tussenvoegsel, persoon.achternaam,
        persoon.partner_tussenvoegsel, persoon.partner_achternaam, born, persoon.precisie, persoon.ongeboren, due,
        persoon.bsn or None,
    )  # fmt: skip


def _ruim_op(cursor: Any) -> None:
    """Remove schemas whose measurement does not run any more: nobody holds their lock."""
    cursor.execute(
        "SELECT nspname FROM pg_namespace WHERE nspname LIKE %s", [f"{BEGIN.replace('_', chr(92) + '_')}%"]
    )
    for (schema,) in cursor.fetchall():
        cursor.execute("SELECT pg_try_advisory_lock(hashtext(%s))", [schema])
        if cursor.fetchone()[0]:
            cursor.execute(f'DROP SCHEMA IF EXISTS "{schema}" CASCADE')
            cursor.execute("SELECT pg_advisory_unlock(hashtext(%s))", [schema])

"""The database of the bench: a million open terms in one, ten thousand in another, and the way back to the start."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import psycopg
from django.db import connection, connections

from benchmarks import terms
from benchmarks.ground import Ground
from veiligthuis.embedded.servers import DATABASE

MILLION = 1_000_000
DUE = 10_000
SMALL = "klein"
SMALL_TERMS = 10_000

PAST_HOUR = f"CASE WHEN n <= {DUE} THEN now() - random() * interval '1 hour' ELSE {terms.NOT_YET} END"
BACK = """
TRUNCATE meldingen_escalatie, meldingen_bezorging;
UPDATE meldingen_termijn SET niveau = 0, volgende_op = momenten[1] WHERE niveau > 0;
"""
MISSED = """
UPDATE meldingen_termijn t
SET momenten = ARRAY[eerste, eerste + interval '2 days', eerste + interval '4 days', eerste + interval '6 days'],
    volgende_op = eerste, niveau = 0
FROM (SELECT id, now() - (id %% 4) * interval '2 days' - random() * interval '1 day' AS eerste
      FROM (SELECT id FROM meldingen_termijn ORDER BY id LIMIT %(terms)s) AS begin) AS gemist
WHERE t.id = gemist.id
"""
"""Of every four terms one missed one level, one two, one three and one four: in all the past seven days."""


class Stage:
    """One ground with its two databases; `default` is the large one."""

    def __init__(self, ground: Ground) -> None:
        """Nothing is filled yet."""
        self.ground = ground

    def fill(self) -> None:
        """Make both databases; takes a minute."""
        with psycopg.connect(self.ground.places.database_url("postgres"), autocommit=True) as session:
            session.execute(f"CREATE DATABASE {SMALL} TEMPLATE {DATABASE}")
        for name, first, number in ((SMALL, terms.NOT_YET, SMALL_TERMS), (DATABASE, PAST_HOUR, MILLION)):
            with psycopg.connect(self.ground.places.database_url(name), autocommit=True) as session:
                session.execute("ALTER TABLE meldingen_termijn SET (autovacuum_enabled = false)")
                terms.fill(session, first, range(1, number + 1))
                session.execute("VACUUM (ANALYZE, FREEZE) meldingen_termijn")
        connections.settings[SMALL] = {**connections.settings["default"], "NAME": SMALL}

    def back(self) -> None:
        """Everything as it was before the last measurement, without dead rows and without work left to the disk."""
        with psycopg.connect(self.ground.url, autocommit=True) as session:
            session.execute(BACK)
            session.execute("VACUUM meldingen_termijn")
            session.execute("CHECKPOINT")

    def miss(self, number: int) -> None:
        """So many terms missed levels in the past seven days."""
        self.back()
        with psycopg.connect(self.ground.url, autocommit=True) as session:
            session.execute(MISSED, {"terms": number})
            session.execute("VACUUM (ANALYZE) meldingen_termijn")
            session.execute("CHECKPOINT")

    def nothing_due(self, wait: timedelta = timedelta(days=1)) -> None:
        """Put what was due off for a while."""
        with psycopg.connect(self.ground.url, autocommit=True) as session:
            session.execute(
                "UPDATE meldingen_termijn SET volgende_op = now() + %s WHERE volgende_op <= now()", [wait]
            )
            session.execute("VACUUM meldingen_termijn")

    def due_again(self) -> None:
        """What was put off is due as before."""
        with psycopg.connect(self.ground.url, autocommit=True) as session:
            session.execute(
                "UPDATE meldingen_termijn SET volgende_op = momenten[1] WHERE momenten[1] <= now() AND niveau = 0"
            )
        self.back()


def in_database(name: str, action: Callable[[], Any]) -> Any:
    """Do something while everybody who asks for the database gets the one of this name."""
    large = connections["default"]
    connections["default"] = connections[name]
    try:
        return action()
    finally:
        connections["default"] = large


def rows(statement: str, values: list[Any] | None = None) -> list[tuple[Any, ...]]:
    """The rows of one statement in the session of the engine itself."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall())

"""Terms in bulk, as the engine itself would have stored them: a million of them takes under a minute."""

from typing import Protocol

FILL = """
INSERT INTO meldingen_termijn
    (casus_id, code, onderwerp, regelversie, duur, gestart_op, eindigt_op, op_dag, uitleg, versie, momenten, naar,
     niveau, volgende_op, vervallen_reden, storing)
SELECT (SELECT min(id) FROM meldingen_casus) + n %% (SELECT count(*) FROM meldingen_casus),
       'T12', 'meting:' || n, 1, 5, eerste - interval '40 days', eerste + interval '1 day', true, '[]', 1,
       ARRAY[eerste, eerste + interval '2 days', eerste + interval '4 days', eerste + interval '6 days'],
       ARRAY['behandelaar', 'teammanager', 'manager_ontvanger', 'regiocontact'], 0, eerste, '', ''
FROM (SELECT n, {first} AS eerste FROM generate_series(%(from)s::int, %(to)s::int) AS n) AS reeks
"""
"""Terms with a ladder of four steps; `first` is the SQL of the moment of the first one."""

NOT_YET = "now() + interval '9 days' + n * interval '1 second'"
"""Far enough that nothing of it happens during a measurement."""


class Session(Protocol):
    """Anything that runs a statement, of psycopg or of Django."""

    def execute(self, statement: str, values: dict[str, object]) -> object:
        """Run it."""
        ...


def fill(session: Session, first: str, numbers: range) -> None:
    """Add a term for each of `numbers`, the first step of which comes at the SQL expression `first`.

    Rows of other tables are not looked up one by one, for that would take ten times as long; the CHECK
    constraints and the unique ones hold as always.
    """
    session.execute("SET session_replication_role = replica", {})
    session.execute(FILL.format(first=first), {"from": numbers.start, "to": numbers.stop - 1})
    session.execute("SET session_replication_role = DEFAULT", {})

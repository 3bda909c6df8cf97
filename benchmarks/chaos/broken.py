"""A sweep as one would first write it: the level in one commit, the escalation in the next. It loses escalations.

Here to show that the chaos run sees such a loss; nothing else uses it.
"""

from datetime import datetime

from django.db import connection, transaction

from meldingen.termijnen.records import Hartslag
from meldingen.termijnen.sweep import Veegbeurt
from veiligthuis.core import clock

RAISE_LEVELS = """
UPDATE meldingen_termijn SET niveau = niveau + 1, volgende_op = momenten[niveau + 2]
WHERE id IN (SELECT id FROM meldingen_termijn WHERE volgende_op <= now()
             ORDER BY volgende_op LIMIT %s FOR UPDATE SKIP LOCKED)
RETURNING id, versie, niveau, naar[niveau], momenten[niveau]
"""
RECORD = """
INSERT INTO meldingen_escalatie (termijn_id, vervalversie, niveau, naar, gepland_op, gevuurd_op, verzenden, opmerking)
VALUES (%s, %s, %s, %s, %s, now(), true, '') ON CONFLICT DO NOTHING
"""


def sweep(*, nu: datetime | None = None, batch: int = 50) -> Veegbeurt:
    """Act on everything that is due, in two commits per batch: whoever is killed in between loses the batch."""
    found = 0
    while True:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(RAISE_LEVELS, [batch])
            rows = cursor.fetchall()
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.executemany(RECORD, rows)
        found += len(rows)
        if len(rows) < batch:
            break
    beat = Hartslag(naam="sweep", geslagen_op=clock.now())
    Hartslag.objects.bulk_create(
        [beat], update_conflicts=True, unique_fields=["naam"], update_fields=["geslagen_op"]
    )
    return Veegbeurt(found, found, 0)

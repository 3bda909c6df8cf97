"""The sweep: raise every term whose next action has come and record the escalations, once, whoever sweeps."""

import contextlib
import logging
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import DatabaseError, InterfaceError, OperationalError, connection, transaction

from veiligthuis.core import clock

logger = logging.getLogger(__name__)

OPDRACHT = Path(__file__).with_name("sweep.sql").read_text(encoding="utf-8")
BATCH = 1000
STORING = "De bewaking van deze termijn mislukte; zij wordt opnieuw geprobeerd."
OPZIJ = (
    "UPDATE meldingen_termijn SET volgende_op = COALESCE(%s::timestamptz, now()) + interval '15 minutes', "
    "storing = %s WHERE id = %s"
)
TIK = """
WITH kijk AS (
    SELECT EXISTS (
        SELECT 1 FROM meldingen_termijn WHERE volgende_op <= COALESCE(%(nu)s::timestamptz, now())
    ) AS rijp
), slag AS (
    INSERT INTO meldingen_hartslag (naam, geslagen_op)
    SELECT 'sweep', COALESCE(%(nu)s::timestamptz, now()) FROM kijk WHERE %(klaar)s OR NOT rijp
    ON CONFLICT (naam) DO UPDATE SET geslagen_op = EXCLUDED.geslagen_op
)
SELECT rijp, set_config('synchronous_commit', COALESCE(%(vastleggen)s, current_setting('synchronous_commit')), true)
FROM kijk
"""
"""Most ticks find nothing: one look at the index and one heartbeat, in one trip.

A heartbeat lost in a power cut does no harm, so nobody waits for the disk; inside a transaction of somebody else
that transaction decides.
"""
RIJP = (
    "SELECT id FROM meldingen_termijn WHERE volgende_op <= COALESCE(%s::timestamptz, now()) "
    "AND id <> ALL (%s::bigint[]) ORDER BY volgende_op LIMIT %s"
)


@dataclass(frozen=True, slots=True)
class Veegbeurt:
    """What one sweep did: terms raised, escalations recorded, poison rows pushed aside."""

    termijnen: int
    escalaties: int
    opzij: int


def sweep(*, nu: datetime | None = None, batch: int = BATCH) -> Veegbeurt:
    """Act on everything that is due at `nu`, oldest first, in batches of one commit each until nothing is left.

    `nu` None is the database's clock, or the standing clock where somebody holds it. Any number may run at
    once; running twice changes nothing. Raises only when the database cannot be reached.
    """
    moment = nu or (clock.now() if clock.is_standing() else None)
    termijnen = escalaties = 0
    opzij: list[int] = []
    while _tik(moment):
        try:
            gestegen, gevuurd = _beurt(moment, batch, opzij)
        except (OperationalError, InterfaceError):
            raise
        except DatabaseError:
            gestegen, gevuurd = _een_voor_een(moment, batch, opzij)
        termijnen += gestegen
        escalaties += gevuurd
        if gestegen < batch:
            _tik(moment, klaar=True)
            break
    return Veegbeurt(termijnen - len(opzij), escalaties, len(opzij))


def _tik(moment: datetime | None, *, klaar: bool = False) -> bool:
    """Whether anything is due; the heart beats when nothing is, or when the sweep is `klaar`."""
    vastleggen = None if connection.in_atomic_block else "off"
    with connection.cursor() as cursor:
        cursor.execute(TIK, {"nu": moment, "klaar": klaar, "vastleggen": vastleggen})
        return bool(cursor.fetchone()[0])


def _beurt(
    moment: datetime | None, batch: int, overslaan: list[int], alleen: int | None = None
) -> tuple[int, int]:
    """One statement; its own commit unless the caller holds a transaction."""
    # Inside a transaction a failing row must not spoil the rest; outside one a savepoint would cost two trips.
    omheining = transaction.atomic() if connection.in_atomic_block else contextlib.nullcontext()
    with omheining, connection.cursor() as cursor:
        cursor.execute(OPDRACHT, {"nu": moment, "batch": batch, "overslaan": overslaan, "alleen": alleen})
        gestegen, gevuurd = cursor.fetchone()
    return gestegen, gevuurd


def _een_voor_een(moment: datetime | None, batch: int, opzij: list[int]) -> tuple[int, int]:
    """A row in the batch is broken: take each by itself, and push the broken one aside with an alarm.

    Returns a full batch when there was one, so that the sweep goes on.
    """
    with connection.cursor() as cursor:
        cursor.execute(RIJP, [moment, opzij, batch])
        rijp = [rij[0] for rij in cursor.fetchall()]
    gevuurd = 0
    for sleutel in rijp:
        try:
            gevuurd += _beurt(moment, 1, [], sleutel)[1]
        except (OperationalError, InterfaceError):
            raise
        except DatabaseError:
            _zet_opzij(moment, sleutel)
            opzij.append(sleutel)
    return len(rijp), gevuurd


def _zet_opzij(moment: datetime | None, sleutel: int) -> None:
    logger.error("term %s cannot be swept and is pushed aside", sleutel)
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(OPZIJ, [moment, STORING, sleutel])
    except (OperationalError, InterfaceError):
        raise
    except DatabaseError:
        logger.exception("term %s cannot even be pushed aside; this sweep leaves it", sleutel)

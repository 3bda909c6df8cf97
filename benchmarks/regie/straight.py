"""The forbidden thing tried straight in SQL, past every service: the database must refuse it, or find nothing to do."""

from collections.abc import Mapping

from django.db import DatabaseError, connection, transaction

from benchmarks.walk.forbidden import let_the_database_look

FORBIDDEN: Mapping[str, str] = {
    "a second holder": (
        "INSERT INTO meldingen_regie (casus_id, organisatie_id, naam, functie, telefoon, periode) SELECT "
        "casus_id, organisatie_id, 'Nog iemand', '', '', periode FROM meldingen_regie WHERE casus_id = "
        "%(casus)s AND upper_inf(periode)"
    ),
    "nobody directs": ("DELETE FROM meldingen_regie WHERE casus_id = %(casus)s AND upper_inf(periode)"),
    "the holder ends without another": (
        "UPDATE meldingen_regie SET periode = tstzrange(lower(periode), lower(periode) + interval '1 second') "
        "WHERE casus_id = %(casus)s AND upper_inf(periode)"
    ),
    "a gap before the holder": (
        "UPDATE meldingen_regie SET periode = tstzrange(lower(periode) + interval '1 second', NULL) WHERE "
        "casus_id = %(casus)s AND upper_inf(periode)"
    ),
    "an overlap with the former": (
        "UPDATE meldingen_regie SET periode = tstzrange(lower(periode) - interval '1 second', NULL) WHERE "
        "casus_id = %(casus)s AND upper_inf(periode) AND lower(periode) > (SELECT geopend_op FROM "
        "meldingen_casus c WHERE c.id = casus_id)"
    ),
    "another past": (
        "UPDATE meldingen_regie SET naam = 'Iemand anders' WHERE casus_id = %(casus)s AND NOT "
        "upper_inf(periode)"
    ),
    "a nameless holder": (
        "UPDATE meldingen_regie SET naam = '' WHERE casus_id = %(casus)s AND upper_inf(periode)"
    ),
    "accepted by jumping": (
        "UPDATE overdracht_overdracht SET status = 'geaccepteerd' WHERE casus_id = %(casus)s AND status IN "
        "('aangeboden', 'op_wachtlijst', 'concept', 'geweigerd', 'ingetrokken')"
    ),
    "open again": (
        "UPDATE overdracht_overdracht SET status = 'aangeboden' WHERE casus_id = %(casus)s AND status IN "
        "('geweigerd', 'ingetrokken', 'terug_bij_vt', 'overgenomen', 'afgerond')"
    ),
    "accepted without regiehouder": (
        "UPDATE overdracht_overdracht SET regiehouder_naam = '' WHERE casus_id = %(casus)s AND status IN "
        "('geaccepteerd', 'eerste_contact', 'afgerond')"
    ),
    "accepted with an unread plan": (
        "UPDATE overdracht_overdracht SET plan_gelezen = false WHERE casus_id = %(casus)s AND status IN "
        "('geaccepteerd', 'eerste_contact', 'afgerond')"
    ),
    "waiting without a day": (
        "UPDATE overdracht_overdracht SET verwacht_op = NULL WHERE casus_id = %(casus)s AND status = "
        "'op_wachtlijst'"
    ),
    "a first contact that is forgotten": (
        "UPDATE overdracht_overdracht SET eerste_contact_op = NULL WHERE casus_id = %(casus)s AND status IN "
        "('eerste_contact', 'afgerond')"
    ),
    "refused without a reason": (
        "UPDATE overdracht_overdracht SET reden = '' WHERE casus_id = %(casus)s AND status IN ('geweigerd', "
        "'terug_bij_vt', 'overgenomen', 'weer_onveilig')"
    ),
    "offered and not frozen": (
        "UPDATE overdracht_overdracht SET momentopname = NULL WHERE casus_id = %(casus)s AND status NOT IN "
        "('concept', 'ingetrokken')"
    ),
    "offered without plan or exception": (
        "UPDATE overdracht_overdracht SET plan_id = NULL, uitzondering_reden = '' WHERE casus_id = %(casus)s "
        "AND status NOT IN ('concept', 'ingetrokken')"
    ),
    "an attempt that never was": (
        "DELETE FROM overdracht_contactpoging WHERE overdracht_id IN (SELECT id FROM overdracht_overdracht "
        "WHERE casus_id = %(casus)s)"
    ),
    "an attempt that succeeded after all": (
        "UPDATE overdracht_contactpoging SET gelukt = NOT gelukt WHERE overdracht_id IN (SELECT id FROM "
        "overdracht_overdracht WHERE casus_id = %(casus)s)"
    ),
    "no clock at all": (
        "DELETE FROM meldingen_termijn WHERE casus_id = %(casus)s AND gehaald_op IS NULL AND vervallen_op IS "
        "NULL AND EXISTS (SELECT 1 FROM meldingen_casus c WHERE c.id = casus_id AND c.gesloten_op IS NULL)"
    ),
}
"""What is tried, by what it would mean."""


class Attempt:
    """What became of one attempt: refused, nothing to do, or done, which may never be."""

    REFUSED, NOTHING, DONE = "refused", "nothing", "done"


def attempt(name: str, casus: int) -> str:
    """Try it on one casus and look as a commit would; whatever happens, nothing of it stays."""
    held = transaction.atomic()
    try:
        with held, connection.cursor() as cursor:
            cursor.execute(FORBIDDEN[name], {"casus": casus})
            touched = cursor.rowcount
            let_the_database_look()
            transaction.set_rollback(True)
    except DatabaseError:
        return Attempt.REFUSED
    return Attempt.DONE if touched else Attempt.NOTHING

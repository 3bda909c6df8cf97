"""What the database itself holds: an open casus has a running clock of its own, a closed one has none that must end."""

import pgtrigger

from meldingen.termijnen.regels import Waakt, codes

LOOPT = "t.gehaald_op IS NULL AND t.vervallen_op IS NULL"
_TELT_NIET = ", ".join(f"'{code}'" for code in sorted(codes(Waakt.DEEL) | codes(Waakt.DOSSIER)))
_LOOPT_DOOR = ", ".join(f"'{code}'" for code in sorted(codes(Waakt.DOSSIER)))

OPEN_ZONDER_KLOK = "open_casus_heeft_een_lopende_termijn"
DICHT_MET_KLOK = "gesloten_casus_heeft_geen_lopende_termijn"


def _klok_van(casussen: str) -> str:
    """PL/pgSQL that refuses these cases (SQL expressions of ids) when open without a clock or closed with a term.

    Runs at commit, so that a step may end one clock and start another. The lock makes two commits on one casus look
    after each other; only commits take it, and there are 1024, so that no change of many cases runs out of locks.
    """
    return f"""
        PERFORM pg_advisory_xact_lock(hashtext('klok van de casus'), (casus % 1024)::int)
        FROM (SELECT DISTINCT unnest(ARRAY[{casussen}]) AS casus ORDER BY 1) AS geraakt
        WHERE casus IS NOT NULL;
        IF EXISTS (
            SELECT 1 FROM meldingen_casus c
            WHERE c.id IN ({casussen}) AND c.gesloten_op IS NULL AND NOT EXISTS (
                SELECT 1 FROM meldingen_termijn t
                WHERE t.casus_id = c.id AND {LOOPT} AND t.code NOT IN ({_TELT_NIET})
            )
        ) THEN
            RAISE EXCEPTION 'an open casus of % has no running term of its own', ARRAY[{casussen}]
                USING ERRCODE = 'check_violation', CONSTRAINT = '{OPEN_ZONDER_KLOK}';
        END IF;
        IF EXISTS (
            SELECT 1 FROM meldingen_casus c
            JOIN meldingen_termijn t ON t.casus_id = c.id AND {LOOPT} AND t.code NOT IN ({_LOOPT_DOOR})
            WHERE c.id IN ({casussen}) AND c.gesloten_op IS NOT NULL
        ) THEN
            RAISE EXCEPTION 'a closed casus of % still has a running term', ARRAY[{casussen}]
                USING ERRCODE = 'check_violation', CONSTRAINT = '{DICHT_MET_KLOK}';
        END IF;
        RETURN NULL;
    """  # noqa: S608 - the codes and the columns are our own


def _wacht(naam: str, operatie: pgtrigger.Operation, casussen: str, wanneer: str = "") -> pgtrigger.Trigger:
    return pgtrigger.Trigger(
        name=naam,
        when=pgtrigger.After,
        operation=operatie,
        timing=pgtrigger.Deferred,
        condition=pgtrigger.Condition(f"({wanneer})") if wanneer else None,
        func=_klok_van(casussen),
    )


def _loopt(rij: str) -> str:
    return f"({rij}.gehaald_op IS NULL AND {rij}.vervallen_op IS NULL)"


WACHT_BIJ_CASUS = (
    _wacht("casus_begint_met_een_klok", pgtrigger.Insert, "NEW.id"),
    _wacht(
        "casus_sluit_met_haar_klokken",
        pgtrigger.Update,
        "NEW.id",
        "(OLD.gesloten_op IS NULL) <> (NEW.gesloten_op IS NULL)",
    ),
)
"""A casus opens or closes; `gesloten_op` is set exactly for the closed statuses (its check constraint)."""

WACHT_BIJ_TERMIJN = (
    _wacht("termijn_begint_niet_op_een_gesloten_casus", pgtrigger.Insert, "NEW.casus_id", _loopt("NEW")),
    _wacht(
        "termijn_eindigt_niet_als_laatste",
        pgtrigger.Update,
        "OLD.casus_id, NEW.casus_id",
        f"{_loopt('OLD')} <> {_loopt('NEW')} OR OLD.casus_id IS DISTINCT FROM NEW.casus_id OR OLD.code <> NEW.code",
    ),
    _wacht("termijn_verdwijnt_niet_als_laatste", pgtrigger.Delete, "OLD.casus_id", _loopt("OLD")),
)
"""A term starts, ends, moves or goes; a sweep does none of these, so it pays only for the look at two columns."""

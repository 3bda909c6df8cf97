"""The tasks of handovers: silence that ends, and caseloads that move."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from meldingen.termijnen.sweep import sweep
from overdracht import services
from tests import builders
from tests.overdracht import stappen
from tests.overdracht.overleg import tafel
from tests.tasks.scenario import Scenario
from veiligthuis.core import clock

MONTH = timedelta(days=30)


def silent_offer() -> list[Any]:
    """An offer of two months ago that nobody answered, of which everybody of the ladder was told."""
    with clock.standing_at(clock.now() - 2 * MONTH):
        stappen.aangeboden()
    sweep()
    return []


def invited() -> list[Any]:
    """An overleg with two partners, who were invited and not told by mail yet."""
    tafel.uitgenodigd()
    return []


def caseload_to_move() -> list[Any]:
    """Two families of a team that stops, asked to go to another one."""
    noord, zuid = builders.wijkteam(), builders.wijkteam("Wijkteam Zuid")
    for _ in range(2):
        stappen.aangeboden(team=noord)
    verhuizing = services.move_caseload(
        van_team=noord, naar_team=zuid, reden="Noord stopt.", by=stappen.manager()
    )
    return [verhuizing.pk]


def caseload_left_lying() -> list[Any]:
    """The same, for a task that finds it by itself."""
    caseload_to_move()
    return []


SILENT_AGAIN = """
SET session_replication_role = replica;
UPDATE overdracht_overdracht SET status = 'aangeboden', beeindigd_op = NULL, reden = '', reden_code = '';
UPDATE meldingen_casus SET status = 'overdracht_lopend';
DELETE FROM meldingen_termijn WHERE code = 'R03';
UPDATE meldingen_termijn SET vervallen_op = NULL, vervallen_reden = '' WHERE code IN ('T12', 'T12E');
SET session_replication_role = origin
"""
MOVED_AGAIN = """
SET session_replication_role = replica;
UPDATE overdracht_verhuisregel SET nieuw_id = NULL, gedaan_op = NULL;
UPDATE overdracht_verhuizing SET gereed_op = NULL;
DELETE FROM overdracht_overdracht WHERE vorige_id IS NOT NULL;
UPDATE overdracht_overdracht SET status = 'aangeboden', beeindigd_op = NULL, reden = '', reden_code = '';
DELETE FROM meldingen_termijn WHERE code = 'T12' AND vervallen_op IS NULL;
UPDATE meldingen_termijn SET vervallen_op = NULL, vervallen_reden = '' WHERE code = 'T12';
SET session_replication_role = origin
"""
ROWS = "SELECT casus_id, naar_team_id, status, reden_code FROM overdracht_overdracht ORDER BY 1, 2"
CLOCKS = "SELECT casus_id, code, vervallen_op IS NULL FROM meldingen_termijn ORDER BY 1, 2, 3"
MOVED = Scenario(
    prepare=caseload_to_move,
    again=MOVED_AGAIN,
    killed_at=("overdracht_verhuisregel", "UPDATE: NEW.nieuw_id IS NOT NULL"),
    done="SELECT bool_and(gereed_op IS NOT NULL) FROM overdracht_verhuizing",
    dump=[ROWS, CLOCKS, "SELECT was_status, nieuw_id IS NULL, fout FROM overdracht_verhuisregel"],
)
HANDOVERS: dict[str, Scenario] = {
    "overdracht.tasks.haal_stilte_terug": Scenario(
        prepare=silent_offer,
        again=SILENT_AGAIN,
        killed_at=("overdracht_overdracht", "UPDATE: NEW.status = 'terug_bij_vt'"),
        done="SELECT bool_and(status = 'terug_bij_vt') FROM overdracht_overdracht",
        dump=[ROWS, CLOCKS, "SELECT status FROM meldingen_casus"],
    ),
    "overdracht.tasks.mail_uitnodigingen": Scenario(
        prepare=invited,
        again="UPDATE overdracht_overlegdeelnemer SET mail_op = uitgenodigd_op, mail_pogingen = 0, "
        "mail_verzonden_op = NULL WHERE mail_pogingen > 0",
        killed_at=("overdracht_overlegdeelnemer", "UPDATE: NEW.mail_verzonden_op IS NOT NULL"),
        done="SELECT bool_and(mail_op IS NULL) FROM overdracht_overlegdeelnemer",
        dump=[
            "SELECT id, mail_op IS NULL, mail_pogingen, mail_verzonden_op IS NULL FROM overdracht_overlegdeelnemer "
            "ORDER BY 1"
        ],
    ),
    "overdracht.tasks.verhuis": MOVED,
    "overdracht.tasks.hervat_verhuizingen": replace(
        MOVED, prepare=caseload_left_lying, killed_at=("overdracht_verhuizing", "")
    ),
}

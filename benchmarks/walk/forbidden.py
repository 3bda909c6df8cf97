"""States that no course of steps may reach, each counted straight from the database."""

from django.db import connection
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from meldingen.machine import CasusStatus
from meldingen.machine.casus_status import BIJ_RAAD, GESLOTEN
from meldingen.machine.melding import BESLOTEN
from meldingen.models import Casus, Huisverbod, Melding
from meldingen.termijnen.invariants import invariants
from meldingen.termijnen.regels import Waakt, codes
from overdracht.machine.statussen import WACHT_OP_ANTWOORD
from overdracht.models import Overdracht
from veiligheid.machine import BeoordelingStatus, PlanStatus
from veiligheid.models import Veiligheidsbeoordeling, Veiligheidsplan, Vervolgbesluit

CLOCK = """
SELECT c.status, c.gesloten_op IS NULL,
       count(*) FILTER (WHERE t.code <> ALL (%s)) AS own, count(*) FILTER (WHERE t.code <> ALL (%s)) AS ending
FROM meldingen_casus c
LEFT JOIN meldingen_termijn t ON t.casus_id = c.id AND t.gehaald_op IS NULL AND t.vervallen_op IS NULL
WHERE c.id = %s GROUP BY c.id
"""
MAY_HAVE_OFFER = {CasusStatus.OVERDRACHT_LOPEND, *BIJ_RAAD}
"""Urgent danger goes to the Raad while an offer runs; the machine lets that be accepted or come back from there."""
OF_TERMS = ("open_casus_without_term", "closed_casus_with_term", "level_without_escalation")


def forbidden() -> dict[str, int]:
    """How often each forbidden state is there; all zero in health."""
    figures = invariants()
    return {
        **{name: figures[name] for name in OF_TERMS},
        "decided_melding_without_decision": Melding.objects.filter(status__in=BESLOTEN)
        .exclude(Exists(Vervolgbesluit.objects.filter(melding=OuterRef("pk"))))
        .count(),
        "decision_signed_by_one": Vervolgbesluit.objects.filter(medebeslisser=F("genomen_door")).count(),
        "signed_without_second": Veiligheidsbeoordeling.objects.filter(
            Q(ondertekend_door=None) | Q(ondertekend_door=F("opgesteld_door")), status=BeoordelingStatus.VASTGESTELD
        ).count(),
        "two_valid_plans": Veiligheidsplan.objects.filter(status=PlanStatus.VASTGESTELD)
        .values("casus").annotate(n=Count("pk")).filter(n__gt=1).count(),
        "offer_without_running_handover": Casus.objects.filter(status=CasusStatus.OVERDRACHT_LOPEND)
        .exclude(Exists(_offered())).count(),
        "running_offer_elsewhere": Casus.objects.exclude(status__in=MAY_HAVE_OFFER)
        .filter(Exists(_offered())).count(),
        "closed_with_open_melding": Casus.objects.filter(status__in=GESLOTEN)
        .filter(Exists(Melding.objects.met_open_werk().filter(casus=OuterRef("pk")))).count(),
        "closed_with_huisverbod": Huisverbod.objects.lopend().filter(casus__status__in=GESLOTEN).count(),
        "monitored_without_start": Casus.objects.filter(
            status=CasusStatus.IN_MONITORING, monitoring_vanaf=None
        ).count(),
    }  # fmt: skip


def let_the_database_look() -> None:
    """What a commit would check. Raises IntegrityError."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def wrong_clock(casus: int) -> tuple[str, bool, str]:
    """The status of a casus, whether it is open, and what is wrong with its clocks; empty in health."""
    about_file = list(codes(Waakt.DOSSIER))
    with connection.cursor() as cursor:
        cursor.execute(CLOCK, [about_file + list(codes(Waakt.DEEL)), about_file, casus])
        status, is_open, own, ending = cursor.fetchone()
    if is_open and not own:
        return status, is_open, "without a running term of its own"
    return status, is_open, "and still has a running term" if not is_open and ending else ""


def _offered() -> QuerySet[Overdracht]:
    rows: QuerySet[Overdracht] = Overdracht.objects.filter(casus=OuterRef("pk"), status__in=WACHT_OP_ANTWOORD)
    return rows

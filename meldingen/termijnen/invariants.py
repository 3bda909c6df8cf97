"""What must always hold of terms, counted straight from the database; all zero in health."""

from datetime import timedelta

from django.db.models import Count, Exists, F, Min, OuterRef, Q, QuerySet

from meldingen.machine.casus_status import OPENSTAAND
from meldingen.models import Casus
from meldingen.termijnen.records import Bezorging, Escalatie, Termijn
from meldingen.termijnen.regels import Waakt, codes
from meldingen.termijnen.rekenregels import ontbrekende_jaren
from veiligthuis.core import clock

TWEE_TIKKEN = timedelta(seconds=20)
"""Twice the interval of the bell: what is due for longer was not served."""


def invariants() -> dict[str, int]:
    """The figures of health by name; anything but 0 needs a person.

    due_unfired: terms due for more than two ticks without action. level_without_escalation: terms at a level of
    which a row is missing. outbox_oldest_s: age in seconds of the oldest notice still to be sent.
    open_casus_without_term: open cases, in whatever status, without a running term of their own.
    closed_casus_with_term: closed cases of which one runs that is not about the file. Both are refused by the
    database too (`wacht`). pushed_aside: terms the sweep could not handle.
    delivery_failed and nobody_told: notices that reached nobody, of terms that still run.
    calendar_years_missing: years up to and including the next one of which the KB-dagen are unknown.
    """
    return {
        "due_unfired": Termijn.objects.filter(volgende_op__lt=clock.now() - TWEE_TIKKEN).count(),
        "level_without_escalation": _levels_without_row(),
        "outbox_oldest_s": _outbox_age(),
        "open_casus_without_term": _open_casus().exclude(Exists(clocks_of_a_casus())).count(),
        "closed_casus_with_term": _closed_casus().filter(Exists(_must_have_ended())).count(),
        "pushed_aside": Termijn.objects.exclude(storing="").count(),
        "delivery_failed": _deliveries_failed(),
        "nobody_told": _nobody_told(),
        "calendar_years_missing": ontbrekende_jaren(),
    }


def _levels_without_row() -> int:
    rijen = Count(
        "escalaties", filter=Q(escalaties__vervalversie=F("versie"), escalaties__niveau__lte=F("niveau"))
    )
    return Termijn.objects.filter(niveau__gt=0).annotate(rijen=rijen).exclude(rijen=F("niveau")).count()


def _outbox_age() -> int:
    """Seconds since the oldest escalation was recorded that is not worked out or not sent; 0 when there is none."""
    te_verspreiden = Escalatie.objects.filter(verzenden=True, verspreid_op__isnull=True)
    te_verzenden = Bezorging.objects.filter(volgende_poging_op__isnull=False)
    oudste = [
        te_verspreiden.aggregate(op=Min("gevuurd_op"))["op"],
        te_verzenden.aggregate(op=Min("escalatie__gevuurd_op"))["op"],
    ]
    nu = clock.now()
    return max((int((nu - op).total_seconds()) for op in oudste if op is not None), default=0)


def _open_casus() -> QuerySet[Casus]:
    rijen: QuerySet[Casus] = Casus.objects.filter(status__in=OPENSTAAND)
    return rijen


def _closed_casus() -> QuerySet[Casus]:
    rijen: QuerySet[Casus] = Casus.objects.exclude(status__in=OPENSTAAND)
    return rijen


def clocks_of_a_casus() -> QuerySet[Termijn]:
    """Running terms of the casus of the outer query that guard the casus itself, as the database counts them too."""
    geen_klok = codes(Waakt.DEEL) | codes(Waakt.DOSSIER)
    rijen: QuerySet[Termijn] = Termijn.objects.open().filter(casus=OuterRef("pk")).exclude(code__in=geen_klok)
    return rijen


def _must_have_ended() -> QuerySet[Termijn]:
    return Termijn.objects.open().filter(casus=OuterRef("pk")).exclude(code__in=codes(Waakt.DOSSIER))


def _deliveries_failed() -> int:
    """Notices that were given up, of running terms at their present due moment."""
    return Bezorging.objects.filter(
        mislukt_op__isnull=False, escalatie__vervalversie=F("escalatie__termijn__versie"),
        escalatie__termijn__gehaald_op__isnull=True, escalatie__termijn__vervallen_op__isnull=True,
    ).count()  # fmt: skip


def _nobody_told() -> int:
    """Escalations of running terms, at their present due moment, that were worked out and reached nobody."""
    return Escalatie.objects.filter(
        verzenden=True, verspreid_op__isnull=False, bezorgingen__isnull=True, vervalversie=F("termijn__versie"),
        termijn__gehaald_op__isnull=True, termijn__vervallen_op__isnull=True,
    ).count()  # fmt: skip

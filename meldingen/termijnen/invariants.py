"""What must always hold of terms, counted straight from the database; all zero in health."""

from datetime import timedelta

from django.db.models import Count, Exists, F, Min, OuterRef, Q

from meldingen.machine.casus_status import IN_TRAJECT, CasusStatus
from meldingen.machine.melding import ZONDER_BESLUIT
from meldingen.models import Casus, Melding
from meldingen.termijnen.records import Bezorging, Escalatie, Termijn
from veiligthuis.core import clock

TWEE_TIKKEN = timedelta(seconds=20)
"""Twice the interval of the bell: what is due for longer was not served."""

KLOK_LOOPT = IN_TRAJECT | {CasusStatus.OVERDRACHT_LOPEND}
"""Statuses of a casus in which the law or the convenant sets a term; in the others a melding may."""


def invariants() -> dict[str, int]:
    """The figures of health by name; anything but 0 needs a person.

    due_unfired: terms due for more than two ticks without action. level_without_escalation: terms at a level of
    which a row is missing. outbox_oldest_s: age in seconds of the oldest notice still to be sent.
    open_casus_without_term: cases in a status that sets a term, or with a melding awaiting its decision, without
    a running one. pushed_aside: terms the sweep could not handle. delivery_failed and nobody_told: notices that
    reached nobody, of terms that still run.
    """
    return {
        "due_unfired": Termijn.objects.filter(volgende_op__lt=clock.now() - TWEE_TIKKEN).count(),
        "level_without_escalation": _levels_without_row(),
        "outbox_oldest_s": _outbox_age(),
        "open_casus_without_term": _cases_without_term(),
        "pushed_aside": Termijn.objects.exclude(storing="").count(),
        "delivery_failed": _deliveries_failed(),
        "nobody_told": _nobody_told(),
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


def _cases_without_term() -> int:
    wacht_op_besluit = Melding.objects.filter(casus=OuterRef("pk"), status__in=ZONDER_BESLUIT)
    loopt = Termijn.objects.open().filter(casus=OuterRef("pk"))
    hoort = Casus.objects.filter(Q(status__in=KLOK_LOOPT) | Exists(wacht_op_besluit))
    return int(hoort.exclude(Exists(loopt)).count())


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

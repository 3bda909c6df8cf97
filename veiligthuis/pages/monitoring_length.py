"""How long monitoring lasts, held against the length that is meant on average."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Avg, Count, DurationField, ExpressionWrapper, F, Q, Value

from meldingen.termijnen.rekenregels import huidig
from veiligthuis.core import clock
from veiligthuis.core.access import Person
from veiligthuis.pages.selection import Selectie

WHOLE = "T14C"
"""The term of the whole of monitoring: it starts with monitoring, and closing the casus meets it."""
PERIOD = timedelta(days=365)
MONTH = timedelta(days=365.25 / 12)


@dataclass(frozen=True)
class Monitoringduur:
    """How many ended and how long those took, how many run and for how long already; months, None of none."""

    geeindigd: int
    gemiddeld: float | None
    lopend: int
    lopend_gemiddeld: float | None
    lopend_langer: int
    norm: int


def monitoring_length(user: Person, base: Selectie, now: datetime) -> Monitoringduur:
    """The average length of monitoring in months, against the norm; one query.

    Numerator: the days from the end of V&V or onderzoek (without either: from the acceptance by the receiver) to the
    closing, summed. Denominator: the cases whose monitoring was closed in the last 365 days. What became unsafe again
    did not end and counts in neither. Open ones stand apart, at the age they have now: in the average they would
    make it shorter than it is. Source: Handelingsprotocol Veilig Thuis 2019, monitorfunctie (on average 18 months).
    """
    norm = huidig().regel(WHOLE, clock.local(now).date()).duur or 0
    closed, runs = Q(gehaald_op__gt=now - PERIOD), Q(gehaald_op__isnull=True, vervallen_op__isnull=True)
    age = ExpressionWrapper(Value(now) - F("gestart_op"), output_field=DurationField())
    found = base.ever(user).filter(code=WHOLE).aggregate(
        geeindigd=Count("pk", filter=closed),
        gemiddeld=Avg(F("gehaald_op") - F("gestart_op"), filter=closed),
        lopend=Count("pk", filter=runs),
        lopend_gemiddeld=Avg(age, filter=runs),
        lopend_langer=Count("pk", filter=runs & Q(eindigt_op__lt=now)),
    )  # fmt: skip
    return Monitoringduur(
        found["geeindigd"], _months(found["gemiddeld"]), found["lopend"],
        _months(found["lopend_gemiddeld"]), found["lopend_langer"], norm,
    )  # fmt: skip


def _months(length: timedelta | None) -> float | None:
    return None if length is None else round(length / MONTH, 1)

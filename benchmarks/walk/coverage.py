"""Which of the declared transitions a walk took, read from the audit trail it left."""

from collections import Counter

from django.db.models import Count

from veiligthuis.core.machine import transitions_of
from veiligthuis.core.models import AuditEntry
from veiligthuis.management.commands.machines import machines, statuses_of

Transition = tuple[str, str, str, str]
"""Machine, step, from, to."""


def declared() -> set[Transition]:
    """Every transition of every machine."""
    return {
        (machine._meta.label_lower, method.__name__, source, target)
        for machine in machines()
        for source, target, method in transitions_of(machine)
    }


def taken() -> Counter[Transition]:
    """How often each was taken, by the lines of the audit trail."""
    rows = AuditEntry.objects.filter(soort=AuditEntry.Soort.WIJZIGING).order_by()
    counted = rows.values_list("object_soort", "actie", "van", "naar").annotate(times=Count("pk"))
    known = declared()
    return Counter({tuple(row): times for *row, times in counted if tuple(row) in known})


def unreached() -> list[str]:
    """Every status that its machine never came into, as machine and status."""
    entered = set(AuditEntry.objects.order_by().values_list("object_soort", "naar").distinct())
    known = {(machine._meta.label_lower, status) for machine in machines() for status in statuses_of(machine)}
    return sorted(" ".join(pair) for pair in known - entered)

"""Mend cases that lie still: give an open casus without a running term the clock of its status."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Exists

from meldingen.machine.casus_status import OPENSTAAND
from meldingen.machine.klokken import PER_STATUS
from meldingen.models import Casus
from meldingen.termijnen.invariants import clocks_of_a_casus
from veiligthuis.core import audit, clock


def zonder_klok() -> list[str]:
    """The numbers of the open cases without a running term of their own."""
    rijen = Casus.objects.filter(status__in=OPENSTAAND).exclude(Exists(clocks_of_a_casus()))
    return list(rijen.order_by("nummer").values_list("nummer", flat=True))


@transaction.atomic
def vul_klokken_aan() -> list[str]:
    """Start the clock of its status on each of them, with a line in the audit trail; returns the numbers mended."""
    hersteld = []
    for nummer in zonder_klok():
        casus: Casus = Casus.objects.select_for_update(of=("self",)).get(nummer=nummer)
        for effect in PER_STATUS.get(casus.status, ()):
            effect.apply(casus, by=None, at=clock.now(), inputs={})
        if Casus.objects.filter(Exists(clocks_of_a_casus()), pk=casus.pk).exists():
            audit.record_change(None, casus, action="vul_klok_aan")
            hersteld.append(nummer)
    return hersteld

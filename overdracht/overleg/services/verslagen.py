"""The reports of an overleg: frozen per participant when it is concluded, and made on paper by the worker."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import transaction

from overdracht.overleg.beeld import als_gegevens, partijen
from overdracht.overleg.records import Overleg, Overlegverslag
from veiligthuis.core import audit, reports
from veiligthuis.core.models import Medewerker
from veiligthuis.core.pdf import render_pdf

# By name: the task calls this module, so it cannot be imported here.
TASK = "overdracht.tasks.maak_overlegverslag"
TEMPLATE = "overdracht/pdf/overlegverslag.html"


def bevries(overleg: Overleg, *, by: Medewerker, at: datetime) -> list[Overlegverslag]:
    """One report per participant who sits there for work, as it was shown; inside the transaction of the step."""
    rijen = [
        Overlegverslag.objects.create(
            overleg=overleg, deelnemer=partij.deelnemer, gegevens=als_gegevens(partij.beeld), gevraagd_door=by,
            gevraagd_op=at,
        )
        for partij in partijen(overleg)
    ]  # fmt: skip
    audit.record_changes(by, [(rij, {}) for rij in rijen], action="bevries_verslag")
    for rij in rijen:
        # Robust: without a broker the report waits, and `resume_verslagen` starts it later.
        transaction.on_commit(lambda pk=rij.pk: _start(pk), robust=True)  # type: ignore[misc]
    return rijen


def make_verslag(verslag_id: int) -> Overlegverslag:
    """Render and store one report. Run twice it does nothing the second time."""
    rij: Overlegverslag = Overlegverslag.objects.get(pk=verslag_id)
    return reports.make(rij, _render)


def resume_verslagen() -> int:
    """Start again every report that nobody finished. Returns how many."""
    for pk in (gevonden := reports.left_lying(Overlegverslag.objects.all())):
        _start(pk)
    return len(gevonden)


def _start(pk: int) -> None:
    reports.ring(TASK, pk)


def _render(rij: Overlegverslag) -> bytes:
    reports.advance(rij, voortgang=reports.GELEZEN)
    context = {
        "beeld": rij.gegevens,
        "organisatie": settings.ORGANISATIE,
        "kenmerk": f"overleg {rij.overleg_id}",
        "demo": settings.DEMO,
    }
    inhoud = render_pdf(TEMPLATE, context, title="Verslag van een overleg")
    reports.advance(rij, voortgang=reports.OPGEMAAKT)
    return inhoud

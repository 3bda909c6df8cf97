"""Asking whether paper is safe and letting the worker make an overview; and making it."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import transaction

from overdracht.gezinsoverzicht.opstellen import stel_op
from overdracht.gezinsoverzicht.records import Gezinsoverzicht
from veiligheid.codelijsten import Papier
from veiligheid.models import Plandeelnemer, Veiligheidsplan
from veiligheid.services import note_papier
from veiligthuis.core import audit, clock, reports
from veiligthuis.core.errors import RuleBroken
from veiligthuis.core.models import Medewerker
from veiligthuis.core.pdf import render_pdf

# By name: the task calls this module, so it cannot be imported here.
TASK = "overdracht.tasks.maak_gezinsoverzicht"
TEMPLATE = "overdracht/pdf/gezinsoverzicht.html"


@transaction.atomic
def vraag_overzicht(
    deelnemer: Plandeelnemer, *, by: Medewerker, papier: str, waar: str = "", at: datetime | None = None
) -> Gezinsoverzicht | None:
    """Keep where paper is safe for this person and ask the worker for the overview; None when it is safe nowhere.

    Raises RuleBroken for a child under twelve and for a plan that does not hold; NotAllowed.
    """
    moment = at or clock.now()
    plek = note_papier(deelnemer, by=by, papier=papier, waar=waar, at=moment)
    if papier == Papier.GEEN:
        return None
    plan = Veiligheidsplan.objects.met_inhoud().get(pk=plek.plan_id)
    opgesteld = stel_op(plan, plek)
    if opgesteld.overzicht is None:
        raise RuleBroken(opgesteld.reden)
    rij: Gezinsoverzicht = Gezinsoverzicht.objects.create(
        plan=plan, betrokkene_id=plek.betrokkene_id, gegevens=opgesteld.overzicht.als_gegevens(),
        gevraagd_door=by, gevraagd_op=moment,
    )  # fmt: skip
    audit.record_change(by, rij, action="vraag_gezinsoverzicht")
    # Robust: without a broker the overview waits, and `resume_overzichten` starts it later.
    transaction.on_commit(lambda: _start(rij.pk), robust=True)
    return rij


def make_overzicht(overzicht_id: int) -> Gezinsoverzicht:
    """Render and store one overview. Run twice it does nothing the second time."""
    rij: Gezinsoverzicht = Gezinsoverzicht.objects.get(pk=overzicht_id)
    return reports.make(rij, _render)


def resume_overzichten() -> int:
    """Start again every overview that nobody finished. Returns how many."""
    for pk in (gevonden := reports.left_lying(Gezinsoverzicht.objects.all())):
        _start(pk)
    return len(gevonden)


def _start(pk: int) -> None:
    reports.ring(TASK, pk)


def _render(rij: Gezinsoverzicht) -> bytes:
    reports.advance(rij, voortgang=reports.GELEZEN)
    context = {"blad": rij.gegevens, "organisatie": settings.ORGANISATIE, "demo": settings.DEMO}
    inhoud = render_pdf(TEMPLATE, context, title=rij.gegevens["vast"]["titel"])
    reports.advance(rij, voortgang=reports.OPGEMAAKT)
    return inhoud

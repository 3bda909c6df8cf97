"""The draft report as PDF: asked for by who works on it, made by the report worker."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import transaction

from meldingen.models import Casus
from meldingen.queries import geheimen, regiewoorden
from veiligheid.models import Trajectverslag
from veiligheid.traject.rules import WERKEN, onderzoek_loopt
from veiligheid.traject.services.grenzen import vergrendeld
from veiligheid.traject.verslag import conceptverslag
from veiligthuis.core import audit, clock, reports
from veiligthuis.core.models import Medewerker
from veiligthuis.core.pdf import render_pdf

# By name: the task calls this module, so it cannot be imported here.
TASK = "veiligheid.tasks.maak_trajectverslag"
TEMPLATE = "veiligheid/pdf/conceptverslag.html"
TITEL = "Conceptverslag van Veilig Thuis"


@transaction.atomic
def vraag_verslag(casus: Casus, *, by: Medewerker, at: datetime | None = None) -> Trajectverslag:
    """Ask the worker for the draft as it is now, to show to the family.

    Source: Awb art. 4:8 by analogy; Handelingsprotocol Veilig Thuis 2019, hoor en wederhoor.
    """
    rij, moment = vergrendeld(casus, WERKEN, by, onderzoek_loopt), at or clock.now()
    verslag = Trajectverslag.objects.create(casus=rij, gevraagd_door=by, gevraagd_op=moment)
    audit.record_change(by, verslag, action="vraag_trajectverslag")
    # Robust: without a broker the draft waits, and `hervat_verslagen` starts it later.
    transaction.on_commit(lambda: reports.ring(TASK, verslag.pk), robust=True)
    return verslag


def maak_verslag(verslag_id: int) -> Trajectverslag:
    """Render and store one draft. Run twice it does nothing the second time."""
    rij: Trajectverslag = Trajectverslag.objects.select_related("casus").get(pk=verslag_id)
    return reports.make(rij, _render)


def hervat_verslagen() -> int:
    """Start again every draft that nobody finished. Returns how many."""
    for pk in (gevonden := reports.left_lying(Trajectverslag.objects.all())):
        reports.ring(TASK, pk)
    return len(gevonden)


def _render(rij: Trajectverslag) -> bytes:
    verslag = conceptverslag(rij.casus)
    reports.advance(rij, voortgang=reports.GELEZEN)
    context = {
        "verslag": verslag,
        "datum": rij.gevraagd_op,
        "organisatie": settings.ORGANISATIE,
        "kenmerk": f"nummer {rij.casus.nummer}",
        "regie": regiewoorden.regieregel(rij.casus, geheim=geheimen.voor_allen(rij.casus)),
        "vertrouwelijk": "Persoonlijk",
        "demo": settings.DEMO,
    }
    inhoud = render_pdf(TEMPLATE, context, title=TITEL)
    reports.advance(rij, voortgang=reports.OPGEMAAKT)
    return inhoud

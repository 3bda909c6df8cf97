"""The copies of a plan: asking first whether paper is safe, letting the worker make one, and making it."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import transaction

from veiligheid.codelijsten import Papier
from veiligheid.models import Plandeelnemer, Planexemplaar, Veiligheidsplan
from veiligheid.plan.exemplaar import blad_voor
from veiligheid.plan.services import MAKEN
from veiligthuis.core import access, audit, clock, reports
from veiligthuis.core.errors import NotAllowed, RuleBroken
from veiligthuis.core.models import Medewerker
from veiligthuis.core.pdf import render_pdf

# By name: the task calls this module, so it cannot be imported here.
TASK = "veiligheid.tasks.maak_exemplaar"

TEMPLATE = "veiligheid/pdf/exemplaar.html"
TITEL, TITEL_KIND = "Ons veiligheidsplan", "Mijn blad"


@transaction.atomic
def answer_papier(
    deelnemer: Plandeelnemer, *, by: Medewerker, papier: str, waar: str = "", at: datetime | None = None
) -> Planexemplaar | None:
    """Keep where paper is safe for this person, and ask the worker for the copy when there is such a place.

    None when paper is safe nowhere: then none is made. What was agreed in a crisis goes along before it is established.
    Raises RuleBroken for any other plan that does not hold.
    """
    row = note_papier(deelnemer, by=by, papier=papier, waar=waar, at=at)
    return None if papier == Papier.GEEN else _request(row, by, at or clock.now())


@transaction.atomic
def note_papier(
    deelnemer: Plandeelnemer, *, by: Medewerker, papier: str, waar: str = "", at: datetime | None = None
) -> Plandeelnemer:
    """Keep where paper is safe for this person; asked again before every paper.

    Raises RuleBroken when no place was named, or for a plan of which no paper may come; NotAllowed.
    """
    moment = at or clock.now()
    row: Plandeelnemer = (
        Plandeelnemer.objects.select_for_update(of=("self",))
        .select_related("plan__casus")
        .get(pk=deelnemer.pk)
    )
    if not access.may(by, MAKEN, row):
        raise NotAllowed(MAKEN)
    if not row.plan.mag_op_papier:
        raise RuleBroken(
            "Van dit plan komt geen papier: het geldt niet. Stel het eerst vast, of open het nieuwste."
        )
    if papier == Papier.ELDERS and not waar.strip():
        raise RuleBroken("Schrijf waar het papier veilig ligt.", field="waar")
    row.papier, row.papier_waar = papier, waar.strip() if papier == Papier.ELDERS else ""
    row.papier_op, row.papier_door = moment, by
    row.save(update_fields=["papier", "papier_waar", "papier_op", "papier_door"])
    audit.record_change(by, row, action="vraag_papier_veilig", fields={"papier": papier})
    return row


def make_exemplaar(exemplaar_id: int) -> Planexemplaar:
    """Render and store one copy. Run twice it does nothing the second time."""
    rows = Planexemplaar.objects.select_related("plan__casus", "betrokkene")
    row: Planexemplaar = rows.get(pk=exemplaar_id)
    return reports.make(row, _render)


def resume_exemplaren() -> int:
    """Start again every copy that nobody finished. Returns how many."""
    for pk in (found := reports.left_lying(Planexemplaar.objects.all())):
        _start(pk)
    return len(found)


def _request(row: Plandeelnemer, by: Medewerker, moment: datetime) -> Planexemplaar:
    exemplaar: Planexemplaar = Planexemplaar.objects.create(
        plan=row.plan, betrokkene_id=row.betrokkene_id, gevraagd_door=by, gevraagd_op=moment
    )
    audit.record_change(by, exemplaar, action="vraag_exemplaar")
    # Robust: without a broker the copy waits, and `resume_exemplaren` starts it later.
    transaction.on_commit(lambda: _start(exemplaar.pk), robust=True)
    return exemplaar


def _start(pk: int) -> None:
    reports.ring(TASK, pk)


def _render(row: Planexemplaar) -> bytes:
    plan = Veiligheidsplan.objects.met_inhoud().get(pk=row.plan_id)
    blad = blad_voor(plan, row.betrokkene_id)[1].exemplaar
    reports.advance(row, voortgang=reports.GELEZEN)
    context = {
        "blad": blad,
        "organisatie": settings.ORGANISATIE,
        "kenmerk": f"{blad.nummer}, versie {blad.versie}",
        "demo": settings.DEMO,
    }
    inhoud = render_pdf(TEMPLATE, context, title=TITEL_KIND if blad.kind else TITEL)
    reports.advance(row, voortgang=reports.OPGEMAAKT)
    return inhoud

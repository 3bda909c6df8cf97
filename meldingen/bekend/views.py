"""Known here? Asked while names are typed on the call screen, and answered in the row of the household itself."""

import uuid
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from meldingen import services
from meldingen.bekend.forms import anders_getypt, rij_van, rij_voor, vraag_van, zonder_bekende
from meldingen.bekend.queries import Bekend
from meldingen.bekend.services import kies_bekende, zoek_bekenden
from meldingen.forms import concept as drafts
from meldingen.forms.aantekeningen import lines_of, with_line
from meldingen.models import Gesprek
from meldingen.views.gesprek import keep, refused, show
from meldingen.views.toegang import gesprek_of
from veiligthuis.core import clock
from veiligthuis.core.access import worker
from veiligthuis.core.errors import RuleBroken
from veiligthuis.core.forms import Formulier

NIEMAND = "Niemand die hierop lijkt in de casussen die u mag zien."


@require_POST
def bekend(request: HttpRequest, sleutel: uuid.UUID) -> HttpResponse:
    """Who this row may be about; nothing is kept. Without script the whole page with the answer in it."""
    obj, rij = gesprek_of(request, sleutel), rij_van(request.POST.get("rij", ""))
    antwoord = _answer(request, obj, rij)
    if getattr(request, "htmx", False):
        return render(
            request,
            "meldingen/gesprek/bekend.html",
            {"gesprek": obj, "bekend": {"rij": str(rij), **antwoord}},
        )
    typed = drafts.draft_of(request.POST)
    form, gezin = drafts.form_of(typed), drafts.household_of(typed)
    return show(request, obj, form, gezin, bekend={"rij": str(rij), **antwoord})


@require_POST
@transaction.atomic
def kies(request: HttpRequest, sleutel: uuid.UUID) -> HttpResponse:
    """Take over a known person in a row ("2:715"), or let go of one ("2:"); what was typed is kept.

    What stood in the row and differs from what the register says goes to the notes.
    """
    obj = services.vergrendel(gesprek_of(request, sleutel), by=worker(request))
    rij = rij_van(request.POST.get("wie", "").partition(":")[0])
    form = Formulier(request.POST)
    if not form.carried_out(lambda: _keep_choice(request, obj, rij)):
        reason = str(form.non_field_errors()[0])
        if getattr(request, "htmx", False):
            return HttpResponse(reason, status=409, content_type="text/plain; charset=utf-8")
        messages.error(request, reason)
        return redirect("meldingen:gesprek", sleutel=sleutel)
    kept, taken = form.result
    if not taken:
        return refused(request, kept)
    if not getattr(request, "htmx", False):
        return HttpResponseRedirect(reverse("meldingen:gesprek", kwargs={"sleutel": sleutel}) + "#personen")
    rows = drafts.household_of(kept.concept)
    row = rows.forms[min(rij, len(rows.forms) - 1)]
    context = {"gesprek": obj, "persoon": row, "nummer": rij + 1, "bekend": None}
    if kept.notities != obj.notities:
        context["regels"] = lines_of(kept.notities)
    return render(request, "meldingen/gesprek/persoon_gekozen.html", context)


def _keep_choice(request: HttpRequest, obj: Gesprek, rij: int) -> tuple[Gesprek, bool]:
    """The call with the choice in its row, and whether it was taken. Raises RuleBroken."""
    changed = _chosen(request, obj, rij)
    notes = _noted(obj, anders_getypt(request.POST.dict(), rij, changed))
    return keep(request, obj, notes=notes, **changed)


def _noted(obj: Gesprek, line: str) -> str:
    """The notes with this line, unless it stands there: a choice may be sent twice."""
    if line in [note.tekst for note in lines_of(obj.notities)]:
        return obj.notities
    return with_line(obj.notities, line, at=clock.now())


def _chosen(request: HttpRequest, obj: Gesprek, rij: int) -> dict[str, list[str]]:
    """The fields that change. Raises RuleBroken."""
    wie = request.POST.get("wie", "").partition(":")[2]
    if not wie.isdecimal():
        return zonder_bekende(rij)
    return rij_voor(kies_bekende(obj, persoon_id=int(wie[:18]), by=worker(request)), rij)


def _answer(request: HttpRequest, obj: Gesprek, rij: int) -> dict[str, Any]:
    """What the row shows: candidates, whom to ask, or why there is nothing."""
    vraag = vraag_van({name: request.POST.get(name, "") for name in request.POST}, rij)
    if vraag is None:
        return {"antwoord": Bekend(), "uitleg": ""}
    try:
        antwoord = zoek_bekenden(obj, vraag=vraag, by=worker(request))
    except RuleBroken as broken:
        return {"antwoord": Bekend(), "uitleg": broken.reason}
    return {"antwoord": antwoord, "uitleg": "" if antwoord.kandidaten else NIEMAND}

"""A note during a call: put below the notes with its time, once, and out of the field only when it stands there."""

import uuid

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from meldingen import services
from meldingen.forms import concept as drafts
from meldingen.forms.aantekeningen import with_line
from meldingen.views.gesprek import keep, notes_of, refuse, refused
from meldingen.views.gesprek_eenmaal import lines_to_keep, remember_note
from meldingen.views.toegang import gesprek_of
from veiligthuis.core import clock
from veiligthuis.core.access import worker
from veiligthuis.core.errors import RuleBroken


@require_POST
@transaction.atomic
def aantekening(request: HttpRequest, sleutel: uuid.UUID) -> HttpResponse:
    """Put what stands in the note field below the notes; sent again it gives the same answer and no second note."""
    obj = services.vergrendel(gesprek_of(request, sleutel), by=worker(request))
    lines = lines_to_keep(request, obj)
    mark = request.POST.get("merk", "")
    notes = with_line(obj.notities, "\n".join(lines), at=clock.now(), mark=mark)
    try:
        kept, taken = keep(request, obj, notes=notes, notitie=[""])
    except RuleBroken as broken:
        return refuse(request, broken)
    htmx = bool(getattr(request, "htmx", False))
    stands = not lines and htmx  # the note itself came through before; only its answer was lost
    if not taken and not stands:
        return refused(request, kept)
    if lines:
        remember_note(request, obj)
    if not htmx:
        return HttpResponseRedirect(reverse("meldingen:gesprek", kwargs={"sleutel": sleutel}) + "#id_notitie")
    context = notes_of(kept, drafts.form_of(kept.concept), {})
    return render(request, "meldingen/gesprek/aantekeningen.html", context)

"""The pages of the draft report as PDF: ask for it, see how far it is, and open it."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from meldingen.models import Casus
from veiligheid.models import Trajectverslag
from veiligheid.traject import services
from veiligthuis.core import access, audit
from veiligthuis.core.access import worker
from veiligthuis.core.once import once


@require_POST
@once
def vraag_pdf(request: HttpRequest, nummer: str) -> HttpResponse:
    """Let the worker make the draft as it is now."""
    casus = access.get_visible(Casus.objects.all(), request.user, nummer=nummer)
    gevraagd = services.vraag_verslag(casus, by=worker(request))
    return redirect("traject:verslag_stand", pk=gevraagd.pk)


@require_safe
def stand(request: HttpRequest, pk: int) -> HttpResponse:
    """How far a draft is; htmx asks only for the part that changes."""
    rijen = Trajectverslag.objects.zonder_inhoud().select_related("casus", "gevraagd_door")
    obj = access.get_visible(rijen, request.user, pk=pk)
    deel = "_verslag" if request.headers.get("HX-Request") else "verslag_stand"
    terug = reverse("traject:verslag", args=[obj.casus.nummer])
    return render(request, f"veiligheid/traject/{deel}.html", {"verslag": obj, "terug": terug})


@require_safe
def pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The PDF itself; the look is recorded, the file name says nothing about a person."""
    obj = access.get_visible(Trajectverslag.objects.select_related("casus"), request.user, pk=pk)
    if obj.inhoud is None:
        raise Http404
    audit.record_view(worker(request), obj, action="downloaden")
    response = HttpResponse(bytes(obj.inhoud), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{obj.bestandsnaam}"'
    return response

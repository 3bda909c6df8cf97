"""Reports: ask for one, see how far it is, and fetch the PDF."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from overdracht import services
from overdracht.models import Overdracht, Rapport
from overdracht.views import scherm
from veiligthuis.core import audit
from veiligthuis.core.access import get_visible, worker
from veiligthuis.core.once import once


@require_POST
@once
def vraag_dossier(request: HttpRequest, pk: int) -> HttpResponse:
    """Let the worker make the overdrachtsdossier of a handover."""
    obj = get_visible(Overdracht.objects.all(), worker(request), pk=pk)
    gevraagd = services.request_dossier(obj, by=worker(request))
    return redirect("overdracht:rapport", pk=gevraagd.pk)


@require_GET
def rapport(request: HttpRequest, pk: int) -> HttpResponse:
    """How far a report is; htmx asks only for the part that changes."""
    obj = get_visible(
        Rapport.objects.zonder_inhoud().select_related("casus", "overdracht"), worker(request), pk=pk
    )
    template = "overdracht/_rapport.html" if request.headers.get("HX-Request") else "overdracht/rapport.html"
    return render(request, template, {"rapport": obj, "terug": scherm.back_from_report(obj, worker(request))})


@require_GET
def rapport_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The PDF itself; the look is recorded, the file name says nothing about a person."""
    obj = get_visible(Rapport.objects.select_related("casus", "overdracht"), worker(request), pk=pk)
    if obj.inhoud is None:
        raise Http404
    audit.record_view(worker(request), obj, action="downloaden")
    response = HttpResponse(bytes(obj.inhoud), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{obj.bestandsnaam}"'
    return response

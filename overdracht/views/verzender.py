"""What Veilig Thuis sees of a handover: the list, a new one, and the page with what still blocks it."""

from __future__ import annotations

from functools import partial

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from meldingen.models import Casus
from meldingen.termijnen.services import markeer_casus_gezien
from overdracht import queries, services
from overdracht.forms import OntvangerFormulier
from overdracht.models import Overdracht
from overdracht.overname.queries import waits_too_long
from overdracht.overname.records import VERHUIZEN
from overdracht.views import scherm
from overdracht.views.stappen import take_step
from veiligthuis.core import audit
from veiligthuis.core.access import get_visible, has_codename, require, worker
from veiligthuis.core.once import once

PER_PAGINA = 50


@require_GET
def lijst(request: HttpRequest) -> HttpResponse:
    """Every handover this person may see, what waits longest first."""
    require(worker(request), "overdracht.bekijk_overdrachten")
    keuze = queries.Lijstkeuze.uit(request.GET.get("toon", ""))
    te_lang = keuze is queries.Lijstkeuze.TE_LANG
    rijen = waits_too_long(worker(request)) if te_lang else queries.lijst(worker(request), keuze)
    pagina = Paginator(rijen, PER_PAGINA).get_page(request.GET.get("pagina"))
    context = {
        "pagina": pagina,
        "rijen": scherm.with_told(scherm.rows(pagina.object_list)),
        "tabs": scherm.list_tabs(keuze),
        "mag_verhuizen": has_codename(worker(request), VERHUIZEN),
    }
    return render(request, "overdracht/lijst.html", context)


@once
def nieuw(request: HttpRequest, casusnummer: str) -> HttpResponse:
    """Choose who receives a casus; the teams where the family lives stand on top."""
    require(worker(request), "overdracht.bied_overdracht_aan")
    casus = get_visible(Casus.objects.all(), worker(request), nummer=casusnummer)
    if lopend := queries.lopende_overdracht(casus):
        return redirect("overdracht:overdracht", pk=lopend.pk)
    form = OntvangerFormulier(request.POST or None)
    if form.carried_out(partial(services.prepare_overdracht, casus, by=worker(request))):
        return redirect("overdracht:overdracht", pk=form.result.pk)
    context = {
        "casus": casus,
        "form": form,
        "plaats": queries.plaats_van(casus),
        "voorstellen": queries.voorstellen_voor_casus(casus),
    }
    return render(request, "overdracht/nieuw.html", context, status=422 if form.is_bound else 200)


@require_GET
def overdracht(request: HttpRequest, pk: int) -> HttpResponse:
    """One handover from the side of Veilig Thuis: what blocks it, what the receiver sees, what happened."""
    require(worker(request), "overdracht.bekijk_overdrachten")
    obj = get_visible(Overdracht.objects.met_verband(), worker(request), pk=pk)
    audit.record_view(worker(request), obj)
    markeer_casus_gezien(obj.casus, by=worker(request))
    return render(request, "overdracht/overdracht.html", scherm.sender_context(obj, worker(request)))


@once
def stap(request: HttpRequest, pk: int, naam: str) -> HttpResponse:
    """One step of Veilig Thuis, or of a receiver without login written down by Veilig Thuis."""
    require(worker(request), "overdracht.bekijk_overdrachten")
    obj = get_visible(Overdracht.objects.met_verband(), worker(request), pk=pk)
    back = reverse("overdracht:overdracht", args=[pk])
    context = {"overdracht": obj} | (scherm.preview(obj, worker(request)) if naam == "bied_aan" else {})
    return take_step(request, obj, naam, back=back, context=context)

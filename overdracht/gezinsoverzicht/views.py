"""The overviews of a family: who gets one, reading it together on the screen, and on paper when that is safe."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from overdracht.gezinsoverzicht.forms import PapierFormulier
from overdracht.gezinsoverzicht.opstellen import Opgesteld, stel_op
from overdracht.gezinsoverzicht.records import Gezinsoverzicht
from overdracht.gezinsoverzicht.services import vraag_overzicht
from veiligheid.codelijsten import Papier
from veiligheid.models import Plandeelnemer, Veiligheidsplan
from veiligthuis.core import audit
from veiligthuis.core.access import get_visible, has_codename, require, worker
from veiligthuis.core.once import once

MAKEN = "veiligheid.maak_veiligheidsplan"


@never_cache
@require_safe
def overzichten(request: HttpRequest, plan: int) -> HttpResponse:
    """Everybody in the plan: the overview, what was left out and why, how easily it reads."""
    obj = get_visible(Veiligheidsplan.objects.met_inhoud(), worker(request), pk=plan)
    audit.record_view(worker(request), obj, action="gezinsoverzichten")
    laatste: dict[int, Gezinsoverzicht] = {}
    for rij in Gezinsoverzicht.objects.filter(plan=obj).zonder_inhoud():
        laatste.setdefault(rij.betrokkene_id, rij)
    context = {
        "plan": obj,
        "rijen": [_rij(obj, rij, laatste) for rij in obj.deelnemers.all()],
        "mag_maken": obj.mag_op_papier and has_codename(request.user, MAKEN),
    }  # fmt: skip
    return render(request, "overdracht/gezinsoverzicht/overzichten.html", context)


@never_cache
@require_safe
def lezen(request: HttpRequest, deelnemer: int) -> HttpResponse:
    """The overview of one person on the screen, to read together."""
    plek, opgesteld = _opgesteld(request, deelnemer)
    if opgesteld.overzicht is None:
        raise Http404
    audit.record_view(worker(request), plek, action="gezinsoverzicht")
    context = {"plan": plek.plan, "deelnemer": plek, "blad": opgesteld.overzicht}
    return render(request, "overdracht/gezinsoverzicht/lezen.html", context)


@once
def papier(request: HttpRequest, deelnemer: int) -> HttpResponse:
    """Ask whether paper is safe; only then let the worker make the overview."""
    require(worker(request), MAKEN)
    plek, opgesteld = _opgesteld(request, deelnemer)
    if opgesteld.overzicht is None:
        raise Http404
    form = PapierFormulier(request.POST or None)
    if form.carried_out(partial(vraag_overzicht, plek, by=worker(request))):
        if form.result is not None:
            return redirect("overdracht:gezinsoverzicht", pk=form.result.pk)
        return redirect(f"{reverse('overdracht:gezinsoverzicht_papier', args=[deelnemer])}?geen")
    bekend = getattr(plek.betrokkene.persoon, "veilig", None)
    context: dict[str, Any] = {
        "plan": plek.plan, "deelnemer": plek, "form": form, "merken": ", ".join(bekend.merken) if bekend else "",
        "geen": "geen" in request.GET and plek.papier == Papier.GEEN,
    }  # fmt: skip
    return render(
        request, "overdracht/gezinsoverzicht/papier.html", context, status=422 if form.is_bound else 200
    )


@never_cache
@require_safe
def overzicht(request: HttpRequest, pk: int) -> HttpResponse:
    """How far the paper is; htmx asks only for the part that changes."""
    rij = get_visible(
        Gezinsoverzicht.objects.zonder_inhoud().select_related("plan__casus", "gevraagd_door"),
        worker(request),
        pk=pk,
    )
    deel = request.headers.get("HX-Request")
    template = (
        "overdracht/gezinsoverzicht/_voortgang.html" if deel else "overdracht/gezinsoverzicht/gemaakt.html"
    )
    return render(request, template, {"overzicht": rij, "plan": rij.plan})


@never_cache
@require_safe
def overzicht_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The PDF itself; the look is recorded, the file name says nothing about a person."""
    rij = get_visible(Gezinsoverzicht.objects.select_related("plan__casus"), worker(request), pk=pk)
    if rij.inhoud is None:
        raise Http404
    audit.record_view(worker(request), rij, action="downloaden")
    response = HttpResponse(bytes(rij.inhoud), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{rij.bestandsnaam}"'
    return response


def _rij(
    plan: Veiligheidsplan, plek: Plandeelnemer, laatste: Mapping[int, Gezinsoverzicht]
) -> dict[str, Any]:
    gemaakt = laatste.get(plek.betrokkene_id)
    return {"deelnemer": plek, "sleutel": str(plek.pk), "blad": stel_op(plan, plek), "gemaakt": gemaakt}


def _opgesteld(request: HttpRequest, deelnemer: int) -> tuple[Plandeelnemer, Opgesteld]:
    rijen = Plandeelnemer.objects.select_related("plan__casus", "betrokkene__persoon__veilig")
    plek = get_visible(rijen, worker(request), pk=deelnemer)
    plan = Veiligheidsplan.objects.met_inhoud().get(pk=plek.plan_id)
    vers = next(rij for rij in plan.deelnemers.all() if rij.pk == plek.pk)
    return plek, stel_op(plan, vers)

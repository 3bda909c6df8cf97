"""One overleg: planning it, its page for who leads it, the page of a participant, inviting, holding, concluding."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from meldingen.models import Casus
from overdracht.overleg import forms, services
from overdracht.overleg.beeld import beeld_van, kenmerk_van, partijen
from overdracht.overleg.codelijsten import LOPEND, OverlegStatus
from overdracht.overleg.machine import LEIDEN
from overdracht.overleg.records import Overleg, Overlegverslag
from overdracht.overleg.views.toegang import overleg_of, te_leiden, ziet_alles
from overdracht.overleg.voorstellen import voorstellen
from veiligthuis.core import audit, clock
from veiligthuis.core.access import get_visible, has_codename, require, worker
from veiligthuis.core.machine import available
from veiligthuis.core.once import once
from veiligthuis.core.steps import answer_step

STAPPEN: dict[str, tuple[Callable[..., Any], Callable[..., Any]]] = {
    "verzet": (
        lambda obj, data: forms.PlekFormulier(
            data, initial={"begint_op": obj.begint_op, "vorm": obj.vorm, "plaats": obj.plaats}
        ),
        services.verzet_overleg,
    ),
    "houd": (lambda obj, data: forms.HoudFormulier(data, overleg=obj), services.houd_overleg),
    "laat_vervallen": (lambda _obj, data: forms.VervalFormulier(data), services.laat_overleg_vervallen),
}
"""Step -> its form and its service."""

NA_EEN_BLIK: dict[str, Callable[..., Any]] = {
    "nodig_uit": services.nodig_uit,
    "rond_af": services.rond_overleg_af,
}
"""Steps that first show what every participant will see."""


@once
def nieuw(request: HttpRequest, casusnummer: str) -> HttpResponse:
    """Plan an overleg about a casus."""
    require(worker(request), LEIDEN)
    casus = get_visible(Casus.objects.all(), worker(request), nummer=casusnummer)
    form = forms.OverlegFormulier(request.POST or None)
    if form.carried_out(partial(services.plan_overleg, casus, by=worker(request))):
        messages.success(request, "Overleg gepland. Nog niemand ziet het; kies eerst wie er komt.")
        return redirect("overdracht:overleg", pk=form.result.pk)
    context = {"casus": casus, "form": form}
    return render(request, "overdracht/overleg/nieuw.html", context, status=422 if form.is_bound else 200)


@never_cache
@require_safe
def overleg(request: HttpRequest, pk: int) -> HttpResponse:
    """The whole page for who sees the casus, his own part for a participant; the look is recorded."""
    obj = overleg_of(request, pk)
    audit.record_view(worker(request), obj)
    if not ziet_alles(request, obj):
        return render(request, "overdracht/overleg/deelnemer.html", _deelnemer(request, obj))
    return render(request, "overdracht/overleg/overleg.html", _leider(request, obj))


@once
def stap(request: HttpRequest, pk: int, naam: str) -> HttpResponse:
    """One step of who leads; inviting and concluding show first what everybody will see."""
    obj = te_leiden(request, pk)
    back = reverse("overdracht:overleg", args=[pk])
    if naam in NA_EEN_BLIK:
        alle = partijen(obj, vooraf=True)
        form: Any = forms.GezienFormulier(request.POST or None, initial={"gezien": kenmerk_van(alle)})
        if form.is_bound and form.data.get("gezien") != kenmerk_van(alle):
            messages.warning(request, services.VERANDERD)
            return redirect("overdracht:overleg_stap", pk=pk, naam=naam)
        context = {"overleg": obj, "partijen": alle}
        return answer_step(
            request, obj, naam, form=form, service=NA_EEN_BLIK[naam], back=back, context=context,
            template="overdracht/overleg/wie_ziet_wat.html",
        )  # fmt: skip
    if naam not in STAPPEN:
        raise Http404
    maak, service = STAPPEN[naam]
    return answer_step(
        request, obj, naam, form=maak(obj, request.POST or None), service=service, back=back,
        context={"overleg": obj}, template="overdracht/overleg/stap.html",
    )  # fmt: skip


def _deelnemer(request: HttpRequest, obj: Overleg) -> dict[str, Any]:
    """What a participant sees: his own part, and the report once there is one."""
    plek = obj.deelnemers.get(medewerker=worker(request))
    verslag = Overlegverslag.objects.visible_to(worker(request)).zonder_inhoud().filter(overleg=obj).first()
    beeld: Any = beeld_van(obj, plek.pk).beeld
    return {"overleg": obj, "beeld": beeld, "verslag": verslag, "vandaag": clock.today()}


def _leider(request: HttpRequest, obj: Overleg) -> dict[str, Any]:
    """The whole page of Veilig Thuis."""
    user = worker(request)
    leidt = has_codename(user, LEIDEN)
    mensen = list(obj.deelnemers.met_mensen())
    punten = list(obj.agendapunten.prefetch_related("voor__medewerker", "voor__contactpersoon"))
    return {
        "overleg": obj,
        "leidt": leidt and obj.status in LOPEND,
        "gepland": obj.status == OverlegStatus.GEPLAND,
        "gehouden": obj.status == OverlegStatus.GEHOUDEN,
        "stappen": [kan for kan in available(obj, user) if leidt],
        "basis": reverse("overdracht:overleg", args=[obj.pk]),
        "professionals": [plek for plek in mensen if plek.betrokkene_id is None],
        "gezin": [plek for plek in mensen if plek.betrokkene_id is not None],
        "nog_te_kiezen": obj.gezin_zonder_keuze(),
        "punten": [punt for punt in punten if not punt.weggelaten],
        "weggelaten": [punt for punt in punten if punt.weggelaten],
        "voorstellen": voorstellen(obj) if leidt and obj.status == OverlegStatus.GEPLAND else [],
        "afspraken": obj.afspraken.met_verband().prefetch_related("gedeeld_met__medewerker"),
        "mag_plan": has_codename(user, "veiligheid.maak_veiligheidsplan") and obj.casus.is_open,
        "verslagen": obj.verslagen.zonder_inhoud().select_related(
            "deelnemer__medewerker", "deelnemer__contactpersoon"
        ),
        "vandaag": clock.today(),
    }

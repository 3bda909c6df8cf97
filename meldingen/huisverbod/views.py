"""The file part of a huisverbod: taking it in, its page, its steps."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from meldingen.huisverbod import services
from meldingen.huisverbod.forms import HuisverbodFormulier, vorm_van
from meldingen.huisverbod.pagina import page
from meldingen.models import Huisverbod
from meldingen.views.toegang import casus_of
from veiligthuis.core import access, audit
from veiligthuis.core.access import worker
from veiligthuis.core.once import once
from veiligthuis.core.steps import answer_step

SERVICES: dict[str, Callable[..., Any]] = {
    service.__name__: service
    for service in (
        services.leg_bereikbaarheid_vast, services.adviseer_burgemeester, services.verleng, services.trek_in,
        services.rond_af,
    )
}  # fmt: skip
"""Step of a huisverbod -> the service that takes it."""


@once
def nieuw(request: HttpRequest, nummer: str) -> HttpResponse:
    """Write down a huisverbod that the burgemeester imposed."""
    casus = casus_of(request, nummer)
    access.require(request.user, services.MAG)
    form = HuisverbodFormulier(request.POST or None, casus=casus)
    if form.carried_out(partial(services.leg_huisverbod_op, casus, by=worker(request))):
        messages.success(
            request,
            "Huisverbod vastgelegd. De klokken lopen; adressen die de ander niet kent, zijn nu geheim.",
        )
        return redirect("meldingen:huisverbod", pk=form.result.pk)
    uitleg = "De burgemeester legt een huisverbod op voor tien dagen; verlengen kan tot vier weken na de oplegging."
    context = {
        "casus": casus, "form": form, "titel": "Huisverbod vastleggen", "uitleg": uitleg, "tab": "veiligheid",
        "breed": True,
    }  # fmt: skip
    return render(request, "meldingen/formulier.html", context, status=422 if form.is_bound else 200)


@require_safe
def huisverbod(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything of one huisverbod; the look is recorded."""
    obj = _huisverbod(request, pk)
    audit.record_view(worker(request), obj)
    return render(request, "meldingen/huisverbod/huisverbod.html", page(obj, worker(request)))


@once
def stap(request: HttpRequest, pk: int, naam: str) -> HttpResponse:
    """One step of a huisverbod; an unknown one is a 404."""
    obj = _huisverbod(request, pk)
    if naam not in SERVICES:
        raise Http404
    return answer_step(
        request,
        obj,
        naam,
        form=vorm_van(naam, request.POST or None, obj),
        service=SERVICES[naam],
        back=reverse("meldingen:huisverbod", args=[obj.pk]),
        template="meldingen/huisverbod/stap.html",
    )


def _huisverbod(request: HttpRequest, pk: int) -> Huisverbod:
    rows = Huisverbod.objects.met_mensen().select_related("vastgelegd_door")
    found: Huisverbod = access.get_visible(rows, request.user, pk=pk)
    return found

"""Rows of the informatieplan: agree who tells it, add somebody, and say that it was done or why not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from meldingen.informeren import services
from meldingen.informeren.codelijsten import Ontvanger, Waarover
from meldingen.informeren.forms import GedaanFormulier, RegelFormulier, VervaltFormulier
from meldingen.models import Betrokkene, Casus, Informatieregel, Melding
from meldingen.views.toegang import casus_of
from veiligthuis.core import access
from veiligthuis.core.access import worker
from veiligthuis.core.forms import Formulier
from veiligthuis.core.once import once

MAG = "meldingen.plan_informatie"
RIJEN: dict[str, Any] = {Ontvanger.BETROKKENE: Betrokkene, Ontvanger.MELDER: Melding}


def terug_naar(casus: Casus) -> str:
    """The address of the informatieplan of a casus."""
    return reverse("pages:casus_tab", args=[casus.nummer, "informatieplan"])


def ontvanger_of(request: HttpRequest, casus: Casus, soort: str, pk: int, waarover: str) -> Any:
    """The betrokkene or the melding of this casus that something is told about. Raises Http404."""
    if soort not in RIJEN or waarover not in Waarover.values:
        raise Http404
    return access.get_visible(RIJEN[soort].objects.select_related("casus"), request.user, pk=pk, casus=casus)


@once
def plan(request: HttpRequest, nummer: str, soort: str, pk: int, waarover: str) -> HttpResponse:
    """Agree who informs a betrokkene or a melder, when and how."""
    casus = casus_of(request, nummer)
    voor = ontvanger_of(request, casus, soort, pk, waarover)
    naar = {"betrokkene": voor} if soort == Ontvanger.BETROKKENE else {"melding": voor}
    regel = casus.informatieregels.filter(waarover=waarover, **naar).first()
    form = RegelFormulier(request.POST or None, casus=casus, regel=regel)
    return _antwoord(
        request, casus, form, titel="Informeren afspreken",
        save=lambda data: services.plan_regel(casus, voor=voor, waarover=waarover, by=worker(request), **data),
    )  # fmt: skip


@once
def nieuw(request: HttpRequest, nummer: str) -> HttpResponse:
    """Somebody else must hear something too."""
    casus = casus_of(request, nummer)
    form = RegelFormulier(request.POST or None, casus=casus, eigen=True)
    return _antwoord(
        request, casus, form, titel="Iemand informeren", save=lambda data: _bewaar(request, casus, data)
    )


@once
def wijzig(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what was agreed about somebody who was added."""
    regel = _regel_of(request, pk)
    form = RegelFormulier(request.POST or None, casus=regel.casus, regel=regel, eigen=True)
    return _antwoord(
        request, regel.casus, form, titel="Afspraak wijzigen",
        save=lambda data: _bewaar(request, regel.casus, data, regel=regel),
    )  # fmt: skip


@once
def gedaan(request: HttpRequest, pk: int) -> HttpResponse:
    """It was told."""
    regel = _regel_of(request, pk)
    return _antwoord(
        request, regel.casus, GedaanFormulier(request.POST or None), titel="Verteld",
        save=lambda data: services.rond_regel_af(regel, by=worker(request), **data),
    )  # fmt: skip


@once
def vervalt(request: HttpRequest, pk: int) -> HttpResponse:
    """It is not told, and why."""
    regel = _regel_of(request, pk)
    return _antwoord(
        request, regel.casus, VervaltFormulier(request.POST or None), titel="Gaat niet door",
        save=lambda data: services.laat_regel_vervallen(regel, by=worker(request), **data),
    )  # fmt: skip


def _bewaar(
    request: HttpRequest, casus: Casus, data: dict[str, Any], *, regel: Informatieregel | None = None
) -> Informatieregel:
    velden = dict(data)
    wie = velden.pop("ontvanger")
    return services.plan_regel(
        casus, voor=wie, waarover=Waarover.ANDERS, regel=regel, by=worker(request), **velden
    )


def _regel_of(request: HttpRequest, pk: int) -> Informatieregel:
    rijen = Informatieregel.objects.select_related("casus__team", "termijn").filter(
        soort=Ontvanger.PROFESSIONAL
    )
    found: Informatieregel = access.get_visible(rijen, request.user, pk=pk)
    return found


def _antwoord(
    request: HttpRequest, casus: Casus, form: Formulier, *, titel: str, save: Callable[[dict[str, Any]], Any]
) -> HttpResponse:
    """The page of one form, and what it does; back to the informatieplan."""
    access.require(request.user, MAG)
    if form.carried_out(lambda **data: save(data)):
        messages.success(request, f"{titel}: vastgelegd.")
        return redirect(terug_naar(casus))
    context = {"casus": casus, "form": form, "titel": titel, "terug": terug_naar(casus)}
    return render(request, "meldingen/formulier.html", context, status=422 if form.is_bound else 200)

"""The pages of the Raad: everything of a casus, the one page of a verzoek, its steps, and what the Raad lets know."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from meldingen.models import Casus
from overdracht.models import Raadverzoek
from overdracht.raad import forms, samen, services
from overdracht.raad.inhoud import blad_van, stuk_van
from overdracht.raad.machine import SCHRIJVEN
from overdracht.raad.meter import meter_over
from overdracht.raad.pagina import SPOED, delen_van, raadblad_van
from overdracht.raad.queries import ZIEN
from overdracht.raad.services.bericht import VASTLEGGEN
from overdracht.services import request_verzoek_raad
from veiligthuis.core import access, audit
from veiligthuis.core.access import has_codename, worker
from veiligthuis.core.errors import RuleBroken
from veiligthuis.core.forms import Formulier, StapFormulier
from veiligthuis.core.machine import available
from veiligthuis.core.once import once, unless_sent
from veiligthuis.core.saving import answer_saved
from veiligthuis.core.steps import answer_step

STAPPEN: dict[str, tuple[Callable[..., StapFormulier], Callable[..., Any], str]] = {
    "leg_voor": (StapFormulier, services.leg_voor, "overdracht/raad/stap_voorleggen.html"),
    "onderteken_als_gedragswetenschapper": (
        forms.OndertekenAlsGedragswetenschapper,
        services.onderteken_als_gedragswetenschapper,
        "overdracht/raad/stap_ondertekenen.html",
    ),
    "onderteken_als_teammanager": (
        forms.OndertekenAlsTeammanager,
        services.onderteken_als_teammanager,
        "overdracht/raad/stap_ondertekenen.html",
    ),
    "geef_terug": (forms.Reden, services.geef_terug, "core/stap.html"),
    "trek_in": (forms.Reden, services.trek_in, "core/stap.html"),
    "verzend": (forms.Verzending, services.verzend, "overdracht/raad/stap_ondertekenen.html"),
}
"""Per step the form, the service and the page."""


@require_safe
def casus(request: HttpRequest, nummer: str) -> HttpResponse:
    """Everything of the Raad in one casus."""
    obj, user = _casus(request, nummer), worker(request)
    audit.record_view(user, obj, action="bekijk raad")
    return render(request, "overdracht/raad/casus.html", {"casus": obj, "blad": raadblad_van(obj, user)})


@once
def nieuw(request: HttpRequest, nummer: str) -> HttpResponse:
    """Go to the verzoek being written, or begin one."""
    obj, user = _casus(request, nummer), worker(request)
    access.require(user, SCHRIJVEN)
    lopend = Raadverzoek.objects.visible_to(user).lopend().filter(casus=obj).first()
    if lopend is not None:
        return redirect("raad:verzoek", pk=lopend.pk)
    form = Formulier(request.POST if request.method == "POST" else None)
    if form.carried_out(partial(services.begin_verzoek, obj, by=user)):
        return redirect("raad:verzoek", pk=form.result.pk)
    uitleg = (
        "Het dossier vult de zestien onderdelen alvast. U vult aan wat de Raad verder vraagt; "
        "twee collega’s die niet meeschreven, ondertekenen."
    )
    return _formulier(request, obj, form, "Verzoek aan de Raad beginnen", uitleg)


@once
def spoed(request: HttpRequest, nummer: str) -> HttpResponse:
    """Write down that the Raad was called; the paper follows."""
    obj, user = _casus(request, nummer), worker(request)
    access.require(user, SPOED)
    form = forms.SpoedFormulier(request.POST or None)
    if form.carried_out(partial(services.meld_spoed, obj, by=user)):
        messages.success(request, "Vastgelegd dat de Raad is gebeld. Het papier volgt.")
        return redirect("raad:casus", nummer=nummer)
    uitleg = "Bel de Raad eerst. Het verzoek op papier volgt; daarvoor loopt vanaf het gesprek een termijn."
    return _formulier(request, obj, form, "Spoed: de Raad is gebeld", uitleg)


@once
def bericht(request: HttpRequest, nummer: str) -> HttpResponse:
    """Write down what the Raad let know; the casus goes on with it."""
    obj, user = _casus(request, nummer), worker(request)
    access.require(user, VASTLEGGEN)
    form = forms.BerichtFormulier(request.POST or None, casus=obj)
    if form.carried_out(partial(services.leg_bericht_vast, obj, by=user)):
        messages.success(request, "Het bericht van de Raad is vastgelegd.")
        return redirect("raad:casus", nummer=nummer)
    uitleg = (
        "Gaat de Raad onderzoeken, dan geldt de casus als overgedragen. "
        "Onderzoekt de Raad niet, dan is zij weer werk van Veilig Thuis."
    )
    return _formulier(request, obj, form, "Bericht van de Raad", uitleg, breed=True)


@once
def verzoek(request: HttpRequest, pk: int) -> HttpResponse:
    """Write a draft; read any other verzoek as it was fixed."""
    obj, user = _verzoek(request, pk), worker(request)
    if request.method != "POST":
        audit.record_view(user, obj)
    if not (obj.is_concept and has_codename(user, SCHRIJVEN)):
        return render(request, "overdracht/raad/lezen.html", _lezen(obj, request))
    stuk = stuk_van(obj)
    invoer = forms.VerzoekInvoer(stuk, request.POST or None)
    venster = samen.Venster.uit(request.POST)
    if request.method == "POST" and invoer.carried_out(
        partial(services.bewaar_verzoek, obj, venster=venster, by=user)
    ):
        if "voorleggen" in request.POST:
            return redirect("raad:stap", pk=pk, naam="leg_voor")
        messages.success(request, "Het verzoek is bewaard.")
        return redirect("raad:verzoek", pk=pk)
    context = {
        "verzoek": obj,
        "invoer": invoer,
        "venster": _venster(obj, invoer, venster),
        "delen": delen_van(stuk, invoer),
        "meter": meter_over(stuk),
        "stappen": [kan for kan in available(obj, user) if kan.step.name != "leg_voor"],
        "rapporten": _rapporten(obj),
    }
    return render(request, "overdracht/raad/schrijven.html", context, status=422 if request.POST else 200)


def _venster(obj: Raadverzoek, invoer: forms.VerzoekInvoer, gestuurd: samen.Venster | None) -> samen.Venster:
    """What the page is compared with when it is sent: its own begin; after a collision both texts were seen."""
    if invoer.gebotst is not None:
        return samen.Venster(str(uuid.uuid4()), invoer.gebotst.begin)
    return gestuurd or samen.Venster(str(uuid.uuid4()), samen.merken(samen.plat_nu(obj)))


@require_POST
@unless_sent
def bewaar(request: HttpRequest, pk: int) -> JsonResponse:
    """Keep what was typed so far; answers with the time, or with the reason why not."""
    obj = _verzoek(request, pk)
    invoer = forms.VerzoekInvoer(stuk_van(obj), request.POST)
    venster = samen.Venster.uit(request.POST)

    def keep() -> None:
        try:
            services.bewaar_verzoek(obj, venster=venster, by=worker(request), **invoer.gegevens())
        except samen.Gebotst:  # this page does not show both texts, so it may not say so
            raise RuleBroken(samen.BEWAAR_ZELF) from None

    return answer_saved(keep)


@once
def stap(request: HttpRequest, pk: int, naam: str) -> HttpResponse:
    """Take one step; who signs or sends reads first what it is about."""
    obj = _verzoek(request, pk)
    if naam not in STAPPEN:
        raise Http404
    form, service, template = STAPPEN[naam]
    extra = {"obj": obj} if naam.startswith("onderteken") else {}
    context: dict[str, Any] = {"verzoek": obj}
    if request.method != "POST":
        audit.record_view(worker(request), obj, action=naam)
    if template != "core/stap.html":
        context |= {"blad": blad_van(obj), "meter": meter_over(stuk_van(obj)) if obj.is_concept else None}
    return answer_step(
        request,
        obj,
        naam,
        form=form(request.POST or None, **extra),
        service=service,
        back=reverse("raad:verzoek", kwargs={"pk": pk}),
        template=template,
        context=context,
    )


@require_POST
@once
def pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """Let the worker make the PDF: of a draft as it stands, of anything else as it was fixed."""
    obj = _verzoek(request, pk)
    gevraagd = request_verzoek_raad(obj.casus, verzoek=obj, by=worker(request))
    return redirect("overdracht:rapport", pk=gevraagd.pk)


def _lezen(obj: Raadverzoek, request: HttpRequest) -> dict[str, Any]:
    user = worker(request)
    return {
        "verzoek": obj,
        "blad": blad_van(obj),
        "meter": meter_over(stuk_van(obj)) if obj.is_concept else None,
        "stappen": available(obj, user),
        "rapporten": _rapporten(obj),
        "mag_pdf": has_codename(user, SCHRIJVEN),
    }


def _rapporten(obj: Raadverzoek) -> list[Any]:
    return list(obj.rapporten.zonder_inhoud().select_related("gevraagd_door")[:5])


def _casus(request: HttpRequest, nummer: str) -> Casus:
    access.require(request.user, ZIEN)
    rijen = Casus.objects.select_related("team__organisatie", "behandelaar")
    gevonden: Casus = access.get_visible(rijen, request.user, nummer=nummer)
    return gevonden


def _verzoek(request: HttpRequest, pk: int) -> Raadverzoek:
    gevonden: Raadverzoek = access.get_visible(Raadverzoek.objects.met_verband(), request.user, pk=pk)
    return gevonden


def _formulier(
    request: HttpRequest, obj: Casus, form: Formulier, titel: str, uitleg: str, *, breed: bool = False
) -> HttpResponse:
    context = {
        "casus": obj, "form": form, "titel": titel, "uitleg": uitleg, "breed": breed,
        "terug": reverse("raad:casus", args=[obj.nummer]),
    }  # fmt: skip
    return render(request, "meldingen/formulier.html", context, status=422 if form.is_bound else 200)

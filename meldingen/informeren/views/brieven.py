"""One letter: read it, change it, choose how each copy goes, approve exactly what is seen, open it, send it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from meldingen.forms.persoon import ToonFormulier
from meldingen.informeren import services
from meldingen.informeren.forms import LaatVervallenFormulier, TekstFormulier, VerzendFormulier
from meldingen.informeren.machine import MAAK
from meldingen.informeren.pagina import bladzijde
from meldingen.informeren.views.regels import ontvanger_of, terug_naar
from meldingen.models import Brief, Briefafdruk, Exemplaar
from meldingen.views.toegang import casus_of
from veiligthuis.core import access, audit, buttons
from veiligthuis.core.access import worker
from veiligthuis.core.errors import RuleBroken
from veiligthuis.core.forms import Formulier
from veiligthuis.core.once import once
from veiligthuis.core.steps import answer_step


@require_POST
@once
def nieuw(request: HttpRequest, nummer: str, soort: str, pk: int, waarover: str) -> HttpResponse:
    """Begin a letter, or go on with the one that lies there."""
    casus = casus_of(request, nummer)
    voor = ontvanger_of(request, casus, soort, pk, waarover)
    begin = partial(services.begin_brief, voor, waarover=waarover, by=worker(request))
    begonnen = buttons.given(request, begin)
    return redirect("meldingen:brief", pk=begonnen.pk) if begonnen else redirect(terug_naar(casus))


@once
def brief(request: HttpRequest, pk: int) -> HttpResponse:
    """The letter as it will be read, with everything that still stops it; a concept can be changed here."""
    obj = _brief_of(request, pk)
    form = TekstFormulier(request.POST or None, initial={"tekst": obj.tekst})
    if form.carried_out(partial(services.schrijf_brief, obj, by=worker(request))):
        messages.success(request, "De tekst is bewaard. Lees hem hiernaast zoals de lezer hem krijgt.")
        return redirect("meldingen:brief", pk=pk)
    if request.method != "POST":
        audit.record_view(worker(request), obj, action="lees_brief")
    context = {**bladzijde(obj, worker(request)), "form": form, "terug": terug_naar(obj.casus)}
    return render(request, "meldingen/informeren/brief.html", context, status=422 if form.is_bound else 200)


@require_GET
def exemplaren(request: HttpRequest, pk: int) -> HttpResponse:
    """The part of the page that changes while the worker makes the copies."""
    obj = _brief_of(request, pk)
    return render(request, "meldingen/informeren/_exemplaren.html", bladzijde(obj, worker(request)))


@once
def exemplaar(request: HttpRequest, pk: int, nr: int) -> HttpResponse:
    """How one copy reaches its reader; asks first whether paper is safe."""
    obj = _brief_of(request, pk)
    access.require(request.user, MAAK)
    gekozen = _exemplaar_of(obj, nr)
    form = VerzendFormulier(request.POST or None, exemplaar=gekozen)
    if form.carried_out(partial(services.kies_verzending, gekozen, by=worker(request))):
        messages.success(request, "Vastgelegd hoe deze brief gaat.")
        return redirect("meldingen:brief", pk=pk)
    context = {
        "casus": obj.casus, "form": form, "titel": "Hoe gaat deze brief", "betrokkene": gekozen.betrokkene,
        "terug": reverse("meldingen:brief", args=[pk]),
    }  # fmt: skip
    return render(request, "meldingen/formulier.html", context, status=422 if form.is_bound else 200)


@never_cache
def afdruk(request: HttpRequest, pk: int, nr: int) -> HttpResponse:
    """One copy as it is printed; with a secret address only after a reason, and each look is on record."""
    obj = _brief_of(request, pk)
    rijen = Briefafdruk.objects.select_related(
        "exemplaar__brief__casus", "exemplaar__betrokkene__persoon", "exemplaar__adres"
    )
    gevonden: Briefafdruk = access.get_visible(rijen, request.user, pk=nr, exemplaar__brief=obj)
    form = ToonFormulier(request.POST or None)
    reden = form.cleaned_data["reden"] if form.is_valid() else ""
    try:
        inhoud = services.open_afdruk(gevonden, reden=reden, by=worker(request))
    except RuleBroken as broken:
        context = {"brief": obj, "casus": obj.casus, "form": form, "reden": broken.reason}
        return render(
            request,
            "meldingen/informeren/geheim_exemplaar.html",
            context,
            status=422 if form.is_bound else 200,
        )
    antwoord = HttpResponse(inhoud, content_type="application/pdf")
    antwoord["Content-Disposition"] = f'attachment; filename="{gevonden.bestandsnaam}"'
    return antwoord


@once
def stap(request: HttpRequest, pk: int, naam: str) -> HttpResponse:
    """One step of a letter; approving carries the mark of what was on the screen."""
    obj = _brief_of(request, pk)
    if naam not in STAPPEN:
        raise Http404
    form, service = STAPPEN[naam]
    if naam == "keur_goed" and request.method == "POST":
        return _keur_goed(request, obj)
    return answer_step(
        request, obj, naam, form=form(request.POST or None), service=service,
        back=terug_naar(obj.casus) if naam == "verstuur" else reverse("meldingen:brief", args=[pk]),
        template="meldingen/informeren/stap.html", context={"casus": obj.casus},
    )  # fmt: skip


def _keur_goed(request: HttpRequest, obj: Brief) -> HttpResponse:
    buttons.carried_out(
        request,
        partial(services.keur_brief_goed, obj, gezien=request.POST.get("gezien", ""), by=worker(request)),
        done="Goedgekeurd. De exemplaren worden gemaakt; open elk exemplaar voor u verstuurt.",
    )
    return redirect("meldingen:brief", pk=obj.pk)


def _brief_of(request: HttpRequest, pk: int) -> Brief:
    rijen = Brief.objects.select_related(
        "casus__team",
        "casus__behandelaar",
        "betrokkene__persoon",
        "melding",
        "goedgekeurd_door",
        "verstuurd_door",
    )
    found: Brief = access.get_visible(rijen, request.user, pk=pk)
    return found


def _exemplaar_of(obj: Brief, nr: int) -> Exemplaar:
    found: Exemplaar | None = (
        obj.exemplaren.select_related("betrokkene__persoon__veilig", "adres").filter(pk=nr).first()
    )
    if found is None:
        raise Http404
    found.brief = obj
    return found


class Zonder(Formulier):
    """A step that asks nothing but the decision itself."""


STAPPEN: dict[str, tuple[type[Formulier], Callable[..., Any]]] = {
    "keur_goed": (Zonder, services.keur_brief_goed),
    "neem_terug": (Zonder, services.neem_brief_terug),
    "verstuur": (Zonder, services.verstuur_brief),
    "laat_vervallen": (LaatVervallenFormulier, services.laat_brief_vervallen),
}
"""The steps that have a page or a button of their own."""

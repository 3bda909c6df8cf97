"""The fast triage: one police report a screen, worked away with single keys, each of them also a button."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from meldingen import services as stappen
from meldingen.models import Bericht, Betrokkene, Casus, Melding
from meldingen.politie.bekenden import Bekende, bekenden, beste_casus, getoond
from meldingen.politie.forms import Schiften
from meldingen.politie.lezen import leesbaar
from meldingen.politie.machine import BEHANDEL
from meldingen.politie.services import koppel_aan_casus
from meldingen.politie.stapel import Stapel, stapel
from meldingen.termijnen.queries import klok_delen, open_van_casus
from meldingen.views.toegang import melding_of
from veiligthuis.core import audit, buttons
from veiligthuis.core.access import get_visible, require, worker
from veiligthuis.core.errors import RuleBroken
from veiligthuis.core.machine import Beschikbaar, available
from veiligthuis.core.models import Medewerker
from veiligthuis.core.once import once

GEBLEVEN = "politie_gebleven"
"""Where somebody was, kept in the session."""


@require_safe
def verder(request: HttpRequest) -> HttpResponse:
    """Back to where one was, else to the first report nobody looked at; a page that says so when all are done."""
    user = worker(request)
    require(user, BEHANDEL)
    hier = stapel(user, str(request.session.get(GEBLEVEN, "")))
    open_hier = hier.hier >= 0 and not hier.plekken[hier.hier].klaar
    doel = hier.plekken[hier.hier].nummer if open_hier else hier.te_doen
    if not doel:
        return render(request, "meldingen/politie/klaar.html", {"stapel": hier})
    return redirect("meldingen:politie_schiften", nummer=doel)


@once
def schiften(request: HttpRequest, nummer: str) -> HttpResponse:
    """Show one report with what is known of the people, or take the first look at it."""
    user, melding = worker(request), _melding(request, nummer)
    form = Schiften(request.POST or None)
    if form.carried_out(lambda **_: stappen.schift(melding, by=user, **form.inputs())):
        woord = "acuut" if form.inputs()["acuut"] else "niet acuut"
        messages.success(request, f"{nummer} is geschift: {woord}.")
        return _naar_volgende(request, stapel(user, nummer))
    return _toon(request, user, melding, form)


@require_POST
@once
def koppel(request: HttpRequest, nummer: str) -> HttpResponse:
    """Bring the report to the running casus it belongs to, and stay on it for the first look."""
    user, melding = worker(request), _melding(request, nummer)
    casus = get_visible(Casus.objects.all(), user, nummer=request.POST.get("casus", ""))
    buttons.carried_out(
        request,
        partial(koppel_aan_casus, melding, casus=casus, by=user),
        done=f"{nummer} hoort nu bij casus {casus.nummer}. De termijnen lopen door.",
    )
    return redirect("meldingen:politie_schiften", nummer=nummer)


def _melding(request: HttpRequest, nummer: str) -> Melding:
    """A report that came as a message and that the person may treat. Raises Http404 or NotAllowed."""
    require(request.user, BEHANDEL)
    melding: Melding = melding_of(request, nummer)
    if not Bericht.objects.filter(melding=melding).exists():
        raise Http404
    return melding


def _naar_volgende(request: HttpRequest, hier: Stapel) -> HttpResponse:
    if hier.te_doen:
        return redirect("meldingen:politie_schiften", nummer=hier.te_doen)
    request.session.pop(GEBLEVEN, None)
    return redirect("meldingen:politie_verder")


def _toon(request: HttpRequest, user: Medewerker, melding: Melding, form: Schiften) -> HttpResponse:
    request.session[GEBLEVEN] = melding.nummer
    mensen = list(Betrokkene.objects.filter(casus=melding.casus).select_related("persoon").order_by("pk"))
    gevonden, traag = _bekenden(melding.casus, mensen, user)
    audit.record_view(user, melding, action="schiften", fields=getoond(gevonden))
    hier = stapel(user, melding.nummer)
    termijnen = [klok for klok in open_van_casus(melding.casus) if klok.melding_id == melding.pk]
    lopend, stap = melding.casus.meldingen.exclude(pk=melding.pk).count(), _stap(melding, user)
    context = {
        "melding": melding,
        "casus": melding.casus,
        "stapel": hier,
        "form": form,
        "klokken": klok_delen(termijnen),
        "bericht": leesbaar(melding),
        "mensen": mensen,
        "bekenden": gevonden,
        "traag": traag,
        "sneltoets": beste_casus(gevonden),
        "lopend": lopend,
        "stap": stap,
        "kan_koppelen": stap is not None and not stap.reason and not lopend,
        "tellers": {"politie": hier.nog},
    }
    return render(request, "meldingen/politie/schiften.html", context, status=422 if form.is_bound else 200)


def _bekenden(casus: Casus, mensen: list[Betrokkene], user: Medewerker) -> tuple[list[Bekende], str]:
    """Who is known elsewhere, and why nobody knows when the search gave up; the report itself is shown all the same."""
    try:
        return bekenden(casus, mensen, user), ""
    except RuleBroken as traag:
        return [], traag.reason


def _stap(melding: Melding, user: Medewerker) -> Beschikbaar | None:
    """The first look as this person may take it now, or None."""
    gevonden: Any = (kan for kan in available(melding, user) if kan.step.name == "schift")
    return next(gevonden, None)

"""The pages on which a casus gets another route: a running traject, and unsafe again after monitoring."""

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from meldingen.models import Casus
from veiligheid import queries, services
from veiligheid.forms import HeropenFormulier, TrajectFormulier
from veiligheid.services.besluit import WISSELEN
from veiligthuis.core import access
from veiligthuis.core.access import worker
from veiligthuis.core.once import once

HEROPENEN = "meldingen.heropen_uit_monitoring"


@once
def traject(request: HttpRequest, casusnummer: str) -> HttpResponse:
    """Change V&V into onderzoek or back, as a new decision."""
    casus = access.get_visible(Casus.objects.all(), request.user, nummer=casusnummer)
    access.require(request.user, WISSELEN)
    form = TrajectFormulier(request.POST or None)
    if form.carried_out(partial(services.switch_traject, casus, by=worker(request))):
        messages.success(request, "Het nieuwe besluit is genomen. De termijn loopt door.")
        return redirect("pages:casus_tab", nummer=casusnummer, tab="veiligheid")
    context = {"casus": casus, "form": form, "besluit": queries.laatste_besluit(casus)}
    return render(request, "veiligheid/traject.html", context, status=422 if form.is_bound else 200)


@once
def heropen(request: HttpRequest, casusnummer: str) -> HttpResponse:
    """Make a casus active again that turned out to be unsafe; the new assessment begins with it."""
    casus = access.get_visible(Casus.objects.all(), request.user, nummer=casusnummer)
    access.require(request.user, HEROPENEN)
    form = HeropenFormulier(request.POST or None)
    if form.carried_out(partial(services.reopen_with_beoordeling, casus, by=worker(request))):
        messages.success(request, "De casus is weer actief. De nieuwe veiligheidsbeoordeling is begonnen.")
        return redirect("veiligheid:beoordeling", pk=form.result.pk)
    context = {"casus": casus, "form": form}
    return render(request, "veiligheid/heropen.html", context, status=422 if form.is_bound else 200)

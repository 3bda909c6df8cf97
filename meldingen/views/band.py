"""Bands between the people of a casus: made and ended."""

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from meldingen import services
from meldingen.forms.band import BandFormulier
from meldingen.forms.persoon import EindeFormulier
from meldingen.models import Gezinsband
from meldingen.views.betrokkene import family_of
from meldingen.views.toegang import casus_of
from veiligthuis.core import access, clock
from veiligthuis.core.access import worker
from veiligthuis.core.once import once

MAG = "meldingen.voeg_betrokkene_toe"


@once
def nieuw(request: HttpRequest, nummer: str) -> HttpResponse:
    """Write down what one person of the casus is to another."""
    casus = casus_of(request, nummer)
    access.require(request.user, MAG)
    form = BandFormulier(request.POST or None, casus=casus)
    if form.carried_out(partial(services.leg_band_vast, by=worker(request))):
        messages.success(request, "Band vastgelegd.")
        return HttpResponseRedirect(family_of(nummer))
    context = {
        "casus": casus, "form": form, "titel": "Band vastleggen", "tab": "gezin",
        "uitleg": "Lees het als een zin: Elif – ouder van – Noah. Een kind met meer ouders krijgt meer banden.",
    }  # fmt: skip
    return render(request, "meldingen/formulier.html", context, status=422 if form.is_bound else 200)


@once
def einde(request: HttpRequest, pk: int) -> HttpResponse:
    """The band holds no longer; it stays on record."""
    band: Gezinsband = access.get_visible(
        Gezinsband.objects.select_related("casus", "van__persoon", "naar__persoon"), request.user, pk=pk
    )
    access.require(request.user, MAG)
    form = EindeFormulier(request.POST or None, initial={"tot": clock.today()})
    if form.carried_out(partial(services.beeindig_band, band, by=worker(request))):
        messages.success(request, "Band beëindigd.")
        return HttpResponseRedirect(family_of(band.casus.nummer))
    who = f"{band.van.persoon.weergavenaam} – {band.get_soort_display().lower()} – {band.naar.persoon.weergavenaam}"
    context = {"casus": band.casus, "form": form, "titel": "Band beëindigen", "tab": "gezin", "uitleg": who}
    return render(request, "meldingen/formulier.html", context, status=422 if form.is_bound else 200)

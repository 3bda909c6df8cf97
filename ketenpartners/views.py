"""The page of our partners, their waiting time, and the postcodes that say in which gemeente somebody lives."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from ketenpartners import queries
from ketenpartners.forms import CapaciteitFormulier, PostcodesFormulier, VervangFormulier
from ketenpartners.models import Postcodegebied, Team
from ketenpartners.postcodes.services import MAG, Verandering, bekijk_postcodes, vervang_postcodes
from ketenpartners.queries.capaciteit import historie, mag_bijhouden, wachttijden
from ketenpartners.queries.postcodes import stand
from ketenpartners.services import leg_capaciteit_vast
from veiligthuis.core import audit, clock
from veiligthuis.core.access import has_codename, require, worker
from veiligthuis.core.once import once

GETOOND = 50
"""So many changed postcodes are named on the page; the number says how many there are."""


def lijst(request: HttpRequest) -> HttpResponse:
    """Every partner team with its area, people and norms of today."""
    require(request.user, "ketenpartners.bekijk_partners")
    vandaag = clock.today()
    rijen = queries.partneroverzicht(Team.objects.all(), op=vandaag)
    gezegd = wachttijden([rij.team for rij in rijen], vandaag)
    partners = [(rij, gezegd.get(rij.team.pk)) for rij in rijen]
    context = {"partners": partners, "vandaag": vandaag, "mag_postcodes": has_codename(request.user, MAG)}
    return render(request, "ketenpartners/lijst.html", context)


@once
def capaciteit(request: HttpRequest, pk: int) -> HttpResponse:
    """What a partner team says of its waiting time, by the team itself, with everything it said before."""
    team = get_object_or_404(Team.objects.select_related("organisatie"), pk=pk)
    if not mag_bijhouden(request.user, team):
        audit.record_denial(request.user, team, action="capaciteit")
        raise Http404
    form = CapaciteitFormulier(request.POST or None, initial=_laatst_gezegd(team))
    if form.carried_out(partial(leg_capaciteit_vast, team, by=worker(request))):
        return redirect("overdracht:partner", pk=team.pk)
    context = {"team": team, "form": form, "historie": historie(team)[:GETOOND]}
    return render(request, "ketenpartners/capaciteit.html", context, status=422 if form.is_bound else 200)


def _laatst_gezegd(team: Team) -> dict[str, Any]:
    gezegd = wachttijden([team]).get(team.pk)
    if gezegd is None:
        return {}
    velden = ("wachtweken", "plekken_per_maand", "toelichting")
    return {naam: getattr(gezegd.rij, naam) for naam in velden}


@once
def postcodes(request: HttpRequest) -> HttpResponse:
    """Replace the postcodes: a file is looked at first; what was shown is then carried out, or nothing."""
    require(request.user, MAG)
    if "inhoud" in request.POST:
        return _vervang(request)
    form = PostcodesFormulier(request.POST or None, request.FILES or None)
    if form.carried_out(lambda bestand, **_: bekijk_postcodes(bestand)):
        return render(request, "ketenpartners/postcodes.html", _getoond(form, form.result))
    return render(
        request,
        "ketenpartners/postcodes.html",
        _stand() | {"form": form},
        status=422 if form.is_bound else 200,
    )


def _vervang(request: HttpRequest) -> HttpResponse:
    form = VervangFormulier(request.POST)
    if form.carried_out(partial(vervang_postcodes, by=worker(request))):
        return redirect("ketenpartners:postcodes")
    opnieuw = PostcodesFormulier()
    return render(
        request, "ketenpartners/postcodes.html", _stand() | {"form": opnieuw, "mislukt": form}, status=422
    )


def _stand() -> dict[str, Any]:
    return {"stand": stand(), "aantal": Postcodegebied.objects.count()}


def _getoond(form: PostcodesFormulier, verandering: Verandering) -> dict[str, Any]:
    gegeven = form.cleaned_data
    inhoud = gegeven["bestand"].decode("utf-8-sig")
    beginwaarden = {**gegeven, "inhoud": inhoud, "kenmerk": verandering.kenmerk}
    return _stand() | {
        "verandering": verandering,
        "genoemd": {
            "nieuw": verandering.nieuw[:GETOOND],
            "weg": verandering.weg[:GETOOND],
            "verhuisd": verandering.verhuisd[:GETOOND],
        },
        "form": VervangFormulier(initial=beginwaarden, auto_id="vervang_%s"),
    }

"""The page of our partners, and the postcodes that say in which gemeente somebody lives."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from ketenpartners import queries
from ketenpartners.forms import PostcodesFormulier, VervangFormulier
from ketenpartners.models import Postcodegebied, Team
from ketenpartners.postcodes.services import MAG, Verandering, bekijk_postcodes, vervang_postcodes
from ketenpartners.queries.postcodes import stand
from veiligthuis.core import clock
from veiligthuis.core.access import has_codename, require, worker
from veiligthuis.core.once import once

GETOOND = 50
"""So many changed postcodes are named on the page; the number says how many there are."""


def lijst(request: HttpRequest) -> HttpResponse:
    """Every partner team with its area, people and norms of today."""
    require(request.user, "ketenpartners.bekijk_partners")
    vandaag = clock.today()
    rijen = queries.partneroverzicht(Team.objects.all(), op=vandaag)
    context = {"partners": rijen, "vandaag": vandaag, "mag_postcodes": has_codename(request.user, MAG)}
    return render(request, "ketenpartners/lijst.html", context)


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

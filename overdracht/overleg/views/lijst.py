"""Everything overleggen ask of who looks: tables to come and agreements to keep; one page for every organisation."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from overdracht.overleg.queries import DEELNEMEN
from overdracht.overleg.records import Overleg, Overlegafspraak
from overdracht.overleg.werk import overlegwerk
from veiligthuis.core import clock
from veiligthuis.core.access import require, worker

HOOGSTENS = 20
"""Finished ones on the page; an older one is found through its casus."""


@require_safe
def lijst(request: HttpRequest) -> HttpResponse:
    """Own agreements and overleggen, what is open first; nothing of anybody else's casus."""
    user, today = worker(request), clock.today()
    require(user, DEELNEMEN)
    werk = overlegwerk(user, vandaag=today)
    eerder = Overleg.objects.als_deelnemer(user).exclude(pk__in=Overleg.objects.lopend().values("pk"))
    gedaan = Overlegafspraak.objects.van(user).filter(afgerond_op__isnull=False).met_verband()
    context = {
        "afspraken": [regel for regel in werk if regel.is_afspraak],
        "tafels": [regel for regel in werk if not regel.is_afspraak],
        "eerder": eerder.order_by("-begint_op")[:HOOGSTENS],
        "gedaan": gedaan.order_by("-afgerond_op")[:HOOGSTENS],
        "vandaag": today,
    }
    return render(request, "overdracht/overleg/lijst.html", context)

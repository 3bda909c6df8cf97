"""The page of monitoring: the moments, what was asked of whom, and what to do now."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from meldingen.monitoring import services
from meldingen.monitoring.forms import NavraagFormulier, navraag_van
from meldingen.monitoring.pagina import page
from meldingen.views.toegang import casus_of
from veiligthuis.core import access, audit
from veiligthuis.core.access import worker
from veiligthuis.core.once import once


@require_safe
def monitoring(request: HttpRequest, nummer: str) -> HttpResponse:
    """Everything of monitoring of one casus; the look is recorded."""
    casus = casus_of(request, nummer)
    audit.record_view(worker(request), casus, action="bekijk monitoring")
    return render(request, "meldingen/monitoring/monitoring.html", page(casus, worker(request)))


@once
def navraag(request: HttpRequest, nummer: str) -> HttpResponse:
    """Keep what somebody was asked and answered, or that nobody answered."""
    casus = casus_of(request, nummer)
    access.require(request.user, services.MAG)
    form = NavraagFormulier(request.POST or None, casus=casus)
    if form.carried_out(
        lambda **data: services.leg_navraag_vast(casus, navraag=navraag_van(**data), by=worker(request))
    ):
        messages.success(request, "Navraag vastgelegd. Het moment staat open tot u het afrondt.")
        return redirect("meldingen:monitoring", nummer=nummer)
    context = {
        "casus": casus, "form": form, "titel": "Navraag vastleggen", "breed": True,
        "uitleg": "Vraag het gezin en een professional. Geen antwoord legt u ook vast.",
    }  # fmt: skip
    return render(request, "meldingen/formulier.html", context, status=422 if form.is_bound else 200)

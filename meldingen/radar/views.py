"""The radar of a call: of the casus whose number stands in the form now."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from meldingen.radar.queries import gekoppelde_casus
from meldingen.views.toegang import gesprek_of
from veiligthuis.core import audit
from veiligthuis.core.access import worker


@require_POST
def gespreksradar(request: HttpRequest, sleutel: uuid.UUID) -> HttpResponse:
    """Earlier meldingen about the people of the casus that was typed; the same nothing for unknown and forbidden."""
    obj = gesprek_of(request, sleutel)
    casus = gekoppelde_casus(request.POST.get("casusnummer", ""), request.user)
    if casus is not None:
        audit.record_view(worker(request), casus, action="radar in een gesprek")
    return render(
        request, "meldingen/gesprek/radar.html", {"gesprek": obj, "nummer": request.POST.get("casusnummer")}
    )

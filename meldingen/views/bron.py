"""Source protection of one casus: what is protected and on which ground, protect more, lift it again."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from meldingen import services
from meldingen.bronnen.alineas import TEKSTEN, te_tonen
from meldingen.bronnen.pagina import sources_of
from meldingen.forms.band import BronFormulier
from meldingen.forms.persoon import OpheffenFormulier
from meldingen.models import Bronbescherming, Contactmoment, Document, Melding
from meldingen.views.toegang import casus_of
from veiligthuis.core import access, audit
from veiligthuis.core.access import has_codename, worker
from veiligthuis.core.once import once

BRONNEN: dict[str, Any] = {"melding": Melding, "contactmoment": Contactmoment, "document": Document}
MAG = "meldingen.bescherm_bron"
MAG_OPHEFFEN = "meldingen.hef_bronbescherming_op"


@require_GET
def lijst(request: HttpRequest, nummer: str) -> HttpResponse:
    """Everything of the casus that can be protected, with what is."""
    casus = casus_of(request, nummer)
    audit.record_view(worker(request), casus, action="bekijk_bronnen")
    context = {
        "casus": casus,
        "bronnen": sources_of(casus),
        "mag": has_codename(request.user, MAG),
        "mag_opheffen": has_codename(request.user, MAG_OPHEFFEN),
    }
    return render(request, "meldingen/bronnen.html", context)


@once
def bescherm(request: HttpRequest, soort: str, pk: int) -> HttpResponse:
    """Protect a document, or paragraphs of a melding or a contact report."""
    if soort not in BRONNEN:
        raise Http404
    rows = BRONNEN[soort].objects.select_related("casus")
    bron = access.get_visible(rows.zonder_inhoud() if soort == "document" else rows, request.user, pk=pk)
    access.require(request.user, MAG)
    held = list(bron.beschermingen.geldend())
    regels = [regel for veld in TEKSTEN.get(soort, ()) for regel in te_tonen(bron, veld, held)]
    form = BronFormulier(request.POST or None, regels=regels if soort != "document" else None)
    if form.carried_out(partial(services.bescherm_bron, bron, by=worker(request))):
        messages.success(request, "Bron beschermd: dit gaat niet naar het gezin en niet naar partners.")
        return redirect("meldingen:bronnen", nummer=bron.casus.nummer)
    context = {
        "casus": bron.casus, "form": form, "titel": "Bron beschermen",
        "terug": reverse("meldingen:bronnen", args=[bron.casus.nummer]),
        "uitleg": "Wat u kiest, gaat niet naar het gezin, een wijkteam of de Raad. Binnen Veilig Thuis blijft het "
        "zichtbaar, met de grond erbij (Uitvoeringsbesluit Wmo 2015 artikel 4.1.8 lid 3).",
    }  # fmt: skip
    return render(request, "meldingen/formulier.html", context, status=422 if form.is_bound else 200)


@once
def hef_op(request: HttpRequest, pk: int) -> HttpResponse:
    """Lift a protection, with a reason."""
    found: Bronbescherming = access.get_visible(
        Bronbescherming.objects.select_related("casus"), request.user, pk=pk
    )
    access.require(request.user, MAG_OPHEFFEN)
    form = OpheffenFormulier(request.POST or None)
    if form.carried_out(partial(services.hef_bronbescherming_op, found, by=worker(request))):
        messages.success(request, "Bescherming opgeheven.")
        return redirect("meldingen:bronnen", nummer=found.casus.nummer)
    context = {
        "casus": found.casus, "form": form, "titel": "Bescherming opheffen",
        "terug": reverse("meldingen:bronnen", args=[found.casus.nummer]),
    }  # fmt: skip
    return render(request, "meldingen/formulier.html", context, status=422 if form.is_bound else 200)

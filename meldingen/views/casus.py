"""What is done to a casus as a whole: its steps, one more person; its page is the shell's."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from meldingen import services
from meldingen.forms.casus_stappen import CASUS_STAPPEN
from meldingen.forms.dossier import BetrokkeneFormulier
from meldingen.forms.gegevens import person_of
from meldingen.forms.stappen import Zonder
from meldingen.models import Casus
from meldingen.monitoring import services as monitoring
from meldingen.views.toegang import casus_of
from veiligthuis.core import access
from veiligthuis.core.access import worker
from veiligthuis.core.forms import Formulier
from veiligthuis.core.once import once
from veiligthuis.core.steps import answer_step

SERVICES: dict[str, Callable[..., Any]] = {
    service.__name__: service
    for service in (
        services.wijs_toe, services.sluit_casus, services.stel_vernietiging_voor,
        services.leg_vernietiging_vast, services.leg_anonimisering_vast, services.start_vv, services.start_onderzoek,
        services.wijs_op_vernietiging, services.teken_mee, services.rond_vv_af, services.sluit_voortijdig,
        services.zet_om_naar_onderzoek, services.zet_om_naar_vv,
        services.begin_monitoring, monitoring.rond_monitormoment_af,
        monitoring.beeindig_monitoring,
    )
}  # fmt: skip
"""Step of a casus -> the service that takes it."""

ELDERS = {
    "neem_onderzoeksbesluit": "traject:besluit",
    "doe_verzoek_aan_raad": "raad:nieuw",
    "meld_spoed_bij_raad": "raad:spoed",
}
"""Step of a casus -> the page of its own on which it is taken."""


HEROPEN = "heropen_uit_monitoring"
"""Has a page of its own: the new veiligheidsbeoordeling begins with it."""


@once
def casus_stap(request: HttpRequest, nummer: str, naam: str) -> HttpResponse:
    """One step of a casus; an unknown one is a 404."""
    obj = casus_of(request, nummer)
    if naam == HEROPEN:
        return redirect("veiligheid:heropen", casusnummer=nummer)
    if naam in ELDERS:
        return redirect(ELDERS[naam], nummer=nummer)
    if naam not in SERVICES:
        raise Http404
    start = {"team": obj.team_id, "behandelaar": obj.behandelaar_id} if naam == "wijs_toe" else None
    return answer_step(
        request,
        obj,
        naam,
        form=CASUS_STAPPEN.get(naam, Zonder)(request.POST or None, initial=start),
        service=SERVICES[naam],
        back=reverse("pages:casus", kwargs={"nummer": nummer}),
        template="meldingen/stap_casus.html",
    )


@once
def betrokkene_nieuw(request: HttpRequest, nummer: str) -> HttpResponse:
    """Add somebody to the casus; from then on that person must be told within four weeks."""
    obj = casus_of(request, nummer)
    access.require(request.user, "meldingen.voeg_betrokkene_toe")
    form = BetrokkeneFormulier(request.POST or None)
    if form.carried_out(
        lambda **data: services.voeg_betrokkene_toe(obj, gegevens=person_of(data), by=worker(request))
    ):
        messages.success(request, f"{form.result.persoon.weergavenaam} staat nu in de casus.")
        return redirect("pages:casus_tab", nummer=nummer, tab="gezin")
    uitleg = (
        "Deze persoon moet binnen vier weken horen dat Veilig Thuis gegevens bewaart; die klok begint nu."
    )
    return _form_page(request, obj, form, "Persoon toevoegen", uitleg=uitleg)


def _form_page(
    request: HttpRequest, casus: Casus, form: Formulier, title: str, *, uitleg: str = ""
) -> HttpResponse:
    context = {"casus": casus, "form": form, "titel": title, "uitleg": uitleg, "breed": len(form.fields) > 8}
    return render(request, "meldingen/formulier.html", context, status=422 if form.is_bound else 200)

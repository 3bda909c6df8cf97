"""The messages that wait for a person: the list, one message, and what can be done with it."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from meldingen.forms.stappen import Zonder
from meldingen.models import Bericht
from meldingen.politie import services
from meldingen.politie.forms import Afwijzen, Verbeteren
from meldingen.politie.lezen import ruwe_tekst, verschil_met_eerste
from meldingen.politie.lezer import lees
from meldingen.politie.machine import BEHANDEL
from meldingen.politie.stapel import stapel
from veiligthuis.core import audit
from veiligthuis.core.access import get_visible, require, worker
from veiligthuis.core.machine import available
from veiligthuis.core.once import once
from veiligthuis.core.steps import answer_step

PER_PAGE = 50
SERVICES: dict[str, Callable[..., Any]] = {
    service.__name__: service
    for service in (services.bied_opnieuw_aan, services.wijs_af, services.bevestig_correctie)
}
"""Step of a message -> the service that takes it."""


@require_safe
def lijst(request: HttpRequest) -> HttpResponse:
    """What waits: the pile to look through, and the messages the system could not place, the oldest first."""
    user = worker(request)
    require(user, BEHANDEL)
    wachtend = Bericht.objects.visible_to(user).aandacht().zonder_inhoud().select_related("afzender")
    hier = stapel(user)
    context = {
        "stapel": hier,
        "pagina": Paginator(wachtend.order_by("ontvangen_op", "pk"), PER_PAGE).get_page(
            request.GET.get("pagina")
        ),
        "tellers": {"politie": hier.nog},
    }
    return render(request, "meldingen/politie/berichten.html", context)


@require_safe
def bericht(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """One message: why it waits, what it says, what it changes; that it was looked at is recorded."""
    user, rij = worker(request), _bericht(request, pk)
    audit.record_view(user, rij)
    gelezen = lees(bytes(rij.inhoud), rij.verbeteringen)
    context = {
        "bericht": rij,
        "gelezen": gelezen,
        "ruw": ruwe_tekst(rij),
        "verschillen": verschil_met_eerste(rij),
        "stappen": available(rij, user),
        "basis": reverse("meldingen:politie_bericht", kwargs={"pk": pk}),
    }
    return render(request, "meldingen/politie/bericht.html", context)


@once
def bericht_stap(request: HttpRequest, pk: uuid.UUID, naam: str) -> HttpResponse:
    """One step of a message; an unknown one is a 404."""
    rij = _bericht(request, pk)
    if naam not in SERVICES:
        raise Http404
    form: Any = Zonder(request.POST or None)
    if naam == "bied_opnieuw_aan":
        form = Verbeteren(request.POST or None, gelezen=lees(bytes(rij.inhoud), rij.verbeteringen))
    elif naam == "wijs_af":
        form = Afwijzen(request.POST or None)
    return answer_step(
        request, rij, naam, form=form, service=SERVICES[naam],
        back=reverse("meldingen:politie_bericht", kwargs={"pk": pk}),
    )  # fmt: skip


def _bericht(request: HttpRequest, pk: uuid.UUID) -> Bericht:
    rijen = Bericht.objects.select_related("afzender", "corrigeert", "melding__casus")
    rij: Bericht = get_visible(rijen, request.user, pk=pk)
    return rij

"""The pages of the assessment: begin, write, read, and each step."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from meldingen.models import Melding
from veiligheid import queries, rules, services
from veiligheid.forms import BeoordelingInvoer, RedenFormulier
from veiligheid.models import Veiligheidsbeoordeling
from veiligheid.services.beoordeling import OPSTELLEN
from veiligheid.views.concept import begin_or_go_on
from veiligthuis.core import access, audit, buttons
from veiligthuis.core.access import worker
from veiligthuis.core.forms import Formulier, StapFormulier
from veiligthuis.core.machine import available
from veiligthuis.core.once import once, unless_sent
from veiligthuis.core.saving import answer_saved
from veiligthuis.core.steps import answer_step

STAPPEN: dict[str, tuple[type[Formulier], Callable[..., Any], str]] = {
    "leg_voor": (StapFormulier, services.submit_beoordeling, "veiligheid/stap_voorleggen.html"),
    "haal_terug": (StapFormulier, services.recall_beoordeling, "core/stap.html"),
    "geef_terug": (RedenFormulier, services.return_beoordeling, "core/stap.html"),
    "onderteken": (StapFormulier, services.sign_beoordeling, "veiligheid/stap_ondertekenen.html"),
    "laat_vervallen": (RedenFormulier, services.withdraw_beoordeling, "core/stap.html"),
}
"""Per step the form, the service and the page."""

MET_BEWAREN = frozenset({"leg_voor"})
"""Steps with a button of their own on the page of the draft, because they save first."""


def _of(request: HttpRequest, pk: int) -> Veiligheidsbeoordeling:
    found: Veiligheidsbeoordeling = access.get_visible(
        Veiligheidsbeoordeling.objects.met_inhoud(), request.user, pk=pk
    )
    return found


@once
def beoordeling_nieuw(request: HttpRequest, meldingnummer: str) -> HttpResponse:
    """Go to the assessment of this melding, or begin it."""
    melding = access.get_visible(Melding.objects.all(), request.user, nummer=meldingnummer)
    access.require(request.user, OPSTELLEN)
    lopend = Veiligheidsbeoordeling.objects.filter(melding=melding).lopend().first()
    return begin_or_go_on(
        request,
        draft=lopend,
        begin=partial(services.begin_beoordeling, melding, by=worker(request)),
        page="veiligheid:beoordeling",
        template="veiligheid/beoordeling_nieuw.html",
        context={"melding": melding},
    )


@once
def beoordeling(request: HttpRequest, pk: int) -> HttpResponse:
    """Write the assessment when it is your own draft; read it on one screen otherwise."""
    obj = _of(request, pk)
    _note_look(request, obj)
    if not rules.schrijft_aan(obj, request.user):
        return render(request, "veiligheid/beoordeling_lezen.html", _reading(request, obj))
    invoer = BeoordelingInvoer(obj, request.POST or None)
    if request.method == "POST" and invoer.is_valid():
        services.save_beoordeling(obj, by=worker(request), **invoer.gegevens())
        messages.success(request, "De beoordeling is bewaard.")
        return HttpResponseRedirect(_after_save(request, pk))
    status = 422 if request.method == "POST" else 200
    return render(
        request, "veiligheid/beoordeling_schrijven.html", _writing(request, obj, invoer), status=status
    )


@require_POST
@unless_sent
def beoordeling_bewaar(request: HttpRequest, pk: int) -> JsonResponse:
    """Keep what was typed so far; answers with the time, or with the reason why not."""
    obj = _of(request, pk)
    invoer = BeoordelingInvoer(obj, request.POST)
    return answer_saved(lambda: services.save_beoordeling(obj, by=worker(request), **invoer.gegevens()))


@require_POST
@once
def beoordeling_overnemen(request: HttpRequest, pk: int) -> HttpResponse:
    """Become the drafter of a colleague's draft."""
    obj = _of(request, pk)
    take_over = partial(services.take_over_beoordeling, obj, by=worker(request))
    buttons.carried_out(
        request, take_over, done="U stelt deze beoordeling nu op. Ondertekenen doet een ander."
    )
    return redirect("veiligheid:beoordeling", pk=pk)


@once
def beoordeling_stap(request: HttpRequest, pk: int, naam: str) -> HttpResponse:
    """Take one step of the machine; an unknown one is a 404."""
    obj = _of(request, pk)
    if naam not in STAPPEN:
        raise Http404
    form, service, template = STAPPEN[naam]
    _note_look(request, obj)
    return answer_step(
        request,
        obj,
        naam,
        form=form(request.POST or None),
        service=service,
        back=reverse("veiligheid:beoordeling", kwargs={"pk": pk}),
        template=template,
        context=_reading(request, obj),
    )


def _note_look(request: HttpRequest, obj: Veiligheidsbeoordeling) -> None:
    """Somebody opened the content; sending a form is recorded as a change instead."""
    if request.method == "GET":
        audit.record_view(worker(request), obj)


def _after_save(request: HttpRequest, pk: int) -> str:
    if "voorleggen" in request.POST:
        return reverse("veiligheid:beoordeling_stap", kwargs={"pk": pk, "naam": "leg_voor"})
    return reverse("veiligheid:beoordeling", kwargs={"pk": pk})


def _writing(request: HttpRequest, obj: Veiligheidsbeoordeling, invoer: BeoordelingInvoer) -> dict[str, Any]:
    missing = rules.ontbrekend(obj)
    return {
        "beoordeling": obj,
        "invoer": invoer,
        "blokken": list(invoer.form.blokken(missing)),
        "ontbrekend": missing,
        "stappen": [kan for kan in available(obj, request.user) if kan.step.name not in MET_BEWAREN],
        "voortgang": queries.voortgang(obj),
    }


def _reading(request: HttpRequest, obj: Veiligheidsbeoordeling) -> dict[str, Any]:
    return {
        "beoordeling": obj,
        "ontbrekend": rules.ontbrekend(obj),
        "stappen": available(obj, request.user),
        "voortgang": queries.voortgang(obj),
        "overnemen": rules.kan_overnemen(obj, request.user),
    }

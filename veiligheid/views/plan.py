"""The pages of the safety plan: begin a version, write, read, and each step; the rest is in `veiligheid.plan`."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from meldingen.models import Casus
from veiligheid import queries, rules, services
from veiligheid.forms import PlanInvoer, RedenFormulier
from veiligheid.machine import PLAN_GELDIG
from veiligheid.models import Veiligheidsplan
from veiligheid.plan.queries import vorige_versie
from veiligheid.services.plan import MAKEN
from veiligheid.views.concept import begin_or_go_on
from veiligthuis.core import access, audit, clock
from veiligthuis.core.access import worker
from veiligthuis.core.forms import Formulier, StapFormulier
from veiligthuis.core.machine import available
from veiligthuis.core.once import once, unless_sent
from veiligthuis.core.saving import answer_saved
from veiligthuis.core.steps import answer_step

STAPPEN: dict[str, tuple[type[Formulier], Callable[..., Any], str]] = {
    "stel_vast": (StapFormulier, services.establish_veiligheidsplan, "veiligheid/stap_vaststellen.html"),
    "laat_vervallen": (RedenFormulier, services.withdraw_veiligheidsplan, "core/stap.html"),
}
"""Per step the form, the service and the page."""

MET_BEWAREN = frozenset({"stel_vast"})
"""Steps with a button of their own on the page of the draft, because they save first."""


def _of(request: HttpRequest, pk: int) -> Veiligheidsplan:
    found: Veiligheidsplan = access.get_visible(Veiligheidsplan.objects.met_inhoud(), request.user, pk=pk)
    return found


@once
def plan_nieuw(request: HttpRequest, casusnummer: str) -> HttpResponse:
    """Go to the version being written, or begin the next one."""
    casus = access.get_visible(Casus.objects.all(), request.user, nummer=casusnummer)
    access.require(request.user, MAKEN)
    return begin_or_go_on(
        request,
        draft=queries.plan_in_concept(casus),
        begin=partial(services.begin_veiligheidsplan, casus, by=worker(request)),
        page="veiligheid:plan",
        template="veiligheid/plan_nieuw.html",
        context={"casus": casus, "geldig": queries.geldig_plan(casus)},
    )


@once
def plan(request: HttpRequest, pk: int) -> HttpResponse:
    """Write a draft, read any other version."""
    obj = _of(request, pk)
    _note_look(request, obj)
    if not rules.schrijft_plan(obj, request.user):
        return render(request, "veiligheid/plan_lezen.html", _reading(request, obj))
    invoer = PlanInvoer(obj, request.POST or None)
    if request.method == "POST" and invoer.is_valid():
        services.save_veiligheidsplan(obj, by=worker(request), **invoer.gegevens())
        messages.success(request, "Het veiligheidsplan is bewaard.")
        return HttpResponseRedirect(_after_save(request, pk))
    reading = _reading(request, obj)
    steps = [kan for kan in reading["stappen"] if kan.step.name not in MET_BEWAREN]
    context = {**reading, "invoer": invoer, "stappen": steps}
    return render(request, "veiligheid/plan_schrijven.html", context, status=422 if request.POST else 200)


@require_POST
@unless_sent
def plan_bewaar(request: HttpRequest, pk: int) -> JsonResponse:
    """Keep what was typed so far; answers with the time, or with the reason why not."""
    obj = _of(request, pk)
    invoer = PlanInvoer(obj, request.POST)
    return answer_saved(lambda: services.save_veiligheidsplan(obj, by=worker(request), **invoer.gegevens()))


@once
def plan_stap(request: HttpRequest, pk: int, naam: str) -> HttpResponse:
    """Take one step of the machine; an unknown one is a 404."""
    obj = _of(request, pk)
    if naam not in STAPPEN:
        raise Http404
    form, service, template = STAPPEN[naam]
    return answer_step(
        request,
        obj,
        naam,
        form=form(request.POST or None),
        service=service,
        back=reverse("veiligheid:plan", kwargs={"pk": pk}),
        template=template,
        context={"plan": obj, "ontbrekend": rules.ontbreekt_aan_plan(obj, at=clock.now())},
    )


def _note_look(request: HttpRequest, obj: Veiligheidsplan) -> None:
    """Somebody opened the content; sending a form is recorded as a change instead."""
    if request.method == "GET":
        audit.record_view(worker(request), obj)


def _after_save(request: HttpRequest, pk: int) -> str:
    if "vaststellen" in request.POST:
        return reverse("veiligheid:plan_stap", kwargs={"pk": pk, "naam": "stel_vast"})
    return reverse("veiligheid:plan", kwargs={"pk": pk})


def _reading(request: HttpRequest, obj: Veiligheidsplan) -> dict[str, Any]:
    return {
        "plan": obj,
        "ontbrekend": rules.ontbreekt_aan_plan(obj, at=clock.now()),
        "stappen": available(obj, request.user),
        "versies": list(Veiligheidsplan.objects.visible_to(request.user).filter(casus=obj.casus)),
        "vorige": vorige_versie(obj),
        "geldt": obj.status in PLAN_GELDIG,
        "kan_evalueren": obj.status in PLAN_GELDIG and access.has_codename(request.user, MAKEN),
        "cijfers": queries.cijfers(obj.casus),
        "mag_maken": access.has_codename(request.user, MAKEN),
    }

"""Pages around a plan: a crisis, what changed, each person's copy and answer, and looking whether it works."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from meldingen.models import Casus
from meldingen.queries import geheimen
from veiligheid import services
from veiligheid.codelijsten import Papier
from veiligheid.models import Afspraak, Afspraakcontrole, Plandeelnemer, Planexemplaar, Veiligheidsplan
from veiligheid.plan import forms
from veiligheid.plan.exemplaar import Blad, blad_voor, bladen_van
from veiligheid.plan.queries import vorige_versie
from veiligheid.plan.services import MAKEN
from veiligheid.plan.verschil import verschil_van
from veiligheid.queries import directbetrokkenen, plan_in_concept
from veiligthuis.core import access, audit, clock
from veiligthuis.core.access import worker
from veiligthuis.core.forms import Formulier
from veiligthuis.core.once import once


@once
def plan_crisis(request: HttpRequest, casusnummer: str) -> HttpResponse:
    """Write down on a phone what is agreed in a crisis; it goes on as an ordinary draft."""
    casus = access.get_visible(Casus.objects.all(), request.user, nummer=casusnummer)
    access.require(request.user, MAKEN)
    concept = plan_in_concept(casus)
    if concept and request.method != "POST":
        return redirect("veiligheid:plan", pk=concept.pk)
    form = forms.CrisisFormulier(request.POST or None, mensen=directbetrokkenen(casus))

    def begin(**_: Any) -> Veiligheidsplan:
        return services.begin_crisisplan(casus, form.inhoud(), by=worker(request))

    if form.carried_out(begin):
        messages.success(request, "De crisisafspraken staan. Maak het plan af zodra het rustig is.")
        return redirect("veiligheid:plan", pk=form.result.pk)
    return render(
        request, "veiligheid/plan_crisis.html", {"casus": casus, "form": form}, status=_status(form)
    )


@require_GET
def plan_verschil(request: HttpRequest, pk: int) -> HttpResponse:
    """What changed since the version before."""
    obj = _plan(request, pk)
    previous = vorige_versie(obj)
    if previous is None:
        raise Http404
    old = Veiligheidsplan.objects.met_inhoud().get(pk=previous.pk)
    audit.record_view(worker(request), obj, action="verschil")
    return render(request, "veiligheid/plan_verschil.html", {"plan": obj, "verschil": verschil_van(old, obj)})


@never_cache
@require_GET
def plan_gezin(request: HttpRequest, pk: int) -> HttpResponse:
    """Whose copy holds what, and what not and why."""
    obj = _plan(request, pk)
    audit.record_view(worker(request), obj, action="exemplaren")
    last: dict[int, Planexemplaar] = {}
    for row in Planexemplaar.objects.filter(plan=obj).zonder_inhoud():
        last.setdefault(row.betrokkene_id, row)
    deelnemers = list(obj.deelnemers.all())
    context = {
        "plan": obj,
        "mag_op_papier": obj.mag_op_papier,
        "bladen": [_row(deelnemer, gelezen, last) for deelnemer, gelezen in bladen_van(obj)],
        "niemand_kent_noodplan": _geheim_noodplan(obj) and not any(d.kent_noodplan for d in deelnemers),
        "mag_maken": access.has_codename(request.user, MAKEN),
    }
    return render(request, "veiligheid/plan_gezin.html", context)


@never_cache
@require_GET
def blad(request: HttpRequest, pk: int) -> HttpResponse:
    """The copy of one person on the screen, to read together."""
    obj = _deelnemer(request, pk)
    plan = Veiligheidsplan.objects.met_inhoud().get(pk=obj.plan_id)
    audit.record_view(worker(request), obj, action="blad")
    gevonden, gelezen = blad_voor(plan, obj.betrokkene_id)
    context = {"plan": plan, "deelnemer": gevonden, "blad": gelezen.exemplaar}
    return render(request, "veiligheid/plan_blad.html", context)


@once
def papier(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask whether paper is safe; only then let the worker make the copy."""
    obj = _deelnemer(request, pk)
    access.require(request.user, MAKEN)
    form = forms.PapierFormulier(request.POST or None)
    if form.carried_out(partial(services.answer_papier, obj, by=worker(request))):
        if form.result is not None:
            return redirect("veiligheid:exemplaar", pk=form.result.pk)
        return redirect(f"{reverse('veiligheid:papier', kwargs={'pk': pk})}?geen")
    known = getattr(obj.betrokkene.persoon, "veilig", None)
    context = {
        "obj": obj,
        "form": form,
        "merken": ", ".join(known.merken) if known else "",
        "geen": "geen" in request.GET and obj.papier == Papier.GEEN,
    }
    return render(request, "veiligheid/papier.html", context, status=_status(form))


@require_GET
def exemplaar(request: HttpRequest, pk: int) -> HttpResponse:
    """How far a copy is; htmx asks only for the part that changes."""
    rows = Planexemplaar.objects.zonder_inhoud().select_related("plan__casus", "gevraagd_door")
    obj = access.get_visible(rows, worker(request), pk=pk)
    part = "delen/exemplaar.html" if request.headers.get("HX-Request") else "exemplaar.html"
    back = reverse("veiligheid:plan_gezin", kwargs={"pk": obj.plan_id})
    return render(request, f"veiligheid/{part}", {"exemplaar": obj, "terug": back})


@never_cache
@require_GET
def exemplaar_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The PDF itself; the look is recorded, the file name says nothing about a person."""
    obj = access.get_visible(Planexemplaar.objects.select_related("plan__casus"), worker(request), pk=pk)
    if obj.inhoud is None:
        raise Http404
    audit.record_view(worker(request), obj, action="downloaden")
    response = HttpResponse(bytes(obj.inhoud), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{obj.bestandsnaam}"'
    return response


@once
def afspraak(request: HttpRequest, pk: int) -> HttpResponse:
    """Record what was seen of an agreement."""
    obj = access.get_visible(Afspraak.objects.select_related("plan__casus"), request.user, pk=pk)
    form = forms.UitkomstFormulier(request.POST or None)
    context = {"controles": list(obj.controles.select_related("door"))}
    return _record(
        request, obj, form, services.complete_afspraak, "Vastgelegd wat er is gezien.", "afspraak", context
    )


@once
def gevolg(request: HttpRequest, pk: int) -> HttpResponse:
    """Record what was done after a condition was not kept."""
    obj = access.get_visible(
        Afspraakcontrole.objects.select_related("afspraak__plan__casus"), request.user, pk=pk
    )
    form = forms.GevolgFormulier(request.POST or None)
    return _record(request, obj, form, services.carry_out_gevolg, "Vastgelegd wat er is gedaan.", "gevolg")


@once
def evaluatie(request: HttpRequest, pk: int) -> HttpResponse:
    """Record that everybody looked again."""
    obj = _plan(request, pk)
    form = forms.EvaluatieFormulier(request.POST or None)
    return _record(request, obj, form, services.note_evaluatie, "De evaluatie is vastgelegd.", "evaluatie")


@once
def gezien(request: HttpRequest, pk: int) -> HttpResponse:
    """Record that a person saw the plan."""
    obj = _deelnemer(request, pk)
    form = forms.GezienFormulier(request.POST or None, initial={"op": clock.today()})
    return _record(request, obj, form, services.note_gezien, "Vastgelegd wie het plan zag.", "gezien")


@once
def reactie(request: HttpRequest, pk: int) -> HttpResponse:
    """Record whether a person agrees, how and when."""
    obj = _deelnemer(request, pk)
    form = forms.ReactieFormulier(request.POST or None, initial={"op": clock.today()})
    return _record(request, obj, form, services.note_reactie, "De reactie is vastgelegd.", "reactie")


def _record(
    request: HttpRequest,
    obj: Any,
    form: Formulier,
    service: Callable[..., Any],
    done: str,
    page: str,
    context: Mapping[str, Any] | None = None,
) -> HttpResponse:
    access.require(request.user, MAKEN)
    plan = _plan_of(obj)
    if form.carried_out(partial(service, obj, by=worker(request))):
        messages.success(request, done)
        return redirect("veiligheid:plan", pk=plan.pk)
    values = {"obj": obj, "plan": plan, "form": form, **(context or {})}
    return render(request, f"veiligheid/{page}.html", values, status=_status(form))


def _plan_of(obj: Any) -> Veiligheidsplan:
    pk = obj.pk if isinstance(obj, Veiligheidsplan) else _plan_id(obj)
    found: Veiligheidsplan = Veiligheidsplan.objects.select_related("casus").get(pk=pk)
    return found


def _plan_id(obj: Any) -> int:
    return int(obj.afspraak.plan_id if isinstance(obj, Afspraakcontrole) else obj.plan_id)


def _plan(request: HttpRequest, pk: int) -> Veiligheidsplan:
    found: Veiligheidsplan = access.get_visible(Veiligheidsplan.objects.met_inhoud(), request.user, pk=pk)
    return found


def _deelnemer(request: HttpRequest, pk: int) -> Plandeelnemer:
    rows = Plandeelnemer.objects.select_related("plan__casus", "betrokkene__persoon__veilig")
    found: Plandeelnemer = access.get_visible(rows, request.user, pk=pk)
    return found


def _row(deelnemer: Plandeelnemer, gelezen: Blad, last: Mapping[int, Planexemplaar]) -> dict[str, Any]:
    kind = geheimen.is_kind(deelnemer.betrokkene)
    return {
        "deelnemer": deelnemer,
        "sleutel": str(deelnemer.pk),
        "soort": "blad voor een kind" if kind else "blad voor een volwassene",
        "blad": gelezen,
        "exemplaar": last.get(deelnemer.betrokkene_id),
    }


def _geheim_noodplan(plan: Veiligheidsplan) -> bool:
    return bool(plan.noodplan.strip() or plan.codewoord or plan.toevlucht)


def _status(form: Formulier) -> int:
    return 422 if form.is_bound else 200

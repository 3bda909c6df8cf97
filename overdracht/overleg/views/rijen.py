"""The rows of an overleg: who sits there, the points of the agenda, the agreements and the reports."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from meldingen.models import Betrokkene
from overdracht.overleg import forms, services
from overdracht.overleg.records import (
    Agendapunt,
    Overleg,
    Overlegafspraak,
    Overlegdeelnemer,
    Overlegverslag,
)
from overdracht.overleg.services.afspraken import mag_afronden
from overdracht.overleg.views.toegang import te_leiden, ziet_alles
from veiligthuis.core import audit
from veiligthuis.core.access import get_visible, worker
from veiligthuis.core.buttons import carried_out
from veiligthuis.core.forms import Formulier
from veiligthuis.core.once import once


@once
def deelnemer_erbij(request: HttpRequest, pk: int) -> HttpResponse:
    """Put somebody on the list of participants."""
    obj = te_leiden(request, pk)
    form = forms.ProfessionalFormulier(request.POST or None, overleg=obj)

    def erbij(lid: Any, contactpersoon: Any) -> Overlegdeelnemer:
        if contactpersoon is not None:
            return services.nodig_contactpersoon(obj, by=worker(request), contactpersoon=contactpersoon)
        return services.nodig_medewerker(obj, by=worker(request), medewerker=lid.medewerker, team=lid.team)

    if form.carried_out(erbij):
        messages.success(request, "Op de lijst gezet. Deze deelnemer ziet nog niets.")
        return redirect("overdracht:overleg", pk=pk)
    return _formulier(request, obj, form, "Deelnemer toevoegen")


@require_POST
@once
def deelnemer_af(request: HttpRequest, pk: int) -> HttpResponse:
    """Take somebody off the list."""
    plek = get_visible(Overlegdeelnemer.objects.select_related("overleg"), worker(request), pk=pk)
    obj = te_leiden(request, plek.overleg_id)
    carried_out(
        request, partial(services.meld_af, plek, by=worker(request)), done="Van de lijst. Ziet niets meer."
    )
    return redirect("overdracht:overleg", pk=obj.pk)


@once
def gezinslid(request: HttpRequest, pk: int, betrokkene: int) -> HttpResponse:
    """Whether somebody of the family comes, or why not."""
    obj = te_leiden(request, pk)
    wie = get_visible(
        Betrokkene.objects.filter(casus=obj.casus).select_related("persoon"), worker(request), pk=betrokkene
    )
    form = forms.GezinslidFormulier(request.POST or None)
    if form.carried_out(partial(services.kies_gezinslid, obj, by=worker(request), betrokkene=wie)):
        return redirect("overdracht:overleg", pk=pk)
    return _formulier(request, obj, form, f"Komt {wie.persoon.weergavenaam}?")


@require_POST
@once
def voorstel(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a proposal of the casus over, or leave it out."""
    obj = te_leiden(request, pk)
    beslis = partial(
        services.beslis_over_voorstel, obj, by=worker(request), sleutel=request.POST.get("voorstel", ""),
        overnemen="overnemen" in request.POST,
    )  # fmt: skip
    carried_out(request, beslis)
    return redirect("overdracht:overleg", pk=pk)


@once
def punt_erbij(request: HttpRequest, pk: int) -> HttpResponse:
    """A point of one's own."""
    obj = te_leiden(request, pk)
    form = forms.NieuwPuntFormulier(request.POST or None)
    if form.carried_out(partial(services.voeg_punt_toe, obj, by=worker(request))):
        return redirect("overdracht:overleg", pk=pk)
    return _formulier(request, obj, form, "Punt toevoegen")


@once
def punt(request: HttpRequest, pk: int) -> HttpResponse:
    """The words and the readers of a point."""
    rij = get_visible(Agendapunt.objects.select_related("overleg__casus"), worker(request), pk=pk)
    obj = te_leiden(request, rij.overleg_id)
    form = forms.PuntFormulier(request.POST or None, punt=rij)
    if form.carried_out(partial(services.schrijf_punt, rij, by=worker(request))):
        messages.success(request, "Bewaard. Deelnemers zien het nadat u opnieuw uitnodigt.")
        return redirect("overdracht:overleg", pk=obj.pk)
    return _formulier(request, obj, form, "Punt op de agenda", uitleg=f"Uit het dossier: {rij.titel}")


@once
def verslag_schrijven(request: HttpRequest, pk: int) -> HttpResponse:
    """Write the report and what came out of every point."""
    obj = te_leiden(request, pk)
    form = forms.VerslagFormulier(
        request.POST or None, overleg=obj, punten=list(obj.agendapunten.op_de_agenda())
    )

    def bewaar(**_: Any) -> Overleg:
        return services.schrijf_verslag(obj, by=worker(request), **form.inhoud())

    if form.carried_out(bewaar):
        messages.success(request, "Verslag bewaard. Rond af om het vast te leggen.")
        return redirect("overdracht:overleg", pk=pk)
    return _formulier(request, obj, form, "Verslag schrijven")


@once
def afspraak_erbij(request: HttpRequest, pk: int) -> HttpResponse:
    """An agreement with one owner."""
    obj = te_leiden(request, pk)
    form = forms.AfspraakFormulier(request.POST or None, overleg=obj)
    if form.carried_out(partial(services.maak_afspraak, obj, by=worker(request))):
        messages.success(request, "Afgesproken. Het staat nu in de werklijst van wie het doet.")
        return redirect("overdracht:overleg", pk=pk)
    return _formulier(request, obj, form, "Afspraak vastleggen")


@once
def afspraak(request: HttpRequest, pk: int) -> HttpResponse:
    """Finish an agreement, by its owner, his manager or who leads; others who may know of it read it."""
    rij = get_visible(Overlegafspraak.objects.met_verband(), worker(request), pk=pk)
    aan_tafel = Overleg.objects.visible_to(worker(request)).filter(pk=rij.overleg_id).exists()
    terug = (
        reverse("overdracht:overleg", args=[rij.overleg_id])
        if aan_tafel
        else reverse("overdracht:overleggen")
    )
    mag = rij.afgerond_op is None and mag_afronden(rij, worker(request))
    form = forms.AfrondFormulier(request.POST or None)
    if form.carried_out(partial(services.rond_afspraak_af, rij, by=worker(request))):
        messages.success(request, "De afspraak is afgerond.")
        return redirect(terug)
    mijn = rij.eigenaar.medewerker_id in (None, worker(request).pk)
    context = {
        "afspraak": rij, "overleg": rij.overleg, "form": form, "mag": mag, "terug": terug, "aan_tafel": aan_tafel,
        "namens": "" if mijn else rij.eigenaar.naam,
    }  # fmt: skip
    return render(request, "overdracht/overleg/afspraak.html", context, status=422 if form.is_bound else 200)


@require_POST
@once
def in_plan(request: HttpRequest, pk: int) -> HttpResponse:
    """Put an agreement into the plan that is being written."""
    rij = get_visible(Overlegafspraak.objects.met_verband(), worker(request), pk=pk)
    obj = te_leiden(request, rij.overleg_id)
    carried_out(
        request,
        partial(services.zet_in_plan, rij, by=worker(request)),
        done="De afspraak staat in het concept van het plan. Stel het plan vast als het klaar is.",
    )
    return redirect("overdracht:overleg", pk=obj.pk)


@never_cache
@require_safe
def verslag(request: HttpRequest, pk: int) -> HttpResponse:
    """The frozen report of one participant, and how far its paper is."""
    rij = get_visible(
        Overlegverslag.objects.zonder_inhoud().select_related("overleg__casus", "deelnemer"),
        worker(request),
        pk=pk,
    )
    audit.record_view(worker(request), rij)
    context = {"verslag": rij, "beeld": rij.gegevens, "overleg": rij.overleg, "van": _van(request, rij)}
    return render(request, "overdracht/overleg/verslag.html", context)


@never_cache
@require_safe
def verslag_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The PDF itself; the look is recorded, the file name says nothing about a person."""
    rij = get_visible(Overlegverslag.objects.select_related("overleg__casus"), worker(request), pk=pk)
    if rij.inhoud is None:
        raise Http404
    audit.record_view(worker(request), rij, action="downloaden")
    response = HttpResponse(bytes(rij.inhoud), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{rij.bestandsnaam}"'
    return response


def _van(request: HttpRequest, rij: Overlegverslag) -> str:
    """Whose report it is, for who sees them all."""
    return rij.deelnemer.naam if ziet_alles(request, rij.overleg) else ""


def _formulier(
    request: HttpRequest, obj: Overleg, form: Formulier, titel: str, *, uitleg: str = ""
) -> HttpResponse:
    context = {"overleg": obj, "form": form, "titel": titel, "uitleg": uitleg}
    status = 422 if form.is_bound else 200
    return render(request, "overdracht/overleg/formulier.html", context, status=status)

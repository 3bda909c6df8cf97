"""The pages of merging: who could be the same, both side by side, and undoing."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from meldingen.models import Betrokkene, Samenvoeging, VeiligContact
from meldingen.samenvoegen import kandidaten, services
from meldingen.samenvoegen.beeld import veranderd
from meldingen.samenvoegen.forms import SamenvoegFormulier, TerugdraaiFormulier
from meldingen.samenvoegen.plekken import zwaarste_rol
from meldingen.samenvoegen.rules import nummers_spreken_elkaar_niet_tegen
from meldingen.samenvoegen.velden import samen, zorgvuldigst
from meldingen.views.toegang import betrokkene_of
from veiligthuis.core import access, audit
from veiligthuis.core.access import worker
from veiligthuis.core.once import once


@require_safe
def dubbel(request: HttpRequest, pk: int) -> HttpResponse:
    """Who could be the same human as somebody in a casus, and which merges there were."""
    betrokkene = betrokkene_of(request, pk)
    access.require(request.user, services.MAG)
    user = worker(request)
    audit.record_view(user, betrokkene, action="dubbelen zoeken")
    gevonden = kandidaten.kandidaten_voor(betrokkene.persoon, user)
    eerdere = Samenvoeging.objects.visible_to(user).van_persoon(betrokkene.persoon_id)
    context = {
        "betrokkene": betrokkene,
        "casus": betrokkene.casus,
        "gevonden": gevonden,
        "eerdere": eerdere[:20],
    }
    return render(request, "meldingen/samenvoegen/dubbel.html", context)


@once
def vergelijk(request: HttpRequest, pk: int, ander: int) -> HttpResponse:
    """Both persons side by side; the form merges them."""
    access.require(request.user, services.MAG)
    een, twee = betrokkene_of(request, pk), betrokkene_of(request, ander)
    if een.persoon_id == twee.persoon_id:
        raise Http404
    user = worker(request)
    winnaar, verliezer = sorted((een, twee), key=lambda rij: rij.persoon_id)
    for rij in (winnaar, verliezer):
        audit.record_view(user, rij, action="vergelijken om samen te voegen")
    form = SamenvoegFormulier(
        request.POST or None,
        winnaar=winnaar.persoon,
        verliezer=verliezer.persoon,
        gezien=services.kenmerk_van(winnaar.persoon, verliezer.persoon),
    )
    if form.carried_out(
        lambda **_data: services.voeg_personen_samen(
            winnaar.persoon, verliezer.persoon, by=user, **form.inputs()
        )
    ):
        messages.success(request, "De twee personen zijn samengevoegd. De huishoudens zijn zoals ze waren.")
        return redirect("meldingen:dubbel", pk=_blijft(een, twee).pk)
    context = {"een": een, "form": form, **_naast_elkaar(winnaar, verliezer, request)}
    return render(
        request, "meldingen/samenvoegen/vergelijk.html", context, status=422 if form.is_bound else 200
    )


@once
def draai_terug(request: HttpRequest, pk: int, samenvoeging: int) -> HttpResponse:
    """Make two persons of one again, from the page of somebody in a casus."""
    betrokkene = betrokkene_of(request, pk)
    access.require(request.user, services.MAG)
    obj = access.get_visible(
        Samenvoeging.objects.van_persoon(betrokkene.persoon_id), request.user, pk=samenvoeging
    )
    form = TerugdraaiFormulier(request.POST or None)
    if form.carried_out(partial(services.draai_samenvoeging_terug, obj, by=worker(request))):
        messages.success(request, "De samenvoeging is teruggedraaid. Het zijn weer twee personen.")
        return redirect("pages:casus_tab", nummer=betrokkene.casus.nummer, tab="gezin")
    context = {
        "betrokkene": betrokkene, "casus": betrokkene.casus, "form": form, "titel": "Samenvoegen terugdraaien",
        "tab": "gezin", "uitleg": _gevolg(obj),
    }  # fmt: skip
    return render(request, "meldingen/formulier.html", context, status=422 if form.is_bound else 200)


def _blijft(een: Betrokkene, twee: Betrokkene) -> Betrokkene:
    """The row to go on with: the one the worker came from, or the one that took it over."""
    rij = Betrokkene.alle.get(pk=een.pk)
    return rij if rij.opgegaan_in_id is None else twee


def _gevolg(obj: Samenvoeging) -> str:
    """What undoing does, or why it cannot."""
    if anders := veranderd(obj.na, services.nu_van(obj)) if obj.geldt else []:
        return f"Let op: na het samenvoegen is iets veranderd aan {' en '.join(anders)}. Terugdraaien kan dan niet."
    return "Alle gegevens, adressen, banden en termijnen worden weer precies zoals ze voor het samenvoegen waren."


def _naast_elkaar(winnaar: Betrokkene, verliezer: Betrokkene, request: HttpRequest) -> dict[str, Any]:
    personen = (winnaar.persoon, verliezer.persoon)
    huizen = kandidaten.huishoudens_van(personen, worker(request))
    veilig = [getattr(persoon, "veilig", None) for persoon in personen]
    beste = zorgvuldigst(*veilig)
    return {
        "casus": winnaar.casus,
        "personen": [
            {
                "persoon": persoon,
                "huishoudens": huizen[persoon.pk],
                "veilig": veilig[plek],
                "kolom": "LR"[plek],
            }
            for plek, persoon in enumerate(personen)
        ],
        "adressen": [_adresregel(rij) for rij in (winnaar, verliezer)],
        "veilig_na": _woorden(winnaar, beste),
        "uitleg_na": samen([persoon.veilig_contact for persoon in personen], "\n"),
        "zelfde_casus": winnaar.casus_id == verliezer.casus_id,
        "rol_na": dict(Betrokkene._meta.get_field("rol").flatchoices).get(
            zwaarste_rol(winnaar.rol, verliezer.rol)
        ),
        "weigering": nummers_spreken_elkaar_niet_tegen(*personen),
    }


def _adresregel(rij: Betrokkene) -> list[dict[str, Any]]:
    """The present addresses a casus knows; a secret one is only said to be there."""
    huidig = [adres for adres in rij.adressen if adres.tot is None]
    return [
        {"soort": a.get_soort_display(), "regel": "" if a.geheim else a.regel, "geheim": a.geheim}
        for a in huidig
    ]


def _woorden(rij: Betrokkene, velden: dict[str, str] | None) -> list[str]:
    """What nobody may overlook after the merge, in short words; never the code word."""
    if velden is None:
        return []
    contact = VeiligContact(persoon=rij.persoon, **velden)
    return contact.merken

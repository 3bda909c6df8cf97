"""One crisis on a phone or a screen: where it stands, the next step, every other step, and mending a fact."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from ketenpartners.queries import leden_van
from meldingen.crisis.forms import StapVorm, VerbeterVorm
from meldingen.crisis.kaart import Kaart, kaart_van, versie
from meldingen.crisis.rules import broken_order
from meldingen.crisis.services import MAG, leg_crisisstap_vast, verbeter_crisisfeit
from meldingen.crisis.stappen import KNOP, VEREIST, VOLGORDE, Crisisstap
from meldingen.gezin.pagina import AdresRegel, address_rows
from meldingen.models import Betrokkene, Crisisfeit, Crisisinzet
from veiligthuis.core import access, audit
from veiligthuis.core.access import has_codename, worker
from veiligthuis.core.once import once

LEG_VAST = {Crisisstap.GAAT: "Leg vast wie gaat", Crisisstap.POLITIE: "Leg de afspraak vast"}
"""What the button of a form says where that differs from the button on the card."""


@dataclass(frozen=True)
class StapRegel:
    """One step on the page: its form, what its button says, and why it is not possible now."""

    stap: str
    woord: str
    knop: str
    form: StapVorm
    reden: str | None
    na: str
    is_nu: bool

    @property
    def fout(self) -> bool:
        """Whether this form was sent and refused."""
        return self.form.is_bound


@dataclass(frozen=True)
class Woonplek:
    """Somebody with one address as it may be shown."""

    betrokkene: Betrokkene
    regel: AdresRegel


@require_safe
def inzet(request: HttpRequest, sleutel: uuid.UUID) -> HttpResponse:
    """Everything of one crisis on one page; of a casus the look is recorded."""
    obj = _inzet(request, sleutel)
    if obj.melding is not None:
        audit.record_view(worker(request), obj.melding, action="bekijk crisis")
    return _show(request, obj)


@require_safe
def stand(request: HttpRequest, sleutel: uuid.UUID) -> HttpResponse:
    """Where it stands, asked again every so often; 204 when nothing changed, so that nothing flickers."""
    kaart = kaart_van(_inzet(request, sleutel))
    if request.GET.get("v") == versie([kaart]):
        return HttpResponse(status=204)
    return render(request, "meldingen/crisis/stand.html", _stand(request, kaart))


@once
def stap(request: HttpRequest, sleutel: uuid.UUID, naam: str) -> HttpResponse:
    """Note one step; what is refused comes back with the reason and everything that was typed."""
    obj, user = _inzet(request, sleutel), worker(request)
    if naam not in VOLGORDE or request.method != "POST":
        raise Http404
    form = StapVorm(naam, leden_van(obj.team), request.POST)
    if form.carried_out(lambda **_data: leg_crisisstap_vast(obj, stap=naam, feit=form.feit(), by=user)):
        messages.success(request, f"{Crisisstap(naam).label}: vastgelegd.")
        return redirect("meldingen:crisis_inzet", sleutel=sleutel)
    return _show(request, obj, {naam: form}, status=422)


@once
def verbeter(request: HttpRequest, sleutel: uuid.UUID, pk: int) -> HttpResponse:
    """Mend a fact by a new one."""
    obj, user = _inzet(request, sleutel), worker(request)
    access.require(user, MAG)
    fout: Crisisfeit | None = obj.feiten.filter(pk=pk, stap__in=VOLGORDE).first()
    if fout is None:
        raise Http404
    form = VerbeterVorm(fout.stap, leden_van(obj.team), request.POST or None, initial=_known(fout))
    if form.carried_out(
        lambda **data: verbeter_crisisfeit(fout, feit=form.feit(), reden=data["reden"], by=user)
    ):
        messages.success(request, f"{fout.get_stap_display()}: verbeterd. Wat er stond, blijft te zien.")
        return redirect("meldingen:crisis_inzet", sleutel=sleutel)
    context = {
        "inzet": obj,
        "feit": fout,
        "form": form,
        "terug": reverse("meldingen:crisis_inzet", args=[sleutel]),
    }
    return render(request, "meldingen/crisis/verbeter.html", context, status=422 if form.is_bound else 200)


def _inzet(request: HttpRequest, sleutel: uuid.UUID) -> Crisisinzet:
    found: Crisisinzet = access.get_visible(Crisisinzet.objects.voor_baan(), request.user, pk=sleutel)
    return found


def _show(
    request: HttpRequest, obj: Crisisinzet, sent: Mapping[str, StapVorm] | None = None, *, status: int = 200
) -> HttpResponse:
    kaart = kaart_van(obj)
    regels = _steps(kaart, obj, sent or {}) if has_codename(request.user, MAG) else []
    context = {
        **_stand(request, kaart),
        "nu": next((regel for regel in regels if regel.is_nu), None),
        "later": [regel for regel in regels if not regel.is_nu],
        "woonplekken": _places(obj),
        "mag_geheim": has_codename(request.user, "meldingen.bekijk_geheim_adres"),
        "eigen_gesprek": obj.gesprek is not None and obj.gesprek.medewerker_id == request.user.pk,
    }
    return render(request, "meldingen/crisis/inzet.html", context, status=status)


def _stand(request: HttpRequest, kaart: Kaart) -> dict[str, Any]:
    alle = list(kaart.inzet.feiten.all())
    oud = {feit.verbetert_id for feit in alle if feit.verbetert_id}
    return {
        "inzet": kaart.inzet,
        "kaart": kaart,
        "versie": versie([kaart]),
        "feiten": [(feit, feit.pk in oud) for feit in reversed(alle)],
        "mag": has_codename(request.user, MAG),
    }


def _steps(kaart: Kaart, obj: Crisisinzet, sent: Mapping[str, StapVorm]) -> list[StapRegel]:
    """The steps that are still to do, or may be done again; the one that was refused stands open."""
    stand_, team = kaart.stand, leden_van(obj.team)
    regels = []
    for name in stand_.gevraagd:
        again = name in (Crisisstap.ACHTERWACHT, Crisisstap.AFSPRAKEN)
        if not obj.loopt or (stand_.op(name) is not None and not again):
            continue
        form = sent.get(name) or StapVorm(name, team)
        knop, reden = LEG_VAST.get(name, KNOP[name]), broken_order(stand_, name)
        na, is_nu = str(VEREIST.get(name, "")), name == stand_.volgende
        regels.append(StapRegel(name, str(name.label), knop, form, reden, na, is_nu))
    return regels


def _places(obj: Crisisinzet) -> list[Woonplek]:
    """Where the people live, a secret place only as that there is one; two queries."""
    if obj.melding is None:
        return []
    mensen = list(obj.melding.casus.betrokkenen.met_persoon())
    rijen = address_rows(mensen)
    return [Woonplek(mens, rij) for mens in mensen for rij in rijen[mens.pk] if rij.is_huidig]


def _known(feit: Crisisfeit) -> dict[str, Any]:
    """What a fact says, to start its correction from."""
    return {
        "collega": feit.medewerker_id, "wie": feit.wie, "tot": feit.tot,
        "tekst": feit.tekst if feit.gedaan else "", "niet": "" if feit.gedaan else feit.tekst,
    }  # fmt: skip

"""The pages of a traject: the one screen, a form per kind of line, the draft for the family, and the decision."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from meldingen.models import Betrokkene, Casus
from veiligheid.models import Bevinding
from veiligheid.traject import forms, queries, services
from veiligheid.traject.codelijsten import Onderwerp
from veiligheid.traject.pagina import blad_van
from veiligheid.traject.rules import CONCLUDEREN, WERKEN, onderzoek_loopt, traject_loopt
from veiligheid.traject.services.besluit import MEEWEGEN
from veiligheid.traject.verslag import conceptverslag
from veiligthuis.core import access, audit
from veiligthuis.core.access import has_codename, worker
from veiligthuis.core.forms import Formulier
from veiligthuis.core.once import once
from veiligthuis.core.steps import answer_step


@require_safe
def traject(request: HttpRequest, nummer: str) -> HttpResponse:
    """The whole traject on one screen."""
    casus, user = _casus(request, nummer), worker(request)
    audit.record_view(user, casus, action="bekijk traject")
    loopt = traject_loopt(casus) is None
    context = {
        "casus": casus,
        "blad": blad_van(casus, user),
        "basis": reverse("meldingen:casus_stap", args=[nummer, "x"]).removesuffix("stap/x/"),
        "mag_werken": loopt and has_codename(user, WERKEN),
        "mag_concluderen": loopt and has_codename(user, CONCLUDEREN),
        "mag_meewegen": loopt and has_codename(user, MEEWEGEN),
        "mag_wisselen": has_codename(user, "meldingen.wissel_traject"),
    }
    return render(request, "veiligheid/traject/traject.html", context)


@require_safe
def verslag(request: HttpRequest, nummer: str) -> HttpResponse:
    """The draft as the family may read it: without corrected lines and without protected sources.

    Source: Uitvoeringsbesluit Wmo 2015 art. 4.1.8 lid 3.
    """
    casus, user = _casus(request, nummer), worker(request)
    audit.record_view(user, casus, action="bekijk conceptverslag")
    context = {
        "casus": casus,
        "verslag": conceptverslag(casus),
        "afdrukken": list(casus.trajectverslagen.zonder_inhoud().select_related("gevraagd_door")[:5]),
        "mag_afdrukken": onderzoek_loopt(casus) is None and has_codename(user, WERKEN),
    }
    return render(request, "veiligheid/traject/verslag.html", context)


@once
def vraag(request: HttpRequest, nummer: str) -> HttpResponse:
    """Word the onderzoeksvraag anew; the earlier wording stays beside it."""
    casus = _casus(request, nummer)
    besluit_nu = queries.besluit_tot_traject(casus)
    nu = queries.geldende_vraag(besluit_nu) if besluit_nu else ""
    form = forms.VraagFormulier(request.POST or None, initial={"tekst": nu})
    uitleg = "De vraag uit het besluit en eerdere wijzigingen blijven leesbaar."
    doe = partial(services.stel_vraag_bij, casus)
    return _regel(request, casus, form, doe, "Onderzoeksvraag bijstellen", uitleg=uitleg)


@once
def kind(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down that a child was seen, or why not; a later line stands beside the earlier one."""
    obj = _betrokkene(request, pk)
    form = forms.KindFormulier(request.POST or None)
    return _regel(
        request, obj.casus, form, partial(services.leg_kind_gezien_vast, obj), "Kind gezien",
        betrokkene=obj, uitleg="Wat het kind zei komt ook in de tijdlijn van de casus.",
    )  # fmt: skip


@once
def bevinding(request: HttpRequest, nummer: str) -> HttpResponse:
    """Write down a fact, an opinion or an interpretation."""
    casus = _casus(request, nummer)
    form = forms.BevindingFormulier(
        request.POST or None, casus=casus, initial={"soort": request.GET.get("soort", "")}
    )
    doe = partial(services.leg_bevinding_vast, casus)
    return _regel(request, casus, form, doe, "Feit, mening of interpretatie", breed=True)


@once
def bevinding_verbeter(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct a statement by a new one; the old one stays beside it."""
    oud: Bevinding = access.get_visible(Bevinding.objects.select_related("casus"), request.user, pk=pk)
    velden = ("soort", "tekst", "bron", "betrokkene", "document", "bron_naam", "van", "afscherm_grond")
    form = forms.BevindingFormulier(
        request.POST or None, casus=oud.casus, initial={naam: getattr(oud, naam) for naam in velden}
    )
    doe = partial(services.leg_bevinding_vast, oud.casus, corrigeert=oud)
    uitleg = "Wat u hier vastlegt komt naast de oude regel te staan. De oude regel blijft leesbaar."
    return _regel(request, oud.casus, form, doe, "Regel verbeteren", uitleg=uitleg, breed=True)


@once
def wederhoor(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down what somebody said of the draft, or why there is no reaction."""
    obj = _betrokkene(request, pk)
    form = forms.WederhoorFormulier(request.POST or None)
    doe = partial(services.leg_wederhoor_vast, obj)
    return _regel(request, obj.casus, form, doe, "Hoor en wederhoor", betrokkene=obj)


@once
def conclusie(request: HttpRequest, nummer: str, onderwerp: str) -> HttpResponse:
    """Conclude on one of the two subjects."""
    casus = _casus(request, nummer)
    if onderwerp not in Onderwerp.values:
        raise Http404
    nu = queries.huidige_conclusies(casus).get(onderwerp)
    begin = (
        {veld: getattr(nu, veld) for veld in ("uitkomst", "aard", "motivering", "medisch")} if nu else None
    )
    form = forms.ConclusieFormulier(request.POST or None, initial=begin)
    doe = partial(services.trek_conclusie, casus, onderwerp=onderwerp)
    uitleg = "Na deze conclusie wegen een gedragswetenschapper, en waar nodig een vertrouwensarts, mee."
    titel = f"Conclusie over {Onderwerp(onderwerp).label.lower()}"
    return _regel(request, casus, form, doe, titel, recht=CONCLUDEREN, uitleg=uitleg)


@once
def meewegen(request: HttpRequest, nummer: str) -> HttpResponse:
    """Weigh both conclusions along."""
    casus = _casus(request, nummer)
    form = forms.WeegFormulier(request.POST or None)
    doe = partial(services.weeg_mee, casus)
    return _regel(request, casus, form, doe, "Conclusies meewegen", recht=MEEWEGEN)


@once
def besluit(request: HttpRequest, nummer: str) -> HttpResponse:
    """Take the onderzoeksbesluit on the conclusions that stand."""
    casus = _casus(request, nummer)
    return answer_step(
        request,
        casus,
        "neem_onderzoeksbesluit",
        form=forms.BesluitFormulier(request.POST or None),
        service=services.neem_onderzoeksbesluit,
        back=reverse("traject:traject", args=[nummer]),
        template="veiligheid/traject/besluit.html",
        context={"casus": casus, "conclusies": queries.huidige_conclusies(casus).values()},
    )


def _casus(request: HttpRequest, nummer: str) -> Casus:
    access.require(request.user, queries.ZIEN)
    rijen = Casus.objects.select_related("team", "behandelaar", "afgerond_met")
    gevonden: Casus = access.get_visible(rijen, request.user, nummer=nummer)
    return gevonden


def _betrokkene(request: HttpRequest, pk: int) -> Betrokkene:
    access.require(request.user, queries.ZIEN)
    rijen = Betrokkene.objects.select_related("casus", "persoon")
    gevonden: Betrokkene = access.get_visible(rijen, request.user, pk=pk)
    return gevonden


def _regel(
    request: HttpRequest,
    casus: Casus,
    form: Formulier,
    doe: Callable[..., Any],
    titel: str,
    *,
    recht: str = WERKEN,
    betrokkene: Betrokkene | None = None,
    uitleg: str = "",
    breed: bool = False,
) -> HttpResponse:
    """One form whose line comes in the file, and back to the screen of the traject."""
    access.require(request.user, recht)
    terug = reverse("traject:traject", args=[casus.nummer])
    if form.carried_out(partial(doe, by=worker(request))):
        messages.success(request, f"{titel}: vastgelegd.")
        return redirect(terug)
    context = {
        "casus": casus, "form": form, "titel": titel, "terug": terug, "betrokkene": betrokkene, "uitleg": uitleg,
        "breed": breed,
    }  # fmt: skip
    return render(request, "meldingen/formulier.html", context, status=422 if form.is_bound else 200)

"""The pages of the waiting list: all families that wait, and one of them with what was done meanwhile."""

from functools import partial

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from meldingen.models import Casus
from veiligheid.models import Herweging, Wachtcontact
from veiligheid.wachtlijst import queries, rules, services
from veiligheid.wachtlijst.forms import ContactFormulier, HerwegingFormulier, PlanFormulier
from veiligthuis.core import access, audit, clock
from veiligthuis.core.access import has_codename, worker
from veiligthuis.core.forms import Formulier
from veiligthuis.core.once import once

PER_PAGE = 50
WOORDEN = {
    "alle": "Alle", "mij": "Van mij", "onverdeeld": "Niet verdeeld", "geen_contact": "Contact nodig",
    "herwegen": "Te herwegen",
}  # fmt: skip


@require_safe
def lijst(request: HttpRequest) -> HttpResponse:
    """The families that wait, the highest risk first and then those with the fewest days left; fifty at a time."""
    access.require(request.user, queries.ZIEN)
    user, toon = worker(request), request.GET.get("toon", "")
    gekozen = toon if toon in WOORDEN else "alle"
    rijen = queries.op_volgorde(queries.wachtend(user).filter(queries.lijsten(user)[gekozen]))
    pagina = Paginator(rijen, PER_PAGE).get_page(request.GET.get("pagina"))
    adres = reverse("wachtlijst:lijst")
    context = {
        "lijsten": [
            {"woord": woord, "adres": f"{adres}?toon={naam}", "actief": naam == gekozen}
            for naam, woord in WOORDEN.items()
        ],
        "regels": queries.als_rijen(pagina.object_list),  # type: ignore[arg-type]
        "pagina": pagina,
    }
    return render(request, "veiligheid/wachtlijst/lijst.html", context)


@require_safe
def wachtende(request: HttpRequest, nummer: str) -> HttpResponse:
    """One family that waits or waited: its risk over time, and every contact that was planned."""
    casus, user = _casus(request, nummer), worker(request)
    audit.record_view(user, casus, action="bekijk wachten")
    (rij,) = queries.als_rijen(queries.wachtend(user).filter(pk=casus.pk)) or (None,)
    contacten = Wachtcontact.objects.visible_to(user).filter(casus=casus)
    context = {
        "casus": casus,
        "rij": rij,
        "herwegingen": Herweging.objects.visible_to(user).filter(casus=casus).select_related("door"),
        "contacten": contacten.select_related(
            "betrokkene__persoon", "contactmoment__betrokkene__persoon", "gepland_door"
        ),
        "gepland": contacten.gepland().first(),
        "mag_herwegen": has_codename(user, services.HERWEGEN),
        "mag_plannen": has_codename(user, services.PLANNEN),
    }
    return render(request, "veiligheid/wachtlijst/wachtende.html", context)


@once
def herweeg(request: HttpRequest, nummer: str) -> HttpResponse:
    """Weigh the risk of a waiting family anew."""
    casus = _casus(request, nummer)
    access.require(request.user, services.HERWEGEN)
    vandaag = clock.today()
    begin = {"risico": queries.huidig_risico(casus), "volgende_op": vandaag + rules.EERSTE_HERWEGING}
    form = HerwegingFormulier(request.POST or None, initial=begin)
    if form.carried_out(partial(services.herweeg, casus, by=worker(request))):
        messages.success(request, "De herweging is vastgelegd.")
        return redirect("wachtlijst:wachtende", nummer=nummer)
    return _form_page(request, casus, form, "Risico herwegen", "Wat u eerder woog blijft staan.")


@once
def plan(request: HttpRequest, nummer: str) -> HttpResponse:
    """Plan contact with a waiting family."""
    casus = _casus(request, nummer)
    access.require(request.user, services.PLANNEN)
    form = PlanFormulier(
        request.POST or None, casus=casus, initial={"voor": queries.contact_uiterlijk(casus)}
    )
    if form.carried_out(partial(services.plan_wachtcontact, casus, by=worker(request))):
        messages.success(request, "Het contact is gepland.")
        return redirect("wachtlijst:wachtende", nummer=nummer)
    return _form_page(
        request,
        casus,
        form,
        "Contact plannen",
        "Zo houden we zicht op de veiligheid terwijl het gezin wacht.",
    )


@once
def contact(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down how planned contact went."""
    rijen = Wachtcontact.objects.select_related("casus")
    obj: Wachtcontact = access.get_visible(rijen, request.user, pk=pk)
    access.require(request.user, services.PLANNEN)
    begin = {"betrokkene": obj.betrokkene_id, "volgende": clock.today() + rules.EERSTE_HERWEGING}
    form = ContactFormulier(request.POST or None, casus=obj.casus, initial=begin)
    if form.carried_out(partial(services.leg_wachtcontact_vast, obj, by=worker(request))):
        messages.success(request, "Het contact is vastgelegd en het volgende is gepland.")
        return redirect("wachtlijst:wachtende", nummer=obj.casus.nummer)
    return _form_page(
        request, obj.casus, form, "Contact vastleggen", "Dit komt ook in de tijdlijn van de casus."
    )


def _casus(request: HttpRequest, nummer: str) -> Casus:
    access.require(request.user, queries.ZIEN)
    rijen = Casus.objects.select_related("team", "behandelaar")
    gevonden: Casus = access.get_visible(rijen, request.user, nummer=nummer)
    return gevonden


def _form_page(request: HttpRequest, casus: Casus, form: Formulier, titel: str, uitleg: str) -> HttpResponse:
    terug = reverse("wachtlijst:wachtende", args=[casus.nummer])
    context = {"casus": casus, "form": form, "titel": titel, "uitleg": uitleg, "terug": terug}
    return render(request, "meldingen/formulier.html", context, status=422 if form.is_bound else 200)

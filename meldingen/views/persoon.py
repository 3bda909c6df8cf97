"""The page of one person in a casus, and what is changed there: who it is, role, birth, safe contact."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from meldingen import services
from meldingen.forms.persoon import (
    GeboorteFormulier,
    PersoonWijzigFormulier,
    RolFormulier,
    ToonFormulier,
    VeiligContactFormulier,
)
from meldingen.gezin.pagina import person_page
from meldingen.models import Betrokkene, VeiligContact
from meldingen.views.betrokkene import answer_person
from meldingen.views.toegang import betrokkene_of
from veiligthuis.core import access, audit
from veiligthuis.core.access import worker
from veiligthuis.core.models import Medewerker
from veiligthuis.core.once import once

MAG = "meldingen.voeg_betrokkene_toe"


@require_GET
def persoon(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything of one person in a casus; a secret address and the code word only as being there."""
    betrokkene, user = betrokkene_of(request, pk), worker(request)
    audit.record_view(user, betrokkene)
    return render(request, "meldingen/persoon.html", person_page(betrokkene, user))


@once
def gegevens(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct or complete name, birth, death, number, language."""
    wie = betrokkene_of(request, pk).persoon
    form = PersoonWijzigFormulier(request.POST or None, persoon=wie)
    return answer_person(
        request, pk, form, title="Persoonsgegevens", permission=MAG, to_person=True,
        save=lambda betrokkene, by, data: services.wijzig_persoon(betrokkene, by=by, **form.velden(data)),
    )  # fmt: skip


@once
def rol(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct what somebody is in this casus."""
    form = RolFormulier(request.POST or None, betrokkene=betrokkene_of(request, pk))
    return answer_person(
        request, pk, form, title="Plaats in het gezin", permission=MAG, to_person=True,
        save=lambda betrokkene, by, data: services.wijzig_betrokkene(betrokkene, by=by, **data),
    )  # fmt: skip


@once
def geboorte(request: HttpRequest, pk: int) -> HttpResponse:
    """The unborn child was born."""
    form = GeboorteFormulier(request.POST or None, persoon=betrokkene_of(request, pk).persoon)
    return answer_person(
        request, pk, form, title="Het kind is geboren", permission=MAG, to_person=True,
        save=lambda betrokkene, by, data: services.leg_geboorte_vast(betrokkene, by=by, **form.velden(data)),
        uitleg="Alles wat over het ongeboren kind is vastgelegd, blijft bij dit kind staan.",
    )  # fmt: skip


@once
def veilig(request: HttpRequest, pk: int) -> HttpResponse:
    """How this person is reached without danger."""
    wie = betrokkene_of(request, pk).persoon
    contact = VeiligContact.objects.filter(persoon=wie).first()
    form = VeiligContactFormulier(request.POST or None, persoon=wie, contact=contact)

    def save(betrokkene: Betrokkene, by: Medewerker, data: dict[str, Any]) -> None:
        services.leg_veilig_contact_vast(betrokkene, gegevens=form.gegevens(), by=by)
        if data["veilig_contact"] != wie.veilig_contact:
            services.wijzig_persoon(betrokkene, veilig_contact=data["veilig_contact"], by=by)

    return answer_person(request, pk, form, title="Veilig contact", permission=MAG, save=save, to_person=True)


@never_cache
def codewoord(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the code word after a reason; each time is on record."""
    betrokkene = betrokkene_of(request, pk)
    access.require(request.user, "meldingen.bekijk_codewoord")
    form = ToonFormulier(request.POST or None)
    word = ""
    if form.is_valid():
        word = services.toon_codewoord(betrokkene, reden=form.cleaned_data["reden"], by=worker(request))
    context = {"wat": "Codewoord", "getoond": word, "uitleg": "Geef dit woord nooit door; laat het u noemen."}
    return show_hidden(request, betrokkene, form, context)


def show_hidden(
    request: HttpRequest, betrokkene: Betrokkene, form: ToonFormulier, context: dict[str, Any]
) -> HttpResponse:
    """The page that asks why something hidden must be shown, and then shows it."""
    shared = {
        "casus": betrokkene.casus,
        "betrokkene": betrokkene,
        "form": form,
        "terug": reverse("meldingen:persoon", args=[betrokkene.pk]),
    }
    status = 422 if form.is_bound and not form.is_valid() else 200
    return render(request, "meldingen/onthuld.html", shared | context, status=status)

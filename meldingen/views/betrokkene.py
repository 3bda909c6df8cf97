"""What is done for one person in a casus: informing, putting that off, an address, why not spoken to."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from meldingen import services
from meldingen.forms.dossier import (
    AdresFormulier,
    InformeerFormulier,
    NietGesprokenFormulier,
    UitstelFormulier,
)
from meldingen.models import Betrokkene
from meldingen.services import AdresGegevens
from meldingen.views.toegang import betrokkene_of
from veiligthuis.core import access
from veiligthuis.core.access import worker
from veiligthuis.core.forms import Formulier
from veiligthuis.core.models import Medewerker
from veiligthuis.core.once import once

Save = Callable[[Betrokkene, Medewerker, dict[str, Any]], Any]


@once
def informeer(request: HttpRequest, pk: int) -> HttpResponse:
    """Record that somebody was told about the data that are kept."""
    return answer_person(
        request,
        pk,
        InformeerFormulier(request.POST or None),
        title="Informeren vastleggen",
        permission="meldingen.informeer_betrokkene",
        save=lambda betrokkene, by, data: services.informeer_betrokkene(betrokkene, by=by, **data),
        uitleg="Daarmee stopt de termijn van vier weken (Wmo 2015 artikel 5.3.1).",
    )


@once
def stel_uit(request: HttpRequest, pk: int) -> HttpResponse:
    """Put off telling somebody, with a reason, at most two weeks at a time."""
    return answer_person(
        request,
        pk,
        UitstelFormulier(request.POST or None),
        title="Informeren uitstellen",
        permission="meldingen.verleng_termijn",
        save=lambda betrokkene, by, data: services.stel_informeren_uit(betrokkene, by=by, **data),
        uitleg="Uitstel mag alleen als informeren gevaar oplevert, telkens ten hoogste twee weken.",
    )


@once
def adres(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down where somebody lives, stays or gets post."""
    return answer_person(
        request,
        pk,
        AdresFormulier(request.POST or None),
        title="Adres vastleggen",
        permission="meldingen.voeg_betrokkene_toe",
        save=lambda betrokkene, by, data: services.leg_adres_vast(
            betrokkene, by=by, gegevens=AdresGegevens(**data)
        ),
        uitleg="Het adres van deze soort dat tot nu gold, eindigt de dag ervoor.",
        to_person=True,
    )


@once
def niet_gesproken(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down why somebody, a child too, was not spoken to."""
    return answer_person(
        request,
        pk,
        NietGesprokenFormulier(request.POST or None),
        title="Reden niet gesproken",
        permission="meldingen.leg_contact_vast",
        save=lambda betrokkene, by, data: services.noteer_niet_gesproken(betrokkene, by=by, **data),
    )


def answer_person(
    request: HttpRequest,
    pk: int,
    form: Formulier,
    *,
    title: str,
    permission: str,
    save: Save,
    uitleg: str = "",
    to_person: bool = False,
) -> HttpResponse:
    """The page of one form about a person, and what it does; back to the family, or to the page of the person."""
    betrokkene = betrokkene_of(request, pk)
    access.require(request.user, permission)
    back = reverse("meldingen:persoon", args=[pk])
    if form.carried_out(lambda **data: save(betrokkene, worker(request), data)):
        messages.success(request, f"{title}: vastgelegd.")
        return redirect(back if to_person else family_of(betrokkene.casus.nummer))
    context = {
        "casus": betrokkene.casus, "betrokkene": betrokkene, "form": form, "titel": title, "uitleg": uitleg,
        "breed": len(form.fields) > 8,
        "tab": "gezin", "terug": back if to_person else "",
    }  # fmt: skip
    return render(request, "meldingen/formulier.html", context, status=422 if form.is_bound else 200)


def family_of(nummer: str) -> str:
    """The address of the tab with everybody in a casus."""
    return reverse("pages:casus_tab", kwargs={"nummer": nummer, "tab": "gezin"})

"""One address of a person: corrected, ended, and a secret one shown after a reason."""

import uuid
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.cache import never_cache

from meldingen import services
from meldingen.forms.dossier import AdresFormulier
from meldingen.forms.persoon import EindeFormulier, ToonFormulier
from meldingen.gezin.pagina import is_hidden
from meldingen.models import Adres, Betrokkene, Crisisinzet
from meldingen.services import AdresGegevens
from meldingen.services.adressen import ADRES_VELDEN
from meldingen.views.betrokkene import answer_person
from meldingen.views.persoon import MAG, show_hidden
from meldingen.views.toegang import betrokkene_of
from veiligthuis.core import access, clock
from veiligthuis.core.access import worker
from veiligthuis.core.once import once

MAG_GEHEIM = "meldingen.bekijk_geheim_adres"


@once
def verbeter(request: HttpRequest, pk: int, nr: int) -> HttpResponse:
    """Correct a mistake in an address that holds; a secret one only by who may see it, and the look is recorded."""
    found, of = _address(request, pk, nr), betrokkene_of(request, pk)
    if is_hidden(found, of):
        access.require(request.user, MAG_GEHEIM)
        services.toon_geheim_adres(found, betrokkene=of, reden="verbeteren", by=worker(request))
    known = {name: getattr(found, name) for name in (*ADRES_VELDEN, "van")}
    form = AdresFormulier(request.POST or None, initial=known)
    form.fields["soort"].disabled = True
    return answer_person(
        request, pk, form, title="Adres verbeteren", permission=MAG, to_person=True,
        save=lambda betrokkene, by, data: services.verbeter_adres(
            found, betrokkene=betrokkene, gegevens=AdresGegevens(**data), by=by
        ),
        uitleg="Voor een typefout of een verkeerde datum. Is iemand verhuisd? Leg dan een nieuw adres vast.",
    )  # fmt: skip


@once
def einde(request: HttpRequest, pk: int, nr: int) -> HttpResponse:
    """The address holds no longer; it stays in the history."""
    found = _address(request, pk, nr)
    form = EindeFormulier(request.POST or None, initial={"tot": clock.today()})
    return answer_person(
        request, pk, form, title="Adres beëindigen", permission=MAG, to_person=True,
        save=lambda betrokkene, by, data: services.beeindig_adres(
            found, betrokkene=betrokkene, by=by, **data
        ),
    )  # fmt: skip


@never_cache
def toon(request: HttpRequest, pk: int, nr: int) -> HttpResponse:
    """Show a secret address after a reason; each time is on record."""
    found, betrokkene = _address(request, pk, nr), betrokkene_of(request, pk)
    access.require(request.user, MAG_GEHEIM)
    form = ToonFormulier(request.POST or None)
    line = ""
    if form.is_valid():
        reden = form.cleaned_data["reden"]
        line = services.toon_geheim_adres(found, betrokkene=betrokkene, reden=reden, by=worker(request)).regel
    context = {
        "wat": found.get_soort_display(), "getoond": line,
        "uitleg": "Zet dit adres niet in een brief, een bericht of een verslag dat anderen lezen.",
    }  # fmt: skip
    return show_hidden(request, betrokkene, form, context | _back_to_crisis(request, betrokkene))


def _back_to_crisis(request: HttpRequest, betrokkene: Betrokkene) -> dict[str, Any]:
    """The crisis the worker came from, if he sees it and it is of this casus; else nothing, and it is the person."""
    try:
        key = uuid.UUID(request.POST.get("inzet", ""))
    except ValueError:
        return {}
    found = Crisisinzet.objects.visible_to(request.user).filter(pk=key, melding__casus=betrokkene.casus_id)
    if (inzet := found.first()) is None:
        return {}
    back = reverse("meldingen:crisis_inzet", args=[inzet.pk])
    return {"terug": back, "terug_naar": "Crisis", "inzet": inzet}


def _address(request: HttpRequest, pk: int, nr: int) -> Adres:
    """An address of this person, whom the worker may see. Raises Http404."""
    betrokkene = betrokkene_of(request, pk)
    found: Adres | None = betrokkene.persoon.adressen.filter(pk=nr).first()
    if found is None or not found.geldt_in(betrokkene.casus_id):
        raise Http404
    return found

"""The crisis lane: a card for every crisis that runs and every family unsafe again, and their counter on top."""

from hashlib import sha256
from typing import Any

from django.db.models import Value
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.views.decorators.http import require_safe

from meldingen.crisis.kaart import kaarten, versie
from meldingen.crisis.queries import ZIEN
from meldingen.models import Crisisinzet
from overdracht.terug.queries import WeerOnveilig, not_taken_up, unsafe_again
from veiligthuis.core.access import has_codename, require

MEEST = 50
"""Cards on the lane; more crises at once than people could go to."""


BY_POLL = frozenset({"casus", "casus_tab", "sturing"})
"""Pages that use their statements for themselves: there the bar asks the number right after the page."""


@require_safe
def crisis(request: HttpRequest) -> HttpResponse:
    """Every family that is unsafe again and every crisis that runs, what ends first in front."""
    require(request.user, ZIEN)
    return render(request, "pages/crisis.html", _lane(request))


@require_safe
def crisisbaan(request: HttpRequest) -> HttpResponse:
    """The cards alone, asked again every so often; 204 when nothing changed, so that nothing flickers."""
    require(request.user, ZIEN)
    lane = _lane(request)
    if request.GET.get("v") == lane["versie"]:
        return HttpResponse(status=204)
    return render(request, "pages/_crisisbaan.html", {**lane, "los": True})


@require_safe
def crisisteller(request: HttpRequest) -> HttpResponse:
    """The counter in the bar on top and those of the navigation, asked again every half minute."""
    context = {"aantal": _count(request), "adres": reverse("pages:crisis")}
    return render(request, "components/tellers.html", context)


def counter(request: HttpRequest) -> dict[str, Any]:
    """Context processor: how many crises run, for the bar on top; counted only when it is drawn.

    None on a page that does not count: there the bar asks by itself as soon as the page is there.
    """
    user, place = getattr(request, "user", None), request.resolver_match
    if place is not None and place.url_name in BY_POLL:
        return {"crisis_aantal": None}  # not counted; a name that is missing would read as nought
    if user is None or not user.is_authenticated or getattr(request, "second_factor_missing", False):
        return {}
    return {"crisis_aantal": SimpleLazyObject(lambda: _count(request))}


def _count(request: HttpRequest) -> int:
    """What stands on the lane, in one statement."""
    if not has_codename(request.user, ZIEN):
        return 0
    runs = Crisisinzet.objects.visible_to(request.user).lopend().order_by().annotate(een=Value(1))
    unsafe = not_taken_up(request.user).order_by().annotate(een=Value(1))
    return runs.values("een").union(unsafe.values("een"), all=True).count()


def _lane(request: HttpRequest) -> dict[str, Any]:
    unsafe = unsafe_again(request.user)[:MEEST]
    found = kaarten(Crisisinzet.objects.visible_to(request.user).lopend().voor_baan()[:MEEST])
    going = sum(not kaart.stand.wie for kaart in found)
    return {
        "onveilig": unsafe,
        "kaarten": found,
        "versie": _mark(unsafe, versie(found)),
        "zonder_iemand": going,
        "tellers": {"crisis": len(found) + len(unsafe)},
    }


def _mark(unsafe: list[WeerOnveilig], rest: str) -> str:
    """A mark of everything on the lane; that of the crises alone when nobody is unsafe again."""
    if not unsafe:
        return rest
    words = [f"{case.melding.pk}{[part.tekst + part.staat for part in case.klok]}" for case in unsafe]
    return sha256("|".join([rest, *words]).encode()).hexdigest()[:16]

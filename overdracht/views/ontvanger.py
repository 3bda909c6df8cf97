"""What a wijkteam sees: its own inbox and, of each handover, exactly what was offered."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from meldingen.termijnen.services import markeer_ontvangst_gezien
from overdracht import queries
from overdracht.models import Overdracht
from overdracht.views import scherm
from overdracht.views.stappen import take_step
from veiligthuis.core import audit, words
from veiligthuis.core.access import get_visible, require, worker
from veiligthuis.core.asked import recall
from veiligthuis.core.once import once


@require_GET
def inbox(request: HttpRequest) -> HttpResponse:
    """What was offered to this person's teams, the first to answer on top; the first one stands open."""
    require(worker(request), "overdracht.bekijk_inbak")
    vak = queries.Vak.uit(request.GET.get("vak", ""))
    zoek = recall(request)
    tray = scherm.inbox_context(worker(request), vak, zoek=zoek)
    if not tray["rijen"] or zoek:
        return render(request, "overdracht/inbox.html", tray)
    obj = _received(request, tray["rijen"][0].overdracht.pk)
    page = scherm.receiver_context(obj, worker(request), tray["rijen"])
    return render(request, "overdracht/ontvangst.html", tray | page)


@require_GET
def ontvangst(request: HttpRequest, pk: int) -> HttpResponse:
    """One offered handover: the family and the plan, contact with the family, and the answer."""
    require(worker(request), "overdracht.bekijk_inbak")
    obj = _received(request, pk)
    tray = scherm.inbox_context(worker(request), queries.Vak.van(obj))
    page = scherm.receiver_context(obj, worker(request), tray["rijen"])
    return render(request, "overdracht/ontvangst.html", tray | page)


def _received(request: HttpRequest, pk: int) -> Overdracht:
    """What this person's team received; the look is recorded, for its escalations too. 404 for any other."""
    received = Overdracht.objects.met_verband().ontvangen_door(worker(request))
    obj: Overdracht = get_visible(received, worker(request), pk=pk)
    audit.record_view(worker(request), obj)
    markeer_ontvangst_gezien(obj.termijn_bron(), by=worker(request))
    return obj


@once
def ontvangst_stap(request: HttpRequest, pk: int, naam: str) -> HttpResponse:
    """One step of the receiver; after a refusal or return the page is gone, so it leads to the inbox.

    Who sends a page that went stale, because Veilig Thuis withdrew the offer meanwhile, reads why nothing was written.
    """
    require(worker(request), "overdracht.bekijk_inbak")
    if request.method == "POST" and (
        weg_bij_ons := queries.no_longer_here(worker(request)).filter(pk=pk).first()
    ):
        messages.warning(request, _too_late(weg_bij_ons))
        return redirect("overdracht:inbox")
    obj = get_visible(
        Overdracht.objects.met_verband().ontvangen_door(worker(request)), worker(request), pk=pk
    )
    weg = naam in {"weiger", "geef_terug", "laat_overnemen", "stem_in_met_overname"}
    back = reverse("overdracht:inbox") if weg else reverse("overdracht:ontvangst", args=[pk])
    return take_step(request, obj, naam, back=back, context={"overdracht": obj})


def _too_late(obj: Overdracht) -> str:
    sinds = words.day(obj.beeindigd_op, short=True) if obj.beeindigd_op else "kort"
    return (
        f"Er is niets vastgelegd: casus {obj.casus.nummer} is niet meer bij uw team"
        f" ({obj.get_status_display().lower()}, {sinds})."
    )

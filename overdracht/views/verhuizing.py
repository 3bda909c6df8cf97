"""Moving a whole caseload on the screen: choose, look, confirm, see how far, take back; and the history of regie."""

from __future__ import annotations

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from meldingen.models import Casus
from overdracht import services
from overdracht.models import Verhuizing
from overdracht.overname.forms import VerhuisFormulier
from overdracht.overname.queries import caseload, mark_of
from overdracht.overname.records import VERHUIZEN, VerhuizingQuerySet
from veiligthuis.core import audit, buttons, clock
from veiligthuis.core.access import get_visible, require, worker
from veiligthuis.core.models import Medewerker
from veiligthuis.core.once import once

EERDERE = 20


@once
def verhuizingen(request: HttpRequest) -> HttpResponse:
    """First shows who would move; only a second press, with that list in sight, moves them."""
    require(worker(request), VERHUIZEN)
    form = VerhuisFormulier(request.POST or None)
    move = partial(services.move_caseload, by=worker(request), gezien=request.POST.get("gezien", ""))
    if request.POST.get("doen") and form.carried_out(move):
        return redirect("overdracht:verhuizing", pk=form.result.pk)
    gekozen = form.cleaned_data if form.is_bound and form.is_valid() else {}
    gezinnen = list(caseload(gekozen["van_team"])) if gekozen else None
    context = {
        "form": form,
        "verhuizingen": _earlier(worker(request)),
        "gezinnen": gezinnen,
        "kenmerk": mark_of(gekozen["van_team"], gekozen["naar_team"], gezinnen) if gezinnen else "",
        **gekozen,
    }
    return render(request, "overdracht/verhuizingen.html", context, status=422 if form.errors else 200)


def _earlier(user: Medewerker) -> VerhuizingQuerySet:
    return Verhuizing.objects.visible_to(user).select_related("van_team", "naar_team")[:EERDERE]


@require_GET
def verhuizing(request: HttpRequest, pk: int) -> HttpResponse:
    """How far a move is, family by family, and whether it can still be taken back."""
    require(worker(request), VERHUIZEN)
    rij = get_visible(Verhuizing.objects.select_related("van_team", "naar_team"), worker(request), pk=pk)
    regels = list(rij.regels.select_related("overdracht__casus", "nieuw", "terug"))
    terug = rij.terug_gevraagd_op is not None
    klaar = sum(
        (regel.terug_op if terug and regel.nieuw_id else regel.gedaan_op) is not None for regel in regels
    )
    context = {
        "verhuizing": rij, "regels": regels, "aantal": len(regels), "klaar": klaar, "terug_reden": _why_not_back(rij),
    }  # fmt: skip
    return render(request, "overdracht/verhuizing.html", context)


@require_POST
@once
def verhuizing_terug(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a move back, or say why that cannot be."""
    rij = get_visible(Verhuizing.objects.all(), worker(request), pk=pk)
    buttons.carried_out(request, partial(services.undo_move, rij, by=worker(request)))
    return redirect("overdracht:verhuizing", pk=pk)


def _why_not_back(rij: Verhuizing) -> str | None:
    """Empty when it can be taken back, the reason when it cannot, None when that was done already."""
    if rij.terug_gevraagd_op is not None:
        return None
    if rij.gereed_op is None:
        return "Terugdraaien kan zodra alle gezinnen verwerkt zijn, nog vandaag."
    if clock.local(rij.gevraagd_op).date() != clock.today():
        return "Terugdraaien kon alleen op de dag zelf."
    return ""


@require_GET
def regie(request: HttpRequest, casusnummer: str) -> HttpResponse:
    """Who directed a casus from its first second on, and who accepted that."""
    casus = get_visible(Casus.objects.all(), worker(request), nummer=casusnummer)
    audit.record_view(worker(request), casus)
    regies = casus.regies.select_related("organisatie", "team", "aanvaard_door").order_by("-periode")
    return render(request, "overdracht/regie.html", {"casus": casus, "regies": regies})

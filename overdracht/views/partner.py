"""The page of one partner team, the same for both sides, and behind each figure the list it counts."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from ketenpartners.models import Team
from ketenpartners.queries import geldig_convenant
from ketenpartners.queries.capaciteit import mag_bijhouden, wachttijden, ziet_partner
from overdracht.models import Overdracht
from overdracht.queries.partner import Partnercijfers, Telling, partnercijfers
from overdracht.views import scherm
from veiligthuis.core import audit, charts, clock
from veiligthuis.core.access import has_codename, require, worker
from veiligthuis.core.models import Medewerker

PER_PAGINA = 50
LIJST = "overdracht.bekijk_overdrachten"


@require_GET
def partner(request: HttpRequest, pk: int) -> HttpResponse:
    """The figures, waiting time and agreement of one team: any for Veilig Thuis, the own one for a partner."""
    user = worker(request)
    team = _team(user, pk)
    cijfers = partnercijfers(team)
    mag_lijst = has_codename(user, LIJST)
    context = {
        "team": team,
        "cijfers": cijfers,
        "tellingen": _with_address(cijfers.tellingen, team, mag_lijst),
        "te_laat": _with_address(cijfers.te_laat, team, mag_lijst),
        "staven": _bars(cijfers),
        "wachttijd": wachttijden([team]).get(team.pk),
        "gezien_weken": None if cijfers.gezien_dagen is None else round(cijfers.gezien_dagen / 7),
        "convenant": geldig_convenant(team, clock.today()),
        "mag_bijhouden": mag_bijhouden(user, team),
        "is_van_vt": has_codename(user, "ketenpartners.bekijk_partners"),
    }
    return render(request, "overdracht/partner.html", context)


@require_GET
def eigen(request: HttpRequest) -> HttpResponse:
    """A partner without knowing its number: the page of the first own team."""
    require(worker(request), "overdracht.bekijk_inbak")
    team = Team.objects.van_partners().actief().van_medewerker(worker(request)).order_by("naam", "pk").first()
    if team is None:
        raise Http404
    return redirect("overdracht:partner", pk=team.pk)


@require_GET
def lijst(request: HttpRequest, pk: int, naam: str) -> HttpResponse:
    """Exactly the handovers that one figure counts, as far as this person may see them; the others as a number."""
    user = worker(request)
    require(user, LIJST)
    team = _team(user, pk)
    telling = partnercijfers(team).telling(naam)
    if telling is None:
        raise Http404
    rijen = Overdracht.objects.visible_to(user).filter(pk__in=telling.pks).met_verband()
    pagina = Paginator(rijen.order_by("aangeboden_op", "pk"), PER_PAGINA).get_page(request.GET.get("pagina"))
    context = {
        "team": team, "telling": telling, "pagina": pagina, "rijen": scherm.rows(pagina.object_list),
        "elders": telling.aantal - pagina.paginator.count,
    }  # fmt: skip
    return render(request, "overdracht/partnerlijst.html", context)


def _team(user: Medewerker, pk: int) -> Team:
    """The partner team, for who may see its page. Raises Http404 alike for unknown and forbidden; that is recorded."""
    team = get_object_or_404(Team.objects.select_related("organisatie"), pk=pk)
    if not ziet_partner(user, team):
        audit.record_denial(user, team, action="partner")
        raise Http404
    return team


def _with_address(tellingen: tuple[Telling, ...], team: Team, mag: bool) -> list[dict[str, Any]]:
    """Figures with the address of their list; empty for who has no list, or when there is nothing in it."""
    return [
        {
            "telling": telling,
            "adres": reverse("overdracht:partner_lijst", args=[team.pk, telling.naam])
            if mag and telling.pks
            else "",
        }
        for telling in tellingen
    ]


def _bars(cijfers: Partnercijfers) -> charts.BarChart | None:
    """Per quarter how the offers ended; every block leads to the table below it. None when nothing was offered."""
    rijen = [(woord, [(aantal, "#h-tabel") for aantal in blokken]) for woord, blokken in cijfers.kwartalen]
    return charts.bar_chart(rijen) if rijen else None

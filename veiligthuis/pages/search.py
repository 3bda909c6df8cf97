"""The list of cases with its search."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from meldingen.machine.casus_status import GESLOTEN, OPENSTAAND
from meldingen.models import Adres, Betrokkene, Casus
from meldingen.queries import BetrokkeneQuerySet, CasusQuerySet
from meldingen.termijnen.queries import klok_delen, open_per_casus
from veiligthuis.core.access import has_codename, worker
from veiligthuis.core.asked import MARK, recall, remember
from veiligthuis.core.audit import record_view
from veiligthuis.core.models import Medewerker
from veiligthuis.pages.found import BSN, NUMMER, find, search
from veiligthuis.pages.safety import mark_of

PER_PAGE = 50
MOST_NAMES = 3
"""Persons of one case that a row names."""

MERGE = "meldingen.voeg_personen_samen"
Found = tuple[CasusQuerySet, BetrokkeneQuerySet]
STATEN = {"open": Q(status__in=sorted(OPENSTAAND)), "gesloten": Q(status__in=sorted(GESLOTEN)), "alle": Q()}
VOLGORDEN = {
    "nummer": "nummer", "naam": "naam", "geopend": "geopend_op", "wie": "behandelaar__last_name", "team": "team__naam",
}  # fmt: skip
KOLOMMEN = (("Casus", "nummer"), ("Gezin", "naam"), ("Status", ""), ("Termijnen", ""), ("Veiligheid", ""),
            ("Team", "team"), ("Behandelaar", "wie"), ("Geopend", "geopend"))  # fmt: skip


@require_POST
def zoek(request: HttpRequest) -> HttpResponse:
    """Search from the bar on top; the words travel in the body and the session, never in an address."""
    user, asked = worker(request), request.POST.get("q", "").strip()
    if not has_codename(user, "meldingen.view_casus"):
        return redirect(reverse("overdracht:inbox") + remember(request, asked))
    if BSN.fullmatch(asked):
        return _answer_bsn(request, asked)
    direct = search(user, asked).first() if NUMMER.fullmatch(asked) else None
    if direct and direct.nummer == asked:
        return redirect("pages:casus", nummer=direct.nummer)
    return redirect(reverse("pages:casussen") + remember(request, asked))


@require_safe
def casussen(request: HttpRequest) -> HttpResponse:
    """The cases the person may see, all of them or those searched for; the filters stand in the address."""
    asked = recall(request)
    return render(request, "pages/casussen.html", _list_context(request, find(request.user, asked), asked))


def _answer_bsn(request: HttpRequest, bsn: str) -> HttpResponse:
    """The cases of one BSN at once: the number is kept nowhere and not repeated, and each find is a look."""
    found = find(worker(request), bsn)
    context = _list_context(request, found, "", everything=True)
    _record_bsn_search(worker(request), [row["casus"] for row in context["regels"]])
    return render(request, "pages/casussen.html", context)


def _list_context(
    request: HttpRequest, found: Found, asked: str, *, everything: bool = False
) -> dict[str, Any]:
    """What the list shows; `everything` leaves no status out, also when nothing was searched for.

    After a search each row leads on: to the radar of the case, and to merging the persons who fit.
    """
    cases, people = found
    default = "alle" if asked or everything else "open"
    state = request.GET.get("staat", default) if request.GET.get("staat", default) in STATEN else default
    order = request.GET.get("volgorde", "-geopend")
    page = Paginator(_ordered(cases.filter(STATEN[state]), order), PER_PAGE).get_page(
        request.GET.get("pagina")
    )
    base, kept = reverse("pages:casussen"), f"{MARK}=1&" if asked else ""
    states = [
        {"woord": word.capitalize(), "adres": f"{base}?{kept}staat={word}", "actief": word == state}
        for word in STATEN
    ]
    columns = [{"woord": word, "sleutel": key} for word, key in KOLOMMEN]
    user, searched = worker(request), bool(asked or everything)
    return {"q": asked, "regels": case_rows(page, _mergeable(user, people, page) if searched else {}),
            "pagina": page, "staten": states, "kolommen": columns, "volgorde": order, "gezocht": searched,
            "mag_radar": has_codename(user, "meldingen.view_melding")}  # fmt: skip


def _mergeable(user: Medewerker, people: BetrokkeneQuerySet, page: Any) -> dict[int, list[Betrokkene]]:
    """Per case of the page who fits what was searched for, for who may merge persons; one query."""
    if not has_codename(user, MERGE):
        return {}
    found: dict[int, list[Betrokkene]] = {}
    for person in people.filter(casus__in=list(page)).select_related("persoon").order_by("pk"):
        found.setdefault(person.casus_id, []).append(person)
    return {casus: those[:MOST_NAMES] for casus, those in found.items()}


def _record_bsn_search(user: Medewerker, found: list[Casus]) -> None:
    """Each case that a BSN led to is a look into that case; the number itself is written nowhere."""
    for casus in found:
        record_view(user, casus, action="gevonden op bsn")
    if not found:
        record_view(user, user, action="zoeken op bsn zonder uitkomst")


def _ordered(found: CasusQuerySet, order: str) -> CasusQuerySet:
    field = VOLGORDEN.get(order.removeprefix("-"), "geopend_op")
    sign = "-" if order.startswith("-") else ""
    return found.select_related("team", "behandelaar").order_by(f"{sign}{field}", "-pk")


def case_rows(
    page: Any, people: Mapping[int, Sequence[Betrokkene]] = MappingProxyType({})
) -> list[dict[str, Any]]:
    """What a row shows, with the `people` of each case; two queries for all rows of the page."""
    cases = list(page)
    terms = open_per_casus(casus.pk for casus in cases)
    secret = set(
        Adres.objects.in_casussen(cases)
        .filter(geheim=True, tot__isnull=True)
        .values_list("persoon__betrokkenheden__casus", flat=True)
    )
    return [
        {
            "casus": casus,
            "klok": klok_delen(terms.get(casus.pk, ())[:1]),
            "merk": mark_of(casus.veiligheidsniveau),
            "geheim": casus.pk in secret,
            "gevonden": people.get(casus.pk, ()),
        }
        for casus in cases
    ]

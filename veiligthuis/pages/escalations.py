"""Every escalation for the team manager: planned and fired, to whom, seen by whom, and what came of it."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from meldingen.termijnen.ladders import Naar
from meldingen.termijnen.records import Bezorging, Escalatie, Termijn
from meldingen.termijnen.services import markeer_gezien
from veiligthuis.core import clock, words
from veiligthuis.core.access import require, worker
from veiligthuis.pages.steering import PERMISSION

PER_PAGE = 50
SOORTEN = {"gevuurd": "Gewaarschuwd", "gepland": "Komt nog", "mislukt": "Niet aangekomen"}


@require_safe
def escalaties(request: HttpRequest) -> HttpResponse:
    """One of three lists, fifty rows at a time; what was delivered to the reader counts as seen from now on."""
    require(request.user, PERMISSION)
    kind = request.GET.get("soort", "")
    chosen = kind if kind in SOORTEN else "gevuurd"
    user = worker(request)
    mine = Termijn.objects.visible_to(user)
    found = planned(mine) if chosen == "gepland" else fired(mine, failed=chosen == "mislukt")
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("pagina"))
    rows = [planned_row(term) for term in page] if chosen == "gepland" else [fired_row(row) for row in page]
    if chosen != "gepland":
        markeer_gezien([d for row in page for d in row.bezorgingen.all() if d.verzonden_op], by=user)
    address = reverse("pages:escalaties")
    tabs = [
        {"woord": word, "adres": f"{address}?soort={key}", "actief": key == chosen}
        for key, word in SOORTEN.items()
    ]
    context = {"soort": chosen, "soorten": tabs, "regels": rows, "pagina": page}
    return render(request, "pages/escalaties.html", context)


def planned(terms: Any) -> Any:
    """Running terms of which a warning is still to come, the first one first."""
    found = terms.open().filter(volgende_op__isnull=False).order_by("volgende_op", "pk")
    return found.select_related("casus__behandelaar", "partnerteam")


def fired(terms: Any, *, failed: bool) -> Any:
    """Escalations of these terms, the newest first; with `failed` only those that reached nobody or not everybody."""
    found = Escalatie.objects.filter(termijn__in=terms)
    if failed:
        lost = Bezorging.objects.filter(mislukt_op__isnull=False)
        alone = Q(verzenden=True, verspreid_op__isnull=False, bezorgingen__isnull=True)
        found = found.filter(Q(bezorgingen__in=lost) | alone).distinct()
    found = found.select_related("termijn__casus").order_by("-gevuurd_op", "-niveau", "-pk")
    return found.prefetch_related(
        "bezorgingen__medewerker", "bezorgingen__contactpersoon", "bezorgingen__gezien_door"
    )


def planned_row(term: Termijn) -> dict[str, Any]:
    """A warning that will come unless the term is met first."""
    to = Naar(term.naar[term.niveau])
    person = term.casus.behandelaar if term.casus and to == Naar.BEHANDELAAR else None
    return {
        "casus": term.casus,
        "wat": term.regel.naam,
        "code": term.code,
        "trede": f"{term.niveau + 1} van {len(term.momenten)}",
        "naar": f"{to.label}, {person.weergavenaam}" if person else to.label,
        "gepland": words.moment(term.volgende_op, short=True) if term.volgende_op else "",
        "sinds": _state_of(term),
    }


def fired_row(row: Escalatie) -> dict[str, Any]:
    """A warning that was given: planned and real moment, every recipient, and what came of the term."""
    late = row.gevuurd_op - row.gepland_op
    return {
        "casus": row.termijn.casus,
        "wat": row.termijn.regel.naam,
        "code": row.termijn.code,
        "trede": f"{row.niveau} van {max(len(row.termijn.momenten), row.niveau)}",
        "naar": Naar(row.naar).label,
        "gepland": words.moment(row.gepland_op, short=True),
        "gevuurd": words.moment(row.gevuurd_op, short=True) if late.total_seconds() >= 60 else "",
        "bezorgd": [_delivery(delivery) for delivery in row.bezorgingen.all()],
        "opmerking": _remark(row),
        "sinds": _outcome(row),
    }


def _remark(row: Escalatie) -> str:
    if not row.verzenden:
        return "Niet apart verzonden: een hogere trede ging tegelijk."
    return row.opmerking or ("" if row.verspreid_op else "Wordt verzonden.")


def _delivery(delivery: Bezorging) -> dict[str, Any]:
    person = delivery.medewerker.weergavenaam if delivery.medewerker else ""
    who = person or (delivery.contactpersoon.naam if delivery.contactpersoon else "")
    sent = (
        f"bezorgd {words.moment(delivery.verzonden_op, short=True)}" if delivery.verzonden_op else "onderweg"
    )
    if delivery.mislukt_op:
        tries = words.amount(delivery.pogingen, "poging", "pogingen")
        sent = f"niet aangekomen, {tries}: {_why_not(delivery.fout)}"
    return {
        "wie": who,
        "bezorgd": sent,
        "mislukt": bool(delivery.mislukt_op),
        "gezien": _seen(delivery) if delivery.verzonden_op else "",
    }


def _why_not(error: str) -> str:
    """The reason in words; of what a mail server did, the kind of error is kept for who runs the server."""
    return (
        error if " " in error else f"de mailserver nam het niet aan ({error}). Bel, en waarschuw het beheer"
    )


def _seen(delivery: Bezorging) -> str:
    """When it was seen, and by whom when that was not the recipient; an address at the region cannot tell."""
    if delivery.gezien_op:
        other = delivery.gezien_door if delivery.gezien_door_id != delivery.medewerker_id else None
        by = f" door {other.weergavenaam}" if other else ""
        return f"gezien {words.moment(delivery.gezien_op, short=True)}{by}"
    if delivery.medewerker:
        return "nog niet gezien"
    at_receiver = delivery.escalatie.naar == Naar.MANAGER_ONTVANGER
    return "nog niet gezien bij de ontvanger" if at_receiver else ""


def _outcome(row: Escalatie) -> str:
    if row.vervalversie != row.termijn.versie:
        return f"verplaatst naar {words.day(row.termijn.eindigt_op, short=True)}; {_state_of(row.termijn)}"
    return _state_of(row.termijn)


def _state_of(term: Termijn) -> str:
    """What came of the term: met, lapsed with the reason, or still running."""
    if term.gehaald_op:
        late = ", te laat" if term.is_te_laat_gehaald else ""
        return f"gehaald {words.day(term.gehaald_op, short=True)}{late}"
    if term.vervallen_op:
        return f"vervallen {words.day(term.vervallen_op, short=True)}: {term.vervallen_reden}"
    due = words.day(term.eindigt_op, short=True)
    return f"loopt nog, was {due}" if term.eindigt_op < clock.now() else f"loopt nog, tot {due}"

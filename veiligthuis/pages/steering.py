"""The dashboard of the team manager, and the list behind each of its numbers."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from ketenpartners.models import Team
from meldingen.termijnen.ladders import Naar
from meldingen.termijnen.queries import escalaties_van, klok_delen
from meldingen.termijnen.records import Escalatie, Termijn
from meldingen.termijnen.werkdagen import werkdagen_tussen
from veiligthuis.core import charts, clock, words
from veiligthuis.core.access import require
from veiligthuis.pages import figures
from veiligthuis.pages.monitoring_length import monitoring_length
from veiligthuis.pages.safety import mark_of
from veiligthuis.pages.selection import NIEMAND, PER_CODE, PER_SLEUTEL, Selectie, selection_from
from veiligthuis.pages.watch import watch

PERMISSION = "meldingen.bekijk_sturing"
PER_PAGE = 50
SHOWN = 6
LADDER = tuple(Naar.values)
STAP = {Naar.BEHANDELAAR: "behandelaar", Naar.TEAMMANAGER: "teammanager", Naar.MANAGER_ONTVANGER: "manager ontvanger",
        Naar.REGIOCONTACT: "regiocontact"}  # fmt: skip


@require_safe
def sturing(request: HttpRequest) -> HttpResponse:
    """Deadlines, ages, escalations, work per colleague and shares on time; the team stands in the address."""
    require(request.user, PERMISSION)
    user, now = request.user, clock.now()
    base = Selectie(team=selection_from(request.GET).team)
    heat = figures.heat_map(user, base, now)
    ages = figures.overdue_ages(user, base, now)
    escalated = escalated_of(base)
    terms = (
        escalated.terms(user, now)
        .order_by("eindigt_op", "pk")
        .select_related("casus__behandelaar", "partnerteam")
    )
    count = terms.count()
    unassigned, running = figures.caseload(user, base)
    context = {
        "teams": _teams(base),
        "kaart": heat,
        "leeftijden": ages,
        "staven": charts.bar_chart(
            [(_short(kind), [(c.aantal, c.url) for c in cells]) for kind, cells in ages]
        ),
        "escalaties": escalation_rows(list(terms[:SHOWN])),
        "escalaties_alle": figures.counted(count, escalated.url()),
        "onverdeeld": unassigned,
        "lopend": running,
        "werklast": figures.workload(user, base, now),
        "aandelen": figures.on_time(user, base, now),
        "monitoring": monitoring_length(user, base, now),
        "nu": now,
        "wacht": watch(),
        "tellers": {"escalaties": count},
    }
    return render(request, "pages/sturing.html", context)


@require_safe
def lijst(request: HttpRequest) -> HttpResponse:
    """Exactly the terms or cases that one number counts."""
    require(request.user, PERMISSION)
    chosen, now = selection_from(request.GET), clock.now()
    if chosen.wat == "casussen":
        found: Any = (
            chosen.cases(request.user).select_related("team", "behandelaar").order_by("geopend_op", "pk")
        )
    else:
        found = chosen.terms(request.user, now).order_by("eindigt_op", "pk")
        found = found.select_related("casus__behandelaar", "casus__team", "partnerteam")
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("pagina"))
    rows = (
        [_case_row(case) for case in page]
        if chosen.wat == "casussen"
        else [_term_row(term, now) for term in page]
    )
    context = {"titel": in_words(chosen), "wat": chosen.wat, "regels": rows, "pagina": page}
    return render(request, "pages/sturing_lijst.html", context)


def escalated_of(base: Selectie) -> Selectie:
    """The escalated terms of a selection."""
    return Selectie(escalatie=True, team=base.team, wie=base.wie)


def escalation_rows(terms: list[Termijn]) -> list[dict[str, Any]]:
    """Per term what is late, how long, how far up it went, and who was told when."""
    told: dict[int, list[Escalatie]] = {}
    for escalation in escalaties_van(terms):
        if escalation.vervalversie == escalation.termijn.versie:
            told.setdefault(escalation.termijn_id, []).append(escalation)
    today = clock.today()
    return [
        {
            "casus": term.casus,
            "wat": f"{_kind(term)}, {_whose(term)}",
            "dagen": max(werkdagen_tussen(clock.local(term.eindigt_op).date(), today), 0),
            **_highest(told.get(term.pk, [])),
        }
        for term in terms
    ]


def in_words(chosen: Selectie) -> str:
    """What a selection counts, as the title of its list; names nobody."""
    kind = PER_SLEUTEL.get(chosen.soort)
    what = f"{kind.woord} {kind.klok}".strip() if kind else ""
    if chosen.wat == "casussen":
        return "Casussen die nog niemand heeft" if chosen.wie == NIEMAND else "Lopende casussen"
    parts = [what or "Termijnen"]
    if chosen.dag:
        parts.append(f"loopt af op {words.day(chosen.dag)}")
    if chosen.leeftijd:
        parts.append(
            f"over tijd, {('1 tot 5', '6 tot 10', '11 tot 20', 'meer dan 20')[chosen.leeftijd - 1]} werkdagen"
        )
    elif chosen.over:
        parts.append("over tijd")
    if chosen.escalatie:
        parts.append("geëscaleerd")
    if chosen.oordeel:
        verdict = {"op_tijd": "op tijd", "te_laat": "te laat"}.get(chosen.oordeel, "alle")
        parts.append(f"vervallen in de laatste 13 weken, {verdict}")
    return ", ".join(parts)


def _highest(escalations: list[Escalatie]) -> dict[str, Any]:
    """The highest step reached and, of each step, who was told when."""
    if not escalations:
        return {"stap": 0, "treden": [], "wie": "nog niemand", "sinds": ""}
    top = max(escalations, key=lambda row: (LADDER.index(row.naar), row.gevuurd_op))
    step = LADDER.index(top.naar) + 1
    names = [_delivered(delivery) for delivery in top.bezorgingen.all()]
    return {
        "stap": step,
        "treden": [place < step for place in range(len(LADDER))],
        "wie": STAP[Naar(top.naar)],
        "sinds": words.day(top.gevuurd_op, short=True),
        "verteld": "; ".join(names) or top.opmerking or "nog niet bezorgd",
    }


def _delivered(delivery: Any) -> str:
    person = delivery.medewerker.weergavenaam if delivery.medewerker else delivery.contactpersoon.naam
    if delivery.mislukt_op:
        return f"{person}: niet aangekomen"
    return (
        f"{person} {words.moment(delivery.verzonden_op, short=True)}"
        if delivery.verzonden_op
        else f"{person}: onderweg"
    )


def _kind(term: Termijn) -> str:
    return PER_CODE[term.code].woord if term.code in PER_CODE else term.regel.naam


def _whose(term: Termijn) -> str:
    if term.partnerteam:
        return str(term.partnerteam.naam)
    worker = term.casus.behandelaar if term.casus else None
    return worker.weergavenaam if worker else "nog niet verdeeld"


def _term_row(term: Termijn, now: Any) -> dict[str, Any]:
    done = f"gehaald {words.day(term.gehaald_op, short=True)}" if term.gehaald_op else ""
    clocks = klok_delen([term], now)
    due = f"was {words.day(term.eindigt_op, short=True)}"
    return {"casus": term.casus, "wat": term.regel.naam, "klok": clocks, "stand": done or due, "wie": _whose(term),
            "merk": mark_of(term.casus.veiligheidsniveau) if term.casus else None}  # fmt: skip


def _case_row(case: Any) -> dict[str, Any]:
    carrier = case.behandelaar.weergavenaam if case.behandelaar else "nog niet verdeeld"
    opened = f"geopend {words.day(case.geopend_op, short=True)}"
    return {"casus": case, "wat": case.get_status_display(), "klok": [], "wie": carrier, "stand": opened,
            "merk": mark_of(case.veiligheidsniveau)}  # fmt: skip


def _teams(base: Selectie) -> list[dict[str, Any]]:
    address = reverse("pages:sturing")
    own = [(str(team.pk), team.naam) for team in Team.objects.eigen().actief()]
    return [
        {"woord": name, "adres": f"{address}?team={key}" if key else address, "actief": key == base.team}
        for key, name in [*own, ("", "Alle teams")]
    ]


def _short(kind: Any) -> str:
    return f"{kind.woord}, {kind.klok}" if kind.klok else str(kind.woord)

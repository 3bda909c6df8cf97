"""The tab with every term of a casus: its due moment, how that came about, under which version of which rule."""

from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.db.models import F

from meldingen.termijnen import woorden
from meldingen.termijnen.ladders import Naar
from meldingen.termijnen.queries import klok_deel, met_onderwerp, soort_klok
from meldingen.termijnen.records import Termijn
from veiligthuis.core import clock, words
from veiligthuis.pages.dossier_tabs import PER_PAGE, Blik


def terms(blik: Blik) -> dict[str, Any]:
    """Running terms first, the first due first; then the finished ones, the last one first."""
    found = met_onderwerp(Termijn.objects.filter(casus=blik.casus)).order_by(
        F("gehaald_op").desc(nulls_first=True), F("vervallen_op").desc(nulls_first=True), "eindigt_op", "pk"
    )
    found = found.prefetch_related("verlengingen__besloten_door")
    page = Paginator(found, PER_PAGE).get_page(blik.request.GET.get("pagina"))
    return {"regels": [_row(term) for term in page], "pagina": page}


def _row(term: Termijn) -> dict[str, Any]:
    rule = term.regel
    return {
        "naam": rule.naam,
        "waarover": _about(term),
        "soort": soort_klok(term),
        "begin": words.moment(term.gestart_op),
        "einde": woorden.einddatum(term.eindigt_op, term.op_dag),
        "klok": [klok_deel(term, clock.now())] if term.is_open else [],
        "stand": _state(term),
        "uitleg": woorden.uitleg_in_woorden(term),
        "dagen": [(words.full_day(date.fromisoformat(row["dag"])), row["reden"]) for row in term.uitleg],
        "regel": f"{term.code}, versie {term.regelversie}",
        "bron": rule.bron,
        "uitstel": list(term.verlengingen.all()),
        "treden": [
            (words.moment(moment, short=True), Naar(to).label, place < term.niveau)
            for place, (moment, to) in enumerate(zip(term.momenten, term.naar, strict=True))
        ],
    }


def _about(term: Termijn) -> str:
    """Which melding, person or team the term is about; empty for the casus itself."""
    if term.betrokkene:
        return str(term.betrokkene.persoon.weergavenaam)
    if term.melding_nummer:
        return f"melding {term.melding_nummer}"
    return term.team_naam or ""


def _state(term: Termijn) -> str:
    if term.gehaald_op:
        late = ", te laat" if term.is_te_laat_gehaald else ""
        return f"gehaald {words.moment(term.gehaald_op)}{late}"
    if term.vervallen_op:
        return f"vervallen {words.moment(term.vervallen_op)}: {term.vervallen_reden}"
    return "loopt"

"""What each tab of a casus shows; every function returns the context of its template, at a fixed number of queries."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.urls import reverse

from meldingen.codelijsten import Aanleiding, Aard, Rol
from meldingen.contact.queries import pogingen_in
from meldingen.machine import MeldingStatus
from meldingen.models import Betrokkene, Casus, Huisverbod, Melding
from meldingen.termijnen.queries import escalaties_van, klok_delen
from meldingen.termijnen.records import Termijn
from overdracht.models import Overdracht, Overleg, Overlegafspraak, Rapport
from overdracht.queries import wachtdagen_van
from veiligheid.machine import BEOORDELING_LOPEND
from veiligheid.models import Afspraak, Veiligheidsbeoordeling, Veiligheidsplan, Vervolgbesluit
from veiligheid.queries import Cijferreeks, cijferrijen, cijfers, grafiek_van, laatste_besluit
from veiligthuis.core import clock, words
from veiligthuis.core.access import has_codename
from veiligthuis.core.charts import LineChart, share_bar
from veiligthuis.core.models import Medewerker
from veiligthuis.pages.next_step import by_term

PER_PAGE = 50


@dataclass(frozen=True)
class Blik:
    """One look at one casus: who looks, with its running terms already read, the first to end first."""

    casus: Casus
    terms: list[Termijn]
    user: Medewerker
    request: HttpRequest


KLOKREGELS = {
    "T03": "Acute onveiligheid", "T05": "Onderzoek", "T06": "Onderzoek", "T07": "Voorwaarden & Vervolg",
    "T33": "Huisverbod", "T33V": "Huisverbod", "T33A": "Advies huisverbod", "T33B": "Bereikbaarheid",
    "T08": "Uitkomst aan het gezin", "T09A": "Terugkoppeling melder", "T09B": "Afloop melder",
    "T12": "Overdracht accepteren", "T12E": "Eerste contact gezin",
    "T12P": "Plan nasturen", "T25": "Recht op vernietiging",
}  # fmt: skip
"""The short names of clocks in the head; the others go by the name of their rule."""
BINNENKORT = timedelta(days=14)
"""Agreements that end within two weeks stand on the first page."""


REPORT = (
    "casus", "nummer", "status", "ontvangen_op", "melder_hoedanigheid", "herkomst_afschermen", "aanleiding", "acuut",
    "besluit",
)  # fmt: skip
"""What a row of the tab Meldingen is made of; a melding is a wide row, and there may be many."""


def overview(blik: Blik) -> dict[str, Any]:
    """What is going on, what comes next, which agreements end, and the numbers of safety."""
    casus, user = blik.casus, blik.user
    today = clock.today()
    reports = list(casus.meldingen.order_by("-ontvangen_op")[:4])
    people = list(casus.betrokkenen.select_related("persoon"))
    agreements = (
        Afspraak.objects.visible_to(user).lopend().filter(plan__casus=casus, tot__lte=today + BINNENKORT)
    )
    decision = laatste_besluit(casus) if has_codename(user, "veiligheid.bekijk_veiligheid") else None
    sought = {row.betrokkene: row.zin for row in pogingen_in(casus, people)}
    return {
        "speelt": _going_on(casus, reports, people, decision),
        "volgende": _next_steps(casus, blik.terms),
        "afspraken": [(row, bool(row.tot and row.tot < today)) for row in agreements.order_by("tot")[:6]],
        "grafiek": _chart(_series(casus, user)),
        "personen": [(person, sought.get(person.pk, "")) for person in people],
    }


def reports(blik: Blik) -> dict[str, Any]:
    """The meldingen, the newest first; who reported is shown only to who may know it."""
    casus, user = blik.casus, blik.user
    found = casus.meldingen.only(*REPORT).order_by("-ontvangen_op", "-pk")
    page = Paginator(found, PER_PAGE).get_page(blik.request.GET.get("pagina"))
    terms: dict[int, list[Termijn]] = {}
    for term in blik.terms:
        if term.melding_id:
            terms.setdefault(term.melding_id, []).append(term)
    may_know = has_codename(user, "meldingen.bekijk_melder")
    rows = [
        {
            "melding": report,
            "melder": report.get_melder_hoedanigheid_display()
            if may_know or not report.herkomst_afschermen
            else "afgeschermd",
            "aanleiding": ", ".join(str(Aanleiding(value).label) for value in report.aanleiding),
            "klok": klok_delen(terms.get(report.pk, ())),
        }
        for report in page
    ]
    return {"regels": rows, "pagina": page}


def safety(blik: Blik) -> dict[str, Any]:
    """Assessments, decisions, plans and the numbers per person as drawing and table."""
    casus, user = blik.casus, blik.user
    rows = Veiligheidsbeoordeling.objects.visible_to(user).filter(casus=casus)
    decisions = Vervolgbesluit.objects.visible_to(user).filter(casus=casus)
    plans = Veiligheidsplan.objects.visible_to(user).filter(casus=casus)
    page = Paginator(rows.select_related("melding", "opgesteld_door", "ondertekend_door"), PER_PAGE)
    series = _series(casus, user)
    return {
        "beoordelingen": page.get_page(blik.request.GET.get("pagina")),
        "besluiten": decisions.select_related(
            "melding", "genomen_door", "medebeslisser", "wijzigt"
        ).prefetch_related("gewijzigd_in")[:PER_PAGE],
        "plannen": plans.select_related("vastgesteld_door")[:PER_PAGE],
        "reeksen": series or [],
        "grafiek": _chart(series),
        "zonder_beoordeling": _to_assess(casus, user),
        "huisverboden": Huisverbod.objects.filter(casus=casus).met_mensen()[:PER_PAGE],
        "mag_huisverbod": casus.is_open and has_codename(user, "meldingen.leg_huisverbod_vast"),
    }


def handover(blik: Blik) -> dict[str, Any]:
    """The handovers, who directed when, and which escalation was told to whom, and when."""
    casus, user = blik.casus, blik.user
    found = Overdracht.objects.visible_to(user).filter(casus=casus).met_verband()
    page = Paginator(found, PER_PAGE).get_page(blik.request.GET.get("pagina"))
    offered = any(row.aangeboden_op for row in page)
    return {
        "overdrachten": page,
        "wachten": share_bar(wachtdagen_van(casus)) if offered else None,
        "regies": casus.regies.select_related("organisatie", "aanvaard_door").order_by("-periode")[:PER_PAGE],
        "escalaties": escalaties_van(blik.terms),
        "mag_aanbieden": has_codename(user, "overdracht.bied_overdracht_aan"),
        "mag_raad": has_codename(user, "overdracht.bekijk_verzoek_raad"),
        "overleggen": Overleg.objects.in_dossier_van(user)
        .filter(casus=casus)
        .select_related("voorzitter")[:PER_PAGE],
        "overleg_te_laat": Overlegafspraak.objects.visible_to(user)
        .filter(overleg__casus=casus)
        .te_laat(clock.today())
        .met_eigenaar()[:PER_PAGE],
        "mag_overleg": casus.is_open and has_codename(user, "overdracht.leid_overleg"),
    }


def documents(blik: Blik) -> dict[str, Any]:
    """The reports made of this casus, and the papers taken in."""
    casus, user = blik.casus, blik.user
    found = (
        Rapport.objects.visible_to(user).zonder_inhoud().filter(casus=casus).select_related("gevraagd_door")
    )
    papers = casus.documenten.zonder_inhoud().met_bescherming().met_mensen().select_related("vastgelegd_door")
    return {
        "pagina": Paginator(found, PER_PAGE).get_page(blik.request.GET.get("pagina")),
        "documenten": Paginator(papers, PER_PAGE).get_page(blik.request.GET.get("stukken")),
        "mag_document": has_codename(user, "meldingen.voeg_document_toe"),
        "mag_verzoek": has_codename(user, "overdracht.bekijk_verzoek_raad"),
    }


def clock_line(term: Termijn) -> tuple[str, Any]:
    """The label of the line a clock stands on, and what else keeps lines apart."""
    if term.code in {"T04A", "T04B", "T13"} and term.melding_ontvangen_op:
        return f"Melding {words.day(term.melding_ontvangen_op)}", term.melding_id
    if term.code == "T10" and term.betrokkene:
        return f"{term.betrokkene.persoon.weergavenaam} informeren", term.betrokkene_id
    return KLOKREGELS.get(term.code, term.regel.naam), None


def _next_steps(casus: Casus, terms: list[Termijn]) -> list[dict[str, Any]]:
    """The steps the running terms ask for, the first due first, each once."""
    found: dict[str, Termijn] = {}
    for term in terms:
        verb = by_term(term.code, term.melding_status or "", casus.status)
        if term.betrokkene:
            verb = f"Informeer {term.betrokkene.persoon.weergavenaam}"
        found.setdefault(verb, term)
    return [{"woorden": verb, "klok": klok_delen([term])[0]} for verb, term in list(found.items())[:6]]


def _going_on(
    casus: Casus, reports_: list[Melding], people: list[Betrokkene], decision: Vervolgbesluit | None
) -> list[str]:
    """The casus in at most ten lines, all from what was recorded."""
    lines = []
    if reports_:
        last = reports_[0]
        lines.append(f"Melding van {words.day(last.ontvangen_op)}: {_first_sentences(last.beschrijving)}")
        kinds = [str(Aanleiding(v).label) for v in last.aanleiding] + [str(Aard(v).label) for v in last.aard]
        lines.append(f"Het gaat om: {', '.join(kinds).lower()}.")
        if last.acuut:
            lines.append(f"Acuut: {last.acuut_reden}")
        if last.kinderen_aanwezig is not None:
            lines.append(
                "Er waren kinderen bij." if last.kinderen_aanwezig else "Er waren geen kinderen bij."
            )
    lines += _children(people)
    if decision:
        both = f"{decision.genomen_door.weergavenaam} en {decision.medebeslisser.weergavenaam}"
        lines.append(
            f"Besluit {words.day(decision.genomen_op)}: {decision.get_besluit_display()}, door {both}."
        )
    if casus.veiligheidsplan_op:
        lines.append(f"Veiligheidsplan vastgesteld op {words.day(casus.veiligheidsplan_op)}.")
    if len(reports_) > 1:
        earlier = ", ".join(words.day(report.ontvangen_op) for report in reports_[1:])
        lines.append(f"Eerder gemeld: {earlier}.")
    if casus.hermelding_van:
        lines.append(f"Hermelding: eerder casus {casus.hermelding_van.nummer}.")
    return lines[:10]


def _children(people: list[Betrokkene]) -> list[str]:
    today = clock.today()
    born = [
        f"{p.persoon.voornamen or p.persoon.weergavenaam} ({p.persoon.leeftijd(today)})"
        for p in people
        if p.rol == Rol.KIND and p.persoon.leeftijd(today) is not None
    ]
    lines = [f"Kinderen: {', '.join(born)}."] if born else []
    for person in people:
        if person.persoon.ongeboren:
            due = person.persoon.uitgerekende_datum
            lines.append(f"Er is een kind op komst{f', uitgerekend {words.day(due)}' if due else ''}.")
    return lines


def _first_sentences(text: str, most: int = 2) -> str:
    parts = text.strip().replace("\n", " ").split(". ")
    return ". ".join(parts[:most]).rstrip(".") + "."


def _series(casus: Casus, user: Medewerker) -> list[Cijferreeks] | None:
    """The numbers of safety per person, read once; None for who may not see them."""
    return cijfers(casus) if has_codename(user, "veiligheid.bekijk_veiligheid") else None


def _chart(series: list[Cijferreeks] | None) -> LineChart | None:
    return None if series is None else grafiek_van(cijferrijen(series))


def _to_assess(casus: Casus, user: Medewerker) -> list[dict[str, str]]:
    """Meldingen in assessment of which nobody has begun the form; each with the address to begin."""
    if not has_codename(user, "veiligheid.stel_beoordeling_op"):
        return []
    waiting = casus.meldingen.filter(status=MeldingStatus.IN_VEILIGHEIDSBEOORDELING).exclude(
        veiligheidsbeoordelingen__status__in=sorted(BEOORDELING_LOPEND)
    )
    return [
        {"nummer": report.nummer, "adres": reverse("veiligheid:beoordeling_nieuw", args=[report.nummer])}
        for report in waiting[:5]
    ]

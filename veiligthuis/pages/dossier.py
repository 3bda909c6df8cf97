"""One casus with its safety, handovers and time line: the head that stays on every tab, and the tabs."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import IntegerField, OuterRef, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from meldingen.machine import CasusStatus
from meldingen.machine.casus_status import IN_TRAJECT, TRAJECT_AFGEROND
from meldingen.models import Adres, Betrokkene, Casus, Document, Huisverbod, Melding
from meldingen.queries import CasusQuerySet
from meldingen.termijnen.queries import klok_delen, met_onderwerp, open_van_casus
from meldingen.termijnen.records import Termijn
from meldingen.termijnen.services import markeer_casus_gezien
from overdracht.models import Rapport
from veiligheid.queries import lopende_beoordelingen
from veiligthuis.core import clock
from veiligthuis.core.access import get_visible, has_codename, worker
from veiligthuis.core.audit import record_view
from veiligthuis.core.machine import Beschikbaar, available
from veiligthuis.pages import dossier_tabs as tabs
from veiligthuis.pages import dossier_terms, informing, timeline
from veiligthuis.pages.family import family
from veiligthuis.pages.safety import mark_of


@dataclass(frozen=True)
class Tab:
    """One tab: its address part, its word, which number stands beside it, its template and what that needs."""

    sleutel: str
    woord: str
    template: str
    build: Callable[[tabs.Blik], dict[str, Any]]
    tel: str = ""


TABS = (
    Tab("", "Overzicht", "pages/casus_overzicht.html", tabs.overview),
    Tab("gezin", "Gezin", "pages/casus_gezin.html", family, "tel_gezin"),
    Tab("meldingen", "Meldingen", "pages/casus_meldingen.html", tabs.reports, "tel_meldingen"),
    Tab("termijnen", "Termijnen", "pages/casus_termijnen.html", dossier_terms.terms),
    Tab("informatieplan", "Informatieplan", "pages/casus_informatieplan.html", informing.information),
    Tab("veiligheid", "Veiligheid", "pages/casus_veiligheid.html", tabs.safety),
    Tab("overdracht", "Overdracht", "pages/casus_overdracht.html", tabs.handover),
    Tab("documenten", "Documenten", "pages/casus_documenten.html", tabs.documents, "tel_documenten"),
    Tab("tijdlijn", "Tijdlijn", "pages/casus_tijdlijn.html", timeline.history),
    Tab("inzage", "Inzage", "pages/casus_inzage.html", timeline.looks),
)
BESIDE = (
    "team__naam", "behandelaar__first_name", "behandelaar__last_name", "behandelaar__username",
    "hermelding_van__nummer", "hermelding_van__status",
)  # fmt: skip
"""What the page shows of the team, the behandelaar and the casus before; the casus itself is read whole."""
VERZOEK_RAAD = "doe_verzoek_aan_raad"
TAB_PATTERN = "|".join(tab.sleutel for tab in TABS if tab.sleutel)


@require_safe
def casus(request: HttpRequest, nummer: str, tab: str = "") -> HttpResponse:
    """One tab of one casus; whoever may not see it gets the same 404 as for a number that does not exist."""
    user = worker(request)
    found: Casus = get_visible(_with_counts(), user, nummer=nummer)
    record_view(user, found, action=f"tab {tab or 'overzicht'}")
    markeer_casus_gezien(found, by=user)
    chosen = next(entry for entry in TABS if entry.sleutel == tab)
    terms = list(met_onderwerp(open_van_casus(found)).defer("momenten", "naar"))
    blik = tabs.Blik(found, terms, user, request)
    context = {**head(blik), "tabs": _tabs(found, tab), "tab": chosen, **chosen.build(blik)}
    return render(request, chosen.template, context)


def head(blik: tabs.Blik) -> dict[str, Any]:
    """What stands above every tab: name, marks, regiehouder, running clocks, and the steps of the casus."""
    found = blik.casus
    secret = Adres.objects.in_casus(found).filter(geheim=True, tot__isnull=True).select_related("persoon")
    directs = found.regies.lopend().select_related("organisatie")
    return {
        "casus": found,
        "basis": reverse("meldingen:casus_stap", args=[found.nummer, "x"]).removesuffix("stap/x/"),
        "knoppen": _buttons(blik),
        "merk": mark_of(found.veiligheidsniveau),
        "geheim": sorted({adres.persoon.weergavenaam for adres in secret}),
        "regie": directs.only("casus", "naam", "periode", "organisatie__naam").first(),
        "huisverbod": Huisverbod.objects.lopend().filter(casus=found).only("status", "eindigt_op").first(),
        "klokken": _clocks(blik.terms),
        "stappen": [
            _to_its_room(kan)
            for kan in available(found, blik.user, seen=True)
            if kan.reason is None or kan.step.name not in ONLY_WHEN_DUE
        ],
    }


ONLY_WHEN_DUE = frozenset({"wijs_op_vernietiging"})
"""Steps that hardly any casus ever asks for: not shown, even with a reason, until they are due."""


def _to_its_room(kan: Beschikbaar) -> Beschikbaar:
    """What is written, signed and sent in a room of its own is begun there; what still misses is said there too."""
    return replace(kan, reason=None) if kan.step.name == VERZOEK_RAAD else kan


def _buttons(blik: tabs.Blik) -> list[dict[str, Any]]:
    """What is done most in a casus: record contact, and go on with the assessment that runs."""
    number, found = blik.casus.nummer, []
    if blik.casus.is_open and has_codename(blik.user, "meldingen.leg_contact_vast"):
        address = reverse("meldingen:contact", args=[number])
        found.append({"woord": "Contact vastleggen", "adres": address, "toets": "c", "eerst": False})
    if blik.casus.status == CasusStatus.IN_MONITORING or blik.casus.heropend_op:
        address = reverse("meldingen:monitoring", args=[number])
        found.append({"woord": "Monitoring", "adres": address, "toets": "", "eerst": False})
    if blik.casus.status in IN_TRAJECT | TRAJECT_AFGEROND and has_codename(
        blik.user, "veiligheid.bekijk_veiligheid"
    ):
        address = reverse("traject:traject", args=[number])
        found.append({"woord": "Naar het traject", "adres": address, "toets": "", "eerst": False})
    if has_codename(blik.user, "veiligheid.bekijk_veiligheid") and (
        running := lopende_beoordelingen(blik.casus).values_list("pk", flat=True).first()
    ):
        address = reverse("veiligheid:beoordeling", args=[running])
        found.append(
            {"woord": "Naar de veiligheidsbeoordeling", "adres": address, "toets": "", "eerst": True}
        )
    return found


def _clocks(terms: list[Termijn]) -> list[dict[str, Any]]:
    """The running terms as lines of a label and a chip: the clocks on the same work in one chip."""
    lines: dict[tuple[str, Any], list[Termijn]] = {}
    for term in terms:
        lines.setdefault(tabs.clock_line(term), []).append(term)
    now = clock.now()
    return [{"woord": label, "delen": klok_delen(found, now)} for (label, _), found in lines.items()]


def _with_counts() -> CasusQuerySet:
    """Casussen with the numbers beside the tabs, in the same query."""
    whole = [field.name for field in Casus._meta.concrete_fields]
    rows: CasusQuerySet = Casus.objects.select_related("team", "behandelaar", "hermelding_van")
    return rows.only(*whole, *BESIDE).annotate(
        tel_gezin=_number(Betrokkene.objects.all()),
        tel_meldingen=_number(Melding.objects.all()),
        tel_documenten=_number(Rapport.objects.all()) + _number(Document.objects.all()),
    )


class _Number(Subquery):
    """How many rows hang on the casus."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) AS rijen)"
    output_field = IntegerField()


def _number(rows: QuerySet[Any]) -> _Number:
    return _Number(rows.filter(casus=OuterRef("pk")).order_by().values("pk"))


def _tabs(found: Casus, chosen: str) -> list[dict[str, Any]]:
    return [
        {
            "woord": tab.woord,
            "adres": reverse("pages:casus_tab", args=[found.nummer, tab.sleutel])
            if tab.sleutel
            else reverse("pages:casus", args=[found.nummer]),
            "tel": getattr(found, tab.tel) if tab.tel else None,
            "actief": tab.sleutel == chosen,
        }
        for tab in TABS
    ]

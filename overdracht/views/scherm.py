"""What the pages show, as plain data: rows, clocks, the bar of waiting days, what blocks, which forms."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.urls import reverse

from meldingen.models import Termijn
from meldingen.termijnen.queries import KlokDeel, klok_deel
from overdracht import momentopname, queries, rules
from overdracht.forms import form_for
from overdracht.genogram import drawing_of, numbers_of
from overdracht.machine import BIJ_ONTVANGER, WACHT_OP_ANTWOORD
from overdracht.models import Overdracht, Rapport
from overdracht.views.verloop import ladder, ladders, what_happened
from overdracht.views.wachtbalk import waiting_bar
from veiligheid.queries import grafiek_van
from veiligthuis.core import clock, words
from veiligthuis.core.access import has_codename
from veiligthuis.core.machine import Beschikbaar, available
from veiligthuis.core.models import Medewerker

ANTWOORD, CONTACT, PLAN = "norm", "eerste contact", "plan nasturen"
KLOKKEN = {"T12": ANTWOORD, "T12E": CONTACT, "T12P": PLAN}

VAK_WOORDEN = {
    queries.Vak.AANGEBODEN: "Aangeboden",
    queries.Vak.WACHTLIJST: "Wachtlijst",
    queries.Vak.IN_UITVOERING: "In uitvoering",
    queries.Vak.AFGEROND: "Afgerond",
}
LIJST_WOORDEN = {
    queries.Lijstkeuze.WACHT: "Wacht op antwoord",
    queries.Lijstkeuze.TE_LANG: "Wacht te lang",
    queries.Lijstkeuze.CONCEPT: "In voorbereiding",
    queries.Lijstkeuze.BIJ_ONTVANGER: "Bij de ontvanger",
    queries.Lijstkeuze.AFGELOPEN: "Afgelopen",
}


@dataclass(frozen=True)
class Regel:
    """One row of a list: the handover, who it is about in a line, its clocks, and the terms behind them by code."""

    overdracht: Overdracht
    gezin: str
    klokken: list[KlokDeel]
    termijnen: Mapping[str, Termijn]
    laatst: queries.Trede | None = None

    @property
    def eerste_klok(self) -> list[KlokDeel]:
        """The clock that counts first, for a narrow list: the first one that was not met, else the last."""
        lopend = [deel for deel in self.klokken if deel.staat != "klaar"]
        return lopend[:1] or self.klokken[-1:]


@dataclass(frozen=True)
class Blokkade:
    """One thing that still blocks the offer, and the page where it is cured."""

    reden: str
    adres: str
    woord: str


def blockades(overdracht: Overdracht, by: Medewerker) -> list[Blokkade]:
    """Everything that blocks the offer now, in the order of the rules; empty when it can go."""
    nu = clock.now()
    gevonden = ((regel, regel(overdracht, by=by, at=nu)) for regel in rules.VOOR_AANBIEDEN)
    return [Blokkade(reden, *_cure(overdracht, regel)) for regel, reden in gevonden if reden]


def _cure(overdracht: Overdracht, regel: Any) -> tuple[str, str]:
    """Where a blocking rule is cured: address and word of the link."""
    nummer = overdracht.casus.nummer
    elders: Mapping[Any, tuple[str, list[Any], str]] = {
        rules.casus_is_toe_aan_overdracht: ("pages:casus", [nummer], "Naar de casus"),
        rules.ontvanger_is_een_partner: (
            "overdracht:overdracht_stap", [overdracht.pk, "trek_in"], "Trek dit concept in",
        ),
        rules.convenant_is_vandaag_geldig: ("ketenpartners:lijst", [], "Bekijk de convenanten"),
        rules.plan_is_vastgesteld_of_uitzondering_verleend: (
            "veiligheid:plan_nieuw", [nummer], "Naar het veiligheidsplan",
        ),
    }  # fmt: skip
    hier = ("overdracht:overdracht_stap", [overdracht.pk, "vul_aan"], "Vul dit in")
    pagina, delen, woord = elders.get(regel, hier)
    return reverse(pagina, args=delen), woord


def rows(overdrachten: Iterable[Overdracht]) -> list[Regel]:
    """The rows of a list with their clocks; one query for all terms."""
    rijen, nu = list(overdrachten), clock.now()
    termijnen = queries.termijnen_van(rijen)
    return [
        Regel(rij, family_line(rij.momentopname), clocks(termijnen[rij.pk], nu), termijnen[rij.pk])
        for rij in rijen
    ]


def with_told(regels: list[Regel]) -> list[Regel]:
    """The same rows with the last one told of their clocks; a fixed number of queries more."""
    treden = queries.levels_of(termijn for regel in regels for termijn in regel.termijnen.values())
    return [replace(regel, laatst=_last_told(treden, regel.termijnen)) for regel in regels]


def _last_told(
    treden: Mapping[int, list[queries.Trede]], termijnen: Mapping[str, Termijn]
) -> queries.Trede | None:
    verteld = [trede for termijn in termijnen.values() for trede in treden[termijn.pk] if trede.verteld_op]
    return max(verteld, key=lambda trede: trede.verteld_op or trede.gepland_op, default=None)


def clocks(termijnen: Mapping[str, Termijn], nu: datetime) -> list[KlokDeel]:
    """The parts of the clock chip: answer, first contact and promised plan, as far as they run or were met."""
    return [
        _deel(termijnen[code], woord, nu) for code, woord in KLOKKEN.items() if _toonbaar(termijnen.get(code))
    ]


def _toonbaar(termijn: Termijn | None) -> bool:
    return termijn is not None and termijn.vervallen_op is None


def _deel(termijn: Termijn, woord: str, nu: datetime) -> KlokDeel:
    deel = replace(klok_deel(termijn, nu), soort=woord)
    if termijn.gehaald_op is None:
        return deel
    laat = "gehaald, te laat" if termijn.is_te_laat_gehaald else "gehaald"
    return replace(deel, staat="klaar", woorden=laat, datum=words.day(termijn.gehaald_op, short=True))


def family_line(momentopname: Mapping[str, Any] | None) -> str:
    """Who the family are in one line, "Kim en Peter, kinderen 11 en 6"; empty for a concept."""
    if not momentopname:
        return ""
    gezin = [mens for mens in momentopname["personen"] if mens["gezin"]]
    groot = _en([mens["naam"].split()[0] for mens in gezin if not mens["minderjarig"]])
    klein = [mens["leeftijd"] for mens in gezin if mens["minderjarig"]]
    kinderen = f"{'kind' if len(klein) == 1 else 'kinderen'} {_en(klein)}" if klein else ""
    return ", ".join(deel for deel in (groot, kinderen) if deel)


def _en(woorden: list[str]) -> str:
    return " en ".join([", ".join(woorden[:-1]), woorden[-1]] if len(woorden) > 1 else woorden)


def list_tabs(keuze: queries.Lijstkeuze) -> list[dict[str, Any]]:
    """The tabs of the list of Veilig Thuis."""
    adres = reverse("overdracht:lijst")
    return [
        {"woord": woord, "adres": f"{adres}?toon={soort}", "actief": soort is keuze}
        for soort, woord in LIJST_WOORDEN.items()
    ]


def inbox_context(user: Medewerker, vak: queries.Vak, *, zoek: str = "") -> dict[str, Any]:
    """The first column of the receiver: trays with their counts, and the rows of one of them."""
    telling = queries.tel_inbak(user)
    adres = reverse("overdracht:inbox")
    vakken = [
        {"woord": woord, "adres": f"{adres}?vak={soort}", "tel": telling[soort], "actief": soort is vak}
        for soort, woord in VAK_WOORDEN.items()
    ]
    rijen = rows(queries.inbak(user, vak, zoek=zoek)[:HOOGSTENS])
    return {
        "vakken": vakken,
        "kop": VAK_WOORDEN[vak],
        "aantal": telling[vak],
        "rijen": rijen,
        "zoek": zoek,
        "niet_meer": list(queries.no_longer_here(user)[:HOOGSTENS]),
    }


HOOGSTENS = 50
"""Rows in a tray; a team that has more finds them through the search field."""


def sender_context(overdracht: Overdracht, user: Medewerker) -> dict[str, Any]:
    """The page of Veilig Thuis: what blocks, steps of its own and of the receiver, clocks, attempts, questions."""
    nu = clock.now()
    termijnen = queries.termijnen_van([overdracht])[overdracht.pk]
    stappen = available(overdracht, user)
    is_concept = overdracht.aangeboden_op is None and overdracht.beeindigd_op is None
    return _shared(overdracht, user, termijnen, nu) | {
        "is_concept": is_concept,
        "blokkades": blockades(overdracht, user) if is_concept else [],
        "stappen": [kan for kan in stappen if kan.step.permission not in VAN_ONTVANGER and not _silent(kan)],
        "stappen_ontvanger": [kan for kan in stappen if kan.step.permission in VAN_ONTVANGER],
        "basis": reverse("overdracht:overdracht", args=[overdracht.pk]),
        "mag_dossier": has_codename(user, "overdracht.maak_dossier"),
        "rapporten": Rapport.objects.zonder_inhoud().visible_to(user).filter(overdracht=overdracht),
    }


VAN_ONTVANGER = frozenset(
    {"overdracht.beantwoord_overdracht", "overdracht.leg_contact_vast", "overdracht.meld_terug"}
)


def _silent(kan: Beschikbaar) -> bool:
    """Reading what nobody wrote is no step to show on every page that is over."""
    return kan.step.name == "lees_terugmeldingen" and kan.reason is not None


def receiver_context(overdracht: Overdracht, user: Medewerker, rijen: Iterable[Regel]) -> dict[str, Any]:
    """The page of the receiver: the answer with its forms, and contact with the family.

    `rijen` are the rows beside it: the terms are not read twice when this handover is one of them.
    """
    nu = clock.now()
    gelezen = {rij.overdracht.pk: rij.termijnen for rij in rijen}
    termijnen = gelezen.get(overdracht.pk) or queries.termijnen_van([overdracht])[overdracht.pk]
    kan = {kan.step.name: kan for kan in available(overdracht, user)}
    geheimen = momentopname.secrets_of(overdracht.casus)
    gedeeld = _shared(overdracht, user, termijnen, nu, geheimen)
    return gedeeld | {
        "pogingen": geheimen.scrub_rows(gedeeld["pogingen"], "toelichting", "met_ander"),
        "vragen": geheimen.scrub_rows(gedeeld["vragen"], "vraag", "antwoord"),
        "kan": kan,
        "forms": {naam: form_for(naam, overdracht, by=user) for naam in kan},
        "basis": reverse("overdracht:ontvangst", args=[overdracht.pk]),
        "moet_antwoorden": overdracht.status in WACHT_OP_ANTWOORD,
        "is_bij_ons": overdracht.status in BIJ_ONTVANGER,
        "wachtlijst": queries.wachtlijst_van(overdracht.naar_team),
        "rapporten": Rapport.objects.zonder_inhoud().visible_to(user).filter(overdracht=overdracht),
    }


def _shared(
    overdracht: Overdracht,
    user: Medewerker,
    termijnen: Mapping[str, Termijn],
    nu: datetime,
    geheimen: momentopname.Geheimen | None = None,
) -> dict[str, Any]:
    contact = termijnen.get("T12E")
    getoond = momentopname.shown(overdracht, by=user, geheimen=geheimen)
    return seen(getoond) | {
        "overdracht": overdracht,
        "klokken": clocks(termijnen, nu),
        "klok_antwoord": [deel for deel in clocks(termijnen, nu) if deel.soort == ANTWOORD],
        "klok_plan": [deel for deel in clocks(termijnen, nu) if deel.soort == PLAN],
        "klok_contact": [deel for deel in clocks(termijnen, nu) if deel.soort == CONTACT],
        "wachtbalk": waiting_bar(overdracht, contact, nu),
        **what_happened(overdracht),
        "ladders": ladders(termijnen),
        "ladder": ladder(contact, nu),
        "gezin": family_line(overdracht.momentopname),
    }


def preview(overdracht: Overdracht, user: Medewerker) -> dict[str, Any]:
    """What the receiver would see, for the template that the receiver gets."""
    return seen(momentopname.shown(overdracht, by=user))


def seen(getoond: dict[str, Any]) -> dict[str, Any]:
    """A momentopname with what is drawn from it."""
    return {
        "momentopname": getoond,
        "genogram": drawing_of(getoond.get("genogram")),
        "cijfers": numbers_of(getoond),
        "grafiek": grafiek_van(numbers_of(getoond)),
    }


def back_from_report(rapport: Rapport, user: Medewerker) -> str:
    """Where a report leads back to: the page of the handover that this person knows, or the casus."""
    if has_codename(user, "overdracht.bekijk_inbak"):
        return reverse("overdracht:ontvangst", args=[rapport.overdracht_id])
    if rapport.overdracht_id:
        return reverse("overdracht:overdracht", args=[rapport.overdracht_id])
    if rapport.verzoek_id:
        return reverse("raad:verzoek", args=[rapport.verzoek_id])
    return reverse("pages:casus", args=[rapport.casus.nummer])

"""The informatieplan as one list: who hears what, when, from whom and how, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from meldingen.codelijsten import Besluit
from meldingen.informeren import lezers
from meldingen.informeren.codelijsten import Ontvanger, Waarover
from meldingen.informeren.gezinsregel import gezinsregels
from meldingen.informeren.machine import BriefStatus
from meldingen.informeren.planregel import Actie, Planregel
from meldingen.informeren.queries import CODES
from meldingen.machine.melding import TERUG_TE_KOPPELEN
from meldingen.models import Betrokkene, Brief, Casus, Informatieregel, Melding, Termijn
from meldingen.termijnen.queries import klok_delen
from veiligthuis.core import clock, words
from veiligthuis.core.access import codenames
from veiligthuis.core.addresses import address
from veiligthuis.core.models import Medewerker

Sleutel = tuple[str, int, str]
VAN_DE_MELDING = (
    "casus", "nummer", "status", "ontvangen_op", "melder_hoedanigheid", "herkomst_afschermen", "besluit", "besluit_op",
    "terugkoppeling_op", "terugkoppeling_wijze", "geen_terugkoppeling_reden", "eindbericht_op", "eindbericht_wijze",
)  # fmt: skip
"""What the rows of a melder are made of; a melding is a wide row, and there may be many."""


@dataclass(frozen=True)
class _Gelezen:
    """Everything of one casus that the rows are made of, each read once."""

    casus: Casus
    rechten: frozenset[str]
    vandaag: date
    termijnen: dict[Sleutel, Termijn]
    regels: dict[Sleutel, Informatieregel]
    brieven: dict[Sleutel, Brief]

    def mag(self, codename: str) -> bool:
        return f"meldingen.{codename}" in self.rechten


def informatieplan(casus: Casus, user: Medewerker) -> list[Planregel]:
    """Every row, the open ones first: each betrokkene, each melder, the family
    per decision, and whoever was added; a fixed number of queries.

    Source: Wmo 2015 art. 5.3.1 and art. 4.1.1 lid 2 onder g.
    """
    regels = list(casus.informatieregels.select_related("door", "termijn"))
    gelezen = _Gelezen(
        casus,
        codenames(user),
        clock.today(),
        _per_sleutel(
            casus.termijnen.filter(code__in=CODES.values())
            .defer("momenten", "naar")
            .prefetch_related("verlengingen")
            .order_by("pk")
        ),
        {_sleutel(rij): rij for rij in regels if rij.soort != Ontvanger.PROFESSIONAL},
        {_sleutel(brief): brief for brief in casus.brieven.order_by("pk")},
    )
    rijen = [_betrokkene(gelezen, mens) for mens in casus.betrokkenen.select_related("persoon")]
    for melding in casus.meldingen.only(*VAN_DE_MELDING).order_by("ontvangen_op"):
        rijen.append(_melder(gelezen, melding))
        if melding.eindbericht_op or _wacht_op_afloop(casus, melding):
            rijen.append(_afloop(gelezen, melding))
    rijen += gezinsregels(casus, user)
    rijen += [_professional(gelezen, rij) for rij in regels if rij.soort == Ontvanger.PROFESSIONAL]
    return sorted(rijen, key=lambda rij: not rij.is_open)


def _betrokkene(van: _Gelezen, wie: Betrokkene) -> Planregel:
    sleutel: Sleutel = (Ontvanger.BETROKKENE, wie.pk, Waarover.GEGEVENS)
    persoon, termijn, brief = wie.persoon, van.termijnen.get(sleutel), van.brieven.get(sleutel)
    geen_brief = lezers.waarom_geen_brief(wie, op=van.vandaag)
    if persoon.ongeboren or persoon.overleden_op:
        stand, open_ = "niet nodig", False
    elif wie.geinformeerd_op:
        stand, open_ = f"geïnformeerd {words.day(wie.geinformeerd_op)}: {wie.geinformeerd_hoe}", False
    else:
        stand, open_ = _uitgesteld(termijn), True
    uitleg = [geen_brief] if geen_brief and open_ else []
    acties = []
    if open_:
        acties = _brief_actie(
            van, brief, Ontvanger.BETROKKENE, wie.pk, Waarover.GEGEVENS, mag=geen_brief is None
        )
        acties += _acties_informeren(van, wie)
    return _regel(van, sleutel, "Betrokkene", persoon.weergavenaam, stand, open_, uitleg, acties, brief)


def _acties_informeren(van: _Gelezen, wie: Betrokkene) -> list[Actie]:
    acties = []
    if van.mag("informeer_betrokkene"):
        acties.append(Actie("Leg vast", address("meldingen:informeer", wie.pk)))
    if van.mag("verleng_termijn"):
        acties.append(Actie("Stel uit", address("meldingen:stel_uit", wie.pk)))
    return acties + _plan_actie(van, Ontvanger.BETROKKENE, wie.pk, Waarover.GEGEVENS)


def _melder(van: _Gelezen, melding: Melding) -> Planregel:
    """What was decided: for every melder, or the reason why not."""
    if melding.terugkoppeling_op is not None:
        stand = f"gehoord {words.day(melding.terugkoppeling_op)}, {melding.terugkoppeling_wijze}"
    elif melding.geen_terugkoppeling_reden:
        stand = f"niet: {melding.get_geen_terugkoppeling_reden_display().lower()}"
    else:
        stand = ""
    uitleg = [] if stand or melding.status in TERUG_TE_KOPPELEN else ["Kan zodra het vervolgbesluit er is."]
    stappen = (
        [] if uitleg else [("Leg vast", "leg_terugkoppeling_vast"), ("Kan niet", "zie_af_van_terugkoppeling")]
    )
    return _melderregel(van, melding, Waarover.BESLUIT, stand, uitleg, stappen)


def _afloop(van: _Gelezen, melding: Melding) -> Planregel:
    """How onderzoek or V&V ended: for every melder whose melding led to it."""
    op = melding.eindbericht_op
    stand = f"gehoord {words.day(op)}, {melding.eindbericht_wijze}" if op else ""
    return _melderregel(van, melding, Waarover.AFLOOP, stand, [], [("Leg vast", "leg_eindbericht_vast")])


def _melderregel(
    van: _Gelezen,
    melding: Melding,
    waarover: str,
    stand: str,
    uitleg: list[str],
    stappen: list[tuple[str, str]],
) -> Planregel:
    sleutel: Sleutel = (Ontvanger.MELDER, melding.pk, waarover)
    brief, acties = van.brieven.get(sleutel), []
    if not stand and stappen:
        acties = _brief_actie(van, brief, Ontvanger.MELDER, melding.pk, waarover)
        if van.mag("geef_terugkoppeling"):
            acties += [
                Actie(woord, address("meldingen:melding_stap", melding.nummer, naam))
                for woord, naam in stappen
            ]
    if not stand:
        acties += _plan_actie(van, Ontvanger.MELDER, melding.pk, waarover)
    return _regel(van, sleutel, "Melder", _melder_naam(van, melding), stand, not stand, uitleg, acties, brief)


def _wacht_op_afloop(casus: Casus, melding: Melding) -> bool:
    """The same as `wacht_op_eindbericht`, of a melding that was read already."""
    einde, besloten = casus.traject_afgerond_op, melding.besluit_op
    if einde is None or besloten is None or besloten > einde or melding.geen_terugkoppeling_reden:
        return False
    return melding.besluit in (Besluit.VV, Besluit.ONDERZOEK)


def _melder_naam(van: _Gelezen, melding: Melding) -> str:
    mag = van.mag("bekijk_melder") or not melding.herkomst_afschermen
    wie = melding.get_melder_hoedanigheid_display() if mag else "afgeschermd"
    return f"{wie}, melding {melding.nummer}"


def _professional(van: _Gelezen, rij: Informatieregel) -> Planregel:
    stand, acties = "", []
    if rij.gedaan_op is not None:
        stand = f"verteld {words.day(rij.gedaan_op)}: {rij.gedaan_hoe}"
    elif rij.vervallen_op is not None:
        stand = f"gaat niet door: {rij.vervallen_reden}"
    elif van.mag("plan_informatie"):
        acties = [
            Actie(woord, address(f"meldingen:informatieregel_{naam}", rij.pk))
            for woord, naam in (("Gedaan", "gedaan"), ("Gaat niet door", "vervalt"), ("Wijzig", "wijzig"))
        ]
    klok = klok_delen([rij.termijn]) if rij.is_open and rij.termijn else []
    return Planregel(
        "Professional", rij.ontvanger, rij.wat, _door(van, rij), _wanneer(rij), _hoe(rij), stand, rij.is_open,
        klok, [], acties,
    )  # fmt: skip


def _regel(
    van: _Gelezen,
    sleutel: Sleutel,
    ontvanger: str,
    wie: str,
    stand: str,
    open_: bool,
    uitleg: list[str],
    acties: list[Actie],
    brief: Brief | None,
) -> Planregel:
    rij, termijn = van.regels.get(sleutel), van.termijnen.get(sleutel)
    wat = (rij.wat if rij and rij.wat else "") or str(Waarover(sleutel[2]).label)
    if brief is not None and brief.status in (BriefStatus.CONCEPT, BriefStatus.GOEDGEKEURD):
        uitleg = [*uitleg, f"Er ligt een brief: {brief.get_status_display().lower()}."]
    loopt = termijn is not None and termijn.is_open
    return Planregel(
        ontvanger, wie, wat, _door(van, rij), _wanneer(rij), _hoe(rij), stand, open_,
        klok_delen([termijn]) if loopt and termijn else [], uitleg, acties,
    )  # fmt: skip


def _brief_actie(
    van: _Gelezen, brief: Brief | None, soort: str, pk: int, waarover: str, *, mag: bool = True
) -> list[Actie]:
    """To the letter that lies there, or the button that begins one."""
    if brief is not None and brief.status in (BriefStatus.CONCEPT, BriefStatus.GOEDGEKEURD):
        return [Actie("Naar de brief", address("meldingen:brief", brief.pk))]
    if not mag or not van.mag("maak_brief"):
        return []
    adres = address("meldingen:brief_nieuw", van.casus.nummer, soort, pk, waarover)
    return [Actie("Maak brief", adres, post=True)]


def _plan_actie(van: _Gelezen, soort: str, pk: int, waarover: str) -> list[Actie]:
    if not van.mag("plan_informatie"):
        return []
    adres = address("meldingen:informatieregel_plan", van.casus.nummer, soort, pk, waarover)
    return [Actie("Wie doet het", adres)]


def _uitgesteld(termijn: Termijn | None) -> str:
    if termijn is None:
        return ""
    keren = list(termijn.verlengingen.all())
    if not keren:
        return ""
    laatste = keren[-1]
    keer = words.amount(len(keren), "keer", "keer")
    return f"{keer} uitgesteld, tot en met {words.day(laatste.tot)}: {laatste.reden}"


def _door(van: _Gelezen, rij: Informatieregel | None) -> str:
    wie = (rij.door if rij else None) or van.casus.behandelaar
    return str(wie.weergavenaam) if wie else "nog niemand"


def _wanneer(rij: Informatieregel | None) -> str:
    return words.day(rij.uiterlijk) if rij and rij.uiterlijk else ""


def _hoe(rij: Informatieregel | None) -> str:
    return str(rij.get_middel_display()).lower() if rij and rij.middel else ""


def _sleutel(rij: Any) -> Sleutel:
    if rij.betrokkene_id:
        return Ontvanger.BETROKKENE, rij.betrokkene_id, rij.waarover
    return Ontvanger.MELDER, rij.melding_id, rij.waarover


def _per_sleutel(rijen: Any) -> dict[Sleutel, Termijn]:
    """The last term per duty, of a betrokkene or of a melding."""
    waarover = {code: waar for waar, code in CODES.items()}
    return {
        (Ontvanger.BETROKKENE if rij.betrokkene_id else Ontvanger.MELDER, rij.betrokkene_id or rij.melding_id,
         waarover[rij.code]): rij
        for rij in rijen
    }  # fmt: skip

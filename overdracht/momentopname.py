"""What a receiver may see of a casus, as one plain dictionary that is frozen when it is offered.

The page of the receiver, the preview for the sender and the overdrachtsdossier read this and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, TypeVar

from meldingen.codelijsten import Aanleiding, Aard, AdresSoort, Gezag, Hoedanigheid, Rol
from meldingen.models import Adres, Betrokkene, Casus, Melding
from meldingen.queries import Bescherming, bescherming_van
from overdracht.genogram import family_of
from veiligheid.models import Afspraak, Veiligheidsplan
from veiligthuis.core import clock, words
from veiligthuis.core.models import Medewerker

if TYPE_CHECKING:
    from overdracht.models import Overdracht

Row = TypeVar("Row", bound=Any)

VERSIE = 1
WEGGELATEN = "[weggelaten: geheim]"
GEHEIM = "geheim adres: vraag Veilig Thuis"
ONBEKEND = "onbekend"

# A shorter name of a street or a melder would also hit ordinary words.
SHORTEST_SECRET = 4


@dataclass(frozen=True)
class Geheimen:
    """Everything of a casus that may stand in no text that leaves.

    Secret addresses, shielded melders, code words, and every passage that is protected as a source.
    """

    patroon: re.Pattern[str] | None
    plekken: frozenset[str] = frozenset()
    bescherming: Bescherming = field(default_factory=Bescherming)

    def covers(self, adres: Adres) -> bool:
        """Whether this address is secret, or the same place as somebody's secret address."""
        return adres.geheim or bool(self.plekken & adres.plekken)

    def scrub(self, value: Any) -> Any:
        """The value with every secret in every text replaced; dictionaries and lists throughout."""
        if isinstance(value, str):
            return _without(self.patroon, self.bescherming.zonder(value))
        if isinstance(value, Mapping):
            return {key: self.scrub(inner) for key, inner in value.items()}
        if isinstance(value, list | tuple):
            return [self.scrub(inner) for inner in value]
        return value

    def scrub_all(self, rijen: Iterable[Row]) -> list[Row]:
        """Frozen dataclasses with every secret in every text field replaced."""
        return [replace(rij, **{veld: self.scrub(getattr(rij, veld)) for veld in vars(rij)}) for rij in rijen]

    def scrub_rows(self, rijen: Iterable[Row], *velden: str) -> list[Row]:
        """Rows as a receiver may read them: the named text fields are replaced in memory, nothing is saved."""
        gelezen = list(rijen)
        for rij in gelezen:
            for veld in velden:
                setattr(rij, veld, self.scrub(getattr(rij, veld)))
        return gelezen


def secrets_of(casus: Casus) -> Geheimen:
    """The secrets of a casus, however they are typed: capitals, spaces and dashes do not matter.

    An address that is somebody else's secret is secret for everybody, so a child gives no parent away.
    Source: Uitvoeringsbesluit Wmo 2015 art. 4.1.8 lid 3 (origin of a melding).
    """
    adressen = list(Adres.objects.filter(persoon__betrokkenheden__casus=casus))
    plekken = frozenset(plek for adres in adressen if adres.geheim for plek in adres.plekken)
    geheim = [adres for adres in adressen if plekken & adres.plekken or adres.geheim]
    bekend = {adres.plaats.casefold() for adres in adressen if adres not in geheim}
    woorden = {woord for adres in geheim for woord in (adres.straat, adres.postcode)}
    woorden |= {adres.plaats for adres in geheim if adres.plaats.casefold() not in bekend}
    mensen = casus.betrokkenen.values_list("persoon__achternaam", "persoon__veilig__codewoord")
    namen, codewoorden = zip(*mensen, strict=True) if mensen else ((), ())
    # After two persons were merged there can be two words, "tulp of roos"; each alone gives it away.
    woorden |= {woord for beide in codewoorden if beide for woord in beide.split(" of ")}
    for melding in casus.meldingen.all():
        if melding.herkomst_afschermen:
            woorden |= _melderwoorden(melding) - set(namen)
    patronen = [
        _loose(w) for w in sorted(woorden, key=len, reverse=True) if len(w.strip()) >= SHORTEST_SECRET
    ]
    patroon = re.compile("|".join(patronen), re.IGNORECASE) if patronen else None
    bescherming = bescherming_van(casus, ook=lambda tekst: _without(patroon, tekst))
    return Geheimen(patroon, plekken, bescherming)


def _without(patroon: re.Pattern[str] | None, tekst: str) -> str:
    return patroon.sub(WEGGELATEN, tekst) if patroon else tekst


def _melderwoorden(melding: Melding) -> set[str]:
    """What would give a shielded melder away; a word for a whole profession ("Politie") would not."""
    soorten = {label.casefold() for label in Hoedanigheid.labels}
    organisatie = melding.melder_organisatie if melding.melder_organisatie.casefold() not in soorten else ""
    achternaam = melding.melder_naam.split()[-1] if melding.melder_naam.strip() else ""
    return {melding.melder_naam, achternaam, organisatie, melding.melder_telefoon, melding.melder_email}


def _loose(woord: str) -> str:
    """A pattern for a secret with any spacing or dash between its parts, and a house number behind it."""
    delen = re.findall(r"[^\W\d_]+|\d+|[^\w\s-]", woord)
    return r"(?<!\w)" + r"[\s-]*".join(re.escape(deel) for deel in delen) + r"(?!\w)(?:\s+\d+\s?\w{0,3}\b)?"


def build(overdracht: Overdracht, *, by: Medewerker, op: datetime | None = None) -> dict[str, Any]:
    """What the receiver would see of this handover now; with every secret left out.

    The plan is the one that holds; without one the exception says so. Nothing in it is a model object, so that it
    can be stored as it is.
    """
    casus, moment = overdracht.casus, op or clock.now()
    geheimen = secrets_of(casus)
    plan = Veiligheidsplan.objects.geldig().met_inhoud().filter(casus=casus).first()
    mensen = list(casus.betrokkenen.select_related("persoon").prefetch_related("persoon__adressen"))
    vandaag = clock.local(moment).date()
    inhoud = {
        "versie": VERSIE,
        "gemaakt_op": moment.isoformat(),
        "casus": {"nummer": casus.nummer, "gezin": casus.naam},
        "melding": _melding(casus),
        "veiligheidsniveau": casus.get_veiligheidsniveau_display() or ONBEKEND,
        "personen": _personen(mensen, plan, vandaag, geheimen),
        "genogram": family_of(casus, mensen, op=vandaag, met_huishouden=all_open(mensen, geheimen)),
        "plan": _plan(plan),
        "uitzondering": _uitzondering(overdracht),
        "gezin_geinformeerd": {
            "op": _dag(overdracht.gezin_geinformeerd_op),
            "reden": overdracht.gezin_niet_geinformeerd_reden,
        },
        "eigen_veiligheidsacties": overdracht.eigen_veiligheidsacties,
        "voorgestelde_regie": overdracht.voorgestelde_regie,
        "afspraken": overdracht.afspraken,
        "afzender": {"team": str(casus.team), "naam": by.weergavenaam, "telefoon": casus.team.telefoon},
    }
    return dict(geheimen.scrub(inhoud))


def shown(overdracht: Overdracht, *, by: Medewerker, geheimen: Geheimen | None = None) -> dict[str, Any]:
    """What the receiver sees now: what was frozen, less what became secret since; a concept as it would be offered.

    `geheimen` are the secrets of the casus when they were read already.
    """
    if overdracht.momentopname is None:
        return build(overdracht, by=by)
    return dict((geheimen or secrets_of(overdracht.casus)).scrub(overdracht.momentopname))


def _melding(casus: Casus) -> dict[str, Any]:
    meldingen = list(casus.meldingen.order_by("ontvangen_op"))
    return {
        "eerste_op": _dag(casus.eerste_ontvangst),
        "aantal": len(meldingen),
        "aanleiding": labels(Aanleiding, (code for melding in meldingen for code in melding.aanleiding)),
        "aard": labels(Aard, (code for melding in meldingen for code in melding.aard)),
        "melders": list(dict.fromkeys(melder_of(melding) for melding in meldingen)),
    }


def melder_of(melding: Melding) -> str:
    """Who reported, as far as it may leave: a shielded one is only said to be shielded, a citizen is never named.

    Source: Uitvoeringsbesluit Wmo 2015 art. 4.1.8 lid 3.
    """
    if melding.herkomst_afschermen:
        return "melder is afgeschermd"
    if not melding.melder_is_beroepsmatig:
        return melding.get_melder_hoedanigheid_display()
    return melding.melder_organisatie or melding.get_melder_hoedanigheid_display()


def labels(keuzes: Any, codes: Iterable[str]) -> list[str]:
    """The labels of the codes, each once, in the order in which they come."""
    namen = dict(keuzes.choices)
    return list(dict.fromkeys(str(namen.get(code, code)) for code in codes))


def _personen(
    rijen: list[Betrokkene], plan: Veiligheidsplan | None, vandaag: date, geheimen: Geheimen
) -> list[dict[str, Any]]:
    cijfers = {d.betrokkene_id: d.cijfer for d in plan.deelnemers.all()} if plan else {}
    return [_persoon(rij, cijfers.get(rij.pk), vandaag, geheimen) for rij in rijen]


def _persoon(rij: Betrokkene, cijfer: Any, vandaag: date, geheimen: Geheimen) -> dict[str, Any]:
    persoon = rij.persoon
    leeftijd = persoon.leeftijd(vandaag)
    return {
        "betrokkene": rij.pk,
        "naam": persoon.weergavenaam,
        "leeftijd": _leeftijd(persoon.ongeboren, leeftijd),
        "minderjarig": persoon.is_minderjarig(vandaag),
        "geboren": persoon.geboren,
        "rol": rij.get_rol_display(),
        "relatie": rij.get_relatie_display() if rij.relatie else ONBEKEND,
        "gezag": rij.get_gezag_display(),
        "heeft_gezag": rij.gezag == Gezag.JA,
        "gezin": rij.rol != Rol.NETWERK,
        "taal": persoon.taal,
        "tolk": persoon.tolk_nodig,
        "telefoon": persoon.telefoon or ONBEKEND,
        "veilig_contact": persoon.veilig_contact or ONBEKEND,
        "adres": address_of(rij, geheimen),
        "cijfer": f"{cijfer.normalize():f}".replace(".", ",") if cijfer is not None else "",
    }


def _leeftijd(ongeboren: bool, jaren: int | None) -> str:
    if ongeboren:
        return "ongeboren"
    return ONBEKEND if jaren is None else str(jaren)


def address_of(rij: Betrokkene, geheimen: Geheimen) -> str:
    """Where somebody lives, on one line; a secret address is only said to be secret. Source: domeinregel 7.4."""
    huidig = [a for a in rij.adressen if a.tot is None and a.soort in WAAR_IEMAND_IS]
    if any(geheimen.covers(adres) for adres in huidig):
        return GEHEIM
    return huidig[0].regel if huidig else ONBEKEND


def all_open(rijen: Iterable[Betrokkene], geheimen: Geheimen) -> bool:
    """Whether nobody's address is secret."""
    return all(address_of(rij, geheimen) != GEHEIM for rij in rijen)


WAAR_IEMAND_IS = (AdresSoort.WOON, AdresSoort.VERBLIJF, AdresSoort.OPVANG)
"""The kinds of address that say where a person can be found."""


def _plan(plan: Veiligheidsplan | None) -> dict[str, Any] | None:
    if plan is None:
        return None
    return {
        "versie": plan.versie,
        "vastgesteld_op": _dag(plan.vastgesteld_op),
        "kern": plan.kern_van_de_zorgen,
        "signalen": plan.signalen,
        "noodplan": plan.noodplan,
        "codewoord": plan.codewoord,
        "netwerk": plan.netwerk,
        "regie": plan.regie_naam,
        "evaluatie_op": _dag(plan.evaluatie_op),
        "voorwaarden": [_afspraak(regel) for regel in plan.voorwaarden],
        "afspraken": [_afspraak(regel) for regel in plan.onderling],
    }


def _afspraak(regel: Afspraak) -> dict[str, str]:
    return {
        "wat": regel.wat,
        "wie": regel.wie,
        "wanneer": regel.wanneer,
        "vanaf": _dag(regel.vanaf),
        "tot": _dag(regel.tot),
        "controle": regel.controle,
        "gevolg": regel.gevolg,
        "uitkomst": regel.get_uitkomst_display() if regel.uitkomst else "",
    }


def _uitzondering(overdracht: Overdracht) -> dict[str, str] | None:
    if not overdracht.heeft_uitzondering:
        return None
    return {
        "reden": overdracht.uitzondering_reden,
        "tot": _dag(overdracht.uitzondering_tot),
        "door": str(overdracht.uitzondering_door),
    }


def _dag(waarde: date | datetime | None) -> str:
    return words.full_day(waarde) if waarde else ""

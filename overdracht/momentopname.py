"""What a receiver may see of a casus, as one plain dictionary that is frozen when it is offered.

The page of the receiver, the preview for the sender and the overdrachtsdossier read this and nothing else.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from meldingen.codelijsten import Aanleiding, Aard, AdresSoort, Gezag, Rol
from meldingen.models import Betrokkene, Casus, Melding, Persoon
from meldingen.queries import geheimen as _geheimen
from overdracht.genogram import family_of
from veiligheid.models import Afspraak, Veiligheidsplan
from veiligheid.queries import cijferrijen, cijfers
from veiligheid.rules.noodplan import woorden_van_nood
from veiligthuis.core import clock, words
from veiligthuis.core.models import Medewerker

if TYPE_CHECKING:
    from overdracht.models import Overdracht

VERSIE = 1
GEHEIM = "geheim adres: vraag Veilig Thuis"
ONBEKEND = "onbekend"

Geheimen = _geheimen.Geheimen
secrets_of = _geheimen.alle_van
WEGGELATEN = _geheimen.WEGGELATEN


def build(overdracht: Overdracht, *, by: Medewerker, op: datetime | None = None) -> dict[str, Any]:
    """What the receiver would see of this handover now; with every secret left out.

    The plan is the one that holds; without one the exception says so. Nothing in it is a model object, so that it
    can be stored as it is.
    """
    casus, moment = overdracht.casus, op or clock.now()
    geheimen = secrets_of(casus)
    plan = Veiligheidsplan.objects.geldig().met_inhoud().filter(casus=casus).first()
    mensen = list(casus.betrokkenen.select_related("persoon__veilig").prefetch_related("persoon__adressen"))
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
        "cijfers": [asdict(rij) for rij in cijferrijen(cijfers(casus))],
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
    return _zonder_codewoord(dict(geheimen.scrub(inhoud)))


def kenmerk(inhoud: dict[str, Any]) -> str:
    """The same for the same content, whenever it was made."""
    zonder_moment = {naam: waarde for naam, waarde in inhoud.items() if naam != "gemaakt_op"}
    return hashlib.sha256(json.dumps(zonder_moment, sort_keys=True).encode()).hexdigest()


def with_new_plan(overdracht: Overdracht, *, op: datetime | None = None) -> dict[str, Any]:
    """What was frozen at the offer, with the plan and the numbers of now; the rest is as it was offered."""
    plan = Veiligheidsplan.objects.geldig().met_inhoud().filter(casus=overdracht.casus_id).first()
    cijfer = {d.betrokkene_id: d.cijfer for d in plan.deelnemers.all()} if plan else {}
    oud = dict(overdracht.momentopname or {})
    nieuw = {
        "plan": _plan(plan),
        "plan_nagestuurd_op": _dag(op or clock.now()),
        "cijfers": [asdict(rij) for rij in cijferrijen(cijfers(overdracht.casus))],
        "personen": [
            mens | {"cijfer": _cijfer(cijfer.get(mens["betrokkene"]))} for mens in oud.get("personen", [])
        ],
    }
    return _zonder_codewoord(dict(secrets_of(overdracht.casus).scrub(oud | nieuw)))


def shown(overdracht: Overdracht, *, by: Medewerker, geheimen: Geheimen | None = None) -> dict[str, Any]:
    """What the receiver sees now: what was frozen, less what became secret since; a concept as it would be offered.

    `geheimen` are the secrets of the casus when they were read already.
    """
    if overdracht.momentopname is None:
        return build(overdracht, by=by)
    return _zonder_codewoord(dict((geheimen or secrets_of(overdracht.casus)).scrub(overdracht.momentopname)))


def _zonder_codewoord(inhoud: dict[str, Any]) -> dict[str, Any]:
    """Without code word and refuge wherever they were typed, unless the plan says that the regiehouder may know them.

    What was frozen before plans said so leaves them out too.
    """
    plan = inhoud["plan"]
    if plan is None or plan.get("regie_kent_noodplan"):
        return inhoud
    woorden = woorden_van_nood(plan.get("codewoord", ""), plan.get("toevlucht", ""))
    kaal: dict[str, Any] = _geheimen.Geheimen(woorden).scrub(inhoud)
    afgesproken = bool(plan.get("codewoord") or plan.get("toevlucht"))
    return kaal | {"plan": kaal["plan"] | {"codewoord": "", "toevlucht": "", "nood_achter": afgesproken}}


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
        "veilig_contact": _veilig_contact(persoon),
        "adres": address_of(rij, geheimen),
        "cijfer": _cijfer(cijfer),
    }


def _veilig_contact(persoon: Persoon) -> str:
    """How to reach somebody without danger: beside the telephone number, because the receiver must call."""
    afgesproken = getattr(persoon, "veilig", None)
    delen = (afgesproken.aanwijzing if afgesproken else "", persoon.veilig_contact)
    return ". ".join(filter(None, delen)) or f"{ONBEKEND}: spreek geen voicemail in"


def _cijfer(waarde: Any) -> str:
    return f"{waarde.normalize():f}".replace(".", ",") if waarde is not None else ""


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
        "toevlucht": plan.toevlucht,
        "regie_kent_noodplan": plan.regie_kent_noodplan,
        "netwerk": plan.netwerk_in_woorden,
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

"""The rules of the safety plan, and what it still misses."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from veiligthuis.core import clock
from veiligthuis.core.access import Person, has_codename
from veiligthuis.core.models import Medewerker

if TYPE_CHECKING:
    from veiligheid.models import Veiligheidsplan

CONCEPT = "concept"  # PlanStatus.CONCEPT; machine.py imports this module, so it cannot be imported here


def reden_van_verval_is_gegeven(
    obj: Any, *, by: Medewerker | None, at: datetime, reden: str = "", **inputs: Any
) -> str | None:
    """Nothing lapses without a reason that can be read later."""
    if reden.strip():
        return None
    return "Schrijf waarom dit vervalt, zodat later te lezen is wat er gebeurde."


def casus_is_open(obj: Veiligheidsplan, *, by: Medewerker | None, at: datetime) -> str | None:
    """A plan is made while somebody is responsible for the casus.

    Source: Kwaliteitskader Veilig Thuis 2016, zicht op veiligheid.
    """
    return None if obj.casus.is_open else "De casus is gesloten. Er kan geen veiligheidsplan meer bij."


def ontbreekt_aan_plan(plan: Veiligheidsplan, *, at: datetime) -> list[str]:
    """Every sentence that keeps the plan from being established; empty when it can be."""
    reasons = (rule(plan, by=None, at=at) for rule in PLAN_RULES)
    return [reason for reason in reasons if reason]


def kern_van_de_zorgen_is_beschreven(
    obj: Veiligheidsplan, *, by: Medewerker | None, at: datetime
) -> str | None:
    """The plan begins with what happened, in plain words.

    Source: Kwaliteitskader Veilig Thuis 2016, zicht op veiligheid.
    """
    if obj.kern_van_de_zorgen.strip():
        return None
    return "Het plan zegt nog niet wat er gebeurde. Schrijf de kern van de zorgen in gewone woorden."


def plan_heeft_een_voorwaarde(obj: Veiligheidsplan, *, by: Medewerker | None, at: datetime) -> str | None:
    """A plan states at least one minimal demand of Veilig Thuis.

    Source: Kwaliteitskader Veilig Thuis 2016; Handelingsprotocol 2019 (veiligheidsvoorwaarden).
    """
    if any(afspraak.soort == "voorwaarde" for afspraak in obj.afspraken.all()):
        return None
    return "Het plan heeft nog geen voorwaarde. Voeg ten minste één eis toe die in elk geval geldt."


def plan_heeft_een_afspraak(obj: Veiligheidsplan, *, by: Medewerker | None, at: datetime) -> str | None:
    """A plan holds at least one agreement made together with the family."""
    if any(afspraak.soort == "afspraak" for afspraak in obj.afspraken.all()):
        return None
    return "Het plan heeft nog geen afspraak. Spreek met het gezin iets af: wie doet wat, tot wanneer."


def elke_regel_heeft_wie_en_controle(
    obj: Veiligheidsplan, *, by: Medewerker | None, at: datetime
) -> str | None:
    """Every condition and agreement has an owner and somebody who sees to it."""
    for afspraak in obj.afspraken.all():
        if not afspraak.wie.strip() or not afspraak.controle.strip():
            return f"Bij ‘{afspraak.wat}’ ontbreekt wie het doet of wie erop let. Vul beide in."
    return None


def regiehouder_is_voorgesteld(obj: Veiligheidsplan, *, by: Medewerker | None, at: datetime) -> str | None:
    """The family knows whom to call: one regiehouder is proposed, with the organisation."""
    if obj.regie_naam.strip() and obj.regie_organisatie_id:
        return None
    return "Het plan noemt nog geen vaste persoon. Vul de voorgestelde regiehouder en de organisatie in."


def evaluatiedatum_ligt_in_de_toekomst(
    obj: Veiligheidsplan, *, by: Medewerker | None, at: datetime
) -> str | None:
    """The day on which everybody looks again is later than the day of establishing."""
    if obj.evaluatie_op is None:
        return "Er is nog geen dag gekozen om samen weer te kijken. Vul de evaluatiedatum in."
    if obj.evaluatie_op <= clock.local(at).date():
        return "De evaluatiedatum is al voorbij of is vandaag. Kies een dag die nog komt."
    return None


def met_iedere_directbetrokkene_is_gesproken(
    obj: Veiligheidsplan, *, by: Medewerker | None, at: datetime
) -> str | None:
    """Everybody the plan is about was spoken to, children too, or it says why not.

    Source: Uitvoeringsbesluit Wmo 2015 art. 4.1.8; inspection 2017 (children not seen).
    """
    spoken = {
        deelnemer.betrokkene_id
        for deelnemer in obj.deelnemers.all()
        if deelnemer.gesproken_op or deelnemer.niet_gesproken_reden.strip()
    }
    for betrokkene in obj.directbetrokkenen():
        if betrokkene.pk not in spoken:
            naam = betrokkene.persoon.weergavenaam
            return f"Met {naam} is nog niet gesproken. Vul de dag van het gesprek in, of waarom het niet kan."
    return None


PLAN_RULES: tuple[Callable[..., str | None], ...] = (
    kern_van_de_zorgen_is_beschreven,
    plan_heeft_een_voorwaarde,
    plan_heeft_een_afspraak,
    elke_regel_heeft_wie_en_controle,
    regiehouder_is_voorgesteld,
    evaluatiedatum_ligt_in_de_toekomst,
    met_iedere_directbetrokkene_is_gesproken,
)
"""What establishing a plan asks, in the order of the page."""


def schrijft_plan(obj: Veiligheidsplan, user: Person) -> bool:
    """Whether this person may write this version now."""
    return obj.status == CONCEPT and has_codename(user, "veiligheid.maak_veiligheidsplan")

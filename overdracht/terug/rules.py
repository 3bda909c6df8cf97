"""The rules of answering for a colleague, and of what the receiver finds: the Dutch reason or None."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from ketenpartners import queries as partners
from veiligthuis.core.models import Medewerker

PLAN, ONVEILIG, AFGESLOTEN = "plan", "onveilig", "afgesloten"
"""The values of `records.Soort`; the models stand above this module."""


def alleen_de_manager_antwoordt_namens(
    obj: Any, *, by: Medewerker | None, at: datetime, namens: Medewerker | None = None, **inputs: Any
) -> str | None:
    """Only who manages the team answers in the place of a colleague, and of a colleague in that team.

    Source: regional convenant (who speaks for the receiver).
    """
    if namens is None:
        return None
    if by is None or not partners.is_manager(by, obj.naar_team):
        return (
            f"Alleen de manager van {obj.naar_team} antwoordt namens een afwezige collega. Antwoord in uw eigen naam, "
            "of vraag uw manager."
        )
    if namens.pk == by.pk:
        return "U antwoordt al in uw eigen naam. Laat ‘namens’ leeg."
    if not partners.is_lid(namens, obj.naar_team):
        return f"{namens} werkt niet in {obj.naar_team}. Kies een collega uit uw team."
    return None


def casus_is_nog_open(obj: Any, *, by: Medewerker | None, at: datetime) -> str | None:
    """What is closed at Veilig Thuis gets no news; a new melding is the way then.

    Source: Uitvoeringsregeling Wmo 2015, bijlage A, par. 3.1.2.
    """
    if obj.casus.is_open:
        return None
    return (
        "Veilig Thuis heeft deze casus afgesloten. Bel 0800-2000: het advies of de nieuwe melding begint daar. "
        "Bel 112 als er nu gevaar is."
    )


def er_ligt_geen_ander_voorstel(obj: Any, *, by: Medewerker | None, at: datetime) -> str | None:
    """One proposal at a time, and not while Veilig Thuis writes a version itself."""
    if obj.terugmeldingen.open_voorstel().exists():
        return "Er ligt al een voorstel voor het plan. Laat de regiehouder dat eerst bevestigen of laten vervallen."
    if obj.casus.veiligheidsplannen.in_concept().exists():
        return "Veilig Thuis schrijft nu zelf aan een nieuwe versie van het plan. Bel de behandelaar."
    if not obj.casus.veiligheidsplannen.geldig().exists():
        return "Er is geen vastgesteld plan om te wijzigen. Bel de behandelaar van Veilig Thuis."
    return None


def er_is_iets_gewijzigd(obj: Any, *, by: Medewerker | None, at: datetime, **inputs: Any) -> str | None:
    """A proposal says what changes and why."""
    if not str(inputs.get("tekst", "")).strip():
        return "Schrijf waarom het plan verandert. De regiehouder en Veilig Thuis lezen dit."
    if inputs.get("evaluatie_op") is None:
        return "Kies de dag waarop u het plan weer samen bekijkt."
    if any(inputs.get(veld) for veld in ("signalen", "noodplan", "erbij", "vervalt")):
        return None
    return "Er verandert nog niets. Vul in wat er anders wordt: signalen, noodplan of een afspraak."


def er_ligt_een_voorstel(obj: Any, *, by: Medewerker | None, at: datetime) -> str | None:
    """There is something to confirm."""
    return None if obj.terugmeldingen.open_voorstel().exists() else "Er ligt geen voorstel voor het plan."


def alleen_de_regiehouder_bevestigt(obj: Any, *, by: Medewerker | None, at: datetime) -> str | None:
    """The one who directs confirms a change of the plan; without a login of his own the manager of the team does.

    Source: Kwaliteitskader zicht op veiligheid 2016 (one regiehouder).
    """
    if by is not None and obj.regiehouder_id == by.pk:
        return None
    if by is not None and obj.regiehouder_id is None and partners.is_manager(by, obj.naar_team):
        return None
    if not obj.naar_team.heeft_inlog:
        return None
    return f"Alleen de regiehouder, {obj.regiehouder_naam}, bevestigt een wijziging van het plan."


def er_staat_wat_er_gebeurt(
    obj: Any, *, by: Medewerker | None, at: datetime, tekst: str, **inputs: Any
) -> str | None:
    """News without words helps nobody."""
    return None if tekst.strip() else "Schrijf in gewone woorden wat er aan de hand is."


def hulp_is_nog_niet_afgesloten(obj: Any, *, by: Medewerker | None, at: datetime) -> str | None:
    """Help ends once, whichever team of the chain gave it."""
    if _van_keten(obj).filter(soort=AFGESLOTEN).exists():
        return "De hulp is al afgesloten. Is het gezin weer onveilig? Meld dat dan."
    return None


def resultaat_is_gekozen(
    obj: Any, *, by: Medewerker | None, at: datetime, resultaat: str, **inputs: Any
) -> str | None:
    """Help ends with a result."""
    return None if resultaat else "Kies hoe de hulp eindigde."


def er_is_iets_te_lezen(obj: Any, *, by: Medewerker | None, at: datetime) -> str | None:
    """There is news that nobody of Veilig Thuis has read."""
    gevonden = _van_keten(obj).ongelezen().exclude(soort=ONVEILIG)
    return None if gevonden.exists() else "Er is geen nieuwe terugmelding van de ontvanger."


def onveiligheid_wacht_op_ons(obj: Any, *, by: Medewerker | None, at: datetime) -> str | None:
    """Nobody has taken it up yet."""
    gevonden = obj.terugmeldingen.ongelezen().filter(soort=ONVEILIG)
    return None if gevonden.exists() else "Een collega heeft dit al opgepakt. Laad de pagina opnieuw."


def vervolg_is_beschreven(
    obj: Any, *, by: Medewerker | None, at: datetime, vervolg: str, **inputs: Any
) -> str | None:
    """Whoever reads it says what follows; the receiver reads that."""
    return None if vervolg.strip() else "Schrijf wat u hiermee doet. De ontvanger leest dit."


def _van_keten(obj: Any) -> Any:
    return obj.terugmeldingen.model._default_manager.van_keten(obj)

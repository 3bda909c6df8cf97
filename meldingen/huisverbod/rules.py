"""The rules of a huisverbod, each with the Dutch reason."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from meldingen.termijnen.regels import Regel
from meldingen.termijnen.rekenregels import huidig
from veiligthuis.core import clock, words
from veiligthuis.core.models import Medewerker

if TYPE_CHECKING:
    from meldingen.models import Huisverbod


def regel_op(code: str, moment: datetime) -> Regel:
    """The rule of a term of a huisverbod that holds at a moment."""
    return huidig().regel(code, clock.local(moment).date())


def casus_is_open(obj: Huisverbod, *, by: Medewerker | None, at: datetime) -> str | None:
    """Somebody is responsible for the family.

    Source: Kwaliteitskader Veilig Thuis 2016, zicht op veiligheid.
    """
    return None if obj.casus.is_open else "De casus is gesloten. Leg eerst een nieuwe melding vast."


def uithuisgeplaatste_is_meerderjarig(obj: Huisverbod, *, by: Medewerker | None, at: datetime) -> str | None:
    """Only an adult can be kept out of the home.

    Source: Wet tijdelijk huisverbod art. 2 lid 2.
    """
    dag = clock.local(obj.opgelegd_op).date()
    if not obj.uithuisgeplaatste.persoon.is_minderjarig(dag):
        return None
    return "Een huisverbod geldt alleen voor een meerderjarige. Kijk na wie uit huis is geplaatst."


def oplegging_ligt_niet_in_de_toekomst(obj: Huisverbod, *, by: Medewerker | None, at: datetime) -> str | None:
    """The terms count from the moment it took effect.

    Source: Wet tijdelijk huisverbod art. 2 lid 1.
    """
    if obj.opgelegd_op <= at:
        return None
    return "De oplegging ligt in de toekomst. Vul in wanneer het huisverbod inging."


def bij_kindermishandeling_is_overlegd(obj: Huisverbod, *, by: Medewerker | None, at: datetime) -> str | None:
    """When it is about child abuse the burgemeester consults Veilig Thuis first.

    Source: Wet tijdelijk huisverbod art. 2 lid 3.
    """
    if not obj.kindermishandeling or obj.overleg.strip():
        return None
    return (
        "Het gaat ook om kindermishandeling, dus de burgemeester overlegt vooraf met Veilig Thuis. "
        "Schrijf wat is overlegd, of waarom dat niet is gebeurd."
    )


def verlenging_is_op_tijd_besloten(
    obj: Huisverbod, *, by: Medewerker | None, at: datetime, besloten_op: datetime, **inputs: Any
) -> str | None:
    """What has ended cannot be extended.

    Source: Wet tijdelijk huisverbod art. 9 lid 1.
    """
    if besloten_op > at:
        return "Het besluit ligt in de toekomst. Leg het vast zodra het is genomen."
    if obj.opgelegd_op <= besloten_op < obj.eindigt_op:
        return None
    return (
        f"Het huisverbod liep tot {words.moment(obj.eindigt_op)}. Een verlenging wordt voor die tijd besloten; "
        "daarna is een nieuw huisverbod nodig."
    )


def verlenging_blijft_binnen_vier_weken(
    obj: Huisverbod, *, by: Medewerker | None, at: datetime, dagen: int, **inputs: Any
) -> str | None:
    """In all it lasts no longer than four weeks.

    Source: Wet tijdelijk huisverbod art. 9 lid 1.
    """
    langste = langste_verlenging(obj)
    if 1 <= dagen <= langste:
        return None
    return f"Verlengen kan met 1 tot en met {langste} dagen: samen ten hoogste vier weken na de oplegging."


def langste_verlenging(obj: Huisverbod) -> int:
    """How many days may be added at most."""
    heel, eerst = regel_op("T33V", obj.opgelegd_op).duur, regel_op("T33", obj.opgelegd_op).duur
    if heel is None or eerst is None:
        raise ValueError("the terms of a huisverbod have a number")
    return heel - eerst


def intrekking_is_onderbouwd(
    obj: Huisverbod,
    *,
    by: Medewerker | None,
    at: datetime,
    ingetrokken_op: datetime,
    reden: str,
    **inputs: Any,
) -> str | None:
    """When and why the burgemeester withdrew it.

    Source: Wet tijdelijk huisverbod art. 6 and 9.
    """
    if not obj.opgelegd_op <= ingetrokken_op <= min(at, obj.eindigt_op):
        return "De intrekking ligt na de oplegging, niet in de toekomst en voor het einde. Kijk de tijd na."
    return None if reden.strip() else "Schrijf waarom de burgemeester het huisverbod introk."


def huisverbod_is_voorbij(obj: Huisverbod, *, by: Medewerker | None, at: datetime) -> str | None:
    """Its last moment has passed.

    Source: Wet tijdelijk huisverbod art. 2 lid 1 and art. 9 lid 1.
    """
    if at >= obj.eindigt_op:
        return None
    return f"Het huisverbod loopt nog tot {words.moment(obj.eindigt_op)}. Leg anders de intrekking vast."


def verder_is_beschreven(
    obj: Huisverbod, *, by: Medewerker | None, at: datetime, hoe_verder: str, **inputs: Any
) -> str | None:
    """How it is safe now that both may be at home again.

    Source: Kwaliteitskader Veilig Thuis 2016, zicht op veiligheid.
    """
    if hoe_verder.strip():
        return None
    return "Schrijf hoe het gezin verdergaat: wie is waar, en wie let op de veiligheid."


def er_is_een_veiligheidsplan_of_een_reden(
    obj: Huisverbod, *, by: Medewerker | None, at: datetime, reden_geen_plan: str, **inputs: Any
) -> str | None:
    """The time out is used for a veiligheidsplan; without one of these weeks there is a reason.

    Source: Kwaliteitskader Veilig Thuis 2016, zicht op veiligheid.
    """
    plan = obj.casus.veiligheidsplan_op
    if (plan is not None and plan >= obj.opgelegd_op) or reden_geen_plan.strip():
        return None
    return (
        "Tijdens dit huisverbod is geen veiligheidsplan vastgesteld. Doe dat eerst, of schrijf waarom niet."
    )


def advies_is_gemotiveerd(
    obj: Huisverbod, *, by: Medewerker | None, at: datetime, motivering: str, **inputs: Any
) -> str | None:
    """The burgemeester must be able to rest a decision on it.

    Source: Wet tijdelijk huisverbod art. 9 lid 1 (whether the danger goes on).
    """
    if motivering.strip():
        return None
    return "Motiveer het advies: waaraan ziet u dat het gevaar voortduurt of voorbij is?"


def huisverbod_loopt_nog(obj: Huisverbod, *, by: Medewerker | None, at: datetime) -> str | None:
    """Advice is of use as long as it has not ended.

    Source: Wet tijdelijk huisverbod art. 9 lid 1.
    """
    if at < obj.eindigt_op:
        return None
    return f"Het huisverbod liep tot {words.moment(obj.eindigt_op)}. Leg vast hoe het gezin verdergaat."

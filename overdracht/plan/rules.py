"""The rules of a plan that is sent along and read: the Dutch reason or None."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from veiligheid.machine import PLAN_GELDIG
from veiligthuis.core.models import Medewerker


def er_is_een_nieuwer_plan(obj: Any, *, by: Medewerker | None, at: datetime) -> str | None:
    """There is an established plan that the receiver does not have. Source: Kwaliteitskader 2016."""
    geldig = obj.casus.veiligheidsplannen.filter(status__in=PLAN_GELDIG).first()
    if geldig is None:
        return "Er is geen vastgesteld veiligheidsplan om mee te sturen. Stel eerst het plan vast."
    return "De ontvanger heeft het plan dat nu geldt al." if geldig.pk == obj.plan_id else None


def plan_is_gelezen(obj: Any, *, by: Medewerker | None, at: datetime, **inputs: Any) -> str | None:
    """Who accepts has read the plan, so that nobody works with another plan than the family has."""
    if inputs.get("plan_gelezen"):
        return None
    return "Vink aan dat u het veiligheidsplan hebt gelezen. Zonder dat kunt u niet accepteren."


def gelezen_plan_is_het_plan_van_nu(
    obj: Any, *, by: Medewerker | None, at: datetime, gezien: int | None = None, **inputs: Any
) -> str | None:
    """Who confirms read the plan that was sent last; `gezien` is the plan on the page, None when no page was used."""
    if gezien is None or gezien == (obj.plan_id or 0):
        return None
    return "Veilig Thuis heeft intussen een ander plan gestuurd. Open deze pagina opnieuw en lees dat plan."


def er_ligt_een_nieuw_plan_om_te_lezen(obj: Any, *, by: Medewerker | None, at: datetime) -> str | None:
    """A newer plan was sent after the acceptance, and nobody has read it yet."""
    return None if obj.plan_te_lezen_sinds else "Er is geen nieuw plan om te lezen."


def nieuw_plan_is_niet_ongelezen(obj: Any, *, by: Medewerker | None, at: datetime) -> str | None:
    """It has not arrived while the plan of now was not read. Source: Kwaliteitskader zicht op veiligheid 2016."""
    if obj.plan_te_lezen_sinds is None:
        return None
    return "Lees eerst het nieuwe veiligheidsplan dat Veilig Thuis stuurde, en bevestig dat."


def nieuw_plan_is_gelezen(
    obj: Any, *, by: Medewerker | None, at: datetime, plan_gelezen: bool, **inputs: Any
) -> str | None:
    """Reading is confirmed, not assumed."""
    return None if plan_gelezen else "Vink aan dat u het nieuwe veiligheidsplan hebt gelezen."

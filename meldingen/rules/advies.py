"""The rules of an advies."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from veiligthuis.core.models import Medewerker

if TYPE_CHECKING:
    from meldingen.models import Advies, Melding


def advies_is_gegeven(obj: Advies, *, by: Medewerker | None, at: datetime) -> str | None:
    """What was asked and what was advised are both written down.

    Source: Wmo 2015 art. 4.1.1 lid 3.
    """
    if obj.vraag.strip() and obj.gegeven_advies.strip():
        return None
    return "Het advies staat nog niet op papier. Vul de vraag en het gegeven advies in."


def adviesvraag_is_geduid(obj: Advies, *, by: Medewerker | None, at: datetime) -> str | None:
    """The capacity of who asks and at least one aanleiding are known.

    Source: Uitvoeringsregeling Wmo 2015, bijlage A par. 2.2 and 2.4.
    """
    if obj.hoedanigheid and obj.aanleiding:
        return None
    return "Hoedanigheid of aanleiding ontbreekt. Zonder die twee telt het advies niet mee; kies ze eerst."


def melding_is_van_dit_advies(
    obj: Advies, *, by: Medewerker | None, at: datetime, melding: Melding, **inputs: Any
) -> str | None:
    """The melding that the advies becomes was taken down after the advies began.

    Source: Wmo 2015 art. 4.1.1 lid 2 onder a.
    """
    if melding.vastgelegd_op >= obj.begonnen_op:
        return None
    return "Deze melding was er al voor het advies. Leg een nieuwe melding vast."

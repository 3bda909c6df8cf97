"""The rules of persons and of informing them."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from stdnum.nl import bsn as elfproef

from veiligthuis.core.models import Medewerker

if TYPE_CHECKING:
    from meldingen.models import Betrokkene, Persoon

BSN_ONBEKEND = "000000000"
BSN_ONGEBOREN = "999999999"
OUDSTE = 120


def bsn_is_geldig(bsn: str) -> str | None:
    """Nine digits that pass the elfproef, or one of the two fillers of the CBS.

    Source: Wmo 2015 art. 5.2.9; Uitvoeringsregeling Wmo 2015, bijlage A par. 3.10.
    """
    if len(bsn) != 9 or not (bsn.isascii() and bsn.isdigit()):
        return "Een BSN heeft negen cijfers. Vul een korter nummer vooraan aan met nullen."
    if bsn in (BSN_ONBEKEND, BSN_ONGEBOREN) or elfproef.is_valid(bsn):
        return None
    return "Dit is geen geldig BSN: het nummer klopt niet volgens de elfproef. Kijk de cijfers na."


def geboorte_is_mogelijk(obj: Persoon, *, op: date) -> str | None:
    """Nobody was born in the future or longer ago than people live, nor died before birth.

    Source: design of the register; bijlage A par. 3.10 for unknown parts of a date.
    """
    if obj.geboortedatum and obj.geboortedatum > op:
        return "De geboortedatum ligt in de toekomst. Kies ‘ongeboren’ en vul de uitgerekende datum in."
    if obj.geboortedatum and obj.geboortedatum.year < op.year - OUDSTE:
        return f"De geboortedatum ligt meer dan {OUDSTE} jaar terug. Kijk het jaar na."
    if obj.overleden_op and obj.overleden_op > op:
        return "De datum van overlijden ligt in de toekomst. Kijk de datum na."
    if obj.overleden_op and obj.geboortedatum and obj.overleden_op < obj.geboortedatum:
        return "De datum van overlijden ligt voor de geboorte. Kijk de datums na."
    return None


def persoon_is_nog_te_informeren(obj: Betrokkene, *, by: Medewerker | None, at: datetime) -> str | None:
    """Somebody is told once about the data that are kept.

    Source: Wmo 2015 art. 5.3.1 lid 1.
    """
    if obj.geinformeerd_op is None:
        return None
    return f"{obj.persoon.weergavenaam} is al geïnformeerd op {obj.geinformeerd_op:%d-%m-%Y}."

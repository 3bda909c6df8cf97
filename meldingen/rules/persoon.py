"""The rules of persons and of informing them."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from stdnum.nl import bsn as elfproef

from veiligthuis.core.bsn import ONBEKEND, ONGEBOREN, VULLERS
from veiligthuis.core.models import Medewerker

if TYPE_CHECKING:
    from meldingen.models import Betrokkene, Persoon

OUDSTE = 120
DRACHT = 365


def bsn_is_geldig(bsn: str) -> str | None:
    """Nine digits that pass the elfproef, or one of the two fillers of the CBS.

    Source: Wmo 2015 art. 5.2.9; Uitvoeringsregeling Wmo 2015, bijlage A par. 3.10.
    """
    if len(bsn) != 9 or not (bsn.isascii() and bsn.isdigit()):
        return "Een BSN heeft negen cijfers. Vul een korter nummer vooraan aan met nullen."
    if bsn in VULLERS or elfproef.is_valid(bsn):
        return None
    return "Dit is geen geldig BSN: het nummer klopt niet volgens de elfproef. Kijk de cijfers na."


def bsn_past_bij_de_persoon(obj: Persoon) -> str | None:
    """An unborn child has no number but the filler for the unborn, and nobody else has that filler.

    Source: Uitvoeringsregeling Wmo 2015, bijlage A par. 3.10.
    """
    if obj.ongeboren and obj.bsn and obj.bsn != ONGEBOREN:
        return f"Een ongeboren kind heeft nog geen BSN. Laat het veld leeg of vul {ONGEBOREN} in."
    if not obj.ongeboren and obj.bsn == ONGEBOREN:
        return f"{ONGEBOREN} is voor een ongeboren kind. Is het BSN onbekend? Vul {ONBEKEND} in."
    return None


def geboorte_is_mogelijk(obj: Persoon, *, op: date) -> str | None:
    """Nobody was born in the future or longer ago than people live, nor died before birth.

    Source: design of the register; bijlage A par. 3.10 for unknown parts of a date.
    """
    if obj.ongeboren and obj.uitgerekende_datum and abs((obj.uitgerekende_datum - op).days) > DRACHT:
        return "De uitgerekende datum ligt meer dan een jaar van vandaag. Kijk de datum na."
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

"""The rules of messages: each a function named as the sentence it protects; it returns the Dutch reason or None."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from meldingen.politie.lezer import lees
from veiligthuis.core.models import Medewerker

if TYPE_CHECKING:
    from meldingen.politie.records import Bericht


def bericht_is_te_lezen(obj: Bericht, *, by: Medewerker | None, at: datetime) -> str | None:
    """Only what can be read can be corrected by hand; the rest must come again from its sender.

    Source: AVG art. 5 lid 1 onder d.
    """
    onleesbaar = lees(bytes(obj.inhoud)).onleesbaar
    if not onleesbaar:
        return None
    return f"{onleesbaar} Vraag de afzender om een goed bericht en wijs dit bericht af."


def afwijzing_is_onderbouwd(
    obj: Bericht, *, by: Medewerker | None, at: datetime, toelichting: str, **inputs: Any
) -> str | None:
    """A message is turned away with the reason.

    Source: Besluit politiegegevens art. 4:2 lid 1 onder i.
    """
    if toelichting.strip():
        return None
    return "De reden ontbreekt. Schrijf waarom dit bericht niet wordt opgenomen en wat de afzender hoort."


def correctie_is_nog_niet_gezien(obj: Bericht, *, by: Medewerker | None, at: datetime) -> str | None:
    """A correction is confirmed once.

    Source: AVG art. 5 lid 1 onder d.
    """
    return None if obj.gezien_op is None else "Een collega heeft deze correctie al bekeken."

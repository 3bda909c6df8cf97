"""The rules of telling the family what was decided: every decision, before the casus closes."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from meldingen.codelijsten import Besluit
from meldingen.termijnen.records import Termijn
from veiligthuis.core.models import Medewerker

if TYPE_CHECKING:
    from meldingen.models import Casus, Melding

KLOK = "T08"


def gezin_hoort_de_uitkomst(melding: Melding) -> bool:
    """Whether the family hears of this decision: of an advies to the melder it does not.

    Source: Wmo 2015 art. 4.1.1 lid 3 (the persons of an advies stay anonymous).
    """
    return melding.besluit != Besluit.OMGEZET_IN_ADVIES


def gezin_moet_de_uitkomst_nog_horen(obj: Melding, *, by: Medewerker | None, at: datetime) -> str | None:
    """A decision is told once; the clock of it says whether that is still to be done.

    Source: Handelingsprotocol Veilig Thuis 2019.
    """
    if Termijn.objects.open().filter(code=KLOK, melding=obj).exists():
        return None
    return "Het gezin weet al wat er is besloten, of hoeft dat van deze melding niet te horen."


def uitkomst_is_beschreven(
    obj: Melding, *, by: Medewerker | None, at: datetime, wijze: str, inhoud: str, **inputs: Any
) -> str | None:
    """How the family was told, who of it, and what.

    Source: Handelingsprotocol Veilig Thuis 2019.
    """
    if wijze.strip() and inhoud.strip():
        return None
    return "Vul in hoe het gezin is bereikt, wie het hoorde en wat er is verteld."


def gezin_weet_wat_er_is_besloten(obj: Casus, *, by: Medewerker | None, at: datetime) -> str | None:
    """No casus closes while the family must still hear a decision.

    Source: Handelingsprotocol Veilig Thuis 2019; Uitvoeringsregeling Wmo 2015, bijlage A par. 3.7 (geen vervolg).
    """
    rijen = Termijn.objects.open().filter(code=KLOK, casus=obj).order_by("pk")
    nummers = list(rijen.values_list("melding__nummer", flat=True)[:3])
    if not nummers:
        return None
    return (
        f"Het gezin weet nog niet wat er op {', '.join(nummers)} is besloten. "
        "Vertel het met een brief of in een gesprek, en leg dat vast."
    )


def melder_van_een_traject_weet_het_einde(
    obj: Casus,
    *,
    by: Medewerker | None,
    at: datetime,
    melder_ingelicht_op: date | None,
    reden_melder_niet: str,
    **inputs: Any,
) -> str | None:
    """Whose melding led to V&V or onderzoek hears that it ended early, or it is written why not.

    Source: Wmo 2015 art. 4.1.1 lid 2 onder g; KNMG-meldcode bijlage 4.
    """
    if melder_ingelicht_op is not None or reden_melder_niet.strip():
        return None
    if not obj.meldingen.hoort_het_einde().exists():
        return None
    return "De melder weet nog niet dat dit traject stopt. Licht de melder in, of schrijf waarom niet."

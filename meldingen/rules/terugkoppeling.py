"""The rules of telling the melder: once after the decision, once more after a traject, or the reason why not."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from meldingen.codelijsten import GeenTerugkoppeling
from veiligthuis.core.models import Medewerker

if TYPE_CHECKING:
    from meldingen.models import Casus, Melding


def terugkoppeling_is_nog_niet_gegeven(obj: Melding, *, by: Medewerker | None, at: datetime) -> str | None:
    """Feedback after the veiligheidsbeoordeling is given once.

    Source: Wmo 2015 art. 4.1.1 lid 2 onder g.
    """
    if obj.geen_terugkoppeling_reden:
        return "Er is al vastgelegd dat terugkoppeling aan deze melder niet kan."
    return None if obj.terugkoppeling_op is None else "De terugkoppeling aan de melder is al vastgelegd."


def terugkoppeling_is_gegeven(obj: Melding, *, by: Medewerker | None, at: datetime) -> str | None:
    """A triage closes when the melder knows.

    Source: Wmo 2015 art. 4.1.1 lid 2 onder g.
    """
    if obj.terugkoppeling_op or obj.geen_terugkoppeling_reden:
        return None
    return "De melder heeft nog geen terugkoppeling gehad. Leg die eerst vast."


def terugkoppeling_is_beschreven(
    obj: Melding, *, by: Medewerker | None, at: datetime, wijze: str, inhoud: str, **inputs: Any
) -> str | None:
    """How the melder was told, and what.

    Source: Wmo 2015 art. 4.1.1 lid 2 onder g.
    """
    if wijze.strip() and inhoud.strip():
        return None
    return "Vul in hoe de melder is bereikt en wat er is verteld."


def waarom_geen_terugkoppeling_is_gezegd(
    obj: Melding, *, by: Medewerker | None, at: datetime, reden: str, toelichting: str, **inputs: Any
) -> str | None:
    """Not telling the melder has a reason of the list and an explanation of what was tried.

    Source: Wmo 2015 art. 4.1.1 lid 2 onder g.
    """
    if reden in GeenTerugkoppeling.values and toelichting.strip():
        return None
    return "Kies de reden en schrijf wat u hebt geprobeerd om de melder te bereiken."


def melder_hoort_nog_hoe_het_afliep(obj: Melding, *, by: Medewerker | None, at: datetime) -> str | None:
    """A melder hears the end once, and only when onderzoek or V&V on his melding has ended.

    Source: KNMG-meldcode bijlage 4 (two moments).
    """
    if obj.eindbericht_op is not None:
        return "De melder weet al hoe het afliep."
    if obj.casus.meldingen.wacht_op_eindbericht().filter(pk=obj.pk).exists():
        return None
    return "Er is geen onderzoek of V&V afgerond waarvan deze melder de afloop nog moet horen."


def melders_weten_hoe_het_afliep(obj: Casus, *, by: Medewerker | None, at: datetime) -> str | None:
    """No melder waits to hear how onderzoek or V&V ended.

    Source: Wmo 2015 art. 4.1.1 lid 2 onder g; KNMG-meldcode bijlage 4.
    """
    nummers = list(obj.meldingen.wacht_op_eindbericht().values_list("nummer", flat=True)[:3])
    if not nummers:
        return None
    return (
        f"De melder van {', '.join(nummers)} weet nog niet hoe het afliep. "
        "Vertel het met een brief of in een gesprek, en leg dat vast."
    )

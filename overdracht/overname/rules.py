"""The rules of silence, of take-over and of moving a caseload: the Dutch reason or None."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from ketenpartners import queries as partners
from meldingen.termijnen.werkdagen import werkdag_erbij
from veiligthuis.core import clock
from veiligthuis.core.models import Medewerker


def norm_tot(sinds: datetime, werkdagen: int) -> date:
    """The last day of a norm of the convenant that counts from a moment."""
    return werkdag_erbij(clock.local(sinds).date(), werkdagen)


def stilte_duurde_langer_dan_het_convenant(obj: Any, *, by: Medewerker | None, at: datetime) -> str | None:
    """Silence ends by itself when the norm has passed and everybody of the ladder was told.

    Source: regional convenant (norm in working days); domeinregel C4.
    """
    tot = norm_tot(obj.aangeboden_op, obj.convenant.terug_na_werkdagen)
    if clock.local(at).date() <= tot:
        return f"{obj.naar_team} heeft tot en met {tot:%d-%m-%Y} voordat de casus vanzelf terugkomt."
    termijn = obj.casus.termijnen.open().filter(code="T12", onderwerp=obj.termijn_bron().onderwerp).first()
    if termijn is not None and termijn.niveau < len(termijn.momenten):
        return "Nog niet iedereen van de ladder is ingelicht. De casus komt daarna vanzelf terug."
    return None


def wacht_langer_dan_het_convenant(obj: Any, *, by: Medewerker | None, at: datetime) -> str | None:
    """A take-over may be proposed when it waits longer than the convenant allows.

    Source: regional convenant (norm for take-over in working days).
    """
    tot = norm_tot(obj.aangeboden_op, obj.convenant.overname_na_werkdagen)
    if clock.local(at).date() > tot:
        return None
    return (
        f"{obj.naar_team} heeft volgens het convenant tot en met {tot:%d-%m-%Y}. Een ander team vragen kan daarna; "
        f"het team zelf kan nu al een ander team laten overnemen."
    )


def er_loopt_geen_vraag_om_overname(obj: Any, *, by: Medewerker | None, at: datetime) -> str | None:
    """One question at a time."""
    if obj.overnamevragen.open().exists():
        return f"Aan {obj.naar_team} is al gevraagd of een ander team mag overnemen. Wacht op het antwoord."
    return None


def er_is_een_vraag_om_overname(obj: Any, *, by: Medewerker | None, at: datetime) -> str | None:
    """There is something to consent to."""
    # Asked once per object: two buttons stand on it.
    bekend = obj.__dict__
    if "_gevraagd" not in bekend:
        bekend["_gevraagd"] = obj.overnamevragen.open().exists()
    if bekend["_gevraagd"]:
        return None
    return "Veilig Thuis heeft niet gevraagd of een ander team mag overnemen."


def ontvanger_liet_de_vraag_liggen(obj: Any, *, by: Medewerker | None, at: datetime) -> str | None:
    """Without consent the manager decides when the norm for an answer has passed; a no does not end that.

    Source: regional convenant (norm in working days for an answer to a take-over).
    """
    if by is not None and partners.is_lid(by, obj.naar_team):
        return None
    if reden := wacht_langer_dan_het_convenant(obj, by=by, at=at):
        return reden
    vraag = obj.overnamevragen.order_by("-gevraagd_op").first()
    if vraag is None:
        return f"Vraag {obj.naar_team} eerst of een ander team mag overnemen."
    tot = norm_tot(vraag.gevraagd_op, obj.convenant.instemming_werkdagen)
    if clock.local(at).date() > tot:
        return None
    return f"{obj.naar_team} heeft tot en met {tot:%d-%m-%Y} om op uw vraag te antwoorden. Daarna beslist u zelf."


def nieuwe_start_is_genoemd(
    obj: Any, *, by: Medewerker | None, at: datetime, verwacht_op: date | None, **inputs: Any
) -> str | None:
    """Whoever keeps a family that waits too long says when it starts."""
    if verwacht_op is not None and verwacht_op >= clock.local(at).date():
        return None
    return "Kies de dag waarop uw team dan wel start: vandaag of later."

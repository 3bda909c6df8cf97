"""The steps of a casus along the chain: handover, Raad and monitoring.

Those of handover and monitoring are consequences of what overdracht records: it calls them, nobody presses a button.
"""

from __future__ import annotations

from datetime import date, datetime

from meldingen.machine.casus_status import BIJ_RAAD, CasusStatus
from meldingen.models import Casus
from veiligthuis.core.machine import perform
from veiligthuis.core.models import Medewerker


def begin_overdracht(casus: Casus, *, by: Medewerker | None, at: datetime | None = None) -> Casus:
    """A handover was offered."""
    return perform(casus, "begin_overdracht", by=by, at=at)


def voltooi_overdracht(casus: Casus, *, by: Medewerker | None, at: datetime | None = None) -> Casus:
    """The receiver confirmed; regie is passed on apart (draag_regie_over)."""
    return perform(casus, "voltooi_overdracht", by=by, at=at)


def ontvanger_neemt_over(casus: Casus, *, by: Medewerker | None, at: datetime | None = None) -> Casus:
    """A team accepted: handed over. What Veilig Thuis follows, or the Raad was asked for, keeps its own course."""
    if casus.status in BIJ_RAAD | {CasusStatus.IN_MONITORING}:
        return casus
    return voltooi_overdracht(casus, by=by, at=at)


def ontvanger_valt_af(casus: Casus, *, by: Medewerker | None, at: datetime | None = None) -> Casus:
    """A team refused, gave back or stayed silent, or the offer was withdrawn: work of Veilig Thuis again.

    A casus that is active again, or waits on the Raad, is that already and keeps its status.
    """
    if casus.status in BIJ_RAAD | {CasusStatus.TERUG_NAAR_ACTIEF}:
        return casus
    return keer_terug_bij_vt(casus, by=by, at=at)


def herstel_overdracht(casus: Casus, *, by: Medewerker | None, at: datetime | None = None) -> Casus:
    """A move was undone: handed over as it was, from the same moment. Raises RuleBroken when it never was."""
    return perform(casus, "herstel_overdracht", by=by, at=at)


def keer_terug_bij_vt(casus: Casus, *, by: Medewerker | None, at: datetime | None = None) -> Casus:
    """Refused, unanswered, given back or withdrawn; regie is taken back apart (haal_regie_terug)."""
    return perform(casus, "keer_terug_bij_vt", by=by, at=at)


def word_weer_onveilig(
    casus: Casus, *, toelichting: str, by: Medewerker, at: datetime | None = None
) -> Casus:
    """Whoever helps the family says it is unsafe again; regie is taken back apart (haal_regie_terug)."""
    return perform(casus, "word_weer_onveilig", by=by, at=at, toelichting=toelichting)


def begin_monitoring(casus: Casus, *, by: Medewerker, at: datetime | None = None) -> Casus:
    """Veilig Thuis set conditions and keeps checking."""
    return perform(casus, "begin_monitoring", by=by, at=at)


def doe_verzoek_aan_raad(
    casus: Casus,
    *,
    onderbouwing: str,
    college_geinformeerd_op: date | None,
    ouders_geinformeerd_op: date | None = None,
    reden_ouders_niet: str = "",
    by: Medewerker,
    at: datetime | None = None,
) -> Casus:
    """Ask the Raad for an onderzoek, after a gedragswetenschapper signed along.

    Source: Jeugdwet art. 3.1; Wmo 2015 art. 4.1.1 lid 2 onder e and f.
    """
    return perform(
        casus,
        "doe_verzoek_aan_raad",
        by=by,
        at=at,
        onderbouwing=onderbouwing.strip(),
        college_geinformeerd_op=college_geinformeerd_op,
        ouders_geinformeerd_op=ouders_geinformeerd_op,
        reden_ouders_niet=reden_ouders_niet.strip(),
    )


def meld_spoed_bij_raad(
    casus: Casus, *, gesproken_met: str, toelichting: str, by: Medewerker, at: datetime | None = None
) -> Casus:
    """The Raad was called about a child in acute danger; the paper follows.

    Source: Jeugdwet art. 3.1 lid 2 onder a.
    """
    return perform(
        casus,
        "meld_spoed_bij_raad",
        by=by,
        at=at,
        gesproken_met=gesproken_met.strip(),
        toelichting=toelichting.strip(),
    )

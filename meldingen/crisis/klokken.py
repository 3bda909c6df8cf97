"""The clock of being on site: what the facts of a crisisinzet do to it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta

from meldingen.crisis.stappen import Crisisstap
from meldingen.models import Crisisfeit, Crisisinzet
from meldingen.termijnen.services import TermijnBron, haal_termijn, laat_vervallen, start_termijn
from veiligthuis.core import clock


def volg(feit: Crisisfeit, inzet: Crisisinzet) -> None:
    """Start it when somebody will go, meet it on arrival, let it lapse when nobody goes; before a melding nothing.

    Source: practice of Veilig Thuis West-Brabant (on site the same day).
    """
    if inzet.melding is None:
        return
    bron = inzet.melding.termijn_bron()
    if feit.stap == Crisisstap.AANGEKOMEN:
        haal_termijn("T03B", bron, at=feit.gebeurd_op)
    elif feit.stap == Crisisstap.GAAT and feit.gedaan:
        _start(bron, feit.gebeurd_op)
    elif feit.stap == Crisisstap.GAAT:
        laat_vervallen("T03B", bron, reden="Er gaat niemand heen.", at=feit.vastgelegd_op)


def _start(bron: TermijnBron, vanaf: datetime) -> None:
    """The rest of the day in whole hours, and one hour when the day is nearly over: no number in hours was found."""
    lokaal = clock.local(vanaf)
    middernacht = datetime.combine(lokaal.date() + timedelta(days=1), time.min, clock.AMSTERDAM)
    uren = int((middernacht - lokaal).total_seconds() // 3600)
    start_termijn("T03B", replace(bron, startmoment=vanaf), duur=max(uren, 1))

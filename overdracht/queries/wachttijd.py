"""How long the family of a casus waited and with whom, read from its handovers as they really went."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from meldingen.models import Casus
from overdracht.machine.statussen import Status
from overdracht.queries.querysets import all_overdrachten
from overdracht.queries.segmenten import Mijlpaal, Segment, segments
from veiligthuis.core import clock

TERUG = frozenset({Status.GEWEIGERD, Status.INGETROKKEN, Status.TERUG_BIJ_VT, Status.WEER_ONVEILIG})
"""Ended so that the family waits for Veilig Thuis again; taken over is not: there the next team waits."""
WOORDEN = {
    Segment.VT: "bij Veilig Thuis",
    Segment.AANBOD: "aangeboden, wacht op antwoord",
    Segment.WACHTLIJST: "op de wachtlijst van het team",
    Segment.CONTACT: "geaccepteerd, wacht op het eerste contact",
}
MOMENTEN = (
    "status", "aangeboden_op", "wachtlijst_op", "geaccepteerd_op", "eerste_contact_op", "beeindigd_op",
)  # fmt: skip


def wachttijd_van(casus: Casus, *, nu: datetime | None = None) -> dict[Segment, timedelta]:
    """The time from the first melding to the first contact (else to the closing, else to now), per segment.

    Together exactly that time. Source: regional convenant (throughput over the chain).
    """
    rijen = list(all_overdrachten().filter(casus=casus, aangeboden_op__isnull=False).values(*MOMENTEN))
    gesproken = [rij["eerste_contact_op"] for rij in rijen if rij["eerste_contact_op"]]
    tot = min(gesproken, default=casus.gesloten_op or nu or clock.now())
    return segments(casus.geopend_op, (paal for rij in rijen for paal in _mijlpalen(rij)), tot=tot)


def wachtdagen_van(casus: Casus, *, nu: datetime | None = None) -> list[tuple[str, int]]:
    """The same in days of the calendar with the words of a screen; together the days of the whole."""
    dagen, geteld, tot = [], 0, casus.geopend_op
    begin = clock.local(casus.geopend_op).date()
    for segment, duur in wachttijd_van(casus, nu=nu).items():
        tot += duur
        samen = (clock.local(tot).date() - begin).days
        dagen.append((WOORDEN[segment], samen - geteld))
        geteld = samen
    return dagen


def _mijlpalen(rij: dict[str, Any]) -> Iterator[Mijlpaal]:
    yield Mijlpaal(rij["aangeboden_op"], Segment.AANBOD)
    if rij["wachtlijst_op"]:
        yield Mijlpaal(rij["wachtlijst_op"], Segment.WACHTLIJST)
    if rij["geaccepteerd_op"]:
        yield Mijlpaal(rij["geaccepteerd_op"], Segment.CONTACT)
    if rij["beeindigd_op"] and rij["status"] in TERUG:
        yield Mijlpaal(rij["beeindigd_op"], Segment.VT)

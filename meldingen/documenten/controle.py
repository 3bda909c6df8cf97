"""What happens to a content after it was kept: the virus scanner looks, then its first pages are drawn."""

from __future__ import annotations

import logging
import time
from datetime import datetime, timedelta

from django.db import transaction

from meldingen.documenten.keuring import teken
from meldingen.documenten.opslag import lees_heel
from meldingen.documenten.records import Bladzijde, Inhoud
from meldingen.documenten.soorten import Geweigerd
from meldingen.documenten.virusscan import ScannerWeg, scan
from veiligthuis.core import audit, clock
from veiligthuis.core.errors import RuleBroken

log = logging.getLogger(__name__)

BEURT = timedelta(seconds=120)
"""How long one task goes on; the rest waits for the next bell."""

ZICHTBAAR_NA = 3
"""Failed attempts after which people are told that the check does not succeed; it is still tried."""

LANGST = timedelta(hours=1)


def controleer_alles(*, binnen: timedelta = BEURT) -> int:
    """Do whatever is due, each content in a transaction of its own; the number done. Safe to run twice and at once."""
    einde, aantal = time.monotonic() + binnen.total_seconds(), 0
    while time.monotonic() < einde and _controleer_volgende():
        aantal += 1
    return aantal


@transaction.atomic
def _controleer_volgende() -> bool:
    moment = clock.now()
    rij = Inhoud.objects.te_controleren(moment).select_for_update(skip_locked=True).first()
    if rij is None:
        return False
    try:
        gegevens = lees_heel(rij)
    except RuleBroken:
        _bewaar(rij, scan=Inhoud.Scan.MISLUKT, gescand_op=None, volgende_op=moment + LANGST)
        return True
    if not rij.is_schoon:
        _scan(rij, gegevens, moment)
    if rij.is_schoon:
        _teken(rij, gegevens)
    return True


def _scan(rij: Inhoud, gegevens: bytes, moment: datetime) -> None:
    try:
        oordeel = scan(gegevens)
    except ScannerWeg as weg:
        pogingen = rij.pogingen + 1
        stand = Inhoud.Scan.MISLUKT if pogingen >= ZICHTBAAR_NA else Inhoud.Scan.WACHT
        wachten = min(timedelta(seconds=30 * 2 ** min(pogingen, 10)), LANGST)
        log.warning("virus scanner gave no verdict", extra={"reden": str(weg), "pogingen": pogingen})
        _bewaar(rij, scan=stand, pogingen=min(pogingen, 1000), volgende_op=moment + wachten)
        return
    if oordeel.besmet:
        _bewaar(
            rij, scan=Inhoud.Scan.BESMET, gescand_op=moment, scanner=oordeel.scanner,
            voorbeeld=Inhoud.Voorbeeld.GEEN, volgende_op=None,
        )  # fmt: skip
        for document in rij.documenten.select_related("casus"):
            audit.record_change(None, document, action="virus_gevonden")
        return
    _bewaar(rij, scan=Inhoud.Scan.SCHOON, gescand_op=moment, scanner=oordeel.scanner)


def _teken(rij: Inhoud, gegevens: bytes) -> None:
    try:
        beelden = teken(gegevens)
    except Geweigerd:
        _bewaar(rij, voorbeeld=Inhoud.Voorbeeld.GEEN, volgende_op=None)
        return
    Bladzijde.objects.bulk_create(
        [
            Bladzijde(inhoud=rij, nummer=nummer, breedte=b.breedte, hoogte=b.hoogte, beeld=b.beeld)
            for nummer, b in enumerate(beelden, start=1)
        ],
        ignore_conflicts=True,
    )
    _bewaar(rij, voorbeeld=Inhoud.Voorbeeld.GEMAAKT, volgende_op=None)


def _bewaar(rij: Inhoud, **velden: object) -> None:
    for veld, waarde in velden.items():
        setattr(rij, veld, waarde)
    rij.save(update_fields=list(velden))

"""What becomes of a message that was kept: a melding, a correction of one, or a place in quarantine.

One message at a time in the whole register (an advisory lock): two about the same family that come together must
see each other, and a report of two kilobytes takes some hundredths of a second.
"""

from __future__ import annotations

import logging
from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, connection, transaction

from meldingen.politie.inhoud import verschillen
from meldingen.politie.lezer import Gelezen, lees
from meldingen.politie.machine import BerichtStatus
from meldingen.politie.records import Bericht
from meldingen.politie.services.opname import neem_op
from veiligthuis.core import clock
from veiligthuis.core.errors import RuleBroken
from veiligthuis.core.machine import perform

logger = logging.getLogger(__name__)

SLOT = 6_154_001
"""Number of the advisory lock of the reading."""

WACHT = "Dit is een correctie op een bericht dat nog niet binnen is. Het wordt gekoppeld zodra dat komt."
ONVERWACHT = "Het bericht kon niet worden opgenomen. Laat het beheer kijken; het bericht zelf is bewaard."


@dataclass(frozen=True)
class Uitkomst:
    """How many messages came to which status."""

    per_status: dict[str, int]

    @property
    def totaal(self) -> int:
        """All of them."""
        return sum(self.per_status.values())


def verwerk_nieuwe(hoogstens: int = 1_000) -> Uitkomst:
    """Read what was kept and not read yet, the oldest first; safe beside another one that does the same."""
    geteld: Counter[str] = Counter()
    for pk in list(Bericht.objects.te_lezen().values_list("pk", flat=True)[:hoogstens]):
        geteld[str(verwerk(pk).status)] += 1
    return Uitkomst(dict(geteld))


def verwerk(pk: object, *, at: datetime | None = None) -> Bericht:
    """Read one message and take it in; what cannot be taken in goes to quarantine with the reason.

    Done twice it does nothing the second time. Everything it writes stands or falls together.
    """
    moment = at or clock.now()
    with transaction.atomic():
        vergrendel()
        bericht: Bericht = Bericht.objects.select_related("afzender", "team").get(pk=pk)
        if bericht.status != BerichtStatus.ONTVANGEN:
            return bericht
        gelezen = lees(bytes(bericht.inhoud))
        _noteer(bericht, gelezen)
        if not gelezen.is_goed:
            return perform(bericht, "zet_in_quarantaine", by=None, at=moment, reden=gelezen.reden)
        try:
            with transaction.atomic():
                return _plaats(bericht, gelezen, at=moment)
        except RuleBroken as fout:
            reden = str(fout.reason)[:500]
        except (ValidationError, DataError, IntegrityError, ValueError):
            logger.exception("message %s could not be taken in", bericht.pk)
            reden = ONVERWACHT
        bericht.refresh_from_db()
        return perform(bericht, "zet_in_quarantaine", by=None, at=moment, reden=reden)


def vergrendel() -> None:
    """Let nobody else read messages until this transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [SLOT])


def _plaats(bericht: Bericht, gelezen: Gelezen, *, at: datetime) -> Bericht:
    """A first message becomes a melding, a later one of the same number hangs below it."""
    eerste = eerste_bericht(bericht, gelezen)
    if eerste is not None:
        return _hang_onder(bericht, gelezen, eerste, at=at)
    if is_correctie(gelezen):
        return perform(bericht, "laat_wachten", by=None, at=at, reden=WACHT)
    melding = neem_op(bericht, gelezen.boom, at=at)
    klaar = perform(bericht, "neem_op", by=None, at=at, melding=melding)
    koppel_wachtende(klaar, at=at)
    return klaar


def eerste_bericht(bericht: Bericht, gelezen: Gelezen) -> Bericht | None:
    """The first message this one belongs to, by its number or by the number it says it corrects."""
    for nummer in (gelezen.boom.get("correctieOp"), gelezen.boom["id"]):
        if nummer:
            eerste: Bericht | None = (
                Bericht.objects.eerste_van(bericht.afzender, nummer).select_related("melding").first()
            )
            if eerste is not None:
                return eerste
    return None


def is_correctie(gelezen: Gelezen) -> bool:
    """Whether a message says itself that there is an earlier one."""
    anders = gelezen.boom.get("correctieOp") not in (None, gelezen.boom["id"])
    return anders or gelezen.boom.get("versie", 1) > 1


def koppel_wachtende(eerste: Bericht, *, at: datetime) -> None:
    """Hang corrections that came too early below the message they waited for."""
    wachtend = Bericht.objects.filter(afzender=eerste.afzender, status=BerichtStatus.WACHT_OP_ORIGINEEL)
    for bericht in wachtend.order_by("ontvangen_op", "pk"):
        boom = lees(bytes(bericht.inhoud), bericht.verbeteringen).boom
        if eerste.berichtnummer in (boom.get("correctieOp"), boom.get("id")):
            perform(bericht, "koppel", by=None, at=at, eerste=eerste)


def _hang_onder(bericht: Bericht, gelezen: Gelezen, eerste: Bericht, *, at: datetime) -> Bericht:
    """The same content again is a double, other content a correction."""
    nummer, versie = gelezen.boom["id"], gelezen.boom.get("versie")
    bekend = [eerste, *eerste.correcties.filter(berichtnummer=nummer).order_by("ontvangen_op", "pk")]
    for eerder in bekend:
        boom = lees(bytes(eerder.inhoud), eerder.verbeteringen).boom
        zelfde = (boom.get("id"), boom.get("versie"), boom.get("datumTijd")) == (
            nummer,
            versie,
            gelezen.boom["datumTijd"],
        )
        if zelfde and not verschillen(boom, gelezen.boom):
            return perform(bericht, "herken_dubbel", by=None, at=at, eerste=eerste)
    return perform(bericht, "koppel", by=None, at=at, eerste=eerste)


def _noteer(bericht: Bericht, gelezen: Gelezen) -> None:
    """Keep the number and version, as far as they could be read."""
    fout = {fout.pad for fout in gelezen.fouten}
    nummer, versie = gelezen.boom.get("id"), gelezen.boom.get("versie")
    bericht.berichtnummer = str(nummer) if nummer and "id" not in fout else ""
    bericht.versie = versie if isinstance(versie, int) and "versie" not in fout else None
    bericht.save(update_fields=["berichtnummer", "versie"])

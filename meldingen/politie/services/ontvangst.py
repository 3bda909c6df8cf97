"""Keeping a message as it came, in a commit of its own, before anybody tries to read it."""

from __future__ import annotations

import hashlib
from datetime import datetime

from django.db import IntegrityError, transaction

from ketenpartners.models import Team
from meldingen.politie.records import Afzender, Bericht
from veiligthuis.core import clock
from veiligthuis.core.machine import begin, perform

BEGIN_VAN_TE_GROOT = 4 * 1024


def ontvang(
    inhoud: bytes, *, afzender: Afzender, kanaal: str, at: datetime | None = None
) -> tuple[Bericht, bool]:
    """The row of these bytes from this sender, and whether it is new; the same bytes never give a second row.

    Call it outside a transaction: what it returns is committed then, whatever happens next.
    """
    vingerafdruk = hashlib.sha256(inhoud).hexdigest()
    return _bewaar(inhoud, len(inhoud), vingerafdruk, afzender=afzender, kanaal=kanaal, at=at or clock.now())


def ontvang_te_groot(
    begin_van: bytes, *, omvang: int, kenmerk: str, afzender: Afzender, kanaal: str, reden: str
) -> Bericht:
    """The row of a file that is too big to keep or read: its beginning and its size, at once in quarantine.

    `kenmerk` tells this file from another; the file itself stays where the folder keeps what was refused.
    """
    vingerafdruk = hashlib.sha256(kenmerk.encode() + begin_van[:BEGIN_VAN_TE_GROOT]).hexdigest()
    with transaction.atomic():
        bericht, nieuw = _bewaar(
            begin_van[:BEGIN_VAN_TE_GROOT],
            omvang,
            vingerafdruk,
            afzender=afzender,
            kanaal=kanaal,
            at=clock.now(),
        )
        return perform(bericht, "zet_in_quarantaine", by=None, reden=reden) if nieuw else bericht


def _bewaar(
    inhoud: bytes, omvang: int, vingerafdruk: str, *, afzender: Afzender, kanaal: str, at: datetime
) -> tuple[Bericht, bool]:
    bekend = Bericht.objects.filter(afzender=afzender, sha256=vingerafdruk).first()
    if bekend is not None:
        return bekend, False
    bericht = Bericht(
        afzender=afzender, team=afzender.team or eerste_team(), kanaal=kanaal, ontvangen_op=at, inhoud=inhoud,
        omvang=omvang, sha256=vingerafdruk,
    )  # fmt: skip
    try:
        with transaction.atomic():
            return begin(bericht, by=None, at=at), True
    except IntegrityError:  # the same bytes at the same moment through another door
        return Bericht.objects.get(afzender=afzender, sha256=vingerafdruk), False


def eerste_team() -> Team | None:
    """The team that gets what no other team was named for; None in a register without teams."""
    return Team.objects.eigen().filter(actief=True).order_by("naam", "pk").first()

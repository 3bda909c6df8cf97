"""One mail per invitation, which says that there is one and nothing else; sent by the worker, from the rows."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.urls import reverse

from overdracht.overleg.codelijsten import LOPEND
from overdracht.overleg.records import Overleg, Overlegdeelnemer
from veiligthuis.core import clock
from veiligthuis.core.models import Medewerker

logger = logging.getLogger(__name__)

POGINGEN = 8
"""After so many failed tries the chair reads that he must call."""
ONDERWERP = "U bent uitgenodigd voor een overleg"
BERICHT = """Log in om te zien wanneer en waar het overleg is.

{adres}

In deze mail staan met opzet geen gegevens.
"""
BERICHT_ZONDER_INLOG = """Veilig Thuis nodigt u uit voor een overleg.

Bel Veilig Thuis om te horen wanneer en waar het is.
In deze mail staan met opzet geen gegevens.
"""


def leg_mails_klaar(overleg: Overleg, *, by: Medewerker, at: datetime) -> None:
    """Put a mail ready for everybody who is invited now and has an address; to be called before they are.

    It stands in the transaction of the invitation: both stand or both fall. Nobody of the family is ever mailed.
    """
    nieuw = overleg.deelnemers.professionals().aan_tafel().met_mensen().filter(uitgenodigd_op__isnull=True)
    te_mailen = [plek.pk for plek in nieuw if plek.mailadres and plek.medewerker_id != by.pk]
    overleg.deelnemers.filter(pk__in=te_mailen).update(mail_op=at, mail_pogingen=0, mail_verzonden_op=None)


def verzend_uitnodigingen(*, at: datetime | None = None) -> int:
    """Send every mail that is due; returns how many went. Safe to run twice and side by side."""
    moment, verzonden = at or clock.now(), 0
    while (gelukt := _verzend_een(moment)) is not None:
        verzonden += gelukt
    return verzonden


@transaction.atomic
def _verzend_een(moment: datetime) -> bool | None:
    """Send the oldest; whether it went, or None when there is none. One mail, one commit, as with escalations."""
    wachtend = Overlegdeelnemer.objects.filter(mail_op__lte=moment).order_by("mail_op", "pk")
    sleutel = wachtend.select_for_update(skip_locked=True).values_list("pk", flat=True).first()
    if sleutel is None:
        return None
    plek = Overlegdeelnemer.objects.select_related("overleg", "medewerker", "contactpersoon").get(pk=sleutel)
    if plek.afgemeld_op is None and plek.overleg.status in LOPEND:
        _probeer(plek, moment)
    else:
        plek.mail_op = None
    plek.save(update_fields=["mail_op", "mail_pogingen", "mail_verzonden_op"])
    return plek.mail_verzonden_op is not None


def _probeer(plek: Overlegdeelnemer, moment: datetime) -> None:
    plek.mail_pogingen += 1
    try:
        bericht(plek).send()
    except (OSError, ValueError) as fout:
        # The text of a mail server may hold the address of the recipient, so only the kind of error is logged.
        logger.warning("invitation %s failed: %s", plek.pk, type(fout).__name__)
        op_is_op = plek.mail_pogingen >= POGINGEN
        plek.mail_op = None if op_is_op else moment + timedelta(minutes=2 ** (plek.mail_pogingen - 1))
        return
    plek.mail_op, plek.mail_verzonden_op = None, moment


def bericht(plek: Overlegdeelnemer) -> EmailMessage:
    """The mail of one place: no name, no day, no place, no kind of table; the same Message-ID at every try."""
    adres = f"{settings.SITE_URL}{reverse('overdracht:overleggen')}"
    keer = int(plek.uitgenodigd_op.timestamp()) if plek.uitgenodigd_op else 0
    domein = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip(">")
    return EmailMessage(
        ONDERWERP,
        (BERICHT if plek.medewerker else BERICHT_ZONDER_INLOG).format(adres=adres),
        to=[plek.mailadres],
        headers={"Message-ID": f"<overleg-{plek.pk}-{keer}@{domein}>"},
    )

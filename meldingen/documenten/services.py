"""Papers of a casus: checked, kept once per content, read back only when whole and clean."""

from __future__ import annotations

from datetime import date, datetime

from celery import current_app
from django.db import transaction

from meldingen.documenten.keuring import keur
from meldingen.documenten.opslag import bewaar, lees_heel
from meldingen.documenten.records import Document, Inhoud
from meldingen.models.casus import Casus
from meldingen.services.toegang import require_on_casus
from veiligthuis.core import audit, clock
from veiligthuis.core.errors import RuleBroken
from veiligthuis.core.models import Medewerker

TAAK = "meldingen.tasks.controleer_documenten"


def leg_document_vast(
    casus: Casus,
    *,
    soort: str,
    omschrijving: str,
    herkomst: str,
    ontvangen_op: date,
    inhoud: bytes,
    by: Medewerker,
    at: datetime | None = None,
) -> Document:
    """Keep a paper in the casus with where it came from. The same paper stands in a casus once.

    It cannot be opened before it was scanned. Raises RuleBroken for a closed casus, a day to come, a file that is not
    safe to keep, or a paper that is there already.
    Source: Jeugdwet art. 3.3 (facts with their source).
    """
    require_on_casus(by, "meldingen.voeg_document_toe", casus)
    moment = at or clock.now()
    if not casus.is_open:
        raise RuleBroken("De casus is gesloten. Er kan geen document meer bij.")
    if ontvangen_op > clock.local(moment).date():
        raise RuleBroken("Deze dag moet nog komen. Kies de dag waarop u het kreeg.", field="ontvangen_op")
    keuring = keur(inhoud)
    with transaction.atomic():
        bewaard = bewaar(inhoud, keuring, moment)
        if casus.documenten.filter(inhoud=bewaard).exists():
            raise RuleBroken("Dit document staat al in deze casus.", field="bestand")
        document = Document.objects.create(
            casus=casus, soort=soort, omschrijving=omschrijving, herkomst=herkomst, ontvangen_op=ontvangen_op,
            inhoud=bewaard, vastgelegd_op=moment, vastgelegd_door=by,
        )  # fmt: skip
        audit.record_change(by, document, action="leg_document_vast", fields={"soort": soort})
        transaction.on_commit(_bel, robust=True)
    return document


def lees_inhoud(document: Document) -> bytes:
    """The bytes as they came. Raises RuleBroken before the scan, after a virus, and when they are damaged."""
    bewaard = document.inhoud
    if bewaard.scan == Inhoud.Scan.BESMET:
        raise RuleBroken("In dit document is een virus gevonden. Het blijft dicht. Waarschuw uw beheerder.")
    if not bewaard.is_schoon:
        raise RuleBroken("Dit document is nog niet op virussen gecontroleerd. Het gaat daarna pas open.")
    return lees_heel(bewaard)


@transaction.atomic
def vraag_controle(document: Document, *, by: Medewerker, at: datetime | None = None) -> None:
    """Have a content that was not checked yet checked at the next bell instead of later."""
    require_on_casus(by, "meldingen.voeg_document_toe", document.casus)
    wachtend = Inhoud.objects.filter(pk=document.inhoud_id, volgende_op__isnull=False)
    if wachtend.update(volgende_op=at or clock.now()):
        audit.record_change(by, document, action="vraag_controle")
        transaction.on_commit(_bel, robust=True)


def _bel() -> None:
    """Ring the worker; without a broker the next bell finds what waits."""
    current_app.send_task(TAAK, retry=False)

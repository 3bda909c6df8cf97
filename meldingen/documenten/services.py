"""Papers of a casus: checked, kept once per content, read back only when whole and clean."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from celery import current_app
from django.db import transaction

from meldingen.documenten.keuring import keur
from meldingen.documenten.opslag import bewaar, lees_heel
from meldingen.documenten.records import Document, DocumentOver, Inhoud
from meldingen.models.betrokkene import Betrokkene
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
    over: Iterable[Betrokkene] = (),
    by: Medewerker,
    at: datetime | None = None,
) -> Document:
    """Keep a paper in the casus with where it came from and about whom it is. The same paper stands in a casus once.

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
    mensen = _in_de_casus(casus, over)
    keuring = keur(inhoud)
    with transaction.atomic():
        bewaard = bewaar(inhoud, keuring, moment)
        if casus.documenten.filter(inhoud=bewaard).exists():
            raise RuleBroken("Dit document staat al in deze casus.", field="bestand")
        document = Document.objects.create(
            casus=casus, soort=soort, omschrijving=omschrijving, herkomst=herkomst, ontvangen_op=ontvangen_op,
            inhoud=bewaard, vastgelegd_op=moment, vastgelegd_door=by,
        )  # fmt: skip
        _zet_over(document, mensen)
        velden = {"soort": soort, "over": sorted(mensen)}
        audit.record_change(by, document, action="leg_document_vast", fields=velden)
        transaction.on_commit(_bel, robust=True)
    return document


@transaction.atomic
def kies_over_wie(document: Document, *, over: Iterable[Betrokkene], by: Medewerker) -> Document:
    """Say about which persons of the casus a paper is, instead of what was chosen before; nobody is a choice too.

    Raises RuleBroken for a closed casus or somebody who is not in it.
    """
    require_on_casus(by, "meldingen.voeg_document_toe", document.casus)
    rij = Document.objects.zonder_inhoud().select_for_update(of=("self",)).get(pk=document.pk)
    if not document.casus.is_open:
        raise RuleBroken("De casus is gesloten. Over wie een document gaat, ligt nu vast.")
    mensen = _in_de_casus(document.casus, over)
    voorheen = set(rij.over.values_list("betrokkene", flat=True))
    if mensen != voorheen:
        rij.over.exclude(betrokkene__in=mensen).delete()
        _zet_over(rij, mensen - voorheen)
        velden = {"van": sorted(voorheen), "naar": sorted(mensen)}
        audit.record_change(by, rij, action="kies_over_wie", fields=velden)
    return rij


def _in_de_casus(casus: Casus, over: Iterable[Betrokkene]) -> set[int]:
    gekozen = {wie.pk for wie in over}
    if gekozen - set(casus.betrokkenen.filter(pk__in=gekozen).values_list("pk", flat=True)):
        raise RuleBroken(
            "Een van deze personen staat niet in deze casus. Laad de pagina opnieuw.", field="over"
        )
    return gekozen


def _zet_over(document: Document, mensen: Iterable[int]) -> None:
    DocumentOver.objects.bulk_create(
        [DocumentOver(document=document, betrokkene_id=pk) for pk in sorted(mensen)]
    )


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

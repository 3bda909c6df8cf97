"""What the file of a traject asks of a line, and when it may be written."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from meldingen.machine import CasusStatus
from meldingen.machine.casus_status import IN_TRAJECT
from veiligheid.traject.codelijsten import Bronsoort, Uitkomst

if TYPE_CHECKING:
    from meldingen.models import Betrokkene, Casus

WERKEN = "veiligheid.werk_aan_traject"
CONCLUDEREN = "veiligheid.trek_conclusie"
ZONDER_NAAM = {Bronsoort.WAARNEMING, Bronsoort.MELDER}


def traject_loopt(casus: Casus) -> str | None:
    """The file is kept while V&V or onderzoek waits or goes on.

    Source: Handelingsprotocol Veilig Thuis 2019.
    """
    return None if casus.status in IN_TRAJECT else "Er loopt nu geen Voorwaarden & Vervolg of onderzoek."


def onderzoek_loopt(casus: Casus) -> str | None:
    """Conclusions and wederhoor belong to an onderzoek that goes on.

    Source: Uitvoeringsregeling Wmo 2015, bijlage A par. 4.2.
    """
    if casus.status == CasusStatus.ONDERZOEK_ACTIEF:
        return None
    return "Dit hoort bij een onderzoek dat loopt. Start het onderzoek eerst."


def hoort_bij_de_casus(casus: Casus, betrokkene: Betrokkene | None) -> str | None:
    """A line is about somebody of this casus."""
    if betrokkene is None or betrokkene.casus_id == casus.pk:
        return None
    return "Deze persoon staat niet in deze casus."


def bron_is_genoemd(bron: str, *, betrokkene: object, document: object, naam: str) -> tuple[str, str] | None:
    """A statement names where it comes from; the field that is missing with its sentence, or None.

    Source: Kwaliteitskader feitenonderzoek jeugdbescherming 2018.
    """
    if bron not in Bronsoort.values:
        return "bron", "Kies van wie of waaruit dit komt."
    if bron in ZONDER_NAAM:
        return None
    if bron == Bronsoort.DOCUMENT:
        return None if document else ("document", "Kies het document waar dit in staat.")
    if naam or (bron == Bronsoort.PERSOON and betrokkene):
        return None
    return "bron_naam", "Schrijf van wie dit komt."


def conclusie_is_onderbouwd(uitkomst: str, aard: Collection[str], motivering: str) -> tuple[str, str] | None:
    """A conclusion has an outcome and a reason, and the nature only of what was confirmed.

    Source: Uitvoeringsregeling Wmo 2015, bijlage A par. 4.3 and 4.4.
    """
    if uitkomst not in Uitkomst.values:
        return "uitkomst", "Kies wat het onderzoek heeft vastgesteld."
    if uitkomst == Uitkomst.BEVESTIGD and not aard:
        return "aard", "Er is iets bevestigd, maar de aard ontbreekt. Kies minstens één vorm."
    if uitkomst != Uitkomst.BEVESTIGD and aard:
        return "aard", "Er is niets bevestigd, dus de aard blijft leeg."
    if not motivering.strip():
        return "motivering", "Schrijf op welke feiten deze conclusie rust."
    return None

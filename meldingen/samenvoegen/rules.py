"""The rules of merging and of undoing it; each gives the Dutch reason or None."""

from __future__ import annotations

from collections.abc import Iterable

from meldingen.codelijsten import Precisie
from meldingen.informeren.machine import LOPEND
from meldingen.models import Betrokkene, Exemplaar, Persoon, Samenvoeging
from veiligthuis.core.bsn import is_nummer


def personen_zijn_er_allebei_nog(winnaar: Persoon, verliezer: Persoon) -> str | None:
    """Nobody is merged with himself, and who was merged already is not merged again.

    Source: design of the register.
    """
    if winnaar.pk == verliezer.pk:
        return "Dit is al dezelfde persoon. Kies een ander."
    if winnaar.samengevoegd_met_id or verliezer.samengevoegd_met_id:
        return (
            "Een van deze twee is intussen al met iemand samengevoegd. "
            "Open de casus opnieuw en kijk wat er nu staat."
        )
    return None


def nummers_spreken_elkaar_niet_tegen(winnaar: Persoon, verliezer: Persoon) -> str | None:
    """Two numbers are two humans.

    Source: Wmo 2015 art. 5.2.9 (the BSN identifies one person).
    """
    if is_nummer(winnaar.bsn) and is_nummer(verliezer.bsn) and winnaar.bsn != verliezer.bsn:
        return (
            "Deze twee hebben een verschillend BSN en zijn dus twee mensen. "
            "Is een van de nummers fout, verbeter dat dan eerst."
        )
    return None


def geen_brief_is_onderweg(dubbelen: Iterable[Betrokkene]) -> str | None:
    """A letter to a row that goes would be approved for somebody who stands in no list any more.

    Source: design of the register.
    """
    kopieen = Exemplaar.objects.filter(betrokkene__in=list(dubbelen), brief__status__in=LOPEND)
    if not kopieen.filter(niet_reden="").exists():
        return None
    return "Er is een brief aan deze persoon onderweg. Verstuur die eerst of laat hem vervallen, en voeg daarna samen."


def geboortedatums_verschillen(winnaar: Persoon, verliezer: Persoon) -> bool:
    """Whether both birth dates are known to the day and differ; then somebody says that he is certain.

    Source: design of the register.
    """
    beide = winnaar.geboorte_precisie == verliezer.geboorte_precisie == Precisie.DAG
    return beide and winnaar.geboortedatum != verliezer.geboortedatum


def samenvoeging_is_de_laatste(obj: Samenvoeging, latere: Samenvoeging | None) -> str | None:
    """Merges are undone in the opposite order; `latere` is the last one that still holds with the same people.

    Source: design of the register.
    """
    if not obj.geldt:
        return "Deze samenvoeging is al teruggedraaid."
    if latere is not None and latere.pk != obj.pk:
        return (
            f"Daarna is er nog eens samengevoegd, op {latere.op:%d-%m-%Y}. "
            "Draai eerst die samenvoeging terug."
        )
    return None


def niets_hangt_ervan_af(veranderd: list[str]) -> str | None:
    """Undoing restores what was; what came since would be lost or go to the wrong person.

    Source: design of the register.
    """
    if not veranderd:
        return None
    return (
        f"Terugdraaien kan niet meer: na het samenvoegen is iets veranderd aan {' en '.join(veranderd)}. "
        "Voeg de ander opnieuw toe in de casus waarin hij hoort, en verbeter wat hier niet klopt."
    )

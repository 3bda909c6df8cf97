"""The signs that give something away, and what each is in words: for letters, copies, reports and handovers alike."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from meldingen.codelijsten import Hoedanigheid
from meldingen.geheimen.patroon import patroon_van

if TYPE_CHECKING:
    from meldingen.models import Betrokkene, Melding

SCHOLEN = frozenset(
    {
        Hoedanigheid.BASISONDERWIJS,
        Hoedanigheid.VOORTGEZET_ONDERWIJS,
        Hoedanigheid.ONDERWIJS_ANDERS,
        Hoedanigheid.KINDEROPVANG,
    }
)
"""Reporters whose name says where a child is during the day."""

ALGEMEEN = frozenset(str(label).casefold() for label in Hoedanigheid.labels) | {
    "school", "de school", "een school", "opvang", "de huisarts", "de politie", "ziekenhuis", "wijkteam",
}  # fmt: skip
"""Words for a whole profession; they point to nobody."""


@dataclass(frozen=True)
class Teken:
    """One thing that gives something away: what it is, in words, and how it is found in a flat text."""

    wat: str
    patroon: re.Pattern[str]


def tekens(
    wat: str, woorden: Iterable[str] = (), *, plekken: Iterable[str] = (), nummers: Iterable[str] = ()
) -> Iterator[Teken]:
    """One sign for all of these; none when there is nothing to look for."""
    patroon = patroon_van(woorden, plekken=plekken, nummers=nummers)
    if patroon is not None:
        yield Teken(wat, patroon)


def codewoorden(mensen: Iterable[Betrokkene]) -> set[str]:
    """The words that prove who is on the line."""
    alle = (getattr(mens.persoon, "veilig", None) for mens in mensen)
    # After two persons were merged there can be two words, "tulp of roos"; each alone gives it away.
    return {woord for contact in alle if contact for woord in contact.codewoord.split(" of ") if woord}


def is_dicht(melding: Melding) -> bool:
    """Whether the family may not know who reported: it is shielded, or a citizen, who never agreed to be named."""
    return bool(melding.herkomst_afschermen or not melding.melder_is_beroepsmatig)


def melderwoorden(melding: Melding, mensen: Iterable[Betrokkene]) -> set[str]:
    """What would give a melder away; a word for a whole profession, or a surname of the family, would not."""
    familie = {mens.persoon.achternaam.casefold() for mens in mensen}
    achternaam = melding.melder_naam.split()[-1] if melding.melder_naam.strip() else ""
    organisatie = "" if melding.melder_organisatie.casefold() in ALGEMEEN else melding.melder_organisatie
    woorden = {melding.melder_naam, achternaam, organisatie, melding.melder_telefoon, melding.melder_email}
    return {woord for woord in woorden if woord and woord.casefold() not in familie}

"""Paragraphs of a text, how each is known, and a text without the ones that are protected."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from meldingen.models import Bronbescherming, Casus

WEGGELATEN = "[weggelaten: bron beschermd]"

MINSTENS = 4
"""Words that make a passage recognizable elsewhere; fewer would also hit ordinary sentences."""

ZINSEINDE = re.compile(r"(?<=[.!?])\s+")

TEKSTEN: Mapping[str, tuple[str, ...]] = {
    "melding": ("beschrijving", "mening_melder"),
    "contactmoment": ("verslag",),
}
"""The fields of which single paragraphs can be protected, per kind of source."""


def alineas(tekst: str) -> list[str]:
    """The paragraphs of a text as they were typed: each line that is not empty."""
    return [regel.strip() for regel in tekst.splitlines() if regel.strip()]


def kenmerk(alinea: str) -> str:
    """How a paragraph is known: the hash of its text, whatever spaces stand between the words."""
    return hashlib.sha256(" ".join(unicodedata.normalize("NFC", alinea).split()).encode()).hexdigest()


@dataclass(frozen=True)
class Alinea:
    """One paragraph as shown inside Veilig Thuis, with the protection that holds, if any."""

    tekst: str
    kenmerk: str
    bescherming: Bronbescherming | None


@dataclass(frozen=True)
class Bescherming:
    """Everything of one casus that is protected as a source, and a text without it.

    A passage is recognized wherever it was copied to: in an assessment, a plan, a letter. Whoever sends a text out
    takes it from `zonder`, or from `tekst_van` when the source itself is at hand.
    """

    kenmerken: frozenset[str] = frozenset()
    passages: re.Pattern[str] | None = None
    per_bron: Mapping[tuple[str, int], frozenset[str]] = field(default_factory=dict)

    def zonder(self, tekst: str) -> str:
        """The text with every protected passage replaced; the rest as it stands.

        Source: Uitvoeringsbesluit Wmo 2015 art. 4.1.8 lid 3.
        """
        if not self.kenmerken:
            return tekst
        regels = [WEGGELATEN if kenmerk(regel) in self.kenmerken else regel for regel in tekst.split("\n")]
        heel = "\n".join(regels)
        return self.passages.sub(WEGGELATEN, heel) if self.passages else heel

    def tekst_van(self, bron: Any, veld: str) -> str:
        """A field of a melding or contact moment without what is protected.

        When a protected paragraph is not found in its source any more, the text was changed after the decision: then
        none of it leaves, because nobody can tell which words now say the same.
        """
        soort = bron._meta.model_name
        staat_er = {kenmerk(regel) for naam in TEKSTEN[soort] for regel in alineas(getattr(bron, naam))}
        if self.per_bron.get((soort, bron.pk), frozenset()) - staat_er:
            return WEGGELATEN if getattr(bron, veld) else ""
        return self.zonder(getattr(bron, veld))


def bescherming_van(
    casus: Casus,
    *,
    ook: Callable[[str], str] | None = None,
    gelezen: Iterable[Bronbescherming] | None = None,
) -> Bescherming:
    """What is protected in a casus now; one query, or none when the protections that hold were `gelezen` already.

    `ook` gives another form of a text in which a passage must be recognized too, such as after other secrets were
    taken out of it.
    """
    geldend = casus.beschermingen.geldend() if gelezen is None else gelezen
    rijen = [rij for rij in geldend if rij.alinea]
    teksten = [vorm for rij in rijen for vorm in {rij.alinea, ook(rij.alinea) if ook else rij.alinea}]
    per_bron: dict[tuple[str, int], frozenset[str]] = {}
    for rij in rijen:
        bron = ("melding", rij.melding_id) if rij.melding_id else ("contactmoment", rij.contactmoment_id or 0)
        per_bron[bron] = per_bron.get(bron, frozenset()) | {rij.alinea_hash}
    return Bescherming(frozenset(map(kenmerk, teksten)), _passages(teksten), per_bron)


def te_tonen(bron: Any, veld: str, beschermingen: Iterable[Bronbescherming]) -> list[Alinea]:
    """The paragraphs of one field for who works inside Veilig Thuis, the protected ones marked."""
    geldend = {rij.alinea_hash: rij for rij in beschermingen if rij.geldt}
    regels = ((regel, kenmerk(regel)) for regel in alineas(getattr(bron, veld)))
    return [Alinea(regel, teken, geldend.get(teken)) for regel, teken in regels]


def _passages(teksten: Iterable[str]) -> re.Pattern[str] | None:
    """One pattern for every protected paragraph and every whole sentence of it, the longest first."""
    stukken = {deel for tekst in teksten for deel in (tekst, *ZINSEINDE.split(tekst))}
    woorden = [re.findall(r"\w+", stuk) for stuk in sorted(stukken, key=len, reverse=True)]
    patronen = [r"\W+".join(map(re.escape, rij)) for rij in woorden if len(rij) >= MINSTENS]
    return re.compile(rf"(?<!\w)(?:{'|'.join(patronen)})(?!\w)", re.IGNORECASE) if patronen else None

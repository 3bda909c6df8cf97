"""How easily a Dutch text reads: two indices, the longest sentence, and the bar that stands for B1."""

from __future__ import annotations

import re
from dataclasses import dataclass

DOUMA_B1 = 70.0
"""Flesch-Douma from "tamelijk gemakkelijk" up; below 60 begins what asks for secondary school."""

BROUWER_B1 = 60.0
"""Leesindex A from "normaal" to "gemakkelijk" up."""

LANGSTE_ZIN = 20
"""Words in one sentence; a longer one is read twice."""

WOORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?:[.,:-]\d+)*", re.UNICODE)
ZIN = re.compile(r"[.!?:]+(?:\s|$)|\n+")
KLINKERS = re.compile(
    r"ëi|ïe|[äëïöü]|aai|ooi|oei|eeuw|ieuw|aa|ee|ie|ij|oo|uu|ei|eu|au|ou|oe|ui|[aeiouyàáâèéêìíòóôùúû]"
)


@dataclass(frozen=True)
class Leesbaarheid:
    """The figures of one text: words per sentence, syllables per hundred words, and the longest sentence itself."""

    woorden_per_zin: float
    lettergrepen_per_100: float
    langste_zin: str

    @property
    def douma(self) -> float:
        """Flesch-Douma: 206,8 - 0,77 x syllables per 100 words - 0,93 x words per sentence; 100 is easiest.

        Source: W.H. Douma, De leesbaarheid van landbouwbladen, Wageningen 1960.
        """
        return round(206.8 - 0.77 * self.lettergrepen_per_100 - 0.93 * self.woorden_per_zin, 1)

    @property
    def brouwer(self) -> float:
        """Leesindex A: 195 - 2/3 x syllables per 100 words - 2 x words per sentence; 100 is easiest.

        Source: R.H.M. Brouwer, Onderzoek naar de leesmoeilijkheid van Nederlands proza, Paedagogische Studiën 1963.
        """
        return round(195 - 2 / 3 * self.lettergrepen_per_100 - 2 * self.woorden_per_zin, 1)

    @property
    def te_lang(self) -> bool:
        """Whether one sentence is longer than a reader holds in one go."""
        return len(WOORD.findall(self.langste_zin)) > LANGSTE_ZIN

    @property
    def is_b1(self) -> bool:
        """Whether both indices reach the bar and no sentence is too long; a figure, not a judgement of the content."""
        return self.douma >= DOUMA_B1 and self.brouwer >= BROUWER_B1 and not self.te_lang


def meet(tekst: str) -> Leesbaarheid:
    """Measure a text; headings and lines of a list count as sentences. Raises ValueError when there is no word."""
    zinnen = [zin.strip() for zin in ZIN.split(tekst) if WOORD.search(zin)]
    woorden = [woord for zin in zinnen for woord in WOORD.findall(zin)]
    if not woorden:
        raise ValueError("a text without words cannot be measured")
    grepen = sum(map(lettergrepen, woorden))
    langste = max(zinnen, key=lambda zin: len(WOORD.findall(zin)))
    return Leesbaarheid(len(woorden) / len(zinnen), 100 * grepen / len(woorden), langste)


def lettergrepen(woord: str) -> int:
    """Syllables of a word: its groups of vowels, at least one; a number counts as two."""
    if woord[0].isdigit():
        return 2
    return max(1, len(KLINKERS.findall(woord.casefold())))

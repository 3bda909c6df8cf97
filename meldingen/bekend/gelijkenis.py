"""How alike two names are, from 0 to 1: by how they are written, and by how they sound."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import mul
from typing import NamedTuple

ZONDER_KLINKERS = str.maketrans("", "", "aeiou")
ZELFDE_KLANK = 0.95
ZELFDE_MEDEKLINKERS = 0.82
BEGIN = 0.8
VOORLETTER = 0.6
LOS_WOORD = 0.97
"""How much a match counts in which one of the two has a name more."""

SHORTEST_BEGINNING = 3


class Woord(NamedTuple):
    """One word of a name: in small letters without accents, and as it sounds."""

    plat: str
    klinkt: str

    @property
    def medeklinkers(self) -> str:
        """What is left without vowels, but for the first."""
        rest = self.klinkt.translate(ZONDER_KLINKERS)
        return rest if rest[:1] == self.klinkt[:1] else f"a{rest}"


def afstand(een: str, ander: str) -> int:
    """How many slips of the hand lie between two words: a letter more, less, other, or swapped with its neighbour.

    A bit for each letter of the first word, so that a column of the usual table is one number.
    Source: H. Hyyrö, A bit-vector algorithm for computing Levenshtein and Damerau edit distances (2003).
    """
    if not een or not ander:
        return max(len(een), len(ander))
    plaatsen: dict[str, int] = {}
    for plek, letter in enumerate(een):
        plaatsen[letter] = plaatsen.get(letter, 0) | 1 << plek
    alles, laatste = (1 << len(een)) - 1, 1 << (len(een) - 1)
    omhoog, omlaag, gelijk_aan, vorige, slips = alles, 0, 0, 0, len(een)
    for letter in ander:
        hier = plaatsen.get(letter, 0)
        gewisseld = ((~gelijk_aan & hier) << 1) & vorige
        gelijk_aan = (((hier & omhoog) + omhoog) ^ omhoog) | hier | omlaag | gewisseld
        meer, minder = omlaag | ~(gelijk_aan | omhoog) & alles, gelijk_aan & omhoog
        slips += bool(meer & laatste) - bool(minder & laatste)
        meer, minder = meer << 1 | 1, minder << 1
        omhoog, omlaag, vorige = (minder | ~(gelijk_aan | meer)) & alles, meer & gelijk_aan & alles, hier
    return slips


def gelijk(een: Woord, ander: Woord) -> float:
    """How alike two words are: 1 when written alike, 0.95 when they sound alike, less with every slip."""
    if een.plat == ander.plat:
        return 1.0
    if een.klinkt == ander.klinkt:
        return ZELFDE_KLANK
    langste = max(len(een.klinkt), len(ander.klinkt))
    if abs(len(een.klinkt) - len(ander.klinkt)) * 2 > langste:
        return 0.0
    slips = afstand(een.klinkt, ander.klinkt)
    beste = max(0.0, 1 - slips / max(langste, 4))
    if slips == 1 and langste > SHORTEST_BEGINNING:
        beste = max(beste, ZELFDE_MEDEKLINKERS)
    if een.medeklinkers == ander.medeklinkers and len(een.medeklinkers) > 1:
        beste = max(beste, ZELFDE_MEDEKLINKERS)
    return min(beste, 0.9)


def achternamen_gelijk(gevraagd: Sequence[Woord], bekend: Sequence[Woord]) -> float:
    """How alike two surnames are, whatever the order of their parts; half of a double name counts nearly whole."""
    if not gevraagd or not bekend:
        return 0.0
    beste = _beste_dekking(gevraagd, bekend, gelijk)
    if len(gevraagd) != len(bekend):
        beste *= LOS_WOORD
    if len(gevraagd) + len(bekend) > 2:
        beste = max(beste, gelijk(_aaneen(gevraagd), _aaneen(bekend)))
    return beste


def voornamen_gelijk(gevraagd: Sequence[Woord], bekend: Sequence[Woord]) -> float:
    """How alike the given names are; one of several names counts nearly whole, an initial more than half."""
    if not gevraagd or not bekend:
        return 0.0
    beste = _beste_dekking(gevraagd, bekend, voornaam)
    return beste if len(gevraagd) == len(bekend) else beste * LOS_WOORD


def voornaam(een: Woord, ander: Woord) -> float:
    """As `gelijk`, and an initial or the beginning of a name fits the whole name."""
    kort, lang = sorted((een.plat, ander.plat), key=len)
    if len(kort) == 1:
        return VOORLETTER if lang.startswith(kort) or een.klinkt[:1] == ander.klinkt[:1] else 0.0
    if len(kort) >= SHORTEST_BEGINNING and len(kort) < len(lang) and lang.startswith(kort):
        return max(BEGIN, gelijk(een, ander))
    return gelijk(een, ander)


def _beste_dekking(
    een: Sequence[Woord], ander: Sequence[Woord], vergelijk: Callable[[Woord, Woord], float]
) -> float:
    """How well the words of the one are found in the other, or the other way round; each pair is compared once."""
    tabel = [[vergelijk(woord, tweede) for tweede in ander] for woord in een]
    heen = _gewogen(een, [max(rij) for rij in tabel])
    return max(heen, _gewogen(ander, [max(kolom) for kolom in zip(*tabel, strict=True)]))


def _gewogen(woorden: Sequence[Woord], gevonden: Sequence[float]) -> float:
    """How well these words were found, long words weighing more."""
    lengten = [len(woord.plat) for woord in woorden]
    gewogen: float = sum(map(mul, lengten, gevonden))
    return gewogen / sum(lengten)


def _aaneen(delen: Sequence[Woord]) -> Woord:
    return Woord("".join(deel.plat for deel in delen), "".join(deel.klinkt for deel in delen))

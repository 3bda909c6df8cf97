"""Names by origin, from which two million persons are drawn: real common names, and many built from real parts."""

from __future__ import annotations

import itertools
import random
import tomllib
from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

LIJSTEN = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
TUSSENVOEGSELS = (
    "",
    "",
    "",
    "",
    "",
    "van",
    "van",
    "de",
    "de",
    "van der",
    "van den",
    "van de",
    "ter",
    "in 't",
)
ANDERE = {
    "turks": (0.05, ("",)),
    "marokkaans": (0.06, ("", "", "el", "el", "ben", "ait")),
    "pools": (0.04, ("",)),
    "surinaams": (0.04, ("",)),
    "arabisch": (0.05, ("", "", "al", "al", "el", "abu")),
    "oekraïens": (0.03, ("",)),
}
"""The share of the people of each other origin, and what may stand before their surnames."""


@dataclass(frozen=True)
class Herkomst:
    """One origin: its share of the people, its surnames and given names, and what stands before a surname."""

    naam: str
    aandeel: float
    achternamen: Sequence[str]
    voornamen: Sequence[str]
    tussenvoegsels: Sequence[str]


class Zipf:
    """Draws from a list in which the first are far more common than the last."""

    def __init__(self, items: Sequence[str], power: float) -> None:
        """Weights fall as one over the rank to this power."""
        self.items = items
        self.sums = list(itertools.accumulate(1 / (rank + 8) ** power for rank in range(len(items))))

    def draw(self, rnd: random.Random) -> str:
        """One of the items."""
        return self.items[bisect(self.sums, rnd.random() * self.sums[-1])]


def herkomsten(rnd: random.Random) -> list[Herkomst]:
    """All origins with their lists; the order of the built names is drawn."""
    voor, achter = LIJSTEN["voor"].split(), LIJSTEN["achter"].split()
    samen = [a + b for a, b in itertools.product(voor, achter)]
    langer = [a + m + b for a, m, b in itertools.product(voor, ("en", "er", "e"), achter)]
    rnd.shuffle(samen)
    rnd.shuffle(langer)
    gegeven = {naam: woorden.split() for naam, woorden in LIJSTEN["gegeven"].items()}
    eigen = [*LIJSTEN["nederlands"].split(), *samen, *langer]
    deel = 1 - sum(aandeel for aandeel, _ in ANDERE.values())
    lijst = [Herkomst("nederlands", deel, eigen, gegeven["nederlands"], TUSSENVOEGSELS)]
    for naam, (aandeel, tussen) in ANDERE.items():
        delen = itertools.product(LIJSTEN["begin"][naam].split(), LIJSTEN["eind"][naam].split())
        gebouwd = sorted({a + b for a, b in delen})
        rnd.shuffle(gebouwd)
        lijst.append(Herkomst(naam, aandeel, gebouwd, gegeven[naam], tussen))
    return lijst

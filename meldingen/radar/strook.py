"""The strip chart as data: a lane per household, a mark per melding, every coordinate worked out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from veiligthuis.core import words

WIDTH, LEFT, RIGHT = 786, 14.0, 772.0
TOP, LANE, LABEL, AXIS = 8.0, 46.0, 14.0, 24.0
NEXT_TO = 15.0
"""Two marks of one lane stand no closer while there is room; the later one moves to the right."""

VORMEN = (
    ("geweld", "lichamelijk of seksueel", ("lichamelijke mishandeling", "seksueel", "genitale")),
    ("getuige", "psychisch of getuige", ("psychisch", "getuige")),
    ("verwaarlozing", "verwaarlozing", ("verwaarlozing",)),
    ("anders", "anders", ("",)),
)
"""Shape, what it stands for, and the words of the aard that give it; the first that fits."""


@dataclass(frozen=True)
class Merk:
    """One melding: its day, what kind in words, whether acute, and whether it began as an advies."""

    dag: date
    aard: str
    acuut: bool
    was_advies: bool


@dataclass(frozen=True)
class Baan:
    """One household with its meldingen, oldest first."""

    naam: str
    merken: tuple[Merk, ...]


@dataclass(frozen=True)
class Teken:
    """A mark as it is drawn; an acute one is filled and carries a stroke above it."""

    x: float
    y: float
    pad: str
    acuut: bool
    advies: bool


@dataclass(frozen=True)
class Lijn:
    """A lane as it is drawn."""

    naam: str
    y: float
    naam_y: float
    tekens: tuple[Teken, ...]


@dataclass(frozen=True)
class Dag:
    """A day under the axis."""

    x: float
    woord: str
    anker: str


@dataclass(frozen=True)
class Strook:
    """The whole drawing; `beschrijving` says the same in words."""

    lijnen: tuple[Lijn, ...]
    dagen: tuple[Dag, ...]
    beschrijving: str
    as_y: float
    height: float
    legenda: tuple[tuple[str, str], ...]
    width: int = WIDTH


def strook_van(banen: Sequence[Baan], *, tot: date) -> Strook | None:
    """The lanes from the first melding to `tot`; None when there is nothing to draw."""
    dagen = [merk.dag for baan in banen for merk in baan.merken]
    if not dagen:
        return None
    van, einde = min(dagen), max(tot, *dagen)
    lijnen = tuple(_lijn(plek, baan, van, einde) for plek, baan in enumerate(banen))
    as_y = TOP + LANE * len(lijnen)
    gebruikt = {vorm_van(merk.aard)[0] for baan in banen for merk in baan.merken}
    return Strook(
        lijnen=lijnen,
        dagen=tuple(_dagen(van, einde)),
        beschrijving=" ".join(_in_woorden(baan) for baan in banen),
        as_y=as_y,
        height=as_y + AXIS,
        legenda=tuple((_pad(naam, 8, 8), woord) for naam, woord, _ in VORMEN if naam in gebruikt),
    )


def vorm_van(aard: str) -> tuple[str, str]:
    """The shape of a kind, and what that shape stands for."""
    return next((naam, woord) for naam, woord, delen in VORMEN if any(deel in aard for deel in delen))


def _lijn(plek: int, baan: Baan, van: date, tot: date) -> Lijn:
    y = TOP + plek * LANE + LABEL + 14
    plaatsen = _plaatsen([_x(merk.dag, van, tot) for merk in baan.merken])
    tekens = tuple(
        Teken(x, y, _pad(vorm_van(merk.aard)[0], x, y), merk.acuut, merk.was_advies)
        for x, merk in zip(plaatsen, baan.merken, strict=True)
    )
    return Lijn(baan.naam, y, y - 13, tekens)


def _plaatsen(gewenst: Sequence[float]) -> list[float]:
    """Places in the same order, apart as far as there is room for, and inside the drawing."""
    laatst = len(gewenst) - 1
    stap = min(NEXT_TO, (RIGHT - LEFT - 16) / max(laatst, 1))
    plaatsen: list[float] = []
    for x in gewenst:
        plaatsen.append(max(x, plaatsen[-1] + stap) if plaatsen else x)
    return [round(min(x, RIGHT - 8 - (laatst - n) * stap), 1) for n, x in enumerate(plaatsen)]


def _x(dag: date, van: date, tot: date) -> float:
    breed = max((tot - van).days, 1)
    return round(LEFT + 8 + (RIGHT - LEFT - 16) * (dag - van).days / breed, 1)


def _pad(vorm: str, x: float, y: float) -> str:
    return {
        "geweld": f"M{x - 5} {y - 5}h10v10h-10z",
        "getuige": f"M{x - 5.5} {y}a5.5 5.5 0 1 0 11 0a5.5 5.5 0 1 0 -11 0z",
        "verwaarlozing": f"M{x} {y - 6}l6 11h-12z",
        "anders": f"M{x} {y - 6.5}l6.5 6.5-6.5 6.5-6.5-6.5z",
    }[vorm]


def _in_woorden(baan: Baan) -> str:
    acuut = sum(merk.acuut for merk in baan.merken)
    aantal = words.amount(len(baan.merken), "melding", "meldingen")
    eerste = words.full_day(baan.merken[0].dag)
    return f"{baan.naam}: {aantal}{f', waarvan {acuut} acuut' if acuut else ''}, de eerste op {eerste}."


def _dagen(van: date, tot: date) -> list[Dag]:
    if van == tot:
        return [Dag(_x(van, van, tot), words.numbers(van), "start")]
    midden = date.fromordinal((van.toordinal() + tot.toordinal()) // 2)
    dagen = [Dag(_x(van, van, tot), words.numbers(van), "start")]
    if (tot - van).days > 60:
        dagen.append(Dag(_x(midden, van, tot), words.numbers(midden), "middle"))
    return [*dagen, Dag(_x(tot, van, tot), words.numbers(tot), "end")]

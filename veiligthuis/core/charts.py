"""Charts as data: every coordinate and word of an SVG drawing, so that a template only writes it down."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from veiligthuis.core import words

WIDTH, HEIGHT = 786, 150
LEFT, RIGHT, TOP, BOTTOM = 30.0, 660.0, 10.0, 124.0
HIGHEST = 10
LINE_HEIGHT = 15.0
TICK_ROOM = 62.0
STYLES = (
    ("a", "", "#0b4a63"),
    ("b", "8 3", "#9a4a00"),
    ("c", "10 3 2 3", "#552a80"),
    ("d", "2 3", "#3f6b2a"),
)
"""Letter of the series, dashes and colour; a fifth line begins again with the first, its name stands beside it."""

BAR_LEFT, BAR_ROOM, BAR_STEP, BAR_HEIGHT = 182.0, 160.0, 29, 21
SHADES = (("#f6d5d2", "#14212e"), ("#e59a94", "#14212e"), ("#b9393a", "#ffffff"), ("#7a1216", "#ffffff"))
"""Ground and ink of each step of age, light to dark."""


@dataclass(frozen=True)
class Line:
    """One line with its markers and, at its end, the name and the last number."""

    letter: str
    dash: str
    colour: str
    path: str
    markers: tuple[str, ...]
    label: str
    label_y: float


@dataclass(frozen=True)
class Tick:
    """A word at an axis."""

    x: float
    y: float
    word: str


@dataclass(frozen=True)
class LineChart:
    """A drawing of numbers from 0 to 10 over days; `description` says the same in words."""

    lines: tuple[Line, ...]
    days: tuple[Tick, ...]
    description: str
    width: int = WIDTH
    height: int = HEIGHT


@dataclass(frozen=True)
class Part:
    """One block of a bar: how many, and where its list is."""

    x: float
    width: float
    middle: float
    number: int
    ground: str
    ink: str
    url: str


@dataclass(frozen=True)
class Bar:
    """One horizontal bar of blocks, its name before it and its total behind it."""

    word: str
    y: int
    text_y: int
    parts: tuple[Part, ...]
    total: int
    total_x: float


@dataclass(frozen=True)
class BarChart:
    """Horizontal bars of blocks."""

    bars: tuple[Bar, ...]
    height: int
    width: int = 372


def number(value: Decimal) -> str:
    """A number as a Dutch reader writes it: "4,5", or "6" when it is whole."""
    return f"{value.normalize():f}".replace(".", ",")


def line_chart(series: Sequence[tuple[str, Sequence[tuple[date, Decimal]]]]) -> LineChart | None:
    """The lines of named numbers over days, oldest first; None when there is nothing to draw."""
    days = sorted({day for _, points in series for day, _ in points})
    if not days:
        return None
    places = _places([_y(points[-1][1]) for _, points in series])
    lines = [
        _line(
            place, name, [(_x(day, days), _y(value)) for day, value in points], number(points[-1][1]), label_y
        )
        for place, ((name, points), label_y) in enumerate(zip(series, places, strict=True))
    ]
    told = [f"{name} van {number(points[0][1])} naar {number(points[-1][1])}." for name, points in series]
    return LineChart(tuple(lines), tuple(_ticks(days)), " ".join(told))


def bar_chart(rows: Sequence[tuple[str, Sequence[tuple[int, str]]]]) -> BarChart:
    """A bar per (word, blocks); a block is (number, address of its list), and blocks of nothing are left out."""
    most = max([sum(count for count, _ in blocks) for _, blocks in rows] or [1]) or 1
    scale = min(9.6, BAR_ROOM / most)
    bars = tuple(_bar(place, word, blocks, scale) for place, (word, blocks) in enumerate(rows))
    return BarChart(bars, max(len(bars) * BAR_STEP, 1))


def _bar(place: int, word: str, blocks: Sequence[tuple[int, str]], scale: float) -> Bar:
    x, parts = BAR_LEFT, []
    for (count, url), (ground, ink) in zip(blocks, SHADES, strict=True):
        if not count:
            continue
        width = max(count * scale - 1.5, 8.1)
        parts.append(Part(round(x, 1), round(width, 1), round(x + width / 2, 1), count, ground, ink, url))
        x += width + 1.5
    top = 2 + place * BAR_STEP
    total = sum(count for count, _ in blocks)
    return Bar(word, top, top + 15, tuple(parts), total, round(x + 6, 1))


def _x(day: date, days: Sequence[date]) -> float:
    span = (days[-1] - days[0]).days
    return LEFT if not span else round(LEFT + (RIGHT - LEFT) * (day - days[0]).days / span, 1)


def _y(value: Decimal) -> float:
    return round(BOTTOM - (BOTTOM - TOP) * float(value) / HIGHEST, 1)


def _line(place: int, name: str, points: Sequence[tuple[float, float]], last: str, label_y: float) -> Line:
    letter, dash, colour = STYLES[place % len(STYLES)]
    path = "M" + " L".join(f"{x} {y}" for x, y in points)
    return Line(
        letter, dash, colour, path, tuple(_marker(letter, x, y) for x, y in points), f"{name} {last}", label_y
    )


def _marker(letter: str, x: float, y: float) -> str:
    """A path of its own shape per series: dot, block, diamond, triangle."""
    return {
        "a": f"M{x - 4} {y}a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z",
        "b": f"M{x - 3.5} {y - 3.5}h7v7h-7z",
        "c": f"M{x} {y - 5}l5 5-5 5-5-5z",
        "d": f"M{x} {y - 5}l5 9h-10z",
    }[letter]


def _places(wanted: Sequence[float]) -> list[float]:
    """Heights for the names at the line ends, in the same order, never closer than one line of text."""
    order = sorted(range(len(wanted)), key=lambda i: wanted[i])
    found = [0.0] * len(wanted)
    previous = -LINE_HEIGHT
    for i in order:
        previous = found[i] = max(wanted[i] + 4, previous + LINE_HEIGHT)
    over = max(previous - (BOTTOM + 4), 0)
    return [round(y - over, 1) for y in found]


def _ticks(days: Sequence[date]) -> list[Tick]:
    ticks: list[Tick] = []
    for day in days:
        x = _x(day, days)
        if not ticks or x - ticks[-1].x >= TICK_ROOM:
            ticks.append(Tick(x, BOTTOM + 18, words.day(day, short=True).split(" ", 1)[1]))
    return ticks

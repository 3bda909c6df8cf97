"""Charts as data: every coordinate and word of an SVG drawing, so that a template only writes it down."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from veiligthuis.core import words

HIGHEST = 10
LINE_HEIGHT = 15.0
NAMES_BELOW = 40
NAME_HEIGHT = 18
TICK_ROOM = 62.0
Series = tuple[str, Sequence[tuple[date, Decimal]]]
"""A name and its numbers, oldest first."""

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
class Frame:
    """The paper of a line chart and the field within it; the names of the lines stand at their ends or below."""

    width: int
    height: int
    left: int
    right: int
    top: int
    bottom: int
    names_at_ends: bool

    @property
    def middle(self) -> int:
        """Where the five stands."""
        return (self.top + self.bottom) // 2

    @property
    def field_width(self) -> int:
        """From the axis to the last day."""
        return self.right - self.left

    @property
    def field_half(self) -> int:
        """From the five to the axis."""
        return self.bottom - self.middle


WIDE = Frame(width=786, height=150, left=30, right=660, top=10, bottom=124, names_at_ends=True)
NARROW = Frame(width=330, height=158, left=24, right=322, top=10, bottom=130, names_at_ends=False)
"""For a phone, where the wide one would be too small to read; it grows with a line for every name."""


@dataclass(frozen=True)
class Line:
    """One line with its markers, and where the name and the last number stand; `key` is the marker before a name."""

    letter: str
    dash: str
    colour: str
    path: str
    markers: tuple[str, ...]
    label: str
    label_y: float
    key: str


@dataclass(frozen=True)
class Tick:
    """A word at an axis."""

    x: float
    y: float
    word: str
    anchor: str


@dataclass(frozen=True)
class LineChart:
    """A drawing of numbers from 0 to 10 over days; `description` says the same in words.

    `narrow` is the same drawing for a phone, None of a narrow one.
    """

    lines: tuple[Line, ...]
    days: tuple[Tick, ...]
    description: str
    frame: Frame
    height: int
    narrow: "LineChart | None" = None


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


@dataclass(frozen=True)
class Share:
    """One part of a whole: its word, how many, and where it lies on a bar."""

    word: str
    number: int
    x: int
    width: int
    fill: str


@dataclass(frozen=True)
class ShareBar:
    """One bar whose parts are the whole; `description` says the same in words."""

    shares: tuple[Share, ...]
    total: int
    description: str
    width: int = 520


def number(value: Decimal) -> str:
    """A number as a Dutch reader writes it: "4,5", or "6" when it is whole."""
    return f"{value.normalize():f}".replace(".", ",")


def line_chart(series: Sequence[Series]) -> LineChart | None:
    """The lines of named numbers over days, oldest first; None when there is nothing to draw."""
    if not any(points for _, points in series):
        return None
    return _drawn(series, WIDE, narrow=_drawn(series, NARROW))


def _drawn(series: Sequence[Series], frame: Frame, narrow: LineChart | None = None) -> LineChart:
    days = sorted({day for _, points in series for day, _ in points})
    places = _places([_y(points[-1][1], frame) for _, points in series], frame)
    lines = tuple(
        _line(
            place,
            f"{name} {number(points[-1][1])}",
            [(_x(day, days, frame), _y(value, frame)) for day, value in points],
            label_y,
            frame,
        )
        for place, ((name, points), label_y) in enumerate(zip(series, places, strict=True))
    )
    told = [f"{name} van {number(points[0][1])} naar {number(points[-1][1])}." for name, points in series]
    height = frame.height + (0 if frame.names_at_ends else NAME_HEIGHT * len(lines))
    return LineChart(lines, tuple(_ticks(days, frame)), " ".join(told), frame, height, narrow)


def bar_chart(rows: Sequence[tuple[str, Sequence[tuple[int, str]]]]) -> BarChart:
    """A bar per (word, blocks); a block is (number, address of its list), and blocks of nothing are left out."""
    most = max([sum(count for count, _ in blocks) for _, blocks in rows] or [1]) or 1
    scale = min(9.6, BAR_ROOM / most)
    bars = tuple(_bar(place, word, blocks, scale) for place, (word, blocks) in enumerate(rows))
    return BarChart(bars, max(len(bars) * BAR_STEP, 1))


def share_bar(parts: Sequence[tuple[str, int]]) -> ShareBar:
    """A bar of (word, number of days); a part of nothing keeps its colour and has no block."""
    total = sum(count for _, count in parts)
    bar = ShareBar((), total, ", ".join(f"{word}: {count}" for word, count in parts))
    shares, before = [], 0
    for (word, count), fill in zip(parts, itertools.cycle(SHARE_FILLS), strict=False):
        left, right = (bar.width * days // (total or 1) for days in (before, before + count))
        shares.append(Share(word, count, left, max(right - left - SHARE_GAP, 0), fill))
        before += count
    return replace(bar, shares=tuple(shares))


SHARE_FILLS = ("#7db1c7", "#c77a12", "#1f6d8c", "#5d4b8a")
SHARE_GAP = 2


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


def _x(day: date, days: Sequence[date], frame: Frame) -> float:
    span = (days[-1] - days[0]).days
    along = frame.field_width * (day - days[0]).days / span if span else 0.0
    return round(frame.left + along, 1)


def _y(value: Decimal, frame: Frame) -> float:
    return round(frame.bottom - (frame.bottom - frame.top) * float(value) / HIGHEST, 1)


def _line(
    place: int, label: str, points: Sequence[tuple[float, float]], label_y: float, frame: Frame
) -> Line:
    letter, dash, colour = STYLES[place % len(STYLES)]
    path = "M" + " L".join(f"{x} {y}" for x, y in points)
    key = "" if frame.names_at_ends else _marker(letter, frame.left + 5, label_y - 4)
    return Line(
        letter, dash, colour, path, tuple(_marker(letter, x, y) for x, y in points), label, label_y, key
    )


def _marker(letter: str, x: float, y: float) -> str:
    """A path of its own shape per series: dot, block, diamond, triangle."""
    return {
        "a": f"M{x - 4} {y}a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z",
        "b": f"M{x - 3.5} {y - 3.5}h7v7h-7z",
        "c": f"M{x} {y - 5}l5 5-5 5-5-5z",
        "d": f"M{x} {y - 5}l5 9h-10z",
    }[letter]


def _places(wanted: Sequence[float], frame: Frame) -> list[float]:
    """Heights for the names, in the same order, never closer than one line of text."""
    if not frame.names_at_ends:
        return [float(frame.bottom + NAMES_BELOW + place * NAME_HEIGHT) for place in range(len(wanted))]
    order = sorted(range(len(wanted)), key=lambda i: wanted[i])
    found = [0.0] * len(wanted)
    previous = -LINE_HEIGHT
    for i in order:
        previous = found[i] = max(wanted[i] + 4, previous + LINE_HEIGHT)
    over = max(previous - (frame.bottom + 4), 0)
    return [round(y - over, 1) for y in found]


def _ticks(days: Sequence[date], frame: Frame) -> list[Tick]:
    ticks: list[Tick] = []
    for day in days:
        x = _x(day, days, frame)
        if not ticks or x - ticks[-1].x >= TICK_ROOM:
            at_the_edge = not frame.names_at_ends and x == frame.right
            anchor = "start" if not ticks else "end" if at_the_edge else "middle"
            ticks.append(Tick(x, frame.bottom + 18, words.day(day, short=True).split(" ", 1)[1], anchor))
    return ticks

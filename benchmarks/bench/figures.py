"""A figure with its bar, how often something is measured, and the table and file they end up in."""

import json
import statistics
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

RESULT = Path(__file__).resolve().parents[1] / "uitslag.json"


@dataclass(frozen=True)
class Figure:
    """One measured figure; `at_least` turns the bar around: then more is better."""

    name: str
    value: float
    bar: float
    unit: str
    at_least: bool = False
    told: str = ""

    @property
    def is_met(self) -> bool:
        """Whether the figure keeps within its bar."""
        return self.value >= self.bar if self.at_least else self.value <= self.bar

    def as_row(self) -> dict[str, object]:
        """For the file."""
        return {
            "name": self.name, "value": round(self.value, 3), "bar": self.bar, "unit": self.unit,
            "better": "higher" if self.at_least else "lower", "met": self.is_met, "told": self.told,
        }  # fmt: skip


def seconds(action: Callable[[], object]) -> float:
    """How long one call takes."""
    began = time.perf_counter()
    action()
    return time.perf_counter() - began


def alternate(
    actions: Mapping[str, Callable[[], float]],
    *,
    times: int,
    before: Callable[[], object] = lambda: None,
) -> dict[str, float]:
    """The median of what each action measures, taken in turns so that a busy moment hits all of them.

    `before` runs before each and is not measured.
    """
    found: dict[str, list[float]] = {name: [] for name in actions}
    for turn in range(times):
        order = list(actions)[:: 1 if turn % 2 == 0 else -1]
        for name in order:
            before()
            found[name].append(actions[name]())
    return {name: statistics.median(values) for name, values in found.items()}


def table(figures: Iterable[Figure]) -> str:
    """The figures for a reader, one on a line."""
    lines = [f"{'cijfer':<34}{'gemeten':>12}  {'grens':>12}  {'eenheid':<10} "]
    for figure in figures:
        bar = f"{'≥' if figure.at_least else '≤'} {_number(figure.bar)}"
        verdict = "goed" if figure.is_met else "NIET GOED"
        lines.append(
            f"{figure.name:<34}{_number(figure.value):>12}  {bar:>12}  {figure.unit:<10} {verdict:<9}  {figure.told}"
        )
    return "\n".join(lines)


def write(figures: Sequence[Figure], file: Path = RESULT) -> None:
    """Keep the figures as JSON: a list with `name`, `value`, `bar` and `unit`."""
    rows = [figure.as_row() for figure in figures]
    file.write_text(json.dumps(rows, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _number(value: float) -> str:
    return f"{value:,.0f}".replace(",", ".") if value >= 1000 else f"{value:.2f}".rstrip("0").rstrip(".")

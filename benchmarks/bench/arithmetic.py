"""The speed of the arithmetic: due moments with their explanation, over a mix of the real rules."""

from datetime import date, datetime, time, timedelta

from benchmarks.bench.figures import Figure, alternate, seconds
from meldingen.termijnen.regels import REGELS, Regel
from veiligthuis.core.calendar import AMSTERDAM, TermijnError

FIRST_DAY = date(2019, 1, 1)
STARTS = 120
STEP = timedelta(days=23, hours=5)
"""A step that lands on every day of the week, in every season and at every hour."""
TURNS = 7


def arithmetic_figures() -> list[Figure]:
    """How many due moments a second."""
    mix = _mix()
    found = alternate(
        {"all": lambda: seconds(lambda: [rule.einde(start) for rule, start in mix])}, times=TURNS
    )
    rules = len({rule.code for rule, _ in mix})
    told = f"{len(mix)} vervalmomenten van {rules} termijnen"
    return [
        Figure(
            "vervalmomenten_per_seconde", len(mix) / found["all"], 20_000, "per s", at_least=True, told=told
        )
    ]


def _mix() -> list[tuple[Regel, datetime]]:
    """Every rule that gives a moment, from starts spread over eight years."""
    first = datetime.combine(FIRST_DAY, time(8, 0), AMSTERDAM)
    starts = [first + number * STEP for number in range(STARTS)]
    return [(rule, start) for start in starts for rule in REGELS if _computes(rule, start)]


def _computes(rule: Regel, start: datetime) -> bool:
    try:
        rule.einde(start)
    except TermijnError:
        return False
    return True

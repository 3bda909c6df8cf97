"""`python -m benchmarks.regie.walker STEPS SEED SECONDS`: one walk in the database of DATABASE_URL."""

import json
import sys
import time
from collections import Counter
from typing import Any

import django

django.setup()

from django.db import connections, transaction  # noqa: E402 - models need a Django that is set up

from benchmarks.regie import course  # noqa: E402
from benchmarks.regie.straight import FORBIDDEN  # noqa: E402
from benchmarks.walk.walking import Broken  # noqa: E402
from veiligthuis.core import clock  # noqa: E402
from veiligthuis.demo.region import build_region  # noqa: E402

TURN = 200
"""Steps of one turn: the calendar of working days is known for a few years only, so time may not run on for ever."""


def main(steps: int, seed: int, seconds: float) -> dict[str, Any]:
    """The figures of one walk; what it never tried is told too."""
    begin, broken, turn, made = time.monotonic(), "", 0, 0
    done, refused = Counter[str](), Counter[str]()
    while made < steps and time.monotonic() < begin + seconds and not broken:
        walk, broken = _turn(seed * 10_000 + turn, min(TURN, steps - made), begin + seconds)
        turn, made = turn + 1, made + walk.steps
        done, refused = done + walk.done, refused + walk.refused
    return {
        "broken": broken, "steps": made, **done, "seconds": round(time.monotonic() - begin), "turns": turn,
        "never_refused": sorted(set(FORBIDDEN) - set(+refused)),
    }  # fmt: skip


def _turn(seed: int, steps: int, until: float) -> tuple[course.RegieWalk, str]:
    """So many steps in a region of its own, from now on; afterwards nothing of it is left, and time stands back."""
    broken = ""
    with clock.standing_at(clock.now()), transaction.atomic():
        walk = course.RegieWalk(build_region(), seed, at_once=3)
        try:
            walk.run(steps, until=until)
        except Broken as fault:
            broken = str(fault)
        transaction.set_rollback(True)
    return walk, broken


if __name__ == "__main__":
    told = main(int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3]))
    connections.close_all()
    sys.stdout.write(f"{json.dumps(told)}\n")

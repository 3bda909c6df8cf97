"""`python -m benchmarks.regie.walker STEPS SEED SECONDS`: one walk in the database of DATABASE_URL."""

import json
import sys
import time
from typing import Any

import django

django.setup()

from django.db import connections  # noqa: E402 - models need a Django that is set up

from benchmarks.regie import course  # noqa: E402
from benchmarks.regie.straight import FORBIDDEN  # noqa: E402
from overdracht.models import Overdracht  # noqa: E402
from veiligthuis.core import clock  # noqa: E402
from veiligthuis.demo.region import build_region  # noqa: E402


def main(steps: int, seed: int, seconds: float) -> dict[str, Any]:
    """The figures of one walk; what it never tried is told too."""
    begin, broken = time.monotonic(), ""
    with clock.standing_at(clock.now()):
        walk = course.RegieWalk(build_region(), seed, at_once=4)
        try:
            walk.run(steps, until=begin + seconds)
        except course.Broken as fault:
            broken = str(fault)
    return {
        "broken": broken, "steps": walk.steps, **walk.done, "seconds": round(time.monotonic() - begin),
        "handovers": Overdracht.objects.count(), "never_refused": sorted(set(FORBIDDEN) - set(+walk.refused)),
    }  # fmt: skip


if __name__ == "__main__":
    told = main(int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3]))
    connections.close_all()
    sys.stdout.write(f"{json.dumps(told)}\n")

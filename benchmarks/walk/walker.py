"""`python -m benchmarks.walk.walker STEPS SEED SECONDS`: one walk in the database of DATABASE_URL, one line of JSON."""

import json
import sys
import time
from typing import Any

import django

django.setup()

from django.db import connections  # noqa: E402 - models need a Django that is set up

from benchmarks.walk import course, coverage  # noqa: E402
from benchmarks.walk.walking import Broken  # noqa: E402
from meldingen.models import Casus  # noqa: E402
from veiligthuis.core import clock  # noqa: E402
from veiligthuis.demo.region import build_region  # noqa: E402


def main(steps: int, seed: int, seconds: float) -> dict[str, Any]:
    """The figures of one walk; what it never did is told too."""
    begin, broken = time.monotonic(), ""
    with clock.standing_at(clock.now()):
        walk = course.Walk(build_region(), seed)
        first = clock.now()
        try:
            walk.run(steps, until=begin + seconds)
        except Broken as fault:
            broken = str(fault)
        days = (clock.now() - first).days
    taken = coverage.taken()
    return {
        "broken": broken, "steps": walk.steps, **walk.done, "seconds": round(time.monotonic() - begin), "days": days,
        "cpu_seconds": round(time.process_time()), "casussen": Casus.objects.count(),
        "transitions": sum(taken.values()), "declared": len(coverage.declared()),
        "never_taken": sorted(" ".join(one) for one in coverage.declared() - set(taken)),
        "unreached": coverage.unreached(),
    }  # fmt: skip


if __name__ == "__main__":
    told = main(int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3]))
    connections.close_all()
    sys.stdout.write(f"{json.dumps(told)}\n")

"""`python -m benchmarks.walk [--steps N] [--seed N] [--seconds S]`: walk through the machines, one line of JSON.

Exit 1 when a forbidden state was reached or a casus lost its clock. About an hour per 100,000 steps on two cores.
"""

import argparse
import json
import math
import os
import sys
import time
from collections.abc import Sequence
from importlib import import_module

import django

from benchmarks.ground import GroundFailed, ground


def main(arguments: Sequence[str] | None = None) -> int:
    """Walk in a database of its own; returns the exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.walk", description="Wandel door alle machines."
    )
    parser.add_argument("--steps", type=int, default=100_000, help="hoeveel stappen (100000)")
    parser.add_argument("--seed", type=int, default=1, help="welk toeval (1)")
    parser.add_argument("--seconds", type=float, default=math.inf, help="hoe lang ten hoogste (geen grens)")
    asked = parser.parse_args(arguments)
    try:
        with ground("walk", people=False) as ours:
            # A walk that is lost can be walked again, so no commit waits for the disk.
            os.environ.update(ours.environment(PGOPTIONS="-c synchronous_commit=off"))
            for name in ("DATABASE_URL", "REDIS_URL"):
                os.environ.pop(name, None)
            django.setup()
            told = _walk(asked.steps, asked.seed, asked.seconds)
            import_module("django.db").connections.close_all()
    except GroundFailed as fault:
        sys.stderr.write(f"{fault}\n")
        return 1
    sys.stdout.write(f"{json.dumps(told, sort_keys=True)}\n")
    return 1 if told["broken"] else 0


def _walk(steps: int, seed: int, seconds: float) -> dict[str, object]:
    """The figures of one walk; Django is set up, so the models can be loaded now."""
    course = import_module("benchmarks.walk.course")
    clock = import_module("veiligthuis.core.clock")
    begin, broken = time.monotonic(), ""
    with clock.standing_at(clock.now()):
        walk = course.Walk(import_module("veiligthuis.demo.region").build_region(), seed)
        try:
            walk.run(steps, until=begin + seconds)
        except course.Broken as fault:
            broken = str(fault)
    return {
        "broken": broken, "seed": seed, "steps": walk.steps, "seconds": round(time.monotonic() - begin), **walk.done,
        "casus_statuses": sorted(walk.statuses), "casussen": import_module("meldingen.models").Casus.objects.count(),
    }  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())

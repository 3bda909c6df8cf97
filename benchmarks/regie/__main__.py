"""`python -m benchmarks.regie [--steps N] [--seed N] [--seconds S] [--processes N]`: walk, and one line of JSON.

Each process walks its share with a seed of its own, in a database of its own. Exit 1 when something did not hold.
"""

import argparse
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.ground import PROJECT, Ground, GroundFailed, ground
from benchmarks.walk.__main__ import LOST_IS_NO_MATTER
from veiligthuis.embedded.servers import DATABASE


def main(arguments: Sequence[str] | None = None) -> int:
    """Walk in databases of its own; returns the exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.regie", description="Wandel door overdracht en regie."
    )
    parser.add_argument("--steps", type=int, default=10_000, help="hoeveel stappen samen (10000)")
    parser.add_argument("--seed", type=int, default=1, help="het eerste toeval (1)")
    parser.add_argument("--seconds", type=float, default=1800, help="hoe lang ten hoogste (1800)")
    parser.add_argument("--processes", type=int, default=2, help="hoeveel tegelijk (2)")
    asked = parser.parse_args(arguments)
    try:
        with ground("regie") as ours:
            told = _walk(ours, asked.steps, asked.seed, asked.seconds, asked.processes)
    except GroundFailed as fault:
        sys.stderr.write(f"{fault}\n")
        return 1
    sys.stdout.write(f"{json.dumps(told, sort_keys=True, ensure_ascii=False)}\n")
    return 1 if told["broken"] else 0


def _walk(ours: Ground, steps: int, seed: int, seconds: float, processes: int) -> dict[str, Any]:
    for statement in LOST_IS_NO_MATTER:
        ours.query(statement)
    walkers = []
    for number in range(processes):
        name = f"regie_{number}"
        maintenance = ours.places.database_url("template1")
        ours.query(f'CREATE DATABASE "{name}" TEMPLATE "{DATABASE}"', url=maintenance)
        share = [str(steps // processes), str(seed + number), str(seconds)]
        log = ours.places.logs / f"{name}.log"
        walkers.append((
            log,
            subprocess.Popen(
                [sys.executable, "-m", "benchmarks.regie.walker", *share], cwd=PROJECT, stdout=subprocess.PIPE,
                stderr=log.open("wb"), text=True, env=ours.environment(DATABASE_URL=ours.places.database_url(name)),
            ),
        ))  # fmt: skip
    return _together([_outcome(log, walker) for log, walker in walkers])


def _outcome(log: Path, walker: "subprocess.Popen[str]") -> dict[str, Any]:
    told, _ = walker.communicate()
    if walker.returncode or not told.strip():
        return {"broken": f"a walker ended: {log.read_text()[-2000:]}", "never_refused": []}
    figures: dict[str, Any] = json.loads(told.splitlines()[-1])
    return figures


def _together(outcomes: list[dict[str, Any]]) -> dict[str, Any]:
    """The figures of all walkers as one: what none of them ever saw refused is what is missing."""
    figures: Counter[str] = Counter()
    for outcome in outcomes:
        figures.update({name: number for name, number in outcome.items() if isinstance(number, int)})
    return {
        **figures,
        "broken": [outcome["broken"] for outcome in outcomes if outcome["broken"]],
        "never_refused": sorted(set.intersection(*(set(outcome["never_refused"]) for outcome in outcomes))),
    }


if __name__ == "__main__":
    sys.exit(main())

"""`python -m benchmarks.walk [--steps N] [--seed N] [--seconds S] [--processes N]`: walk, and one line of JSON.

Many walks one after the other, some at a time, each with a seed and a database of its own: one long walk would come
to the end of the known calendar. Exit 1 when a forbidden state was reached, a casus lost its clock, or a walk did not
come to its end.
"""

import argparse
import json
import math
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any

from benchmarks.ground import PROJECT, Ground, GroundFailed, ground
from veiligthuis.embedded.servers import DATABASE

LONGEST = 12_500
"""Steps of one walk; its clock goes on for some 600 days."""
LOST_IS_NO_MATTER = (
    "ALTER SYSTEM SET fsync = off",
    "ALTER SYSTEM SET full_page_writes = off",
    "ALTER SYSTEM SET synchronous_commit = off",
    "SELECT pg_reload_conf()",
)
"""A walk that is lost can be walked again, so nobody waits for the disk."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Walk in databases of its own; returns the exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.walk", description="Wandel door alle machines."
    )
    parser.add_argument("--steps", type=int, default=100_000, help="hoeveel stappen samen (100000)")
    parser.add_argument("--seed", type=int, default=1, help="het eerste toeval (1)")
    parser.add_argument("--seconds", type=float, default=7200, help="hoe lang ten hoogste (7200)")
    parser.add_argument("--processes", type=int, default=2, help="hoeveel tegelijk (2)")
    asked = parser.parse_args(arguments)
    try:
        with ground("walk") as ours:
            told = _walk(ours, asked.steps, asked.seed, asked.seconds, asked.processes)
    except GroundFailed as fault:
        sys.stderr.write(f"{fault}\n")
        return 1
    sys.stdout.write(f"{json.dumps(told, sort_keys=True)}\n")
    return 1 if told["broken"] else 0


def _walk(ours: Ground, steps: int, seed: int, seconds: float, processes: int) -> dict[str, Any]:
    for statement in LOST_IS_NO_MATTER:
        ours.query(statement)
    walks = max(processes, math.ceil(steps / LONGEST))
    until = time.monotonic() + seconds
    with ThreadPoolExecutor(max_workers=processes) as pool:
        one = partial(_one, ours, math.ceil(steps / walks), until)
        return together(list(pool.map(one, range(seed, seed + walks))))


def _one(ours: Ground, steps: int, until: float, seed: int) -> dict[str, Any]:
    """One walk to its end, in a database that goes with it."""
    left = until - time.monotonic()
    if left <= 0:
        return {"broken": "", "never_begun": 1}
    name = f"wandeling_{seed}"
    maintenance = ours.places.database_url("template1")
    ours.query(f'CREATE DATABASE "{name}" TEMPLATE "{DATABASE}"', url=maintenance)
    log = ours.places.logs / f"{name}.log"
    command = [sys.executable, "-m", "benchmarks.walk.walker", str(steps), str(seed), str(left)]
    with log.open("wb") as told:
        done = subprocess.run(
            command, cwd=PROJECT, stdout=subprocess.PIPE, stderr=told, text=True, check=False,
            env=ours.environment(DATABASE_URL=ours.places.database_url(name)),
        )  # fmt: skip
    ours.query(f'DROP DATABASE "{name}" WITH (FORCE)', url=maintenance)
    if done.returncode or not done.stdout.strip():
        return {"broken": f"a walker ended: {log.read_text()[-2000:]}"}
    figures: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    sys.stderr.write(
        f"wandeling {seed}: {figures['steps']} stappen, {figures['broken'] or 'niets gebroken'}\n"
    )
    return figures


def together(outcomes: list[dict[str, Any]]) -> dict[str, Any]:
    """The figures of all walkers as one: what none of them reached or took is what is missing."""
    figures: Counter[str] = Counter()
    for outcome in outcomes:
        figures.update({name: number for name, number in outcome.items() if isinstance(number, int)})
    walked = [outcome for outcome in outcomes if "never_taken" in outcome]
    never = [set(map(tuple, outcome["never_taken"])) for outcome in walked]
    unreached = [{(m, s) for m, rest in outcome["unreached"].items() for s in rest} for outcome in walked]
    return {
        **figures,
        "broken": [outcome["broken"] for outcome in outcomes if outcome["broken"]],
        "never_taken": sorted(" ".join(transition) for transition in set.intersection(*never))
        if never
        else [],
        "unreached": sorted(" ".join(pair) for pair in set.intersection(*unreached)) if unreached else [],
    }


if __name__ == "__main__":
    sys.exit(main())

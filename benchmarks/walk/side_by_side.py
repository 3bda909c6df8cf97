"""Walks one after the other, some at a time, each with a seed and a database of its own."""

import argparse
import json
import math
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import Any

from benchmarks.ground import PROJECT, Ground, GroundFailed, ground
from veiligthuis.embedded.servers import DATABASE

Outcome = dict[str, Any]
LOST_IS_NO_MATTER = (
    "ALTER SYSTEM SET fsync = off",
    "ALTER SYSTEM SET full_page_writes = off",
    "ALTER SYSTEM SET synchronous_commit = off",
    "SELECT pg_reload_conf()",
)
"""A walk that is lost can be walked again, so nobody waits for the disk."""


@dataclass(frozen=True)
class Kind:
    """A kind of walk: `name` is its package in benchmarks, whose `walker` takes steps, seed and seconds."""

    name: str
    description: str
    steps: int
    seconds: float
    longest: float = math.inf
    """Steps of one walk; more of them are several walks."""


def main(
    kind: Kind, missing: Callable[[list[Outcome]], Outcome], arguments: Sequence[str] | None = None
) -> int:
    """Walk and tell in one line of JSON, with what was `missing` of all walks; returns the exit code."""
    parser = argparse.ArgumentParser(prog=f"python -m benchmarks.{kind.name}", description=kind.description)
    parser.add_argument("--steps", type=int, default=kind.steps, help=f"hoeveel stappen samen ({kind.steps})")
    parser.add_argument("--seed", type=int, default=1, help="het eerste toeval (1)")
    parser.add_argument(
        "--seconds", type=float, default=kind.seconds, help=f"hoe lang ten hoogste ({kind.seconds})"
    )
    parser.add_argument("--processes", type=int, default=2, help="hoeveel tegelijk (2)")
    asked = parser.parse_args(arguments)
    try:
        with ground(kind.name) as ours:
            outcomes = _walk(ours, kind, asked)
    except GroundFailed as fault:
        sys.stderr.write(f"{fault}\n")
        return 1
    told = {**summed(outcomes), **missing(outcomes)}
    sys.stdout.write(f"{json.dumps(told, sort_keys=True, ensure_ascii=False)}\n")
    return 1 if told["broken"] else 0


def summed(outcomes: list[Outcome]) -> Outcome:
    """The figures of all walks added up, and everything that broke."""
    figures: Counter[str] = Counter()
    for outcome in outcomes:
        figures.update({name: number for name, number in outcome.items() if isinstance(number, int)})
    return {**figures, "broken": [outcome["broken"] for outcome in outcomes if outcome["broken"]]}


def in_none(outcomes: list[Outcome], name: str) -> list[str]:
    """What is missing of every walk that came to an end, of the lists that they tell under this name."""
    told = [set(outcome[name]) for outcome in outcomes if name in outcome]
    return sorted(set.intersection(*told)) if told else []


def _walk(ours: Ground, kind: Kind, asked: argparse.Namespace) -> list[Outcome]:
    for statement in LOST_IS_NO_MATTER:
        ours.query(statement)
    walks = max(asked.processes, math.ceil(asked.steps / kind.longest))
    until = time.monotonic() + asked.seconds
    one = partial(_one, ours, kind, math.ceil(asked.steps / walks), until)
    with ThreadPoolExecutor(max_workers=asked.processes) as pool:
        return list(pool.map(one, range(asked.seed, asked.seed + walks)))


def _one(ours: Ground, kind: Kind, steps: int, until: float, seed: int) -> Outcome:
    """One walk to its end, in a database that goes with it."""
    left = until - time.monotonic()
    if left <= 0:
        return {"broken": "", "never_begun": 1}
    name = f"{kind.name}_{seed}"
    maintenance = ours.places.database_url("template1")
    ours.query(f'CREATE DATABASE "{name}" TEMPLATE "{DATABASE}"', url=maintenance)
    log = ours.places.logs / f"{name}.log"
    command = [sys.executable, "-m", f"benchmarks.{kind.name}.walker", str(steps), str(seed), str(left)]
    with log.open("wb") as told:
        done = subprocess.run(
            command, cwd=PROJECT, stdout=subprocess.PIPE, stderr=told, text=True, check=False,
            env=ours.environment(DATABASE_URL=ours.places.database_url(name)),
        )  # fmt: skip
    ours.query(f'DROP DATABASE "{name}" WITH (FORCE)', url=maintenance)
    if done.returncode or not done.stdout.strip():
        return {"broken": f"a walker ended: {log.read_text()[-2000:]}"}
    figures: Outcome = json.loads(done.stdout.splitlines()[-1])
    sys.stderr.write(
        f"wandeling {seed}: {figures['steps']} stappen, {figures['broken'] or 'niets gebroken'}\n"
    )
    return figures

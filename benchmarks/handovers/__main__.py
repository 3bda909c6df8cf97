"""`python -m benchmarks.handovers [--handovers N] [--clients N] [--kapot]`: F8; exit 1 when not exactly one wins.

Real PostgreSQL and gunicorn, over HTTP, on a ground of their own. Ends with one line of JSON.
"""

import argparse
import json
import sys
import time
from collections.abc import Sequence

from benchmarks.ground import GroundFailed, ground
from benchmarks.handovers.run import Plan, run

TOLD = 10
"""Complaints that are told; the others are counted."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Accept everything at once on a ground of its own; returns the exit code."""
    asked = _parser().parse_args(arguments)
    plan = Plan(asked.handovers, asked.clients, broken=asked.kapot)
    _say(f"{plan.handovers} overdrachten worden elk door {plan.clients} collega's tegelijk geaccepteerd…")
    begin = time.monotonic()
    try:
        with ground("aanbod") as ours:
            outcome = run(ours, plan)
    except GroundFailed as fault:
        sys.stderr.write(f"{fault}\n")
        return 1
    told = {
        **vars(outcome), "complaints": outcome.complaints[:TOLD], "seconds": round(time.monotonic() - begin),
        "clean": outcome.is_clean,
    }  # fmt: skip
    _say(json.dumps(told, ensure_ascii=False))
    return 0 if outcome.is_clean else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.handovers", description="Laat collega's tegelijk accepteren; één wint."
    )
    parser.add_argument("--handovers", type=int, default=Plan.handovers, help="hoeveel overdrachten (500)")
    parser.add_argument("--clients", type=int, default=Plan.clients, help="hoeveel collega's tegelijk (8)")
    parser.add_argument(
        "--kapot",
        action="store_true",
        help="met een server die geen rij vasthoudt, om te zien dat dat opvalt",
    )
    return parser


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())

"""`python -m benchmarks.interruptions [--runs N] [--seed N] [--windows N] [--kapot]`: F7; exit 1 when anything is lost.

Real Chromium, PostgreSQL and gunicorn, on a ground of their own. Ends by itself, with one line of JSON.
"""

import argparse
import json
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict

from benchmarks.ground import GroundFailed, ground
from benchmarks.interruptions.reckoning import Outcome, Tally
from benchmarks.interruptions.run import Plan, run

RUNS, WINDOWS = 1_000, 2
TOLD = 20
"""Complaints that are told; the others are counted."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Make all calls on a ground of their own; returns the exit code."""
    asked = _parser().parse_args(arguments)
    plan = Plan(asked.runs, asked.seed, asked.windows, broken=asked.kapot, minutes=asked.minutes)
    _say(f"{plan.runs} gesprekken worden gestoord (hoogstens {plan.limit / 60:.0f} minuten)…")
    begin = time.monotonic()
    try:
        with ground("gesprekken") as ours:
            outcome = run(ours, plan)
    except GroundFailed as fault:
        sys.stderr.write(f"{fault}\n")
        return 1
    _say(_lines(outcome))
    told = {**asdict(outcome), "complaints": outcome.complaints[:TOLD], "seed": plan.seed}
    _say(
        json.dumps(
            {**told, "seconds": round(time.monotonic() - begin), "clean": outcome.is_clean},
            ensure_ascii=False,
        )
    )
    return 0 if outcome.is_clean else 1


def _lines(outcome: Outcome) -> str:
    """The figures of each kind, one on a line."""
    return "\n".join(_line(kind, tally) for kind, tally in sorted(outcome.kinds.items()))


def _line(kind: str, tally: Tally) -> str:
    young = f", nog niet bewaard en weg {tally.words_at_risk}" if tally.words_at_risk else ""
    lost = tally.words_lost + tally.words_misplaced
    return (
        f"  {kind:<30}{tally.interruptions:>5} gesprekken, {tally.records:>5} meldingen, {tally.words:>6} woorden, "
        f"verloren {lost}{young}"
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.interruptions", description="Stoor gesprekken en verlies geen woord."
    )
    parser.add_argument("--runs", type=_positive, default=RUNS, help="hoeveel gesprekken")
    parser.add_argument("--seed", type=_positive, default=1, help="de volgorde van de storingen")
    parser.add_argument("--windows", type=_positive, default=WINDOWS, help="hoeveel browsers tegelijk")
    parser.add_argument("--minutes", type=_positive, default=0, help="begin hierna geen gesprek meer")
    parser.add_argument(
        "--kapot", action="store_true", help="met een server die vergeet, om te zien dat dat opvalt"
    )
    return parser


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text} kan niet, geef een getal van 1 of meer")
    return int(text)


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())

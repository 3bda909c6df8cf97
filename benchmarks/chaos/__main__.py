"""`python -m benchmarks.chaos [--seeds N|a,b,c] [--kills N] [--kapot]`: the whole run; exit 1 when anything was lost.

Ends with one line of JSON. Three seeds take about six minutes on two cores; each seed gives up by itself in time.
"""

import argparse
import json
import sys
from collections.abc import Sequence

from benchmarks.chaos.reckoning import Outcome, together
from benchmarks.chaos.run import Plan, run
from benchmarks.ground import GroundFailed, ground

SEEDS = 3
KILLS = 210
TERMS = 100_000
DUE = 10_000


def main(arguments: Sequence[str] | None = None) -> int:
    """Run every seed on one ground; returns the exit code."""
    asked = _parser().parse_args(arguments)
    seeds = seeds_of(asked.seeds)
    kills = -(-asked.kills // len(seeds))
    outcomes = []
    try:
        with ground("chaos") as ours:
            for seed in seeds:
                plan = Plan(seed, kills, asked.terms, asked.due, broken=asked.kapot)
                _say(f"Zaad {seed}: {plan.due} termijnen verlopen, {kills} keer wordt iets gedood (hoogstens "
                     f"{plan.limit / 60:.0f} minuten)…")  # fmt: skip
                outcomes.append(run(ours, plan))
                _say(_line(outcomes[-1]))
    except GroundFailed as fault:
        sys.stderr.write(f"{fault}\n")
        return 1
    _say(json.dumps(together(outcomes), ensure_ascii=False))
    return 0 if all(outcome.is_clean for outcome in outcomes) else 1


def seeds_of(asked: str) -> list[int]:
    """One number is how many seeds, several are the seeds themselves. Raises SystemExit for anything else."""
    try:
        numbers = [int(part) for part in asked.replace(",", " ").split()]
    except ValueError:
        numbers = []
    if not numbers or min(numbers) < 1:
        sys.exit(
            f"SEEDS={asked} kan niet. Geef een aantal, zoals SEEDS=3, of de zaden zelf, zoals SEEDS=4,8,15."
        )
    return list(range(1, numbers[0] + 1)) if len(numbers) == 1 else numbers


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.chaos", description="Dood alles, verlies niets."
    )
    parser.add_argument("--seeds", default=str(SEEDS), help="hoeveel zaden, of welke")
    parser.add_argument(
        "--kills", type=_positive, default=KILLS, help="hoe vaak er ten minste wordt gedood, samen"
    )
    parser.add_argument("--terms", type=_positive, default=TERMS, help="hoeveel termijnen er lopen")
    parser.add_argument("--due", type=_positive, default=DUE, help="hoeveel daarvan verlopen, per zaad")
    parser.add_argument(
        "--kapot", action="store_true", help="met een motor die verliest, om te zien dat dat opvalt"
    )
    return parser


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text} kan niet, geef een getal van 1 of meer")
    return int(text)


def _line(outcome: Outcome) -> str:
    kills = ", ".join(f"{kind} {number}" for kind, number in outcome.kills.items())
    return (
        f"  {outcome.seconds:.0f} s; gedood: {kills}; broker geleegd {outcome.emptied}, "
        f"tien dezelfde bellen {outcome.rung}\n"
        f"  escalaties {outcome.escalations}, verloren {outcome.lost}, dubbel {outcome.doubled}, te vroeg "
        f"{outcome.early}; mails {outcome.mails}, nog eens verzonden {outcome.mails_again}; "
        f"{'gezond' if outcome.healthy else 'NIET gezond'}"
    )


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())

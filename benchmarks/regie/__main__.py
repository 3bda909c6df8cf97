"""`python -m benchmarks.regie [--steps N] [--seed N] [--seconds S] [--processes N]`: walk, and one line of JSON.

Exit 1 when something did not hold, or the database allowed what is forbidden.
"""

import sys

from benchmarks.walk import side_by_side
from benchmarks.walk.side_by_side import Kind, Outcome, in_none

REGIE = Kind("regie", "Wandel door overdracht en regie.", steps=10_000, seconds=1800)


def missing(outcomes: list[Outcome]) -> Outcome:
    """What none of the walks saw the database refuse."""
    return {"never_refused": in_none(outcomes, "never_refused")}


if __name__ == "__main__":
    sys.exit(side_by_side.main(REGIE, missing))

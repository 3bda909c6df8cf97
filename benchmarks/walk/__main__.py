"""`python -m benchmarks.walk [--steps N] [--seed N] [--seconds S] [--processes N]`: walk, and one line of JSON.

Many walks: one long walk would come to the end of the known calendar. Exit 1 when a forbidden state was reached, a
casus lost its clock, or a walk did not come to its end.
"""

import sys

from benchmarks.walk import side_by_side
from benchmarks.walk.side_by_side import Kind, Outcome, in_none

WALK = Kind("walk", "Wandel door alle machines.", steps=100_000, seconds=7200, longest=12_500)
"""The clock of one walk goes on for some 600 days."""


def missing(outcomes: list[Outcome]) -> Outcome:
    """What none of the walks reached or took, of all that is declared."""
    declared = max((outcome.get("declared", 0) for outcome in outcomes), default=0)
    return {"declared": declared, **{name: in_none(outcomes, name) for name in ("never_taken", "unreached")}}


if __name__ == "__main__":
    sys.exit(side_by_side.main(WALK, missing))

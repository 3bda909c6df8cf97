"""The walk itself: who does what to which casus, and what must hold after every step."""

import math
import random
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.http import Http404

from benchmarks.walk import chain, moves
from benchmarks.walk.forbidden import forbidden
from benchmarks.walk.moves import NothingToDo
from meldingen.models import Casus, Termijn
from meldingen.termijnen.relay import verspreid
from meldingen.termijnen.sweep import sweep
from veiligthuis.core import clock
from veiligthuis.core.errors import NotAllowed, RuleBroken
from veiligthuis.core.models import Medewerker
from veiligthuis.demo import chapters
from veiligthuis.demo.names import household
from veiligthuis.demo.region import Region

Move = Callable[[Casus, Medewerker, Any], None]

INTAKE, TRIAGE, SECOND, HOLDER, LEAD = "intake", "triagist", "gedragswetenschapper", "casushouder", "manager"
MOVES: tuple[tuple[Move, str, int], ...] = (
    (moves.new_melding, INTAKE, 1), (moves.shift, INTAKE, 5), (moves.acute_step, INTAKE, 2),
    (moves.take_melding, TRIAGE, 6), (moves.pass_on, TRIAGE, 1), (moves.tell_melder, TRIAGE, 6),
    (moves.assess, TRIAGE, 8), (moves.begin_assessment, TRIAGE, 1), (moves.sign, SECOND, 8),
    (moves.turn_assessment, TRIAGE, 3), (moves.speak, HOLDER, 4), (moves.assign, LEAD, 4),
    (moves.start, HOLDER, 5), (moves.weigh_along, SECOND, 5), (moves.switch, HOLDER, 2),
    (moves.finish_traject, HOLDER, 5), (moves.end_early, LEAD, 1), (moves.ask_raad, LEAD, 1),
    (moves.monitor, HOLDER, 6), (moves.prohibit, HOLDER, 3), (moves.close, HOLDER, 2),
    (moves.destroy, LEAD, 1), (chain.plan, HOLDER, 5), (chain.offer, HOLDER, 5), (chain.sender, HOLDER, 3),
    (chain.receiver, "wijkteam-noord", 6),
)  # fmt: skip
"""Each move, who usually does it, and how often it is tried."""

RIGHT_PERSON = 0.7
PER_PERSON = ("T03", "T03B", "T09A", "T10")
"""Clocks of one melding or one person; an open casus needs one beside these."""


class Broken(AssertionError):
    """Something that must always hold does not."""


@dataclass
class Walk:
    """One walk through a region of invented people, on a clock that the walk itself moves."""

    region: Region
    seed: int
    at_once: int = 24
    done: Counter[str] = field(default_factory=Counter)
    statuses: set[str] = field(default_factory=set)
    cases: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        """The dice, and everybody who may come along."""
        self.dice = random.Random(self.seed)  # noqa: S311 - a walk that can be repeated, no secret
        self.people = list(self.region.people.values())

    @property
    def steps(self) -> int:
        """How many attempts reached a machine."""
        return self.done["carried_out"] + self.done["refused"]

    def run(self, steps: int, *, until: float = math.inf) -> None:
        """So many steps, or fewer when `until` (seconds of `time.monotonic`) comes first. Raises Broken."""
        while self.steps < steps and time.monotonic() < until:
            self._step()
        self._look_over()

    def _step(self) -> None:
        while len(self.cases) < self.at_once:
            melding = chapters.take_in(household("Wandelaar"), by=self.region.people[INTAKE])
            self.cases.append(melding.casus_id)
        pk = self.dice.choice(self.cases)
        move, usual, _ = self.dice.choices(MOVES, weights=[weight for *_, weight in MOVES])[0]
        by = self.region.people[usual] if self.dice.random() < RIGHT_PERSON else self.dice.choice(self.people)
        outcome = self._try(pk, move, by)
        self.done[outcome] += 1
        if outcome == "carried_out":
            self._check(pk, move.__name__)
            if self.done[outcome] % 40 == 0:
                self._let_time_pass()
            if self.done[outcome] % 1000 == 0:
                self._look_over()

    def _try(self, pk: int, move: Move, by: Medewerker) -> str:
        """All of it or nothing; what the database checks at the end is checked here too."""
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                move(Casus.objects.get(pk=pk), by, self.dice)
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
                cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        except NothingToDo:
            return "nothing_to_do"
        except (RuleBroken, NotAllowed, ValidationError, Http404):
            return "refused"
        return "carried_out"

    def _check(self, pk: int, what: str) -> None:
        """An open casus has a running term of its own, a closed one has none."""
        casus = Casus.objects.get(pk=pk)
        self.statuses.add(str(casus.status))
        running = Termijn.objects.open().filter(casus=pk)
        if casus.is_open and not running.exclude(code__in=PER_PERSON).exists():
            raise Broken(f"seed {self.seed}: after {what} the casus is {casus.status} without a running term")
        if not casus.is_open and running.exists():
            raise Broken(f"seed {self.seed}: after {what} the closed casus still has a running term")
        if not casus.is_open and self.dice.random() < 0.2:
            self.cases.remove(pk)

    def _let_time_pass(self) -> None:
        clock.move_to(clock.now() + timedelta(days=self.dice.choice((1, 2, 9)), hours=3))
        sweep()
        verspreid()

    def _look_over(self) -> None:
        """Everything at once, straight from the database."""
        wrong = {name: number for name, number in forbidden().items() if number}
        if wrong:
            raise Broken(f"seed {self.seed}: {wrong}")

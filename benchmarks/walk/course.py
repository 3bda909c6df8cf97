"""The walk itself: who does what to which casus, and what must hold after every step."""

import math
from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta

from benchmarks.walk.forbidden import forbidden, wrong_clock
from benchmarks.walk.situations import INTAKE, MOVES, Choice, fitting
from benchmarks.walk.walking import RIGHT_PERSON, Broken, Walking
from meldingen.models import Casus
from meldingen.termijnen.relay import verspreid
from meldingen.termijnen.sweep import sweep
from veiligthuis.core import clock
from veiligthuis.demo import chapters
from veiligthuis.demo.names import household

LIKELY = 0.85
"""How often a move is one that the status of the casus may allow; the others are tried anywhere."""
DRAWN = 0.6
"""How often a walk goes where it has been least; a walk of equal chances seldom comes far from the beginning."""
CLOSED_STAYS = 0.7
LOOK_OVER_EVERY = 500
TIME_PASSES_EVERY = 60
DAYS = (0, 1, 2, 6, 21)
"""How many days pass at a time; a walk of 12,500 steps stays well within the known calendar."""


@dataclass
class Walk(Walking):
    """One walk through a region of invented people, on a clock that the walk itself moves."""

    at_once: int = 12
    statuses: set[str] = field(default_factory=set)
    cases: list[int] = field(default_factory=list)
    been: Counter[tuple[str, ...]] = field(default_factory=Counter)

    def run(self, steps: int, *, until: float = math.inf) -> None:
        """As every walk, with a look at everything at the end. Raises Broken."""
        super().run(steps, until=until)
        self.look_over()

    def step(self) -> None:
        """One attempt, and what follows from it. Raises Broken."""
        while len(self.cases) < self.at_once:
            melding = chapters.take_in(
                household("Wandelaar", geslacht="vrouw"), by=self.region.people[INTAKE]
            )
            self.cases.append(melding.casus_id)
        casus = self._somewhere()
        choice = self._choose(str(casus.status))
        right = self.dice.random() < RIGHT_PERSON
        by = self.region.people[self.dice.choice(choice.usual)] if right else self.dice.choice(self.people)
        if not self.attempt(choice.move, casus, by):
            return
        self._check(casus.pk, choice.move.__name__)
        if self.done["carried_out"] % TIME_PASSES_EVERY == 0:
            self._let_time_pass()
        if self.done["carried_out"] % LOOK_OVER_EVERY == 0:
            self.look_over()

    def _somewhere(self) -> Casus:
        """Any casus, or rather one in a status that was seldom come upon."""
        rows = list(Casus.objects.filter(pk__in=self.cases).order_by("pk"))
        seldom = [1 / (1 + self.been[str(row.status),]) for row in rows]
        drawn = self.dice.random() < DRAWN
        casus: Casus = self.dice.choices(rows, weights=seldom if drawn else None)[0]
        self.been[str(casus.status),] += 1
        return casus

    def _choose(self, status: str) -> Choice:
        """A move, by its weight, or rather one that was seldom tried in this status."""
        choices = fitting(status) if self.dice.random() < LIKELY else MOVES
        weights: list[float] = [choice.weight for choice in choices]
        if self.dice.random() < DRAWN:
            weights = [1 / (1 + self.been[status, choice.move.__name__]) for choice in choices]
        choice = self.dice.choices(choices, weights=weights)[0]
        self.been[status, choice.move.__name__] += 1
        return choice

    def _check(self, pk: int, what: str) -> None:
        """An open casus has a running clock of its own, a closed one has none."""
        status, is_open, wrong = wrong_clock(pk)
        self.statuses.add(status)
        if wrong:
            raise Broken(f"seed {self.seed}: after {what} the casus is {status} {wrong}")
        if not is_open and self.dice.random() > CLOSED_STAYS:
            self.cases.remove(pk)

    def _let_time_pass(self) -> None:
        clock.move_to(clock.now() + timedelta(days=self.dice.choice(DAYS), hours=3))
        sweep()
        verspreid()

    def look_over(self) -> None:
        """Everything at once, straight from the database. Raises Broken."""
        wrong = {name: number for name, number in forbidden().items() if number}
        if wrong:
            raise Broken(f"seed {self.seed}: {wrong}")

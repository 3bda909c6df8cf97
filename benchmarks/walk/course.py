"""The walk itself: who does what to which casus, and what must hold after every step."""

import math
import random
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.http import Http404

from benchmarks.walk.forbidden import forbidden, let_the_database_look, wrong_clock
from benchmarks.walk.moves import NothingToDo
from benchmarks.walk.situations import INTAKE, MOVES, Choice, fitting
from meldingen.models import Casus
from meldingen.termijnen.relay import verspreid
from meldingen.termijnen.sweep import sweep
from veiligthuis.core import clock
from veiligthuis.core.errors import NotAllowed, RuleBroken
from veiligthuis.core.models import Medewerker
from veiligthuis.demo import chapters
from veiligthuis.demo.names import household
from veiligthuis.demo.region import Region

RIGHT_PERSON = 0.85
LIKELY = 0.85
"""How often a move is one that the status of the casus may allow; the others are tried anywhere."""
DRAWN = 0.6
"""How often a walk goes where it has been least; a walk of equal chances seldom comes far from the beginning."""
CLOSED_STAYS = 0.7
LOOK_OVER_EVERY = 500
TIME_PASSES_EVERY = 60
DAYS = (0, 1, 2, 6, 21)
"""How many days pass at a time; a walk of 12,500 steps stays well within the known calendar."""


class Broken(AssertionError):
    """Something that must always hold does not."""


@dataclass
class Walk:
    """One walk through a region of invented people, on a clock that the walk itself moves."""

    region: Region
    seed: int
    at_once: int = 12
    done: Counter[str] = field(default_factory=Counter)
    statuses: set[str] = field(default_factory=set)
    cases: list[int] = field(default_factory=list)
    been: Counter[tuple[str, ...]] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        """The dice, and everybody who may come along; nobody gets other roles during a walk."""
        self.dice = random.Random(self.seed)  # noqa: S311 - a walk that can be repeated, no secret
        self.people = list(self.region.people.values())

    @property
    def steps(self) -> int:
        """How many attempts reached a machine."""
        return self.done["carried_out"] + self.done["refused"]

    def run(self, steps: int, *, until: float = math.inf) -> None:
        """So many steps, or fewer when `until` (seconds of `time.monotonic`) comes first. Raises Broken."""
        while self.steps < steps and time.monotonic() < until:
            self.step()
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
        outcome = self._try(casus, choice, by)
        self.done[outcome] += 1
        if outcome == "carried_out":
            self._check(casus.pk, choice.move.__name__)
            if self.done[outcome] % TIME_PASSES_EVERY == 0:
                self._let_time_pass()
            if self.done[outcome] % LOOK_OVER_EVERY == 0:
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

    def _try(self, casus: Casus, choice: Choice, by: Medewerker) -> str:
        """All of it or nothing; the database looks at the commit, or right away where somebody holds a transaction."""
        held = connection.in_atomic_block
        try:
            with transaction.atomic():
                choice.move(casus, by, self.dice)
                if held:
                    let_the_database_look()
        except NothingToDo:
            return "nothing_to_do"
        except (RuleBroken, NotAllowed, ValidationError, Http404):
            return "refused"
        except IntegrityError as fault:
            raise Broken(
                f"seed {self.seed}: {choice.move.__name__} was refused by the database: {fault}"
            ) from fault
        return "carried_out"

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

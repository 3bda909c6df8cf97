"""The walk itself: who does what to which family, what must hold after every step, and what the database refuses."""

import math
import random
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.http import Http404

from benchmarks.handovers.family import judged
from benchmarks.regie.holds import faults
from benchmarks.regie.moves import LEAD_THERE, MOVES, RECEIVER, Choice, fitting
from benchmarks.regie.straight import FORBIDDEN, Attempt, attempt
from benchmarks.walk.forbidden import let_the_database_look
from benchmarks.walk.moves import NothingToDo
from meldingen.models import Casus
from overdracht.models import Overdracht
from veiligthuis.core.errors import NotAllowed, RuleBroken
from veiligthuis.core.models import Medewerker
from veiligthuis.demo.region import Region

RIGHT_PERSON = 0.85
LIKELY = 0.9
"""How often a move is one that may be possible; the others are tried anywhere."""
LONGEST = 60
"""Steps after which a family is left as it is and another one comes."""


class Broken(AssertionError):
    """Something that must always hold does not."""


@dataclass
class RegieWalk:
    """One walk in a region of invented people, on a clock that the walk itself moves."""

    region: Region
    seed: int
    at_once: int = 2
    done: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    """How often each forbidden thing was refused by the database."""
    cases: dict[int, int] = field(default_factory=dict)
    due: dict[int, datetime] = field(default_factory=dict)

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
            self.step()

    def step(self) -> None:
        """One move of somebody, and all that must hold afterwards. Raises Broken."""
        while len(self.cases) < self.at_once:
            self.cases[judged(self.region).pk] = 0
        pk = self.dice.choice(sorted(self.cases))
        casus = Casus.objects.get(pk=pk)
        choice = self._choose(casus)
        outcome = self._try(casus, choice, self._who(casus, choice))
        self.done[outcome] += 1
        if outcome != "carried_out":
            return
        self.done[choice.move.__name__] += 1
        for other in self.cases:
            self._check(other, choice.move.__name__)
        self._straight(pk)
        self.cases[pk] += 1
        if self.cases[pk] > LONGEST or not Casus.objects.get(pk=pk).is_open:
            del self.cases[pk]

    def _choose(self, casus: Casus) -> Choice:
        last = Overdracht.objects.filter(casus=casus).order_by("-pk").values_list("status", flat=True).first()
        choices = fitting(last or "") if self.dice.random() < LIKELY else MOVES
        return self.dice.choices(choices, weights=[one.weight for one in choices])[0]

    def _who(self, casus: Casus, choice: Choice) -> Medewerker:
        if self.dice.random() > RIGHT_PERSON:
            return self.dice.choice(self.people)
        if choice.usual not in (RECEIVER, LEAD_THERE):
            return self.region.people[choice.usual]
        last = Overdracht.objects.filter(casus=casus).order_by("-pk").first()
        name = (last.naar_team.naam if last else "Noord").removeprefix("Wijkteam ").lower()
        return self.region.people[f"{'wijkteam' if choice.usual == RECEIVER else 'wijkteammanager'}-{name}"]

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
        wrong = faults(Casus.objects.get(pk=pk), self.due)
        if wrong:
            raise Broken(f"seed {self.seed}: after {what}: {'; '.join(wrong)}")

    def _straight(self, pk: int) -> None:
        """One forbidden thing, straight in the database."""
        name = self.dice.choice(sorted(FORBIDDEN))
        outcome = attempt(name, pk)
        self.done[f"sql_{outcome}"] += 1
        if outcome == Attempt.DONE:
            raise Broken(f"seed {self.seed}: the database allows: {name}")
        self.refused[name] += outcome == Attempt.REFUSED

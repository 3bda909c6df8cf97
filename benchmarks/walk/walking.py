"""What every walk does: take one step after another until it is enough, with the dice of its seed."""

import math
import random
import time
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.http import Http404

from benchmarks.walk.forbidden import let_the_database_look
from benchmarks.walk.moves import NothingToDo
from meldingen.models import Casus
from veiligthuis.core.errors import NotAllowed, RuleBroken
from veiligthuis.core.models import Medewerker
from veiligthuis.demo.region import Region

RIGHT_PERSON = 0.85
"""How often a move is made by somebody whose work it is; the others by anybody."""

Move = Callable[[Casus, Medewerker, Any], None]


class Broken(AssertionError):
    """Something that must always hold does not."""


@dataclass
class Walking(ABC):
    """One walk in a region of invented people, on a clock that the walk itself moves."""

    region: Region
    seed: int
    done: Counter[str] = field(default_factory=Counter)

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

    @abstractmethod
    def step(self) -> None:
        """One attempt, and what follows from it. Raises Broken."""

    def attempt(self, move: Move, casus: Casus, by: Medewerker) -> bool:
        """Whether it was carried out, all of it or nothing. Raises Broken when only the database refused it.

        The database looks at the commit, or right away where somebody holds a transaction.
        """
        outcome = self._outcome(move, casus, by)
        self.done[outcome] += 1
        return outcome == "carried_out"

    def _outcome(self, move: Move, casus: Casus, by: Medewerker) -> str:
        held = connection.in_atomic_block
        try:
            with transaction.atomic():
                move(casus, by, self.dice)
                if held:
                    let_the_database_look()
        except NothingToDo:
            return "nothing_to_do"
        except (RuleBroken, NotAllowed, ValidationError, Http404):
            return "refused"
        except IntegrityError as fault:
            raise Broken(f"seed {self.seed}: {move.__name__} was refused by the database: {fault}") from fault
        return "carried_out"

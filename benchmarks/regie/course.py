"""The walk itself: who does what to which family, what must hold after every step, and what the database refuses."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime

from benchmarks.handovers.family import judged
from benchmarks.regie.holds import faults
from benchmarks.regie.moves import LEAD_THERE, MOVES, RECEIVER, Choice, fitting
from benchmarks.regie.straight import FORBIDDEN, Attempt, attempt
from benchmarks.walk.walking import RIGHT_PERSON, Broken, Walking
from meldingen.models import Casus
from overdracht.models import Overdracht
from veiligthuis.core.models import Medewerker

LIKELY = 0.9
"""How often a move is one that may be possible; the others are tried anywhere."""
LONGEST = 60
"""Steps after which a family is left as it is and another one comes."""


@dataclass
class RegieWalk(Walking):
    """One walk in a region of invented people, on a clock that the walk itself moves."""

    at_once: int = 2
    refused: Counter[str] = field(default_factory=Counter)
    """How often each forbidden thing was refused by the database."""
    cases: dict[int, int] = field(default_factory=dict)
    due: dict[int, datetime] = field(default_factory=dict)

    def step(self) -> None:
        """One move of somebody, and all that must hold afterwards. Raises Broken."""
        while len(self.cases) < self.at_once:
            self.cases[judged(self.region).pk] = 0
        pk = self.dice.choice(sorted(self.cases))
        casus = Casus.objects.get(pk=pk)
        choice = self._choose(casus)
        if not self.attempt(choice.move, casus, self._who(casus, choice)):
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

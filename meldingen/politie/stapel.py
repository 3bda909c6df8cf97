"""The pile of police reports somebody works through: what is in it, where one is, and what comes next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time

from django.db.models import Q

from meldingen.machine.melding import MeldingStatus
from meldingen.politie.queries import politiemeldingen
from veiligthuis.core import clock
from veiligthuis.core.access import Person

MEESTE = 500


@dataclass(frozen=True)
class Plek:
    """One report in the pile."""

    nummer: str
    klaar: bool
    crisis: bool


@dataclass(frozen=True)
class Stapel:
    """All reports that wait and those that were looked at today, the longest waiting first; `hier` is the place."""

    plekken: tuple[Plek, ...]
    hier: int = -1

    @property
    def totaal(self) -> int:
        """How many are in the pile."""
        return len(self.plekken)

    @property
    def positie(self) -> int:
        """Which one this is, from 1."""
        return self.hier + 1

    @property
    def nog(self) -> int:
        """How many nobody looked at."""
        return sum(not plek.klaar for plek in self.plekken)

    @property
    def vorige(self) -> str:
        """The number before this one, or empty."""
        return self.plekken[self.hier - 1].nummer if self.hier > 0 else ""

    @property
    def volgende(self) -> str:
        """The number after this one, or empty."""
        return self.plekken[self.hier + 1].nummer if self.hier + 1 < self.totaal else ""

    @property
    def te_doen(self) -> str:
        """The next number nobody looked at, from here on and then from the beginning; empty when all are done."""
        rond = self.plekken[self.hier + 1 :] + self.plekken[: self.hier + 1]
        return next((plek.nummer for plek in rond if not plek.klaar), "")

    @property
    def in_crisis(self) -> list[str]:
        """What was found acute and still waits for somebody to set the crisis going."""
        return [plek.nummer for plek in self.plekken if plek.crisis]


def stapel(user: Person, nummer: str = "") -> Stapel:
    """The pile as this person sees it, standing at a report; one statement."""
    vandaag = datetime.combine(clock.today(), time(0), clock.AMSTERDAM)
    wacht = Q(status=MeldingStatus.ONTVANGEN)
    rijen = politiemeldingen(user).filter(wacht | Q(geschift_op__gte=vandaag)).order_by("ontvangen_op", "pk")
    plekken = tuple(
        Plek(eigen, status != MeldingStatus.ONTVANGEN, bool(acuut) and status == MeldingStatus.GESCHIFT)
        for eigen, status, acuut in rijen.values_list("nummer", "status", "acuut")[:MEESTE]
    )
    return Stapel(plekken, next((plaats for plaats, plek in enumerate(plekken) if plek.nummer == nummer), -1))

"""With what terms are computed now: the calendar, the rules and the settings, read from the rows of beheer.

The arithmetic stays pure: it gets these values. A process keeps them in memory under the stamp that the database
renews at every change.
"""

import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from uuid import UUID

from meldingen.termijnen.instellingen import (
    KB_DAG,
    Dagsoort,
    Instelling,
    Kalenderdag,
    Kalenderjaar,
    Rekenstand,
)
from meldingen.termijnen.ladders import Naar, momenten
from meldingen.termijnen.regels import KB_DAG_IS_VRIJ, REGELS, Regel, regel, regel_met_versie
from veiligthuis.core import clock
from veiligthuis.core.calendar import Einde, als_dag
from veiligthuis.core.feestdagen import NEDERLAND, Feestdag, Gelijkgesteld, Kalender

VERS_S = 60.0
"""So long a page may count working days with what another process has changed meanwhile; due moments never do."""


@dataclass(frozen=True)
class Rekenregels:
    """Everything a due moment follows from, as one value.

    `kb` are the choices whether a KB-dag is free for norms in werkdagen, each with the day it begins, in order.
    """

    kalender: Kalender = NEDERLAND
    regels: tuple[Regel, ...] = REGELS
    kb: tuple[tuple[date, bool], ...] = ()

    @cached_property
    def per_versie(self) -> Mapping[tuple[str, int], Regel]:
        """Every rule by its code and version."""
        return {(rij.code, rij.versie): rij for rij in self.regels}

    def regel(self, code: str, op: date) -> Regel:
        """The rule with this code that holds on `op`. Raises OnbekendeTermijnError."""
        return regel(code, op, self.regels)

    def regel_met_versie(self, code: str, versie: int) -> Regel:
        """The rule a running term started with. Raises OnbekendeTermijnError."""
        return regel_met_versie(code, versie, self.regels)

    def kb_vrij(self, op: date) -> bool:
        """Whether for a term that starts on `op` a KB-dag is no working day."""
        geldig = [waarde for van, waarde in self.kb if van <= op]
        return geldig[-1] if geldig else KB_DAG_IS_VRIJ

    def einde(self, soort: Regel, start: date | datetime, *, duur: int | None = None) -> Einde:
        """When a term of this rule ends; raises as `Regel.einde` does."""
        vrij = self.kb_vrij(als_dag(start))
        return soort.einde(start, duur=duur, kalender=self.kalender, kb_vrij=vrij)

    def momenten(
        self, soort: Regel, start: datetime, einde: Einde, *, vanaf: datetime | None = None
    ) -> list[tuple[datetime, Naar]]:
        """When the sweep acts for that term, and whom it then tells; nothing before `vanaf` (None: the start)."""
        vrij = self.kb_vrij(als_dag(start))
        return momenten(soort, start, einde, vanaf=vanaf, kalender=self.kalender, kb_vrij=vrij)


MEEGELEVERD = Rekenregels()
"""What is shipped: in force where beheer keeps no rows at all."""


@dataclass(frozen=True)
class _Stand:
    stempel: UUID | None
    rekenregels: Rekenregels
    gekeken: float


_stand: _Stand | None = None


def actueel() -> Rekenregels:
    """What holds now, one query when nothing changed; for whatever writes a due moment."""
    global _stand
    stempel = Rekenstand.objects.values_list("stempel", flat=True).first()
    bekend = _stand
    rekenregels = bekend.rekenregels if bekend and bekend.stempel == stempel else _lees()
    _stand = _Stand(stempel, rekenregels, time.monotonic())
    return rekenregels


def huidig() -> Rekenregels:
    """What holds now or held within the last minute, mostly without a query; for what is only shown."""
    bekend = _stand
    if bekend is not None and time.monotonic() - bekend.gekeken < VERS_S:
        return bekend.rekenregels
    return actueel()


def vergeet() -> None:
    """Read the rows anew at the next question."""
    global _stand
    _stand = None


def regel_van(code: str, versie: int) -> Regel:
    """The rule a running term started with, also when another process has just added it."""
    return huidig().per_versie.get((code, versie)) or actueel().regel_met_versie(code, versie)


def ontbrekende_jaren(vandaag: date | None = None) -> int:
    """How many years the calendar lacks up to and including the next one; 0 in health."""
    return max(0, (vandaag or clock.today()).year + 1 - actueel().kalender.tot)


def _lees() -> Rekenregels:
    instellingen = list(Instelling.objects.order_by("geldig_van", "versie"))
    regels = (*REGELS, *(_als_regel(rij) for rij in instellingen if rij.sleutel != KB_DAG))
    kb = tuple((rij.geldig_van, bool(rij.waarde)) for rij in instellingen if rij.sleutel == KB_DAG)
    return Rekenregels(_kalender(), regels, kb)


def _als_regel(rij: Instelling) -> Regel:
    """The shipped rule with the number of this setting, as a version of its own."""
    basis = regel(rij.sleutel, rij.geldig_van)
    return replace(
        basis, duur=rij.waarde, versie=rij.versie, geldig_van=rij.geldig_van, geldig_tot=None, bron=rij.bron
    )


def _kalender() -> Kalender:
    jaren = set(Kalenderjaar.objects.values_list("jaar", flat=True))
    if not jaren:
        return NEDERLAND
    tot = van = min(jaren)
    while tot + 1 in jaren:
        tot += 1
    dagen = list(Kalenderdag.objects.filter(dag__year__gte=van, dag__year__lte=tot).order_by("dag"))
    return Kalender(
        van,
        tot,
        tuple(Gelijkgesteld(rij.dag, rij.bron) for rij in dagen if rij.soort == Dagsoort.GELIJKGESTELD),
        tuple(Feestdag(rij.dag, rij.naam, rij.bron) for rij in dagen if rij.soort == Dagsoort.FEESTDAG),
        frozenset(rij.dag for rij in dagen if rij.soort == Dagsoort.GEEN_FEESTDAG),
    )

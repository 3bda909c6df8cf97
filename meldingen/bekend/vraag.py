"""What is known of somebody who is looked for, and the other dates that may be meant by a birth date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from meldingen.codelijsten import Precisie

JAREN = 3
"""How far a birth date may be off when the name is right."""


@dataclass(frozen=True, kw_only=True)
class Zoekvraag:
    """What a caller says of somebody; everything may be missing. Of half a birth date the rest is the first."""

    voornamen: str = ""
    tussenvoegsel: str = ""
    achternaam: str = ""
    partner_achternaam: str = ""
    geboortedatum: date | None = None
    precisie: str = Precisie.DAG
    bsn: str = ""

    @property
    def heeft_naam(self) -> bool:
        """Whether there is a name to look for."""
        return bool(self.achternaam.strip() or self.voornamen.strip() or self.partner_achternaam.strip())

    @property
    def zegt_iets(self) -> bool:
        """Whether there is anything to look for."""
        return bool(self.heeft_naam or self.geboortedatum or self.bsn)


def varianten(dag: date) -> list[date]:
    """The date itself, and what may have been meant: day and month swapped, or a day, a year or ten years off.

    Also the two last figures of the year turned round (1968 for 1986).
    """
    gevonden = [dag]
    anders = [(dag.year, dag.day, dag.month)]
    anders += [(dag.year + jaren, dag.month, dag.day) for jaren in (-1, 1, -10, 10)]
    anders += [(dag.year // 100 * 100 + dag.year % 10 * 10 + dag.year % 100 // 10, dag.month, dag.day)]
    for jaar, maand, dagnummer in anders:
        try:
            gevonden.append(date(jaar, maand, dagnummer))
        except ValueError:  # 29 February of another year, or a month beyond the twelfth
            continue
    gevonden += [dag + timedelta(days=1), dag - timedelta(days=1)]
    return list(dict.fromkeys(gevonden))


def periode(dag: date, precisie: str) -> tuple[date, date]:
    """From when until when somebody may be born, both included, if the name is right."""
    eerste, laatste = max(dag.year - JAREN, 1), min(dag.year + JAREN, 9998)
    if precisie == Precisie.JAAR:
        return date(max(dag.year - 1, 1), 1, 1), date(min(dag.year + 1, 9998), 12, 31)
    if precisie == Precisie.MAAND:
        return date(max(dag.year - 1, 1), 1, 1), date(min(dag.year + 1, 9998), 12, 31)
    return date(eerste, 1, 1), date(laatste, 12, 31)

"""What a term is counted in, and what the answer looks like: unit, end, and the explanation per day."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class TermijnError(ValueError):
    """A term cannot be computed; the text is the Dutch sentence for the user."""


class Eenheid(StrEnum):
    """In what a term is counted."""

    UREN = "uren"
    KALENDERDAGEN = "kalenderdagen"
    WERKDAGEN = "werkdagen"
    WEKEN = "weken"
    MAANDEN = "maanden"
    JAREN = "jaren"


@dataclass(frozen=True, slots=True)
class Uitleg:
    """One day that was skipped, passed or added, and why, in Dutch."""

    dag: date
    reden: str


@dataclass(frozen=True, slots=True)
class Einde:
    """When a term ends, and how that came about.

    `moment` is the last moment of the term, on Dutch clocks; `op_dag` tells that the term ends with the day.
    """

    moment: datetime
    op_dag: bool
    uitleg: tuple[Uitleg, ...] = ()

    @property
    def dag(self) -> date:
        """The day on which the term ends, on Dutch clocks."""
        return self.moment.date()

    @property
    def waarde(self) -> date | datetime:
        """The date for a term in days, the moment for a term in hours: what one says aloud."""
        return self.dag if self.op_dag else self.moment

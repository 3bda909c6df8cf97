"""What a step of a machine does to terms: start, meet or stop one, declared beside the step.

Each effect asks the object for its `termijn_bron()` and calls one service.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum
from typing import Any, Protocol

from meldingen.termijnen import services
from meldingen.termijnen.records import Termijn
from meldingen.termijnen.regels import REGELS
from meldingen.termijnen.services import TermijnBron
from veiligthuis.core.machine import Effect
from veiligthuis.core.models import Medewerker

__all__ = [
    "STAP", "Effect", "Meet", "MeetFirst", "MetTermijnen", "Postpone", "Redirect", "Start", "Stop", "StopAll",
    "TermijnBron", "meet", "meet_first", "postpone", "redirect", "start", "stop", "stop_all",
]  # fmt: skip


class Moment(Enum):
    """A moment that no field holds."""

    STAP = "stap"


STAP = Moment.STAP
"""Count the term from the moment of the step itself."""


class MetTermijnen(Protocol):
    """An object whose steps start and stop terms."""

    def termijn_bron(self) -> TermijnBron:
        """What its terms hang on, and from which moment they count."""
        ...


@dataclass(frozen=True, slots=True)
class Start:
    """Start a term; see `start`."""

    code: str
    duur: Callable[[Any], int] | None = None
    vanaf: str | Moment | Callable[[Any], datetime] | None = None
    alleen_als: Callable[[Any], bool] | None = None
    bij: Callable[[Any], MetTermijnen] | None = None

    def apply(
        self, obj: MetTermijnen, *, by: Medewerker | None, at: datetime, inputs: dict[str, Any]
    ) -> None:
        """Start it, unless its condition says no or it runs already."""
        self.apply_together([self], obj, at=at)

    @staticmethod
    def apply_together(starts: Sequence["Start"], obj: MetTermijnen, *, at: datetime) -> None:
        """Start them all at once, each unless its condition says no or it runs already."""
        gevraagd = (one for one in starts if one.alleen_als is None or one.alleen_als(obj))
        services.start_termijnen([(one.code, one.bron(obj, at), one._duur(obj)) for one in gevraagd])

    def bron(self, obj: MetTermijnen, at: datetime) -> TermijnBron:
        """What this term of the object hangs on, and from which moment it counts."""
        bron = (self.bij(obj) if self.bij else obj).termijn_bron()
        return bron if self.vanaf is None else replace(bron, startmoment=self._moment(obj, at))

    def _duur(self, obj: MetTermijnen) -> int | None:
        return self.duur(obj) if self.duur else None

    def _moment(self, obj: MetTermijnen, at: datetime) -> datetime:
        if self.vanaf is STAP:
            return at
        moment: datetime = self.vanaf(obj) if callable(self.vanaf) else getattr(obj, str(self.vanaf))
        return moment

    def describe(self) -> str:
        """For docs/machines.md."""
        return f"start {_naam(self.code)}"


@dataclass(frozen=True, slots=True)
class Meet:
    """The term is met; see `meet`."""

    code: str
    op: str = ""
    alleen_als: Callable[[Any], bool] | None = None

    def apply(
        self, obj: MetTermijnen, *, by: Medewerker | None, at: datetime, inputs: dict[str, Any]
    ) -> None:
        """Meet it at the moment of the step or of `op`; nothing happens when it does not run."""
        if self.alleen_als is not None and not self.alleen_als(obj):
            return
        services.haal_termijn(self.code, obj.termijn_bron(), at=getattr(obj, self.op) if self.op else at)

    def describe(self) -> str:
        """For docs/machines.md."""
        return f"haalt {_naam(self.code)}"


@dataclass(frozen=True, slots=True)
class MeetFirst:
    """The first of these that runs is met; see `meet_first`."""

    codes: tuple[str, ...]

    def apply(
        self, obj: MetTermijnen, *, by: Medewerker | None, at: datetime, inputs: dict[str, Any]
    ) -> None:
        """Meet one; nothing happens when none runs."""
        bron = obj.termijn_bron()
        any(services.haal_termijn(code, bron, at=at) for code in self.codes)

    def describe(self) -> str:
        """For docs/machines.md."""
        return f"haalt de eerste van {', '.join(_naam(code) for code in self.codes)}"


@dataclass(frozen=True, slots=True)
class Stop:
    """The term lapses without being met; see `stop`."""

    code: str
    reden: str

    def apply(
        self, obj: MetTermijnen, *, by: Medewerker | None, at: datetime, inputs: dict[str, Any]
    ) -> None:
        """Let it lapse; nothing happens when it does not run."""
        services.laat_vervallen(self.code, obj.termijn_bron(), reden=self.reden, at=at)

    def describe(self) -> str:
        """For docs/machines.md."""
        return f"{self.code} vervalt ({self.reden})"


@dataclass(frozen=True, slots=True)
class StopAll:
    """Every running term of the object lapses; see `stop_all`."""

    reden: str

    def apply(
        self, obj: MetTermijnen, *, by: Medewerker | None, at: datetime, inputs: dict[str, Any]
    ) -> None:
        """Let them lapse: those of the object's subject, or of the whole casus when it has none."""
        services.stop_alles(obj.termijn_bron(), reden=self.reden, at=at)

    def describe(self) -> str:
        """For docs/machines.md."""
        return f"alle lopende termijnen vervallen ({self.reden})"


@dataclass(frozen=True, slots=True)
class Postpone:
    """The term is put off; see `postpone`."""

    code: str

    def apply(
        self, obj: MetTermijnen, *, by: Medewerker | None, at: datetime, inputs: dict[str, Any]
    ) -> None:
        """Put it off to `tot` for the `reden` of the step. Raises RuleBroken where the rule does not allow it."""
        if by is None:
            raise ValueError("a postponement is somebody's decision")
        bron = obj.termijn_bron()
        for termijn in Termijn.objects.open().filter(
            casus=bron.casus, code=self.code, onderwerp=bron.onderwerp
        ):
            services.verleng_termijn(termijn, by=by, reden=inputs["reden"], tot=inputs["tot"], at=at)

    def describe(self) -> str:
        """For docs/machines.md."""
        return f"stelt {_naam(self.code)} uit"


@dataclass(frozen=True, slots=True)
class Redirect:
    """The term runs on with another receiver; see `redirect`."""

    code: str

    def apply(
        self, obj: MetTermijnen, *, by: Medewerker | None, at: datetime, inputs: dict[str, Any]
    ) -> None:
        """Point it to the receiver and convenant of the object."""
        services.verleg_termijn(self.code, obj.termijn_bron())

    def describe(self) -> str:
        """For docs/machines.md."""
        return f"{self.code} loopt door bij de nieuwe ontvanger"


def start(
    code: str,
    duur: Callable[[Any], int] | None = None,
    *,
    vanaf: str | Moment | Callable[[Any], datetime] | None = None,
    alleen_als: Callable[[Any], bool] | None = None,
    bij: Callable[[Any], MetTermijnen] | None = None,
) -> Start:
    """The step starts this term, counted from the object's own start moment; a term that runs is left alone.

    `duur` overrules the number of rule and convenant; `vanaf` is another moment, as a field name, a function of
    the object or STAP; `alleen_als` is a function of the object that must be true; `bij` gives another object to
    hang the term on, as the casus of a melding.
    """
    return Start(code, duur, vanaf, alleen_als, bij)


def meet(code: str, *, op: str = "", alleen_als: Callable[[Any], bool] | None = None) -> Meet:
    """The step meets this term, at the moment a field of the object names (`op`) or when the step is taken.

    `alleen_als` is a function of the object that must be true.
    """
    return Meet(code, op, alleen_als)


def meet_first(*codes: str) -> MeetFirst:
    """The step meets the first of these terms that runs, as one of several moments of monitoring."""
    return MeetFirst(codes)


def stop(code: str, reden: str) -> Stop:
    """The step makes this term pointless: it lapses for a Dutch reason without personal data."""
    return Stop(code, reden)


def stop_all(reden: str) -> StopAll:
    """The step makes every running term of the object pointless."""
    return StopAll(reden)


def postpone(code: str) -> Postpone:
    """The step puts a running term off, to the day and for the reason that were filled in (`tot`, `reden`)."""
    return Postpone(code)


def redirect(code: str) -> Redirect:
    """The step gives a running term to another receiver: due moment unchanged, later escalations go there."""
    return Redirect(code)


def _naam(code: str) -> str:
    return next(f"{rij.code} ({rij.naam})" for rij in REGELS if rij.code == code)

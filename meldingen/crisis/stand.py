"""Where a crisisinzet stands, read from its facts: what holds, where the people are, what is next, what is missing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from meldingen.crisis.stappen import NA_DE_MELDING, ONDERWEG, VOLGORDE, Crisisstap
from meldingen.models import Crisisfeit, Crisisinzet
from veiligthuis.core import words

ZONDER_HAAST = frozenset({Crisisstap.ACHTERWACHT})
"""Asked, but never the next step: it is done beside the rest."""


@dataclass(frozen=True)
class Stand:
    """The facts that hold of one inzet: not those that were corrected."""

    inzet: Crisisinzet
    feiten: tuple[Crisisfeit, ...]

    def van(self, stap: str) -> Crisisfeit | None:
        """The last fact of a step that holds, or None."""
        return next((feit for feit in reversed(self.feiten) if feit.stap == stap), None)

    def op(self, stap: str) -> datetime | None:
        """When a step was done, or that it is not done was noted; None when nothing is noted."""
        if stap == Crisisstap.ACTIE:
            return self.inzet.actie_op
        feit = self.van(stap)
        return feit.gebeurd_op if feit else None

    @property
    def niemand_gaat(self) -> bool:
        """Whether it was decided that nobody goes."""
        feit = self.van(Crisisstap.GAAT)
        return feit is not None and not feit.gedaan

    @property
    def gevraagd(self) -> list[Crisisstap]:
        """The steps of this inzet in their order; without the road when nobody goes."""
        return [stap for stap in VOLGORDE if not (self.niemand_gaat and stap in ONDERWEG)]

    @property
    def open(self) -> list[Crisisstap]:
        """The steps of which nothing is noted yet."""
        return [stap for stap in self.gevraagd if self.op(stap) is None]

    @property
    def volgende(self) -> Crisisstap | None:
        """The one step to take now; None when all is done, or when the call must be finished first."""
        if not self.inzet.loopt:
            return None
        kan = [stap for stap in self.open if stap not in ZONDER_HAAST]
        if self.inzet.melding_id is None:
            kan = [stap for stap in kan if stap not in NA_DE_MELDING]
        return kan[0] if kan else None

    @property
    def mist(self) -> list[str]:
        """What is still missing, in words, the next step left out."""
        return [str(stap.label).lower() for stap in self.open if stap != self.volgende]

    @property
    def wie(self) -> str:
        """Who goes, in words; empty when nobody was named."""
        feit = self.van(Crisisstap.GAAT)
        if feit is None:
            return ""
        if not feit.gedaan:
            return "niemand gaat"
        namen = [feit.medewerker.korte_naam if feit.medewerker else "", feit.wie]
        return " en ".join(naam for naam in namen if naam)

    @property
    def waar(self) -> str:
        """Where they are now, in words."""
        inzet = self.inzet
        if inzet.gesloten_op:
            return f"gesloten om {words.time_of_day(inzet.gesloten_op)}"
        if er := self.op(Crisisstap.AANGEKOMEN):
            return f"ter plaatse sinds {words.time_of_day(er)}"
        if weg := self.op(Crisisstap.VERTROKKEN):
            return f"onderweg sinds {words.time_of_day(weg)}"
        if inzet.melding_id is None:
            return "gesprek loopt"
        return "bezoek niet nodig" if self.niemand_gaat else "nog niet vertrokken"


def stand_van(inzet: Crisisinzet, feiten: Iterable[Crisisfeit] | None = None) -> Stand:
    """The stand of an inzet; of facts that were fetched with it no query is needed."""
    alle = list(inzet.feiten.all() if feiten is None else feiten)
    verbeterd = {feit.verbetert_id for feit in alle if feit.verbetert_id}
    return Stand(inzet, tuple(feit for feit in alle if feit.pk not in verbeterd))

"""What one person may read of the texts and rows of a plan: whole rows and sentences go, never half ones."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from meldingen.models import Betrokkene
from meldingen.queries import geheimen
from veiligheid.models import Plandeelnemer, Veiligheidsplan
from veiligheid.queries import huidigen
from veiligheid.rules.noodplan import GEWONE_WOORDEN, eigen_plekken

ZINSEINDE = re.compile(r"(?<=[.!?])\s+")
HOOFDLETTERWOORD = re.compile(r"\b[A-ZÀ-Þ][\w'’-]+")

GEHEIM = (
    "hier stond iets dat deze persoon niet mag weten: een geheim adres, een nummer, een bron of een codewoord"
)
NOODPLAN = "hier stond iets van het noodplan, het codewoord of de toevlucht"
MET_DE_HAND = "u koos dat deze regel niet op dit blad staat"

LANG_GENOEG = 15
"""A line of the noodplan this long is known again elsewhere; a shorter one ("Bel 112") is no secret."""


@dataclass
class Zeef:
    """Keeps what a reader may know; what was left out is told to who makes the copy, never on the copy."""

    lezer: Betrokkene
    geheim: geheimen.Geheimen
    nood: re.Pattern[str] | None
    weg: list[str] = field(default_factory=list)

    def regel(self, waar: str, velden: Iterable[str], niet_voor: Sequence[int] = ()) -> bool:
        """Whether a row of these texts may stand on the copy as a whole; `waar` names it for the maker."""
        if niet_voor and self._mens in huidigen(self.lezer.casus, niet_voor):
            return self._weg(waar, MET_DE_HAND)
        reden = next(filter(None, map(self.waarom_niet, velden)), "")
        return self._weg(waar, reden) if reden else True

    def zinnen(self, waar: str, tekst: str) -> tuple[str, ...]:
        """The lines of a text without the sentences this reader may not know."""
        if self.waarom_niet(" ".join(tekst.split())) == "":
            return tuple(lijn.strip() for lijn in tekst.splitlines() if lijn.strip())
        lijnen = [[z for z in ZINSEINDE.split(lijn) if self.regel(waar, [z])] for lijn in tekst.splitlines()]
        over = tuple(" ".join(zinnen).strip() for zinnen in lijnen if "".join(zinnen).strip())
        # What only shows when lines are read together is not left in halves.
        return over if not self.waarom_niet(" ".join(over)) else ()

    def woord(self, waar: str, tekst: str) -> str:
        """A short text, or nothing."""
        return tekst if tekst and self.regel(waar, [tekst]) else ""

    def waarom_niet(self, tekst: str) -> str:
        """Why this reader may not know it, for who makes the copy; empty when he may."""
        if not tekst:
            return ""
        if self.geheim.betrays(tekst):
            return GEHEIM
        if self.nood is not None and self.nood.search(geheimen.plat(tekst)):
            return NOODPLAN
        return ""

    @property
    def _mens(self) -> int:
        """The reader, also when this copy is of a row that became part of another."""
        return self.lezer.opgegaan_in_id or self.lezer.pk

    def _weg(self, waar: str, reden: str) -> bool:
        self.weg.append(f"{waar}: {reden}")
        return False


def zeef_voor(plan: Veiligheidsplan, deelnemer: Plandeelnemer, gelezen: geheimen.Gelezen) -> Zeef:
    """The sieve of one person: the secrets of the casus, and the noodplan for who may not know it."""
    lezer = deelnemer.betrokkene
    lezer.casus = plan.casus  # the same object, so that what was read of it is not read again
    nood = None if deelnemer.kent_noodplan else _noodplan(plan)
    return Zeef(lezer, geheimen.voor(plan.casus, lezer, gelezen=gelezen), nood)


def _noodplan(plan: Veiligheidsplan) -> re.Pattern[str] | None:
    """The code word, the refuge and the lines of the noodplan, however they were typed elsewhere."""
    delen = [deel.strip() for deel in re.split(r"[,;()\n]", plan.toevlucht)]
    stappen = [stap.strip(" .") for stap in plan.noodplan.splitlines() if len(stap.strip()) >= LANG_GENOEG]
    namen = {naam for deel in delen for naam in _namen(deel, _bekende_namen(plan))}
    nummers = re.findall(r"[\d+][\d\s-]{7,}\d", plan.toevlucht)
    eigen = {naam for naam in namen if naam.casefold() not in GEWONE_WOORDEN}
    return geheimen.patroon_van(
        [plan.toevlucht, *stappen], plekken=[plan.codewoord, *eigen_plekken(delen), *eigen], nummers=nummers
    )


def _namen(deel: str, bekend: set[str]) -> set[str]:
    """The names in one part of a refuge; of a part with a number, an address, none counts as known anyway."""
    namen = set(HOOFDLETTERWOORD.findall(deel))
    return namen if re.search(r"\d", deel) else namen - bekend


def _bekende_namen(plan: Veiligheidsplan) -> set[str]:
    """Names that everybody in the plan knows anyway: who does something, and the family itself."""
    teksten = [rij.wie for rij in plan.afspraken.all()] + [
        f"{rij.betrokkene.persoon.voornamen} {rij.betrokkene.persoon.roepnaam} {rij.betrokkene.persoon.achternaam}"
        for rij in plan.deelnemers.all()
    ]
    return {naam for tekst in teksten for naam in HOOFDLETTERWOORD.findall(tekst)}

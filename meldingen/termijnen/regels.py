"""What each term is: dated rows read from regels.toml, and how its due moment follows from its start."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import MAXYEAR, date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from veiligthuis.core.calendar import (
    GEEN_DATUM,
    Eenheid,
    Einde,
    TermijnError,
    Uitleg,
    als_dag,
    bereken,
    einde_op_het_uur,
    einde_van,
)
from veiligthuis.core.feestdagen import NEDERLAND, Kalender

BESTAND = Path(__file__).with_name("regels.toml")


class ZonderGetal(StrEnum):
    """How a term is set when it is not counted in units of time."""

    ONVERWIJLD = "onverwijld"
    GEEN = "geen"
    VASTE_DATUM = "vaste_datum"


class Soort(StrEnum):
    """Where the authority of a term comes from."""

    WET = "wet"
    NORM = "norm"


class Waakt(StrEnum):
    """What a term guards; see regels.toml, where it is declared for Python and the database together."""

    CASUS = "casus"
    DEEL = "deel"
    DOSSIER = "dossier"


@dataclass(frozen=True, slots=True, kw_only=True)
class Regel:
    """One version of one term; `duur` None means that the source gives no number.

    `geldig_van` and `geldig_tot` are both included, `geldig_tot` None means until further notice.
    `uitstel_weken` is the most one postponement may add, None when the term cannot be postponed.
    `duur_uit_convenant` names the field of the Convenant that takes the place of `duur`. `eu`: counted by
    Verordening 1182/71 instead of the Atw. `op_het_uur`: so many days later at the same time of day.
    `opschortbaar`: the source lets the clock stand still; no rule does.
    """

    code: str
    naam: str
    soort: Soort
    start: str
    eenheid: Eenheid | ZonderGetal
    atw: bool
    stop: str
    verlenging: str
    bron: str
    zekerheid: str
    geldig_van: date
    versie: int
    duur: int | None = None
    geldig_tot: date | None = None
    opmerking: str = ""
    vaste_datum: str = ""
    uitstel_weken: int | None = None
    duur_uit_convenant: str = ""
    eu: bool = False
    op_het_uur: bool = False
    opschortbaar: bool = False

    @property
    def in_uren(self) -> bool:
        """Whether the clock ends at an hour and so warns outside office hours too."""
        return self.eenheid is Eenheid.UREN or self.op_het_uur

    def einde(
        self,
        start: date | datetime,
        *,
        duur: int | None = None,
        kalender: Kalender = NEDERLAND,
        kb_vrij: bool | None = None,
    ) -> Einde:
        """When this term ends for an event on `start`; `duur` takes the place of the rule's own number.

        `kb_vrij` says whether a KB-dag is free for norms in werkdagen, as shipped when None. Raises TermijnError
        where the source gives no number, and as `core.calendar.bereken` does.
        """
        aantal = self.duur if duur is None else duur
        if self.eenheid is ZonderGetal.VASTE_DATUM:
            return self._volgend_jaar(als_dag(start).year + 1)
        if self.eenheid is ZonderGetal.ONVERWIJLD:
            return _onverwijld(start)
        if aantal is None or isinstance(self.eenheid, ZonderGetal):
            raise TermijnError(
                f"Voor {self.code} ({self.naam}) noemt de bron geen getal, dus er is geen datum te berekenen."
            )
        if self.op_het_uur:
            return einde_op_het_uur(start, aantal)
        vrij = KB_DAG_IS_VRIJ if kb_vrij is None else kb_vrij
        return bereken(start, aantal, self.eenheid, atw=self.atw, eu=self.eu, kb_vrij=vrij, kalender=kalender)

    def _volgend_jaar(self, jaar: int) -> Einde:
        if jaar > MAXYEAR:
            raise TermijnError(GEEN_DATUM)
        maand, dag = (int(deel) for deel in self.vaste_datum.split("-"))
        uiterlijk = date(jaar, maand, dag)
        return Einde(einde_van(uiterlijk), True, (Uitleg(uiterlijk, f"vaste datum: {self.stop}"),))


@dataclass(frozen=True, slots=True, kw_only=True)
class Streefnorm:
    """A target for the share of terms that are met, in percent."""

    code: str
    naam: str
    doel_procent: int
    bron: str
    zekerheid: str


class OnbekendeTermijnError(LookupError):
    """No rule has this code on this day; the text is a Dutch sentence."""


def _onverwijld(start: date | datetime) -> Einde:
    uitleg = (Uitleg(als_dag(start), "onverwijld: de bron noemt geen getal, het moet meteen"),)
    if isinstance(start, datetime):
        return Einde(bereken(start, 0, Eenheid.UREN, atw=False).moment, False, uitleg)
    return Einde(einde_van(start), True, uitleg)


def _eenheid(tekst: str) -> Eenheid | ZonderGetal:
    return ZonderGetal(tekst) if tekst in set(ZonderGetal) else Eenheid(tekst)


def _regel(rij: dict[str, Any]) -> Regel:
    return Regel(**{**rij, "soort": Soort(rij["soort"]), "eenheid": _eenheid(rij["eenheid"])})


_INHOUD = tomllib.loads(BESTAND.read_text(encoding="utf-8"))

KB_DAG_IS_VRIJ: bool = _INHOUD["kb_dag_is_vrij_voor_werkdagen"]
"""Whether a day put on a par with a holiday is no working day; the law leaves it open for norms in werkdagen."""

REGELS: tuple[Regel, ...] = tuple(_regel(rij) for rij in _INHOUD["termijnen"])
_WAAKT = {code: Waakt(soort) for soort, lijst in _INHOUD["waakt"].items() for code in lijst}
ZONDER_KLOK: dict[str, str] = _INHOUD["zonder_klok"]
"""The terms that are described and that no code starts, each with the Dutch reason why."""

STREEFNORMEN: tuple[Streefnorm, ...] = tuple(Streefnorm(**rij) for rij in _INHOUD["streefnormen"])


def codes(waakt: Waakt) -> frozenset[str]:
    """The codes of all terms that guard this."""
    return frozenset(rij.code for rij in REGELS if _WAAKT.get(rij.code, Waakt.CASUS) is waakt)


def regel(code: str, op: date, rijen: Sequence[Regel] = REGELS) -> Regel:
    """The rule with this code that holds on `op`; of several the one that began last. Raises OnbekendeTermijnError."""
    met_code = [rij for rij in rijen if rij.code == code]
    if not met_code:
        bekend = ", ".join(dict.fromkeys(rij.code for rij in rijen))
        raise OnbekendeTermijnError(f"Termijn {code} bestaat niet. Bekend zijn: {bekend}.")
    geldig = [
        rij for rij in met_code if rij.geldig_van <= op and (rij.geldig_tot is None or op <= rij.geldig_tot)
    ]
    if not geldig:
        raise OnbekendeTermijnError(f"Voor termijn {code} is op {op:%d-%m-%Y} geen regel bekend.")
    return max(geldig, key=lambda rij: (rij.geldig_van, rij.versie))


def regel_met_versie(code: str, versie: int, rijen: Sequence[Regel] = REGELS) -> Regel:
    """The rule a running term started with. Raises OnbekendeTermijnError."""
    for rij in rijen:
        if (rij.code, rij.versie) == (code, versie):
            return rij
    raise OnbekendeTermijnError(f"Termijn {code} heeft geen versie {versie}.")

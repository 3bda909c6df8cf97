"""The clocks that keep an open casus from being forgotten where the law sets none: what starts, meets and stops them.

The law and the convenant set terms for some statuses only; for the others a regional norm (R01 to R07) or a moment of
monitoring (T14A to T14C) runs, so that every open casus has a running term at any moment.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from meldingen.codelijsten import Besluit
from meldingen.machine.casus_status import BIJ_PARTNER, TE_BESLISSEN, CasusStatus
from meldingen.rules.casus import ZONDER_VERVOLG
from meldingen.termijnen.effects import STAP, Effect, Start, meet, meet_first, start, stop
from meldingen.termijnen.services import haal_termijn, laat_vervallen, start_termijn
from veiligthuis.core.models import Medewerker

MONITORING = ("T14A", "T14B", "T14C")


def _stop(reden: str, *codes: str) -> tuple[Effect, ...]:
    return tuple(stop(code, reden) for code in codes)


def _meet(*codes: str) -> tuple[Effect, ...]:
    return tuple(meet(code) for code in codes)


def moet_worden_overgedragen(casus: Any) -> bool:
    """The decision is a handover, and nothing with a clock of its own is going on that ends in one."""
    return casus.vervolg == Besluit.OVERDRACHT and casus.status in TE_BESLISSEN | BIJ_PARTNER


def kan_worden_gesloten(casus: Any) -> bool:
    """Nothing need follow, and Veilig Thuis has it in hand."""
    return casus.vervolg in ZONDER_VERVOLG and casus.status in TE_BESLISSEN


def casus_kan_worden_gesloten(melding: Any) -> bool:
    """The same, seen from a melding that was passed on: no other melding waits for its decision either."""
    ander = melding.casus.meldingen.exclude(pk=melding.pk).filter(besluit_op=None, afgesloten_op=None)
    return kan_worden_gesloten(melding.casus) and not ander.exists()


def monitoring_telt_vanaf(casus: Any) -> datetime:
    """The end of V&V or onderzoek; without either the acceptance by the receiver."""
    vanaf: datetime = casus.traject_afgerond_op or casus.overgedragen_op or casus.monitoring_vanaf
    return vanaf


BIJ_BESLUIT = (
    *_meet("R03", "R06"),
    start("R01", vanaf="vervolg_op", alleen_als=moet_worden_overgedragen),
    start("R02", vanaf="vervolg_op", alleen_als=kan_worden_gesloten),
)
"""A vervolgbesluit was noted: what it asks for has a term from that moment."""

BIJ_TRAJECT = (
    *_meet("R03", "R06"),
    *_stop("Er volgt een traject", "R01", "R02", "R04", "R07", *MONITORING),
)
"""V&V or onderzoek begins to wait, under its own ten weeks."""

BIJ_WACHTEN = (start("W01", vanaf="vervolg_op"), start("W02", vanaf="vervolg_op"))
"""Nobody has begun yet: the family hears from us meanwhile, and its risk is weighed anew."""

BIJ_BEGIN = _stop("Het traject is begonnen", "W01", "W02")
"""The casushouder begins, so nobody waits any more."""

BIJ_AANBOD = (
    *_meet("R01", "R03", "R04", "R06"),
    *_stop("Er volgt een overdracht", "R02", "R07", *MONITORING),
)
"""A handover was offered, under the terms of the convenant."""

BIJ_OVERNAME = (*_meet("R05"), start("R07", vanaf="overgedragen_op"))
"""Somebody else helps the family; Veilig Thuis asks how it goes."""

BIJ_TERUGKEER = (
    *_meet("R05"),
    *_stop("Terug bij Veilig Thuis", "R07", *MONITORING),
    start("R03", vanaf=STAP),
)
"""Refused, unanswered or given back."""


@dataclass(frozen=True, slots=True)
class StartPerMelder:
    """A term of its own for every melding whose melder must hear how the traject ended."""

    code: str

    def apply(self, obj: Any, *, by: Medewerker | None, at: datetime, inputs: dict[str, Any]) -> None:
        """Start it from the end of the traject; one that runs is left alone."""
        for melding in obj.meldingen.wacht_op_eindbericht():
            start_termijn(self.code, replace(melding.termijn_bron(), startmoment=obj.traject_afgerond_op))

    def describe(self) -> str:
        """For docs/machines.md."""
        return f"start {self.code} voor elke melding waarvan de melder de afloop hoort"


@dataclass(frozen=True, slots=True)
class EindeAanMelders:
    """Every melder who was to hear the end: told with the closing, or it is written why not.

    With `begin` the term starts here too, because the traject itself ends with this step.
    """

    begin: bool = False

    def apply(self, obj: Any, *, by: Medewerker | None, at: datetime, inputs: dict[str, Any]) -> None:
        """Meet T09B when the melder was told; it lapses when there is a reason why not."""
        for melding in obj.meldingen.hoort_het_einde():
            bron = replace(melding.termijn_bron(), startmoment=at)
            if self.begin:
                start_termijn("T09B", bron)
            if inputs.get("melder_ingelicht_op") is not None:
                haal_termijn("T09B", bron, at=at)
            else:
                laat_vervallen("T09B", bron, reden="Vastgelegd waarom de melder dit niet hoort", at=at)

    def describe(self) -> str:
        """For docs/machines.md."""
        begin = "start en " if self.begin else ""
        return f"{begin}haalt T09B voor elke melder die de afloop hoort, of T09B vervalt met de reden"


def laatst_besloten(casus: Any) -> Any:
    """The melding whose decision holds for the casus now."""
    return casus.meldingen.exclude(besluit_op=None).latest("besluit_op")


BIJ_ANDERE_ROUTE = (start("T08", vanaf=STAP, bij=laatst_besloten),)
"""A later decision changed what Veilig Thuis does: the family hears it."""

NA_TRAJECT = (start("R04", vanaf="traject_afgerond_op"), StartPerMelder("T09B"))
"""V&V or onderzoek has ended: what follows must be placed, and each melder hears how it ended."""

BIJ_RAAD_GEMELD = (
    *_stop("De Raad is gevraagd", "R01", "R02", "R03", "R04", "R06", "W01", "W02"),
    start("R05", vanaf=STAP),
    StartPerMelder("T09B"),
)
"""The Raad was asked, which ends a traject: each melder of it hears how it ended."""

BIJ_MONITORING = (
    *_meet("R04", "R07"),
    *(start(code, vanaf=monitoring_telt_vanaf) for code in MONITORING),
)
"""Veilig Thuis keeps checking: the moments count from the end of V&V or onderzoek."""

BIJ_HEROPENEN = (*_stop("Weer actief", *MONITORING), start("R06", vanaf=STAP))
"""Unsafe again."""

BIJ_WEER_ONVEILIG = (*_stop("Weer onveilig", "R01", "R05", "R07", *MONITORING), start("R06", vanaf=STAP))
"""Whoever took over says it is unsafe again."""

BIJ_AFSLUITEN = _meet("R02", "R04", "R07", "T14C")
"""Closing is what these terms asked for; whatever else runs lapses."""

BIJ_MONITORMOMENT = (meet_first("T14A", "T14B"),)
"""One moment of monitoring is done; the whole of it ends with the casus."""

BIJ_DOORZETTEN = (
    start("R02", vanaf=STAP, alleen_als=casus_kan_worden_gesloten, bij=lambda melding: melding.casus),
)
"""The melding is no matter for Veilig Thuis, so its casus has to be closed."""

PER_STATUS: dict[str, tuple[Start, ...]] = {
    CasusStatus.OPEN: (
        start("R01", vanaf=STAP, alleen_als=moet_worden_overgedragen),
        start("R02", vanaf=STAP, alleen_als=kan_worden_gesloten),
    ),
    CasusStatus.TERUG_BIJ_VT: (start("R03", vanaf=STAP),),
    CasusStatus.TERUG_NAAR_ACTIEF: (start("R06", vanaf=STAP),),
    CasusStatus.VV_AFGEROND: (start("R04", vanaf=STAP),),
    CasusStatus.ONDERZOEKSBESLUIT: (start("R04", vanaf=STAP),),
    CasusStatus.VTO_RVDK: (start("R05", vanaf=STAP),),
    CasusStatus.SPOED_RVDK: (start("R05", vanaf=STAP),),
    CasusStatus.OVERGEDRAGEN: (start("R07", vanaf=STAP),),
    CasusStatus.IN_MONITORING: tuple(start(code, vanaf=monitoring_telt_vanaf) for code in MONITORING),
}
"""Which clock a casus gets that came into its status before there was one, counted from the moment it is mended."""

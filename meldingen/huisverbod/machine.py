"""The machine of a huisverbod: imposed, extended, withdrawn, ended."""

from datetime import datetime, timedelta
from typing import Any

from meldingen.huisverbod import rules
from meldingen.huisverbod.status import LOPEND, VOORBIJ, HuisverbodStatus
from meldingen.termijnen.effects import meet, start, stop
from veiligthuis.core.machine import Begin, StatusField, StatusModel, stap
from veiligthuis.core.models import Medewerker

__all__ = ["LANGST", "LOPEND", "VOORBIJ", "HuisverbodMachine", "HuisverbodStatus"]

OPLEGGEN = "Wet tijdelijk huisverbod art. 2 lid 1"
VERLENGEN = "Wet tijdelijk huisverbod art. 9 lid 1"
BEREIKBAAR = "Wet tijdelijk huisverbod art. 2 lid 6"
MAG = "meldingen.leg_huisverbod_vast"


def duur_in_dagen(huisverbod: Any) -> int:
    """How many days it lasts in all, since it was extended."""
    totaal: int = (rules.regel_op("T33", huisverbod.opgelegd_op).duur or 0) + huisverbod.verlengd_dagen
    return totaal


class HuisverbodMachine(StatusModel):
    """From the moment it took effect until it was written down how the family goes on."""

    status = StatusField(
        "status", choices=HuisverbodStatus.choices, default=HuisverbodStatus.OPGELEGD, max_length=20
    )

    BEGIN = Begin(
        label="Huisverbod vastleggen",
        permission=MAG,
        to=HuisverbodStatus.OPGELEGD,
        law=OPLEGGEN,
        rules=(
            rules.casus_is_open,
            rules.uithuisgeplaatste_is_meerderjarig,
            rules.oplegging_ligt_niet_in_de_toekomst,
            rules.bij_kindermishandeling_is_overlegd,
        ),
        effects=(start("T33"), start("T33A"), start("T33B")),
    )

    # What the steps set; the fields themselves stand in the model.
    afgelopen_op: Any
    bereikbaar: Any
    bereikbaar_op: Any
    eindigt_op: Any
    hoe_verder: Any
    ingetrokken_op: Any
    intrek_reden: Any
    reden_geen_plan: Any
    verlengd_dagen: Any
    verlengd_op: Any

    class Meta:
        abstract = True

    @stap(
        status,
        source=LOPEND,
        target=None,
        label="Bereikbaarheid vastleggen",
        permission=MAG,
        effects=[meet("T33B")],
        law=BEREIKBAAR,
        log=["hoe"],
    )
    def leg_bereikbaarheid_vast(self: Any, *, by: Medewerker, at: datetime, hoe: str, **inputs: Any) -> None:
        """How the person kept out can be reached; where that is, stands with the person.

        Source: Wet tijdelijk huisverbod art. 2 lid 6.
        """
        self.bereikbaar = hoe
        self.bereikbaar_op = at

    @stap(
        status,
        source=HuisverbodStatus.OPGELEGD,
        target=None,
        label="Burgemeester adviseren",
        permission="meldingen.adviseer_burgemeester",
        rules=[rules.huisverbod_loopt_nog],
        input_rules=[rules.advies_is_gemotiveerd],
        effects=[meet("T33A")],
        law=VERLENGEN,
        log=["advies"],
    )
    def adviseer_burgemeester(
        self: Any, *, by: Medewerker, at: datetime, advies: str, motivering: str, **inputs: Any
    ) -> None:
        """Whether the danger goes on; the advice itself is a row that stays.

        Source: Wet tijdelijk huisverbod art. 9 lid 1.
        """

    @stap(
        status,
        source=HuisverbodStatus.OPGELEGD,
        target=HuisverbodStatus.VERLENGD,
        label="Verlenging vastleggen",
        permission=MAG,
        input_rules=[rules.verlenging_is_op_tijd_besloten, rules.verlenging_blijft_binnen_vier_weken],
        effects=[
            stop("T33", "De burgemeester verlengde het huisverbod"),
            stop("T33A", "De burgemeester besloot al"),
            start("T33V", duur=duur_in_dagen),
        ],
        law=VERLENGEN,
        log=["dagen"],
    )
    def verleng(
        self: Any, *, by: Medewerker, at: datetime, besloten_op: datetime, dagen: int, **inputs: Any
    ) -> None:
        """The burgemeester extended it; in all at most four weeks.

        Source: Wet tijdelijk huisverbod art. 9 lid 1.
        """
        self.verlengd_op = besloten_op
        self.verlengd_dagen = dagen
        self.eindigt_op = (
            rules.regel_op("T33V", self.opgelegd_op).einde(self.opgelegd_op, duur=duur_in_dagen(self)).moment
        )

    @stap(
        status,
        source=LOPEND,
        target=HuisverbodStatus.INGETROKKEN,
        label="Intrekking vastleggen",
        permission=MAG,
        input_rules=[rules.intrekking_is_onderbouwd, rules.verder_is_beschreven],
        effects=[
            meet("T33", op="ingetrokken_op"),
            meet("T33V", op="ingetrokken_op"),
            stop("T33A", "Het huisverbod is ingetrokken"),
            stop("T33B", "Het huisverbod is ingetrokken"),
        ],
        law=VERLENGEN,
    )
    def trek_in(
        self: Any,
        *,
        by: Medewerker,
        at: datetime,
        ingetrokken_op: datetime,
        reden: str,
        hoe_verder: str,
        **inputs: Any,
    ) -> None:
        """The burgemeester withdrew it, or the judge did.

        Source: Wet tijdelijk huisverbod art. 6 and 9.
        """
        self.ingetrokken_op = ingetrokken_op
        self.intrek_reden = reden
        self.hoe_verder = hoe_verder

    @stap(
        status,
        source=LOPEND,
        target=HuisverbodStatus.AFGELOPEN,
        label="Einde vastleggen",
        permission=MAG,
        rules=[rules.huisverbod_is_voorbij],
        input_rules=[rules.verder_is_beschreven, rules.er_is_een_veiligheidsplan_of_een_reden],
        effects=[
            meet("T33", op="eindigt_op"),
            meet("T33V", op="eindigt_op"),
            stop("T33A", "Het huisverbod is afgelopen"),
            stop("T33B", "Het huisverbod is afgelopen"),
        ],
        law=f"{OPLEGGEN}; {VERLENGEN}",
    )
    def rond_af(
        self: Any, *, by: Medewerker, at: datetime, hoe_verder: str, reden_geen_plan: str, **inputs: Any
    ) -> None:
        """Its last moment passed; who is where now and who watches over safety.

        Source: Wet tijdelijk huisverbod art. 2 lid 1 and art. 9 lid 1.
        """
        self.afgelopen_op = at
        self.hoe_verder = hoe_verder
        self.reden_geen_plan = reden_geen_plan


LANGST = timedelta(days=28, hours=1)
"""What the database allows between begin and end; the hour is for the night the clocks change."""

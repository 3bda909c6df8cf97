"""The machine of an overdracht: every step with what it requires and causes."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from meldingen.termijnen.effects import Effect, meet, start, stop
from overdracht import rules
from overdracht.machine.contact import CONVENANT, ContactStappen
from overdracht.machine.overname import OvernameStappen
from overdracht.machine.statussen import (
    BIJ_ONTVANGER,
    GESLOTEN,
    INVULVELDEN,
    LOPEND,
    MET_REDEN_BEEINDIGD,
    WACHT_OP_ANTWOORD,
    ZICHTBAAR_VOOR_ONTVANGER,
    Status,
)
from overdracht.machine.terug import TerugStappen
from overdracht.plan import rules as plan_rules
from overdracht.terug import rules as terug
from veiligthuis.core import clock
from veiligthuis.core.machine import Begin, StatusField, stap
from veiligthuis.core.models import Medewerker

# The groups are named here too, so that the generated document finds them beside the machine.
__all__ = [
    "BIJ_ONTVANGER",
    "GESLOTEN",
    "LOPEND",
    "MET_REDEN_BEEINDIGD",
    "WACHT_OP_ANTWOORD",
    "ZICHTBAAR_VOOR_ONTVANGER",
    "OverdrachtMachine",
    "Status",
]

PROTOCOL = "Uitvoeringsregeling Wmo 2015, bijlage A, par. 3.7; Kwaliteitskader zicht op veiligheid 2016"


def _days_of_grace(overdracht: Any) -> int:
    """The days from the exception to the day on which the plan must be there."""
    return int((overdracht.uitzondering_tot - clock.local(overdracht.uitzondering_op).date()).days)


PLANKLOK = start("T12P", duur=_days_of_grace, vanaf="uitzondering_op")
"""The clock of an exception."""


def _has_plan(overdracht: Any) -> bool:
    return overdracht.plan is not None


def _all_stop(reden: str) -> list[Effect]:
    """Every clock of a handover that ends without arriving."""
    return [stop(code, reden) for code in ("T12", "T12E", "T12P")]


class OverdrachtMachine(ContactStappen, TerugStappen, OvernameStappen):
    """One declared step per thing that can happen to a handover."""

    # What the steps write; the fields themselves stand in models.
    uitzondering_reden: str
    uitzondering_tot: date | None
    uitzondering_op: datetime | None
    uitzondering_door: Medewerker | None
    aangeboden_op: datetime | None
    aangeboden_door: Medewerker | None
    convenant: Any
    plan: Any
    momentopname: Any
    wachtlijst_op: datetime | None
    verwacht_op: date | None
    geaccepteerd_op: datetime | None
    geaccepteerd_door: Medewerker | None
    plan_gelezen: bool
    namens: Medewerker | None
    regiehouder_naam: str
    regiehouder_functie: str
    regiehouder_telefoon: str
    regiehouder: Medewerker | None
    beeindigd_op: datetime | None
    beeindigd_door: Medewerker | None
    reden_code: str
    reden: str

    status = StatusField(choices=Status.choices, default=Status.CONCEPT, max_length=20)

    BEGIN = Begin(
        label="Overdracht voorbereiden",
        permission="overdracht.bied_overdracht_aan",
        to=Status.CONCEPT,
        law=PROTOCOL,
        rules=(rules.casus_heeft_geen_lopende_overdracht, rules.ontvanger_is_een_partner),
    )

    class Meta:
        abstract = True

    @stap(
        status,
        source=Status.CONCEPT,
        target=None,
        label="Gegevens aanvullen",
        permission="overdracht.bied_overdracht_aan",
        input_rules=[rules.informeren_heeft_datum_of_reden],
        law="Kwaliteitskader zicht op veiligheid 2016",
    )
    def vul_aan(self: Any, *, by: Medewerker, at: datetime, **inputs: Any) -> None:
        """What must go with the offer is written down: family informed or why not, own actions, proposed regie."""
        for veld in INVULVELDEN:
            setattr(self, veld, inputs[veld])

    @stap(
        status,
        source=Status.CONCEPT,
        target=None,
        label="Zonder plan laten overdragen",
        permission="overdracht.verleen_uitzondering",
        input_rules=[rules.uitzondering_heeft_reden_en_datum],
        effects=[
            stop("T12P", "nieuwe uitzondering"),
            PLANKLOK,
        ],
        log=["tot"],
        law="Kwaliteitskader zicht op veiligheid 2016; regionale werkafspraak",
    )
    def verleen_uitzondering(self: Any, *, by: Medewerker, at: datetime, reden: str, tot: date) -> None:
        """A teammanager lets the casus go without an established plan, until a date on which it must be there.

        Source: Kwaliteitskader zicht op veiligheid 2016 (demands on a handover).
        """
        self.uitzondering_reden, self.uitzondering_tot = reden, tot
        self.uitzondering_door, self.uitzondering_op = by, at

    @stap(
        status,
        source=Status.CONCEPT,
        target=Status.AANGEBODEN,
        label="Aanbieden",
        permission="overdracht.bied_overdracht_aan",
        rules=rules.VOOR_AANBIEDEN,
        effects=[meet("T12P", alleen_als=_has_plan), start("T12"), start("T12E")],
        law=PROTOCOL,
    )
    def bied_aan(
        self: Any, *, by: Medewerker, at: datetime, convenant: Any, plan: Any, momentopname: dict[str, Any]
    ) -> None:
        """The receiver gets it, frozen as it is now; Veilig Thuis keeps zicht op veiligheid until acceptance.

        Source: Uitvoeringsregeling Wmo 2015, bijlage A, par. 3.7.
        """
        self.aangeboden_door, self.aangeboden_op = by, at
        self.convenant, self.plan, self.momentopname = convenant, plan, momentopname

    @stap(
        status,
        source=WACHT_OP_ANTWOORD,
        target=Status.OP_WACHTLIJST,
        label="Op de wachtlijst zetten",
        permission="overdracht.beantwoord_overdracht",
        rules=[rules.alleen_de_ontvanger_antwoordt],
        input_rules=[rules.verwachte_start_ligt_niet_voor_vandaag, terug.alleen_de_manager_antwoordt_namens],
        log=["verwacht_op", "namens_id"],
        law=CONVENANT,
    )
    def zet_op_wachtlijst(
        self: Any, *, by: Medewerker, at: datetime, verwacht_op: date, **inputs: Any
    ) -> None:
        """The receiver will, but not yet. Both clocks run on."""
        self.wachtlijst_op, self.verwacht_op = self.wachtlijst_op or at, verwacht_op
        self.namens = inputs.get("namens")

    @stap(
        status,
        source=WACHT_OP_ANTWOORD,
        target=Status.GEACCEPTEERD,
        label="Accepteren",
        permission="overdracht.beantwoord_overdracht",
        rules=[rules.alleen_de_ontvanger_antwoordt],
        input_rules=[
            rules.regiehouder_is_genoemd,
            plan_rules.plan_is_gelezen,
            plan_rules.gelezen_plan_is_het_plan_van_nu,
            terug.alleen_de_manager_antwoordt_namens,
        ],
        effects=[meet("T12")],
        log=["namens_id"],
        law=PROTOCOL,
    )
    def accepteer(self: Any, *, by: Medewerker, at: datetime, plan_gelezen: bool, **regie: Any) -> None:
        """The receiver takes responsibility and names one regiehouder.

        Source: Uitvoeringsregeling Wmo 2015, bijlage A, par. 3.7 (responsible until placed).
        """
        self.geaccepteerd_door, self.geaccepteerd_op, self.plan_gelezen = by, at, plan_gelezen
        self.regiehouder_naam, self.regiehouder_functie = (
            regie["regiehouder_naam"],
            regie["regiehouder_functie"],
        )
        self.regiehouder_telefoon = regie["regiehouder_telefoon"]
        self.regiehouder, self.namens = regie.get("regiehouder"), regie.get("namens")

    @stap(
        status,
        source=WACHT_OP_ANTWOORD,
        target=Status.GEWEIGERD,
        label="Weigeren",
        permission="overdracht.beantwoord_overdracht",
        rules=[rules.alleen_de_ontvanger_antwoordt],
        input_rules=[rules.reden_is_gegeven, terug.alleen_de_manager_antwoordt_namens],
        effects=_all_stop("geweigerd"),
        log=["reden_code", "namens_id"],
        law=PROTOCOL,
    )
    def weiger(
        self: Any, *, by: Medewerker, at: datetime, reden_code: str, reden: str, **inputs: Any
    ) -> None:
        """The receiver says no; the casus is work of Veilig Thuis again."""
        self.namens = inputs.get("namens")
        self.reden_code, self.reden, self.beeindigd_door, self.beeindigd_op = reden_code, reden, by, at

    @stap(
        status,
        source=frozenset({Status.CONCEPT}) | WACHT_OP_ANTWOORD,
        target=Status.INGETROKKEN,
        label="Intrekken",
        permission="overdracht.bied_overdracht_aan",
        input_rules=[rules.reden_is_gegeven],
        effects=_all_stop("ingetrokken"),
        law=PROTOCOL,
    )
    def trek_in(self: Any, *, by: Medewerker, at: datetime, reden: str) -> None:
        """Veilig Thuis takes its offer back before it was accepted."""
        self.reden, self.beeindigd_door, self.beeindigd_op = reden, by, at

    @stap(
        status,
        source=WACHT_OP_ANTWOORD,
        target=Status.TERUG_BIJ_VT,
        label="Terugnemen, want geen antwoord",
        permission="overdracht.neem_terug",
        rules=[rules.antwoord_blijft_te_lang_uit],
        input_rules=[rules.reden_is_gegeven],
        effects=_all_stop("teruggenomen"),
        law="Regionaal convenant, norm voor het antwoord; domeinregel C4",
    )
    def neem_terug(self: Any, *, by: Medewerker, at: datetime, reden: str) -> None:
        """Silence beyond the norm of the convenant: Veilig Thuis takes the casus back into its own hands."""
        self.reden_code, self.reden, self.beeindigd_door, self.beeindigd_op = "geen_antwoord", reden, by, at

    @stap(
        status,
        source=BIJ_ONTVANGER,
        target=Status.TERUG_BIJ_VT,
        label="Teruggeven aan Veilig Thuis",
        permission="overdracht.beantwoord_overdracht",
        rules=[rules.alleen_de_ontvanger_antwoordt],
        input_rules=[rules.reden_is_gegeven],
        effects=[stop("T12E", "teruggegeven"), stop("T12P", "teruggegeven")],
        law="Handelingsprotocol Veilig Thuis 2019, monitorfunctie; domeinregel C15",
    )
    def geef_terug(self: Any, *, by: Medewerker, at: datetime, reden: str) -> None:
        """After acceptance the receiver cannot go on; regie and casus return to Veilig Thuis as work."""
        self.reden_code, self.reden, self.beeindigd_door, self.beeindigd_op = "teruggegeven", reden, by, at

    @stap(
        status,
        source=Status.EERSTE_CONTACT,
        target=Status.AFGEROND,
        label="Afronden",
        permission="overdracht.beantwoord_overdracht",
        rules=[rules.alleen_de_ontvanger_antwoordt, plan_rules.nieuw_plan_is_niet_ongelezen],
        law="Kwaliteitskader zicht op veiligheid 2016",
    )
    def rond_af(self: Any, *, by: Medewerker, at: datetime) -> None:
        """The handover has arrived: the receiver works with the family and nothing is expected any more."""
        self.beeindigd_door, self.beeindigd_op = by, at

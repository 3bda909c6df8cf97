"""The steps by which another team takes over: asked, agreed, decided, moved along with a caseload, and undone."""

from datetime import date, datetime
from typing import Any

from meldingen.termijnen.effects import redirect, start, stop
from overdracht import rules
from overdracht.machine.contact import CONVENANT
from overdracht.machine.statussen import HULP_LOOPT, WACHT_OP_ANTWOORD, Status
from overdracht.overname import rules as overname
from veiligthuis.core.machine import StatusModel, stap
from veiligthuis.core.models import Medewerker

NORM = "Regionaal convenant, norm voor overname"
TERUGGEZET = "De verhuizing van alle gezinnen is dezelfde dag teruggedraaid."


class OvernameStappen(StatusModel):
    """Who takes over, and with whose consent."""

    aangeboden_op: datetime | None
    aangeboden_door: Medewerker | None
    beeindigd_op: datetime | None
    beeindigd_door: Medewerker | None
    reden_code: str
    reden: str
    wachtlijst_op: datetime | None
    verwacht_op: date | None

    class Meta:
        abstract = True

    @stap(
        "status",
        source=Status.AANGEBODEN,
        target=Status.TERUG_BIJ_VT,
        label="Terug, want het bleef stil",
        automatic=True,
        rules=[overname.stilte_duurde_langer_dan_het_convenant],
        effects=[stop("T12", "geen antwoord"), stop("T12E", "geen antwoord"), stop("T12P", "geen antwoord")],
        law="Regionaal convenant, terug bij Veilig Thuis na stilte; domeinregel C4",
    )
    def kom_terug_na_stilte(self: Any, *, by: Medewerker | None, at: datetime) -> None:
        """Nobody answered, whoever was told: after the last level the casus is work of Veilig Thuis by itself."""
        self.reden_code, self.beeindigd_door, self.beeindigd_op = "geen_antwoord", by, at
        self.reden = "Er kwam geen antwoord, ook niet nadat iedereen van de ladder was ingelicht."

    @stap(
        "status",
        source=Status.CONCEPT,
        target=Status.AANGEBODEN,
        label="Aanbod voortzetten bij een ander team",
        automatic=True,
        rules=[rules.is_een_overname],
        effects=[start("T12"), redirect("T12E"), redirect("T12P")],
        law=CONVENANT,
    )
    def zet_aanbod_voort(self: Any, *, by: Medewerker, at: datetime) -> None:
        """A take-over: what the first team was offered goes on unchanged; the clock of the family runs on."""
        self.aangeboden_door, self.aangeboden_op = by, at

    @stap(
        "status",
        source=WACHT_OP_ANTWOORD,
        target=None,
        label="Vragen of een ander team mag overnemen",
        permission="overdracht.laat_overnemen",
        rules=[overname.wacht_langer_dan_het_convenant, overname.er_loopt_geen_vraag_om_overname],
        input_rules=[rules.reden_is_gegeven, rules.overnemer_kan_overnemen],
        law=NORM,
    )
    def vraag_overname(self: Any, *, by: Medewerker, at: datetime, naar_team: Any, reden: str) -> None:
        """Veilig Thuis asks the first receiver whether another team may take over; the clocks run on."""

    @stap(
        "status",
        source=WACHT_OP_ANTWOORD,
        target=Status.OVERGENOMEN,
        label="Instemmen met de overname",
        permission="overdracht.beantwoord_overdracht",
        rules=[rules.alleen_de_ontvanger_antwoordt, overname.er_is_een_vraag_om_overname],
        effects=[stop("T12", "overgenomen")],
        law=NORM,
    )
    def stem_in_met_overname(self: Any, *, by: Medewerker, at: datetime, reden: str) -> None:
        """The first receiver agrees; the other team gets it with everything that belongs to it."""
        self.reden_code, self.reden, self.beeindigd_door, self.beeindigd_op = "overgenomen", reden, by, at

    @stap(
        "status",
        source=WACHT_OP_ANTWOORD,
        target=Status.OP_WACHTLIJST,
        label="Niet instemmen met de overname",
        permission="overdracht.beantwoord_overdracht",
        rules=[rules.alleen_de_ontvanger_antwoordt, overname.er_is_een_vraag_om_overname],
        input_rules=[rules.reden_is_gegeven, overname.nieuwe_start_is_genoemd],
        log=["verwacht_op"],
        law=NORM,
    )
    def houd_overname_tegen(
        self: Any, *, by: Medewerker, at: datetime, reden: str, verwacht_op: date
    ) -> None:
        """The first receiver keeps it, and says from which day on."""
        self.wachtlijst_op, self.verwacht_op = self.wachtlijst_op or at, verwacht_op

    @stap(
        "status",
        source=WACHT_OP_ANTWOORD,
        target=Status.OVERGENOMEN,
        label="Door een ander team laten overnemen",
        permission="overdracht.laat_overnemen",
        rules=[overname.ontvanger_liet_de_vraag_liggen],
        input_rules=[rules.reden_is_gegeven, rules.overnemer_kan_overnemen],
        effects=[stop("T12", "overgenomen")],
        law=NORM,
    )
    def laat_overnemen(self: Any, *, by: Medewerker, at: datetime, naar_team: Any, reden: str) -> None:
        """Another team takes it on; the clock of the first contact runs on, so it is not stopped here."""
        self.reden_code, self.reden, self.beeindigd_door, self.beeindigd_op = "overgenomen", reden, by, at

    @stap(
        "status",
        source=WACHT_OP_ANTWOORD | HULP_LOOPT,
        target=Status.OVERGENOMEN,
        label="Mee verhuizen naar een ander team",
        automatic=True,
        input_rules=[rules.reden_is_gegeven, rules.overnemer_kan_overnemen],
        effects=[stop("T12", "overgenomen")],
        law=NORM,
    )
    def verhuis_mee(self: Any, *, by: Medewerker, at: datetime, naar_team: Any, reden: str) -> None:
        """The partner stops: this family moves along with its whole caseload."""
        self.reden_code, self.reden, self.beeindigd_door, self.beeindigd_op = "verhuisd", reden, by, at

    @stap(
        "status",
        source=Status.AANGEBODEN,
        target=Status.OVERGENOMEN,
        label="Verhuizing terugdraaien",
        automatic=True,
        effects=[stop("T12", "teruggedraaid")],
        law=NORM,
    )
    def verhuis_terug(self: Any, *, by: Medewerker, at: datetime) -> None:
        """The move is undone the same day: the first team has it again."""
        self.reden_code, self.reden, self.beeindigd_door, self.beeindigd_op = (
            "teruggedraaid",
            TERUGGEZET,
            by,
            at,
        )

    @stap(
        "status",
        source=Status.CONCEPT,
        target=Status.AANGEBODEN,
        label="Aanbod terugzetten",
        automatic=True,
        rules=[rules.is_een_overname],
        effects=[start("T12"), redirect("T12E"), redirect("T12P")],
        law=NORM,
    )
    def zet_aanbod_terug(self: Any, *, by: Medewerker, at: datetime, oud: Any) -> None:
        """After an undone move the offer stands as it stood, with the moment from which its clock counts."""
        self.aangeboden_door, self.aangeboden_op = oud.aangeboden_door, oud.aangeboden_op

    @stap(
        "status",
        source=Status.AANGEBODEN,
        target=Status.OP_WACHTLIJST,
        label="Wachtlijst terugzetten",
        automatic=True,
        rules=[rules.is_een_overname],
        law=NORM,
    )
    def zet_wachtlijst_terug(self: Any, *, by: Medewerker, at: datetime, oud: Any) -> None:
        """After an undone move it stands on the waiting list as it stood."""
        self.wachtlijst_op, self.verwacht_op = oud.wachtlijst_op, oud.verwacht_op

    @stap(
        "status",
        source=Status.AANGEBODEN,
        target=Status.GEACCEPTEERD,
        label="Acceptatie terugzetten",
        automatic=True,
        rules=[rules.is_een_overname],
        effects=[stop("T12", "teruggedraaid")],
        law=NORM,
    )
    def zet_acceptatie_terug(self: Any, *, by: Medewerker, at: datetime, oud: Any) -> None:
        """After an undone move the first team is responsible as it was, with the same regiehouder."""
        for veld in ACCEPTATIE:
            setattr(self, veld, getattr(oud, veld))

    @stap(
        "status",
        source=Status.EERSTE_CONTACT,
        target=Status.AFGEROND,
        label="Afronding terugzetten",
        automatic=True,
        rules=[rules.is_een_overname],
        law=NORM,
    )
    def zet_afronding_terug(
        self: Any, *, by: Medewerker, at: datetime, op: datetime, door: Medewerker
    ) -> None:
        """After an undone move it has arrived, when and by whom it had."""
        self.beeindigd_op, self.beeindigd_door = op, door


ACCEPTATIE = (
    "geaccepteerd_op",
    "geaccepteerd_door",
    "plan_gelezen",
    "regiehouder_naam",
    "regiehouder_functie",
    "regiehouder_telefoon",
    "regiehouder",
    "namens",
    "plan_te_lezen_sinds",
    "plan_herlezen_op",
    "plan_herlezen_door",
)
"""What an acceptance wrote down."""

"""The steps between answer and arrival: questions, attempts to speak with the family, and the first contact."""

from datetime import datetime
from typing import Any

from meldingen.termijnen.effects import meet
from overdracht import rules
from overdracht.machine.statussen import BIJ_ONTVANGER, HULP_LOOPT, WACHT_OP_ANTWOORD, Status
from overdracht.plan import rules as plan_rules
from veiligthuis.core.machine import StatusModel, stap
from veiligthuis.core.models import Medewerker

CONVENANT = "Regionaal convenant met de ontvanger"


class ContactStappen(StatusModel):
    """What happens while the receiver has the handover."""

    eerste_contact_op: datetime | None
    plan_te_lezen_sinds: datetime | None
    plan_herlezen_op: datetime | None
    plan_herlezen_door: Medewerker | None

    class Meta:
        abstract = True

    @stap(
        "status",
        source=WACHT_OP_ANTWOORD | BIJ_ONTVANGER,
        target=None,
        label="Vraag stellen",
        permission="overdracht.beantwoord_overdracht",
        rules=[rules.alleen_de_ontvanger_antwoordt],
        input_rules=[rules.vraag_is_gesteld],
        law=CONVENANT,
    )
    def stel_vraag(self: Any, *, by: Medewerker, at: datetime, vraag: str) -> None:
        """The receiver asks Veilig Thuis something; no clock waits for the answer."""

    @stap(
        "status",
        source=WACHT_OP_ANTWOORD | BIJ_ONTVANGER,
        target=None,
        label="Vraag beantwoorden",
        permission="overdracht.beantwoord_vraag",
        rules=[rules.er_is_een_open_vraag],
        law=CONVENANT,
    )
    def beantwoord_vraag(self: Any, *, by: Medewerker, at: datetime, **inputs: Any) -> None:
        """Veilig Thuis answers a question of the receiver."""

    @stap(
        "status",
        source=WACHT_OP_ANTWOORD | BIJ_ONTVANGER,
        target=None,
        label="Contact vastleggen",
        permission="overdracht.leg_contact_vast",
        rules=[rules.alleen_de_ontvanger_antwoordt],
        input_rules=rules.VOOR_CONTACTPOGING,
        log=["middel", "gelukt"],
        law=CONVENANT,
    )
    def leg_contact_vast(self: Any, *, by: Medewerker, at: datetime, **inputs: Any) -> None:
        """An attempt of the receiver to speak with the family, succeeded or not."""

    @stap(
        "status",
        source=WACHT_OP_ANTWOORD | BIJ_ONTVANGER | {Status.AFGEROND},
        target=None,
        label="Nieuw plan meesturen",
        permission="overdracht.bied_overdracht_aan",
        rules=[plan_rules.er_is_een_nieuwer_plan],
        effects=[meet("T12P")],
        law="Kwaliteitskader zicht op veiligheid 2016",
    )
    def stuur_plan_mee(self: Any, *, by: Medewerker, at: datetime, plan: Any, momentopname: Any) -> None:
        """The receiver gets the plan that holds now, frozen as it is; what else was offered stays as it was.

        Who accepted before it came must read it and say so; who has yet to answer reads it with the answer.
        """
        self.plan, self.momentopname = plan, momentopname
        if self.geaccepteerd_op is not None:
            self.plan_te_lezen_sinds = at

    @stap(
        "status",
        source=HULP_LOOPT,
        target=None,
        label="Nieuw plan gelezen",
        permission="overdracht.beantwoord_overdracht",
        rules=[rules.alleen_de_ontvanger_antwoordt, plan_rules.er_ligt_een_nieuw_plan_om_te_lezen],
        input_rules=[plan_rules.nieuw_plan_is_gelezen, plan_rules.gelezen_plan_is_het_plan_van_nu],
        log=["gezien"],
        law="Kwaliteitskader zicht op veiligheid 2016",
    )
    def lees_nieuw_plan(self: Any, *, by: Medewerker, at: datetime, **inputs: Any) -> None:
        """Whoever helps the family read the plan that was sent after the acceptance, and confirms that."""
        self.plan_te_lezen_sinds, self.plan_herlezen_op, self.plan_herlezen_door = None, at, by

    @stap(
        "status",
        source=WACHT_OP_ANTWOORD,
        target=None,
        label="Eerste contact voor het antwoord",
        automatic=True,
        effects=[meet("T12E")],
        law=CONVENANT,
    )
    def noteer_vroeg_contact(self: Any, *, by: Medewerker, at: datetime, op: datetime) -> None:
        """The receiver spoke with the family before it answered; for the family that is the first contact."""
        self.eerste_contact_op = op

    @stap(
        "status",
        source=Status.GEACCEPTEERD,
        target=Status.EERSTE_CONTACT,
        label="Eerste contact vastleggen",
        automatic=True,
        effects=[meet("T12E")],
        law=CONVENANT,
    )
    def noteer_eerste_contact(self: Any, *, by: Medewerker, at: datetime, op: datetime) -> None:
        """A succeeded contact with somebody of the family, logged as a Contactpoging, is the first contact."""
        self.eerste_contact_op = self.eerste_contact_op or op

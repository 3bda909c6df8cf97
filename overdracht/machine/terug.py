"""The steps by which what the receiver finds flows back: a change of the plan, unsafe again, help ended."""

from datetime import datetime
from typing import Any

from meldingen.termijnen.effects import STAP, meet, start, stop
from overdracht import rules
from overdracht.machine.statussen import HULP_LOOPT, Status
from overdracht.terug import rules as terug
from veiligthuis.core.machine import StatusModel, stap
from veiligthuis.core.models import Medewerker

MONITOR = "Handelingsprotocol Veilig Thuis 2019, monitorfunctie"
KWALITEIT = "Kwaliteitskader zicht op veiligheid 2016"


class TerugStappen(StatusModel):
    """What comes back while the receiver helps the family."""

    beeindigd_op: datetime | None
    beeindigd_door: Medewerker | None
    reden_code: str
    reden: str

    class Meta:
        abstract = True

    @stap(
        "status",
        source=HULP_LOOPT,
        target=None,
        label="Wijziging van het plan voorstellen",
        permission="overdracht.meld_terug",
        rules=[
            rules.alleen_de_ontvanger_antwoordt,
            terug.casus_is_nog_open,
            terug.er_ligt_geen_ander_voorstel,
        ],
        input_rules=[terug.er_is_iets_gewijzigd],
        law=KWALITEIT,
    )
    def stel_plan_voor(self: Any, *, by: Medewerker, at: datetime, **inputs: Any) -> None:
        """The receiver writes the next version of the plan; nothing holds before the regiehouder confirms it."""

    @stap(
        "status",
        source=HULP_LOOPT,
        target=None,
        label="Gewijzigd plan bevestigen",
        permission="overdracht.meld_terug",
        rules=[
            rules.alleen_de_ontvanger_antwoordt,
            terug.casus_is_nog_open,
            terug.er_ligt_een_voorstel,
            terug.alleen_de_regiehouder_bevestigt,
        ],
        effects=[start("R10", vanaf=STAP)],
        law=KWALITEIT,
    )
    def bevestig_plan(self: Any, *, by: Medewerker, at: datetime) -> None:
        """The regiehouder says that this version holds; Veilig Thuis reads what changed."""

    @stap(
        "status",
        source=HULP_LOOPT,
        target=None,
        label="Voorstel laten vervallen",
        permission="overdracht.meld_terug",
        rules=[rules.alleen_de_ontvanger_antwoordt, terug.er_ligt_een_voorstel],
        input_rules=[rules.reden_is_gegeven],
        law=KWALITEIT,
    )
    def laat_voorstel_vervallen(self: Any, *, by: Medewerker, at: datetime, reden: str) -> None:
        """The proposal is dropped; the plan that holds stays."""

    @stap(
        "status",
        source=HULP_LOOPT,
        target=Status.WEER_ONVEILIG,
        label="Weer onveilig melden",
        permission="overdracht.meld_terug",
        rules=[rules.alleen_de_ontvanger_antwoordt, terug.casus_is_nog_open],
        input_rules=[terug.er_staat_wat_er_gebeurt],
        effects=[stop("T12E", "weer onveilig"), stop("T12P", "weer onveilig"), start("R09", vanaf=STAP)],
        law=MONITOR,
    )
    def meld_onveilig(self: Any, *, by: Medewerker, at: datetime, tekst: str) -> None:
        """Unsafe again: casus and regie are at Veilig Thuis this very moment, at whatever hour (C15).

        Source: Handelingsprotocol Veilig Thuis 2019, monitorfunctie.
        """
        self.reden_code, self.reden = "weer_onveilig", tekst
        self.beeindigd_door, self.beeindigd_op = by, at

    @stap(
        "status",
        source={Status.EERSTE_CONTACT, Status.AFGEROND},
        target=Status.AFGEROND,
        label="Hulp afsluiten, met resultaat",
        permission="overdracht.meld_terug",
        rules=[
            rules.alleen_de_ontvanger_antwoordt,
            terug.casus_is_nog_open,
            terug.hulp_is_nog_niet_afgesloten,
        ],
        input_rules=[terug.resultaat_is_gekozen, terug.er_staat_wat_er_gebeurt],
        effects=[start("R10", vanaf=STAP)],
        log=["resultaat"],
        law=MONITOR,
    )
    def sluit_hulp_af(self: Any, *, by: Medewerker, at: datetime, resultaat: str, tekst: str) -> None:
        """The receiver stops helping; Veilig Thuis hears with what result, and decides about the casus itself."""
        self.beeindigd_door, self.beeindigd_op = by, at

    @stap(
        "status",
        source=Status.WEER_ONVEILIG,
        target=None,
        label="Weer onveilig: oppakken",
        permission="overdracht.lees_terugmelding",
        rules=[terug.onveiligheid_wacht_op_ons],
        input_rules=[terug.vervolg_is_beschreven],
        effects=[meet("R09")],
        law=MONITOR,
    )
    def pak_onveilig_op(self: Any, *, by: Medewerker, at: datetime, vervolg: str) -> None:
        """Somebody of Veilig Thuis acts, and says what happens first; the assessment follows on the casus."""

    @stap(
        "status",
        source=frozenset(Status) - {Status.CONCEPT, Status.OVERGENOMEN},
        target=None,
        label="Terugmelding gelezen",
        permission="overdracht.lees_terugmelding",
        rules=[terug.er_is_iets_te_lezen],
        input_rules=[terug.vervolg_is_beschreven],
        effects=[meet("R10")],
        law=MONITOR,
    )
    def lees_terugmeldingen(self: Any, *, by: Medewerker, at: datetime, vervolg: str) -> None:
        """Veilig Thuis read what the receiver found, and says what follows."""

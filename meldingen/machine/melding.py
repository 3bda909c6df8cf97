"""The machine of a melding (M1 to M7); what its melder is told stands in terugkoppeling."""

from datetime import datetime
from typing import Any

from meldingen import rules
from meldingen.codelijsten import Besluit
from meldingen.machine.klokken import BIJ_DOORZETTEN
from meldingen.machine.melding_status import (
    AFGEHANDELD,
    BESLOTEN,
    LOPEND,
    NIEUW,
    TERUG_TE_KOPPELEN,
    ZONDER_BESLUIT,
    MeldingStatus,
)
from meldingen.machine.terugkoppeling import TerugkoppelingStappen
from meldingen.machine.uitkomst import UitkomstStappen
from meldingen.termijnen.effects import meet, start
from veiligthuis.core.machine import Begin, StatusField, stap
from veiligthuis.core.models import Medewerker

__all__ = [
    "AFGEHANDELD", "BESLOTEN", "LOPEND", "NIEUW", "TERUG_TE_KOPPELEN", "ZONDER_BESLUIT", "MeldingMachine",
    "MeldingStatus",
]  # fmt: skip

MELDTAAK = "Wmo 2015 art. 4.1.1 lid 2 onder a"
VIJF_DAGEN = "Uitvoeringsbesluit Wmo 2015 art. 4.1.7 lid 1"
BEREIKBAAR = "Uitvoeringsbesluit Wmo 2015 art. 4.1.1 lid 2 onder a"


class MeldingMachine(TerugkoppelingStappen, UitkomstStappen):
    """One report with a number, a decision and clocks of its own, also on a running casus."""

    status = StatusField(
        "status", choices=MeldingStatus.choices, default=MeldingStatus.ONTVANGEN, max_length=30, db_index=True
    )

    BEGIN = Begin(
        label="Melding opnemen",
        permission="meldingen.neem_melding_op",
        to=MeldingStatus.ONTVANGEN,
        law=MELDTAAK,
        rules=(
            rules.casus_neemt_meldingen_aan,
            rules.er_is_een_directbetrokkene,
            rules.melding_zegt_wie_meldt_en_waarom,
            rules.afscherming_heeft_een_grond,
            rules.ontvangst_ligt_niet_in_de_toekomst,
        ),
        effects=(start("T04A"), start("T04B"), start("T09A")),
    )

    # What the steps set; the fields themselves stand in the model.
    acuut: Any
    acuut_reden: Any
    acuut_vastgesteld_op: Any
    afgesloten_op: Any
    besluit: Any
    besluit_op: Any
    doorgezet_naar: Any
    eerste_actie: Any
    eerste_actie_op: Any
    eigen_systeem_doorzocht: Any
    geschift_op: Any
    niet_passend_reden: Any
    niet_passend_toelichting: Any
    triagist: Any
    vt_register_doorzocht: Any

    class Meta:
        abstract = True

    @stap(
        status,
        source=MeldingStatus.ONTVANGEN,
        target=MeldingStatus.GESCHIFT,
        label="Schiften",
        permission="meldingen.schift_melding",
        input_rules=[rules.schifting_is_onderbouwd, rules.eerder_bekend_is_nagegaan],
        effects=[start("T03", alleen_als=rules.is_acuut, vanaf="acuut_vastgesteld_op")],
        law=BEREIKBAAR,
        log=["acuut"],
    )
    def schift(
        self: Any,
        *,
        by: Medewerker,
        at: datetime,
        acuut: bool,
        reden: str,
        eigen_systeem_doorzocht: bool,
        vt_register_doorzocht: bool,
        acuut_sinds: datetime | None = None,
        **inputs: Any,
    ) -> None:
        """First look: acute or not, with the reason, after searching what is known (M2).

        `acuut_sinds` is when the call in which it was reported was found to be acute; None is now.

        Source: Uitvoeringsbesluit Wmo 2015 art. 4.1.1 lid 2 onder a.
        """
        self.acuut = acuut
        self.acuut_reden = reden
        self.acuut_vastgesteld_op = (acuut_sinds or at) if acuut else None
        self.eigen_systeem_doorzocht = eigen_systeem_doorzocht
        self.vt_register_doorzocht = vt_register_doorzocht
        self.geschift_op = at

    @stap(
        status,
        source=LOPEND - {MeldingStatus.ONTVANGEN, MeldingStatus.ACUUT_IN_ACTIE},
        target=None,
        label="Acuut gevaar vaststellen",
        permission="meldingen.stel_acuut_vast",
        rules=[rules.melding_is_nog_niet_acuut],
        input_rules=[rules.schifting_is_onderbouwd],
        effects=[start("T03", vanaf="acuut_vastgesteld_op")],
        law=BEREIKBAAR,
    )
    def stel_acuut_vast(self: Any, *, by: Medewerker, at: datetime, reden: str, **inputs: Any) -> None:
        """Danger that showed after the first look: the hours run from now, the days run on.

        Source: Uitvoeringsbesluit Wmo 2015 art. 4.1.1 lid 2 onder a.
        """
        self.acuut = True
        self.acuut_reden = reden
        self.acuut_vastgesteld_op = at

    @stap(
        status,
        source=MeldingStatus.GESCHIFT,
        target=MeldingStatus.ACUUT_IN_ACTIE,
        label="Crisis in actie zetten",
        permission="meldingen.zet_acuut_in_actie",
        rules=[rules.acuut_is_vastgesteld],
        law=BEREIKBAAR,
    )
    def zet_acuut_in_actie(self: Any, *, by: Medewerker, at: datetime, **inputs: Any) -> None:
        """The crisis lane opens; it runs beside the five days and stops none of them (M3).

        Source: Uitvoeringsbesluit Wmo 2015 art. 4.1.1 lid 2 onder a.
        """

    @stap(
        status,
        source=(LOPEND | {MeldingStatus.AFGESLOTEN_TRIAGE}) - {MeldingStatus.ONTVANGEN},
        target=None,
        label="Eerste veiligheidsactie vastleggen",
        permission="meldingen.leg_veiligheidsactie_vast",
        rules=[rules.acuut_is_vastgesteld, rules.eerste_actie_is_nog_niet_vastgelegd],
        input_rules=[rules.actie_is_beschreven],
        effects=[meet("T03")],
        law=f"{BEREIKBAAR}; praktijknorm 24 uur",
    )
    def leg_eerste_veiligheidsactie_vast(
        self: Any, *, by: Medewerker, at: datetime, actie: str, **inputs: Any
    ) -> None:
        """What was done first to make it safe; stops the clock of 24 hours.

        Source: practice norm, veiligthuisnoordoostgelderland.nl.
        """
        self.eerste_actie = actie
        self.eerste_actie_op = at

    @stap(
        status,
        source={MeldingStatus.GESCHIFT, MeldingStatus.ACUUT_IN_ACTIE},
        target=MeldingStatus.IN_VEILIGHEIDSBEOORDELING,
        label="In veiligheidsbeoordeling nemen",
        permission="meldingen.neem_in_veiligheidsbeoordeling",
        rules=[rules.acuut_is_in_actie_gezet],
        law=VIJF_DAGEN,
    )
    def neem_in_veiligheidsbeoordeling(
        self: Any, *, by: Medewerker, at: datetime, triagist: Medewerker | None = None, **inputs: Any
    ) -> None:
        """A triagist takes the melding; None means whoever does it (M4).

        Source: Uitvoeringsbesluit Wmo 2015 art. 4.1.7 lid 1.
        """
        self.triagist = triagist or by

    @stap(
        status,
        source=MeldingStatus.IN_VEILIGHEIDSBEOORDELING,
        target=MeldingStatus.VERVOLGBESLUIT_GENOMEN,
        label="Vervolgbesluit nemen",
        automatic=True,
        rules=[rules.veiligheidsbeoordeling_is_vastgesteld],
        effects=[meet("T04A"), meet("T04B"), start("T08", alleen_als=rules.gezin_hoort_de_uitkomst)],
        law=f"{VIJF_DAGEN}; Uitvoeringsregeling Wmo 2015, bijlage A par. 3.7",
        log=["besluit"],
    )
    def neem_vervolgbesluit(
        self: Any, *, by: Medewerker, at: datetime, besluit: Besluit, **inputs: Any
    ) -> None:
        """Two professionals decided what follows; the decision itself is a record of veiligheid (M5).

        Source: Uitvoeringsbesluit Wmo 2015 art. 4.1.7 lid 1.
        """
        self.besluit = besluit
        self.besluit_op = at

    @stap(
        status,
        source={MeldingStatus.ONTVANGEN, MeldingStatus.GESCHIFT},
        target=MeldingStatus.NIET_PASSEND_DOORGEZET,
        label="Niet passend, doorzetten",
        permission="meldingen.zet_niet_passend_door",
        rules=[rules.melding_is_niet_acuut],
        input_rules=[rules.doorzetten_is_onderbouwd],
        effects=[meet("T04A"), meet("T04B"), *BIJ_DOORZETTEN],
        law="Uitvoeringsregeling Wmo 2015, bijlage A par. 3.1.1",
        log=["reden"],
    )
    def zet_niet_passend_door(
        self: Any,
        *,
        by: Medewerker,
        at: datetime,
        reden: str,
        toelichting: str,
        doorgezet_naar: str = "",
        **inputs: Any,
    ) -> None:
        """Not a matter for Veilig Thuis; it still is a triage for the CBS (M7).

        Source: Uitvoeringsregeling Wmo 2015, bijlage A par. 3.1.1.
        """
        self.niet_passend_reden = reden
        self.niet_passend_toelichting = toelichting
        self.doorgezet_naar = doorgezet_naar
        self.afgesloten_op = at

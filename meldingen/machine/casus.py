"""The machine of a casus: how it begins, who carries it, and how it closes (C1, C15 to C17).

The steps of V&V and onderzoek stand in casus_traject, those of handover and Raad in casus_keten; the statuses in
casus_status.
"""

from datetime import datetime
from typing import Any

from meldingen import rules
from meldingen.machine.casus_keten import KetenStappen
from meldingen.machine.casus_status import (
    ACTIEF_TRAJECT,
    BIJ_PARTNER,
    BIJ_RAAD,
    BIJ_VT,
    GESLOTEN,
    IN_TRAJECT,
    OPENSTAAND,
    TE_BESLISSEN,
    TRAJECT_AFGEROND,
    VERWIJDERD,
    WACHTEND,
    CasusStatus,
)
from meldingen.machine.casus_traject import TrajectStappen
from meldingen.machine.klokken import BIJ_AFSLUITEN, BIJ_HEROPENEN, EindeAanMelders
from meldingen.monitoring import rules as monitoring
from meldingen.termijnen.effects import stop_all
from veiligthuis.core.machine import Begin, StatusField, stap
from veiligthuis.core.models import Medewerker

__all__ = [
    "ACTIEF_TRAJECT", "BIJ_PARTNER", "BIJ_RAAD", "BIJ_VT", "GESLOTEN", "IN_TRAJECT", "OPENSTAAND", "TE_BESLISSEN",
    "TRAJECT_AFGEROND", "VERWIJDERD", "WACHTEND", "CasusMachine", "CasusStatus",
]  # fmt: skip

EEN_CASUS = "Uitvoeringsregeling Wmo 2015, bijlage A par. 3.1.2"
ZICHT_OP_VEILIGHEID = "Kwaliteitskader Veilig Thuis 2016, zicht op veiligheid"
BEWAREN = "Wmo 2015 art. 5.3.4 en 5.3.5"
TE_VERWIJDEREN = {CasusStatus.AFGESLOTEN, CasusStatus.VOORTIJDIG_AFGESLOTEN}


class CasusMachine(TrajectStappen, KetenStappen):
    """The household and all its meldingen, from the first one until it is closed."""

    status = StatusField(
        "status", choices=CasusStatus.choices, default=CasusStatus.OPEN, max_length=30, db_index=True
    )

    BEGIN = Begin(
        label="Casus openen",
        permission="meldingen.neem_melding_op",
        to=CasusStatus.OPEN,
        law=EEN_CASUS,
        rules=(rules.casus_is_van_een_eigen_team, rules.hermelding_is_van_een_gesloten_casus),
    )

    class Meta:
        abstract = True

    @stap(
        "status",
        source=OPENSTAAND,
        target=None,
        label="Toewijzen",
        permission="meldingen.wijs_casus_toe",
        input_rules=[rules.team_is_van_veilig_thuis, rules.behandelaar_hoort_bij_het_team],
        law="Uitvoeringsbesluit Wmo 2015 art. 4.1.3",
    )
    def wijs_toe(
        self: Any, *, by: Medewerker, at: datetime, team: Any, behandelaar: Medewerker | None, **inputs: Any
    ) -> None:
        """A team carries the casus, and in it one person or nobody yet (None).

        Source: Uitvoeringsbesluit Wmo 2015 art. 4.1.3 (registered professional).
        """
        self.team = team
        self.behandelaar = behandelaar

    @stap(
        "status",
        source=CasusStatus.IN_MONITORING,
        target=CasusStatus.TERUG_NAAR_ACTIEF,
        label="Weer actief maken",
        permission="meldingen.heropen_uit_monitoring",
        input_rules=[rules.toelichting_is_gegeven],
        effects=BIJ_HEROPENEN,
        law="Handelingsprotocol Veilig Thuis 2019, monitorfunctie",
    )
    def heropen_uit_monitoring(
        self: Any, *, by: Medewerker, at: datetime, toelichting: str, **inputs: Any
    ) -> None:
        """Unsafe again: a new veiligheidsbeoordeling must follow, so the earlier decision no longer counts (C15).

        Source: Handelingsprotocol Veilig Thuis 2019, monitorfunctie.
        """
        self.vervolg = ""
        self.vervolg_op = None
        self.monitoring_vanaf = None
        self.heropend_op = at
        self.heropen_reden = toelichting

    @stap(
        "status",
        source=CasusStatus.IN_MONITORING,
        target=CasusStatus.AFGESLOTEN,
        label="Monitoring beëindigen",
        permission="meldingen.sluit_casus",
        rules=[
            monitoring.niemand_zegt_dat_het_onveilig_is,
            rules.geen_melding_staat_open,
            rules.geen_huisverbod_loopt,
            rules.iedereen_is_geinformeerd,
            rules.informatieplan_is_uitgevoerd,
            rules.gezin_weet_wat_er_is_besloten,
            rules.gezin_kent_het_recht_op_vernietiging,
        ],
        input_rules=[
            monitoring.einde_past_bij_de_antwoorden,
            monitoring.melder_is_ingelicht_of_er_is_een_reden,
        ],
        effects=[*BIJ_AFSLUITEN, EindeAanMelders(), stop_all("Monitoring beëindigd")],
        law=f"{ZICHT_OP_VEILIGHEID}; Wmo 2015 art. 4.1.1 lid 2 onder g en art. 5.3.1",
        log=["reden"],
    )
    def beeindig_monitoring(
        self: Any,
        *,
        by: Medewerker,
        at: datetime,
        reden: str,
        toelichting: str,
        melder_ingelicht_op: Any,
        reden_melder_niet: str,
        **inputs: Any,
    ) -> None:
        """Lastingly safe by family and professionals, or nobody to follow any more; the melder knows (C16).

        Source: Kwaliteitskader Veilig Thuis 2016, zicht op veiligheid.
        """
        self.gesloten_op = at
        self.sluiting_toelichting = toelichting
        self.monitoring_einde = reden
        self.melder_ingelicht_op = melder_ingelicht_op
        self.reden_melder_niet = reden_melder_niet

    @stap(
        "status",
        source=TE_BESLISSEN | {CasusStatus.OVERGEDRAGEN, CasusStatus.ONDERZOEKSBESLUIT},
        target=CasusStatus.AFGESLOTEN,
        label="Casus afsluiten",
        permission="meldingen.sluit_casus",
        rules=[
            rules.geen_melding_staat_open,
            rules.geen_huisverbod_loopt,
            rules.er_hoeft_niets_meer_te_volgen,
            rules.melders_weten_hoe_het_afliep,
            rules.iedereen_is_geinformeerd,
            rules.informatieplan_is_uitgevoerd,
            rules.gezin_weet_wat_er_is_besloten,
            rules.gezin_kent_het_recht_op_vernietiging,
            rules.ontvanger_sprak_het_gezin,
        ],
        input_rules=[rules.afsluiting_is_onderbouwd],
        effects=[*BIJ_AFSLUITEN, stop_all("Casus afgesloten")],
        law=f"{ZICHT_OP_VEILIGHEID}; Wmo 2015 art. 5.3.1",
    )
    def sluit_casus(self: Any, *, by: Medewerker, at: datetime, toelichting: str, **inputs: Any) -> None:
        """Nothing is left to do, and safety is confirmed with family and professionals where there was help (C16).

        Source: Kwaliteitskader Veilig Thuis 2016, zicht op veiligheid.
        """
        self.gesloten_op = at
        self.sluiting_toelichting = toelichting

    @stap(
        "status",
        source=CasusStatus.OPEN,
        target=CasusStatus.AFGESLOTEN,
        label="Opgaan in een andere casus",
        automatic=True,
        rules=[rules.geen_melding_staat_open, rules.geen_huisverbod_loopt],
        effects=[stop_all("De melding hoort bij een andere casus")],
        law=EEN_CASUS,
    )
    def ga_op_in(self: Any, *, by: Medewerker, at: datetime, toelichting: str, **inputs: Any) -> None:
        """Its only melding turned out to belong to a running casus; the people are told there.

        Source: Uitvoeringsregeling Wmo 2015, bijlage A par. 3.1.2.
        """
        self.gesloten_op = at
        self.sluiting_toelichting = toelichting

    @stap(
        "status",
        source=TE_VERWIJDEREN,
        target=None,
        label="Vernietiging voorstellen",
        permission="meldingen.stel_vernietiging_voor",
        input_rules=[rules.grond_voor_vernietiging_is_gegeven],
        law=BEWAREN,
    )
    def stel_vernietiging_voor(self: Any, *, by: Medewerker, at: datetime, grond: str, **inputs: Any) -> None:
        """The first of four eyes: somebody proposes that the content goes, and on what ground.

        Source: Wmo 2015 art. 5.3.5.
        """
        self.vernietiging_voorgesteld_door = by
        self.vernietiging_voorgesteld_op = at
        self.vernietiging_grond = grond

    @stap(
        "status",
        source=TE_VERWIJDEREN,
        target=CasusStatus.VERNIETIGD,
        label="Vernietiging vastleggen",
        permission="meldingen.leg_vernietiging_vast",
        rules=[rules.een_ander_stelde_vernietiging_voor],
        law=BEWAREN,
    )
    def leg_vernietiging_vast(self: Any, *, by: Medewerker, at: datetime, **inputs: Any) -> None:
        """A second person confirms that the content was destroyed (C17).

        Source: Wmo 2015 art. 5.3.5.
        """
        self.verwijderd_op = at

    @stap(
        "status",
        source=TE_VERWIJDEREN,
        target=CasusStatus.GEANONIMISEERD,
        label="Anonimisering vastleggen",
        permission="meldingen.leg_vernietiging_vast",
        rules=[rules.een_ander_stelde_vernietiging_voor],
        law=BEWAREN,
    )
    def leg_anonimisering_vast(self: Any, *, by: Medewerker, at: datetime, **inputs: Any) -> None:
        """A second person confirms that only figures without persons are left (C17).

        Source: Wmo 2015 art. 5.3.4 and 5.3.6.
        """
        self.verwijderd_op = at

"""The steps of a casus through Voorwaarden & Vervolg and onderzoek (C5 to C10)."""

from datetime import date, datetime
from typing import Any

from meldingen import rules
from meldingen.machine.casus_status import (
    BIJ_PARTNER,
    BIJ_VT,
    IN_TRAJECT,
    TE_BESLISSEN,
    TRAJECT_AFGEROND,
    CasusStatus,
)
from meldingen.machine.klokken import (
    BIJ_ANDERE_ROUTE,
    BIJ_BEGIN,
    BIJ_TRAJECT,
    BIJ_WACHTEN,
    NA_TRAJECT,
    EindeAanMelders,
)
from meldingen.machine.weerlegd import BIJ_UITKOMST, WeerlegdStappen
from meldingen.termijnen.effects import meet, start, stop, stop_all
from veiligthuis.core.machine import stap
from veiligthuis.core.models import Medewerker

TIEN_WEKEN = "Uitvoeringsbesluit Wmo 2015 art. 4.1.7 lid 2"
VV = "Handelingsprotocol Veilig Thuis 2019, Voorwaarden & Vervolg"
BUITENGRENS = "Uitvoeringsregeling Wmo 2015, bijlage A par. 3.1.2 en 4.2"
UITKOMST = "Uitvoeringsregeling Wmo 2015, bijlage A par. 4.2 en 4.3"
SAMEN_BESLISSEN = "Handelingsprotocol Veilig Thuis 2019, multidisciplinair besluit"

NIEUW_BESLUIT = TE_BESLISSEN | BIJ_PARTNER | TRAJECT_AFGEROND
"""Where a new vervolgbesluit can begin a traject: not while one runs, nor while a handover or the Raad is at it."""


class TrajectStappen(WeerlegdStappen):
    """What Veilig Thuis does itself with a family after the vervolgbesluit."""

    class Meta:
        abstract = True

    @stap(
        "status",
        source=NIEUW_BESLUIT,
        target=CasusStatus.VV_WACHT,
        label="Wachten op Voorwaarden & Vervolg",
        automatic=True,
        rules=[rules.vervolg_is_vv],
        effects=[start("T07", vanaf="vervolg_op"), *BIJ_TRAJECT, *BIJ_WACHTEN],
        law=VV,
    )
    def zet_vv_in_wacht(self: Any, *, by: Medewerker | None, at: datetime, **inputs: Any) -> None:
        """The decision was V&V; the ten weeks run from the decision, waiting included (C5).

        Source: Handelingsprotocol Veilig Thuis 2019.
        """
        self.traject_besluit_op = self.vervolg_op
        self.traject_afgerond_op = None

    @stap(
        "status",
        source=CasusStatus.VV_WACHT,
        target=CasusStatus.VV_ACTIEF,
        label="Voorwaarden & Vervolg starten",
        permission="meldingen.start_traject",
        rules=[rules.behandelaar_is_toegewezen],
        effects=BIJ_BEGIN,
        law=VV,
    )
    def start_vv(self: Any, *, by: Medewerker, at: datetime, **inputs: Any) -> None:
        """The casushouder begins; the actual start is kept apart from the formal one (C5).

        Source: Uitvoeringsregeling Wmo 2015, bijlage A par. 4.1.
        """
        self.feitelijke_start = at

    @stap(
        "status",
        source=NIEUW_BESLUIT,
        target=CasusStatus.ONDERZOEK_WACHT,
        label="Wachten op onderzoek",
        automatic=True,
        rules=[rules.vervolg_is_onderzoek],
        effects=[
            start("T05", vanaf="vervolg_op"),
            start("T06", vanaf="eerste_ontvangst"),
            *BIJ_TRAJECT,
            *BIJ_WACHTEN,
        ],
        law=f"{TIEN_WEKEN}; {BUITENGRENS}",
    )
    def zet_onderzoek_in_wacht(self: Any, *, by: Medewerker | None, at: datetime, **inputs: Any) -> None:
        """The decision was onderzoek; ten weeks from it, and an outer limit from the first melding (C7).

        Source: Uitvoeringsbesluit Wmo 2015 art. 4.1.7 lid 2; Uitvoeringsregeling, bijlage A par. 3.1.2 and 4.2.
        """
        self.traject_besluit_op = self.vervolg_op
        self.traject_afgerond_op = None

    @stap(
        "status",
        source=CasusStatus.ONDERZOEK_WACHT,
        target=CasusStatus.ONDERZOEK_ACTIEF,
        label="Onderzoek starten",
        permission="meldingen.start_traject",
        rules=[rules.behandelaar_is_toegewezen],
        effects=BIJ_BEGIN,
        law="Uitvoeringsregeling Wmo 2015, bijlage A par. 4.1",
    )
    def start_onderzoek(self: Any, *, by: Medewerker, at: datetime, **inputs: Any) -> None:
        """The casushouder begins; the actual start is kept apart from the formal one (C7).

        Source: Uitvoeringsregeling Wmo 2015, bijlage A par. 4.1.
        """
        self.feitelijke_start = at

    @stap(
        "status",
        source=BIJ_VT,
        target=None,
        label="Meetekenen",
        permission="meldingen.teken_mee",
        rules=[rules.behandelaar_tekent_niet_mee],
        input_rules=[rules.weging_is_beschreven],
        law=SAMEN_BESLISSEN,
    )
    def teken_mee(self: Any, *, by: Medewerker, at: datetime, weging: str, **inputs: Any) -> None:
        """A gedragswetenschapper or vertrouwensarts weighs along; the next decision rests on it.

        Source: Handelingsprotocol Veilig Thuis 2019; Uitvoeringsbesluit Wmo 2015 art. 4.1.2.
        """
        self.medebeoordelaar = by
        self.medebeoordeeld_op = at
        self.weging = weging

    @stap(
        "status",
        source=CasusStatus.VV_ACTIEF,
        target=CasusStatus.VV_AFGEROND,
        label="Voorwaarden & Vervolg afronden",
        permission="meldingen.rond_traject_af",
        rules=[
            rules.iedereen_is_gesproken_of_er_is_een_reden,
            rules.ieder_kind_is_gezien_of_er_is_een_reden,
            rules.veiligheidsplan_is_vastgesteld,
            rules.een_ander_tekende_mee,
        ],
        effects=[meet("T07"), *NA_TRAJECT],
        law=VV,
    )
    def rond_vv_af(self: Any, *, by: Medewerker, at: datetime, **inputs: Any) -> None:
        """Everybody was spoken to, the plan stands, two professionals agree (C6).

        Source: Handelingsprotocol Veilig Thuis 2019.
        """
        self.traject_afgerond_op = at
        self.afgerond_met, self.medebeoordelaar = self.medebeoordelaar, None

    @stap(
        "status",
        source=CasusStatus.ONDERZOEK_ACTIEF,
        target=CasusStatus.ONDERZOEKSBESLUIT,
        label="Onderzoeksbesluit nemen",
        permission="meldingen.rond_traject_af",
        rules=[
            rules.iedereen_is_gesproken_of_er_is_een_reden,
            rules.ieder_kind_is_gezien_of_er_is_een_reden,
            rules.iedereen_is_gehoord_of_er_is_een_reden,
            rules.conclusies_zijn_getrokken,
            rules.een_ander_tekende_mee,
        ],
        input_rules=[rules.onderzoeksbesluit_is_volledig],
        effects=[meet("T05"), meet("T06"), *NA_TRAJECT, *BIJ_UITKOMST],
        law=f"{TIEN_WEKEN}; {UITKOMST}",
    )
    def neem_onderzoeksbesluit(
        self: Any, *, by: Medewerker, at: datetime, wat_nodig: str, wederhoor: str = "", **inputs: Any
    ) -> None:
        """Huiselijk geweld and kindermishandeling were judged apart; the family gave its view on the draft (C8).

        Source: Uitvoeringsregeling Wmo 2015, bijlage A par. 4.2 and 4.3.
        """
        self.wat_nodig, self.wederhoor = wat_nodig, wederhoor
        self.vernietigingsrecht_op, self.vernietigingsrecht_hoe = None, ""
        self.traject_afgerond_op = at
        self.afgerond_met, self.medebeoordelaar = self.medebeoordelaar, None

    @stap(
        "status",
        source=IN_TRAJECT,
        target=CasusStatus.VOORTIJDIG_AFGESLOTEN,
        label="Voortijdig afsluiten",
        permission="meldingen.sluit_voortijdig",
        rules=[rules.geen_melding_staat_open, rules.geen_huisverbod_loopt],
        input_rules=[rules.voortijdig_sluiten_is_onderbouwd, rules.melder_van_een_traject_weet_het_einde],
        effects=[EindeAanMelders(begin=True), stop_all("Casus voortijdig afgesloten")],
        law=UITKOMST,
        log=["reden"],
    )
    def sluit_voortijdig(
        self: Any,
        *,
        by: Medewerker,
        at: datetime,
        reden: str,
        toelichting: str,
        melder_ingelicht_op: date | None,
        reden_melder_niet: str,
        **inputs: Any,
    ) -> None:
        """The family left or somebody died, so the traject cannot be finished; the melder knows it (C9).

        Source: Uitvoeringsregeling Wmo 2015, bijlage A par. 4.3; Wmo 2015 art. 4.1.1 lid 2 onder g.
        """
        self.melder_ingelicht_op, self.reden_melder_niet = melder_ingelicht_op, reden_melder_niet
        self.voortijdige_reden = reden
        self.sluiting_toelichting = toelichting
        self.gesloten_op = at

    @stap(
        "status",
        source=CasusStatus.VV_ACTIEF,
        target=CasusStatus.ONDERZOEK_ACTIEF,
        label="Omzetten naar onderzoek",
        permission="meldingen.wissel_traject",
        rules=[rules.vervolg_is_onderzoek, rules.een_ander_tekende_mee],
        effects=[
            stop("T07", "Traject omgezet naar onderzoek"),
            start("T05", vanaf="traject_besluit_op"),
            start("T06", vanaf="eerste_ontvangst"),
            *BIJ_ANDERE_ROUTE,
        ],
        law=f"{SAMEN_BESLISSEN}; {TIEN_WEKEN}",
    )
    def zet_om_naar_onderzoek(self: Any, *, by: Medewerker, at: datetime, **inputs: Any) -> None:
        """A new decision changed the route; the ten weeks keep the start they had (C10).

        Source: Handelingsprotocol Veilig Thuis 2019; that the ten weeks do not restart is an assumption.
        """
        self.medebeoordelaar = None

    @stap(
        "status",
        source=CasusStatus.ONDERZOEK_ACTIEF,
        target=CasusStatus.VV_ACTIEF,
        label="Omzetten naar Voorwaarden & Vervolg",
        permission="meldingen.wissel_traject",
        rules=[rules.vervolg_is_vv, rules.een_ander_tekende_mee],
        effects=[
            stop("T05", "Traject omgezet naar Voorwaarden & Vervolg"),
            stop("T06", "Traject omgezet naar Voorwaarden & Vervolg"),
            start("T07", vanaf="traject_besluit_op"),
            *BIJ_ANDERE_ROUTE,
        ],
        law=f"{SAMEN_BESLISSEN}; {VV}",
    )
    def zet_om_naar_vv(self: Any, *, by: Medewerker, at: datetime, **inputs: Any) -> None:
        """A new decision changed the route; the ten weeks keep the start they had (C10).

        Source: Handelingsprotocol Veilig Thuis 2019; that the ten weeks do not restart is an assumption.
        """
        self.medebeoordelaar = None

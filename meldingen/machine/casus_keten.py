"""The steps of a casus along the chain: handover, Raad and monitoring (C2 to C4, C11 to C14)."""

from datetime import date, datetime
from typing import Any

from meldingen import rules
from meldingen.codelijsten import Besluit
from meldingen.machine import klokken
from meldingen.machine.casus_status import (
    BIJ_PARTNER,
    BIJ_RAAD,
    BIJ_VT,
    OPENSTAAND,
    TE_BESLISSEN,
    TRAJECT_AFGEROND,
    CasusStatus,
    CasusVelden,
)
from meldingen.monitoring import rules as monitoring
from meldingen.termijnen.effects import meet
from veiligthuis.core.machine import stap
from veiligthuis.core.models import Medewerker

VERANTWOORDELIJK = (
    "Uitvoeringsregeling Wmo 2015, bijlage A par. 3.7 en 4.2; Kwaliteitskader Veilig Thuis 2016"
)
VERZOEK_RAAD = "Jeugdwet art. 2.4 en 3.1; Wmo 2015 art. 4.1.1 lid 2 onder e en f"
SPOED_RAAD = "Jeugdwet art. 3.1 lid 2 onder a; Regeling justitiële keteninformatisering Jeugdwet, bijlage 1"
MONITOREN = "Handelingsprotocol Veilig Thuis 2019, monitorfunctie"

TRAJECT_KLOKKEN = (meet("T05"), meet("T06"), meet("T07"))
"""Asking the Raad is the decision that ends onderzoek or V&V; clocks that do not run are left alone."""


class KetenStappen(CasusVelden):
    """Who else carries the casus; most of these follow from what overdracht records."""

    class Meta:
        abstract = True

    @stap(
        "status",
        source=OPENSTAAND,
        target=None,
        label="Vervolgbesluit noteren",
        automatic=True,
        effects=klokken.BIJ_BESLUIT,
        law=VERANTWOORDELIJK,
        log=["besluit"],
    )
    def note_vervolgbesluit(
        self: Any, *, by: Medewerker | None, at: datetime, besluit: Besluit, **inputs: Any
    ) -> None:
        """The last vervolgbesluit on one of its meldingen; what it asks for has a term from now on.

        Source: Uitvoeringsregeling Wmo 2015, bijlage A par. 3.7.
        """
        self.vervolg, self.vervolg_op = besluit, at

    @stap(
        "status",
        source=TE_BESLISSEN | TRAJECT_AFGEROND | BIJ_PARTNER,
        target=CasusStatus.OVERDRACHT_LOPEND,
        label="Overdracht beginnen",
        automatic=True,
        rules=[rules.overdracht_is_besloten_of_traject_is_afgerond],
        effects=klokken.BIJ_AANBOD,
        law=VERANTWOORDELIJK,
    )
    def begin_overdracht(self: Any, *, by: Medewerker | None, at: datetime, **inputs: Any) -> None:
        """A handover was offered; Veilig Thuis keeps zicht op veiligheid until it is accepted (C2, C11).

        Source: Uitvoeringsregeling Wmo 2015, bijlage A par. 3.7.
        """

    @stap(
        "status",
        source={CasusStatus.OVERDRACHT_LOPEND} | BIJ_RAAD,
        target=CasusStatus.OVERGEDRAGEN,
        label="Overgedragen",
        automatic=True,
        effects=klokken.BIJ_OVERNAME,
        law=VERANTWOORDELIJK,
    )
    def voltooi_overdracht(self: Any, *, by: Medewerker | None, at: datetime, **inputs: Any) -> None:
        """The receiver, or the Raad, confirmed that it takes over (C3).

        Source: Kwaliteitskader Veilig Thuis 2016.
        """
        self.overgedragen_op = at

    @stap(
        "status",
        source=CasusStatus.OVERDRACHT_LOPEND,
        target=CasusStatus.OVERGEDRAGEN,
        label="Terug naar overgedragen",
        automatic=True,
        rules=[rules.was_al_overgedragen],
        effects=klokken.BIJ_OVERNAME,
        law=VERANTWOORDELIJK,
    )
    def herstel_overdracht(self: Any, *, by: Medewerker | None, at: datetime, **inputs: Any) -> None:
        """A move was undone: the receiver has it as it had it, and the clock counts from the same acceptance.

        Source: Kwaliteitskader Veilig Thuis 2016.
        """

    @stap(
        "status",
        source={CasusStatus.OVERDRACHT_LOPEND} | BIJ_PARTNER | BIJ_RAAD,
        target=CasusStatus.TERUG_BIJ_VT,
        label="Terug bij Veilig Thuis",
        automatic=True,
        effects=klokken.BIJ_TERUGKEER,
        law=VERANTWOORDELIJK,
    )
    def keer_terug_bij_vt(self: Any, *, by: Medewerker | None, at: datetime, **inputs: Any) -> None:
        """The receiver refused, gave it back or did not answer, or Veilig Thuis withdrew the offer (C4).

        Source: Kwaliteitskader Veilig Thuis 2016.
        """
        self.overgedragen_op, self.monitoring_vanaf = None, None

    @stap(
        "status",
        source=BIJ_VT - {CasusStatus.VTO_RVDK, CasusStatus.OVERDRACHT_LOPEND},
        target=CasusStatus.VTO_RVDK,
        label="Verzoek aan de Raad doen",
        permission="meldingen.doe_verzoek_aan_raad",
        rules=[rules.er_is_een_minderjarige, rules.een_ander_tekende_mee],
        input_rules=[rules.verzoek_aan_raad_is_onderbouwd],
        effects=TRAJECT_KLOKKEN + klokken.BIJ_RAAD_GEMELD,
        law=VERZOEK_RAAD,
    )
    def doe_verzoek_aan_raad(
        self: Any,
        *,
        by: Medewerker,
        at: datetime,
        onderbouwing: str,
        college_geinformeerd_op: date,
        ouders_geinformeerd_op: date | None = None,
        reden_ouders_niet: str = "",
        **inputs: Any,
    ) -> None:
        """Voluntary help does not do for a minor: the verzoek was written, signed twice and sent to the Raad (C12).

        Source: Jeugdwet art. 3.1; Wmo 2015 art. 4.1.1 lid 2 onder e and f.
        """
        self.raad_onderbouwing = onderbouwing
        self.raad_verzocht_op = at
        self.afgerond_met, self.medebeoordelaar = self.medebeoordelaar, None
        self.ouders_geinformeerd_op = ouders_geinformeerd_op
        self.reden_ouders_niet = reden_ouders_niet
        self.college_geinformeerd_op = college_geinformeerd_op
        self.traject_afgerond_op = at

    @stap(
        "status",
        source=BIJ_VT - BIJ_RAAD,
        target=CasusStatus.SPOED_RVDK,
        label="Spoed bij de Raad melden",
        permission="meldingen.meld_spoed_bij_raad",
        rules=[rules.er_is_een_minderjarige],
        input_rules=[rules.spoed_is_eerst_gebeld],
        effects=TRAJECT_KLOKKEN + klokken.BIJ_RAAD_GEMELD,
        law=SPOED_RAAD,
    )
    def meld_spoed_bij_raad(
        self: Any, *, by: Medewerker, at: datetime, gesproken_met: str, toelichting: str, **inputs: Any
    ) -> None:
        """Called first, paper later (C13).

        Source: Jeugdwet art. 3.1 lid 2 onder a.
        """
        self.raad_gebeld_op = at
        self.raad_gesproken_met = gesproken_met
        self.raad_onderbouwing = toelichting
        self.traject_afgerond_op = at

    @stap(
        "status",
        source=BIJ_PARTNER,
        target=CasusStatus.TERUG_NAAR_ACTIEF,
        label="Weer onveilig volgens de ontvanger",
        automatic=True,
        effects=klokken.BIJ_WEER_ONVEILIG,
        law=MONITOREN,
    )
    def word_weer_onveilig(
        self: Any, *, by: Medewerker, at: datetime, toelichting: str, **inputs: Any
    ) -> None:
        """Whoever helps the family says it is unsafe again: Veilig Thuis weighs it anew at once (C15).

        Source: Handelingsprotocol Veilig Thuis 2019, monitorfunctie.
        """
        self.vervolg, self.vervolg_op, self.monitoring_vanaf = "", None, None
        self.heropend_op, self.heropen_reden = at, toelichting

    @stap(
        "status",
        source={CasusStatus.OVERGEDRAGEN, CasusStatus.VV_AFGEROND},
        target=CasusStatus.IN_MONITORING,
        label="Monitoring beginnen",
        permission="meldingen.rond_traject_af",
        rules=[rules.veiligheidsplan_is_vastgesteld],
        effects=klokken.BIJ_MONITORING,
        law=MONITOREN,
    )
    def begin_monitoring(self: Any, *, by: Medewerker, at: datetime, **inputs: Any) -> None:
        """Veilig Thuis set conditions, so it keeps checking whether safety stays (C14).

        Source: Handelingsprotocol Veilig Thuis 2019, monitorfunctie.
        """
        self.monitoring_vanaf = at

    @stap(
        "status",
        source=CasusStatus.IN_MONITORING,
        target=None,
        label="Monitormoment afronden",
        permission="meldingen.leg_contact_vast",
        rules=[
            monitoring.er_komt_nog_een_moment,
            monitoring.iemand_heeft_geantwoord,
            monitoring.niemand_zegt_dat_het_onveilig_is,
        ],
        input_rules=[monitoring.gezin_en_professional_antwoordden_of_er_is_een_reden],
        effects=klokken.BIJ_MONITORMOMENT,
        law=MONITOREN,
    )
    def rond_monitormoment_af(
        self: Any, *, by: Medewerker, at: datetime, conclusie: str, **inputs: Any
    ) -> None:
        """One moment of monitoring is done; what was asked and concluded are rows of their own.

        Source: Handelingsprotocol Veilig Thuis 2019, monitorfunctie.
        """

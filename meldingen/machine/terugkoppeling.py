"""The steps by which the melder of a melding is told: what was decided, and later how it ended (M6)."""

from datetime import datetime
from typing import Any

from meldingen import rules
from meldingen.machine.melding_status import TERUG_TE_KOPPELEN, MeldingStatus
from meldingen.termijnen.effects import meet, stop
from veiligthuis.core.machine import StatusModel, stap
from veiligthuis.core.models import Medewerker

TERUGKOPPELING = "Wmo 2015 art. 4.1.1 lid 2 onder g"


class TerugkoppelingStappen(StatusModel):
    """Feedback to the melder: twice when a traject followed, or the reason why not."""

    # What the steps set; the fields themselves stand in the model.
    eindbericht: Any
    eindbericht_op: Any
    eindbericht_wijze: Any
    geen_terugkoppeling_reden: Any
    terugkoppeling: Any
    terugkoppeling_op: Any
    terugkoppeling_wijze: Any

    class Meta:
        abstract = True

    @stap(
        "status",
        source=TERUG_TE_KOPPELEN,
        target=None,
        label="Terugkoppeling aan de melder vastleggen",
        permission="meldingen.geef_terugkoppeling",
        rules=[rules.terugkoppeling_is_nog_niet_gegeven],
        input_rules=[rules.terugkoppeling_is_beschreven],
        effects=[meet("T09A")],
        law=TERUGKOPPELING,
    )
    def leg_terugkoppeling_vast(
        self: Any, *, by: Medewerker, at: datetime, wijze: str, inhoud: str, **inputs: Any
    ) -> None:
        """The melder was told what was decided, as far as that may be said.

        Source: Wmo 2015 art. 4.1.1 lid 2 onder g.
        """
        self.terugkoppeling_wijze = wijze
        self.terugkoppeling = inhoud
        self.terugkoppeling_op = at

    @stap(
        "status",
        source=TERUG_TE_KOPPELEN,
        target=None,
        label="Geen terugkoppeling mogelijk",
        permission="meldingen.geef_terugkoppeling",
        rules=[rules.terugkoppeling_is_nog_niet_gegeven],
        input_rules=[rules.waarom_geen_terugkoppeling_is_gezegd],
        effects=[stop("T09A", "De melder kan of wil niets horen")],
        law=TERUGKOPPELING,
        log=["reden"],
    )
    def zie_af_van_terugkoppeling(
        self: Any, *, by: Medewerker, at: datetime, reden: str, toelichting: str, **inputs: Any
    ) -> None:
        """The melder cannot be reached or wants to hear nothing; also of how it ended.

        Source: Wmo 2015 art. 4.1.1 lid 2 onder g.
        """
        self.geen_terugkoppeling_reden = reden
        self.terugkoppeling = toelichting

    @stap(
        "status",
        source=MeldingStatus.AFGESLOTEN_TRIAGE,
        target=None,
        label="Vertellen hoe het afliep",
        permission="meldingen.geef_terugkoppeling",
        rules=[rules.melder_hoort_nog_hoe_het_afliep],
        input_rules=[rules.terugkoppeling_is_beschreven],
        effects=[meet("T09B")],
        law=TERUGKOPPELING,
    )
    def leg_eindbericht_vast(
        self: Any, *, by: Medewerker, at: datetime, wijze: str, inhoud: str, **inputs: Any
    ) -> None:
        """The melder was told how onderzoek or V&V ended, as far as that may be said.

        Source: Wmo 2015 art. 4.1.1 lid 2 onder g; KNMG-meldcode bijlage 4.
        """
        self.eindbericht_wijze = wijze
        self.eindbericht = inhoud
        self.eindbericht_op = at

    @stap(
        "status",
        source=MeldingStatus.VERVOLGBESLUIT_GENOMEN,
        target=MeldingStatus.AFGESLOTEN_TRIAGE,
        label="Triage afsluiten",
        automatic=True,
        rules=[rules.terugkoppeling_is_gegeven, rules.eerste_actie_is_vastgelegd_bij_acuut],
        law=f"{TERUGKOPPELING}; Uitvoeringsregeling Wmo 2015, bijlage A par. 3",
    )
    def sluit_triage(self: Any, *, by: Medewerker | None, at: datetime, **inputs: Any) -> None:
        """Decision and feedback are there: the triage is closed and counts for the CBS (M6).

        Source: Uitvoeringsregeling Wmo 2015, bijlage A par. 3.
        """
        self.afgesloten_op = at

"""The machines of veiligheid: Veiligheidsbeoordeling and Veiligheidsplan, with every transition in full."""

from datetime import datetime
from typing import Any

from django.db import models

from veiligheid import rules
from veiligthuis.core.machine import Begin, StatusField, StatusModel, stap
from veiligthuis.core.models import Medewerker

WMO_STAPPEN = "Wmo 2015 art. 4.1.1 lid 2"
VIJF_DAGEN = "Uitvoeringsbesluit Wmo 2015 art. 4.1.7 lid 1"
TWEEDE_PERSOON = (
    "Handelingsprotocol Veilig Thuis 2019, vervolgbesluit met gedragswetenschapper of vertrouwensarts"
)
ZICHT_OP_VEILIGHEID = "Kwaliteitskader Veilig Thuis 2016, zicht op veiligheid"


class BeoordelingStatus(models.TextChoices):
    """Where an assessment stands."""

    CONCEPT = "concept", "Concept"
    TER_ONDERTEKENING = "ter_ondertekening", "Ter ondertekening"
    VASTGESTELD = "vastgesteld", "Vastgesteld"
    VERVALLEN = "vervallen", "Vervallen"


BEOORDELING_LOPEND = frozenset({BeoordelingStatus.CONCEPT, BeoordelingStatus.TER_ONDERTEKENING})
BEOORDELING_BEVROREN = frozenset({BeoordelingStatus.VASTGESTELD, BeoordelingStatus.VERVALLEN})


class PlanStatus(models.TextChoices):
    """Where a version of a safety plan stands."""

    CONCEPT = "concept", "Concept"
    VASTGESTELD = "vastgesteld", "Vastgesteld"
    VERVANGEN = "vervangen", "Vervangen"
    VERVALLEN = "vervallen", "Vervallen"


PLAN_GELDIG = frozenset({PlanStatus.VASTGESTELD})
PLAN_LOPEND = frozenset({PlanStatus.CONCEPT, PlanStatus.VASTGESTELD})
PLAN_VOORBIJ = frozenset({PlanStatus.VERVANGEN, PlanStatus.VERVALLEN})


class BeoordelingMachine(StatusModel):
    """Concept, ter ondertekening, vastgesteld: two professionals, never one."""

    voorgelegd_op: datetime | None
    ondertekend_door: Medewerker | None
    ondertekend_op: datetime | None
    teruggave_reden: str
    verval_reden: str

    status = StatusField(
        "status", choices=BeoordelingStatus.choices, default=BeoordelingStatus.CONCEPT, max_length=30
    )

    BEGIN = Begin(
        label="Veiligheidsbeoordeling beginnen",
        permission="veiligheid.stel_beoordeling_op",
        to=BeoordelingStatus.CONCEPT,
        law=f"{WMO_STAPPEN}; {VIJF_DAGEN}",
        rules=(rules.melding_is_aan_beoordeling_toe,),
    )

    class Meta:
        abstract = True

    @stap(
        status,
        source=BeoordelingStatus.CONCEPT,
        target=BeoordelingStatus.TER_ONDERTEKENING,
        label="Ter ondertekening voorleggen",
        permission="veiligheid.stel_beoordeling_op",
        rules=[
            rules.alleen_de_opsteller_legt_voor,
            rules.formulier_is_compleet,
            rules.iedere_directbetrokkene_heeft_een_oordeel,
            rules.besluit_voldoet_aan_zijn_voorwaarden,
        ],
        law=VIJF_DAGEN,
    )
    def leg_voor(self, *, by: Medewerker | None, at: datetime) -> None:
        """The drafter hands the complete assessment with its proposed decision to a second professional.

        Source: Uitvoeringsbesluit Wmo 2015 art. 4.1.7 lid 1.
        """
        self.voorgelegd_op = at
        self.teruggave_reden = ""

    @stap(
        status,
        source=BeoordelingStatus.TER_ONDERTEKENING,
        target=BeoordelingStatus.VASTGESTELD,
        label="Ondertekenen en besluit nemen",
        permission="veiligheid.onderteken_beoordeling",
        rules=[
            rules.een_ander_dan_de_opsteller,
            rules.formulier_is_compleet,
            rules.iedere_directbetrokkene_heeft_een_oordeel,
            rules.besluit_voldoet_aan_zijn_voorwaarden,
        ],
        law=f"{WMO_STAPPEN}; {TWEEDE_PERSOON}",
        log=["besluit"],
    )
    def onderteken(self, *, by: Medewerker | None, at: datetime, **inputs: Any) -> None:
        """A second professional signs; the assessment stands and the vervolgbesluit is taken with it.

        Source: Wmo 2015 art. 4.1.1 lid 2; Handelingsprotocol Veilig Thuis 2019.
        """
        self.ondertekend_door = by
        self.ondertekend_op = at

    @stap(
        status,
        source=BeoordelingStatus.TER_ONDERTEKENING,
        target=BeoordelingStatus.CONCEPT,
        label="Teruggeven aan de opsteller",
        permission="veiligheid.onderteken_beoordeling",
        rules=[rules.een_ander_dan_de_opsteller],
        input_rules=[rules.reden_van_teruggave_is_gegeven],
        law=TWEEDE_PERSOON,
    )
    def geef_terug(self, *, by: Medewerker | None, at: datetime, reden: str = "", **inputs: Any) -> None:
        """The second professional does not agree yet and says what is missing.

        Source: Handelingsprotocol Veilig Thuis 2019.
        """
        self.teruggave_reden = reden.strip()
        self.voorgelegd_op = None

    @stap(
        status,
        source=BeoordelingStatus.TER_ONDERTEKENING,
        target=BeoordelingStatus.CONCEPT,
        label="Terughalen om aan te passen",
        permission="veiligheid.stel_beoordeling_op",
        rules=[rules.alleen_de_opsteller_haalt_terug],
        law=VIJF_DAGEN,
    )
    def haal_terug(self, *, by: Medewerker | None, at: datetime) -> None:
        """The drafter takes the assessment back, for instance because new facts came in.

        Source: Uitvoeringsbesluit Wmo 2015 art. 4.1.7 lid 1.
        """
        self.voorgelegd_op = None

    @stap(
        status,
        source=[BeoordelingStatus.CONCEPT, BeoordelingStatus.TER_ONDERTEKENING],
        target=BeoordelingStatus.VERVALLEN,
        label="Laten vervallen",
        permission="veiligheid.stel_beoordeling_op",
        input_rules=[rules.reden_van_verval_is_gegeven],
        law=WMO_STAPPEN,
    )
    def laat_vervallen(self, *, by: Medewerker | None, at: datetime, reden: str = "", **inputs: Any) -> None:
        """The assessment is not finished, for instance because the melding turned out not to fit.

        Source: Wmo 2015 art. 4.1.1 lid 2.
        """
        self.verval_reden = reden.strip()


class PlanMachine(StatusModel):
    """Concept, vastgesteld, and later vervangen by the next version or vervallen."""

    vastgesteld_door: Medewerker | None
    vastgesteld_op: datetime | None
    vervallen_op: datetime | None
    verval_reden: str

    status = StatusField("status", choices=PlanStatus.choices, default=PlanStatus.CONCEPT, max_length=30)

    BEGIN = Begin(
        label="Veiligheidsplan maken",
        permission="veiligheid.maak_veiligheidsplan",
        to=PlanStatus.CONCEPT,
        law=f"{WMO_STAPPEN}; {ZICHT_OP_VEILIGHEID}",
        rules=(rules.casus_is_open,),
    )

    class Meta:
        abstract = True

    @stap(
        status,
        source=PlanStatus.CONCEPT,
        target=PlanStatus.VASTGESTELD,
        label="Veiligheidsplan vaststellen",
        permission="veiligheid.maak_veiligheidsplan",
        rules=rules.PLAN_RULES,
        law=ZICHT_OP_VEILIGHEID,
    )
    def stel_vast(self, *, by: Medewerker | None, at: datetime) -> None:
        """The plan made with the family holds from now on.

        Source: Kwaliteitskader Veilig Thuis 2016.
        """
        self.vastgesteld_door = by
        self.vastgesteld_op = at

    @stap(
        status,
        source=PlanStatus.CONCEPT,
        target=PlanStatus.VASTGESTELD,
        label="Gewijzigd plan bevestigd door de regiehouder",
        automatic=True,
        rules=rules.PLAN_RULES,
        law=ZICHT_OP_VEILIGHEID,
    )
    def bevestig_door_ontvanger(self, *, by: Medewerker | None, at: datetime) -> None:
        """The regiehouder of the receiver confirmed what the receiver changed together with the family.

        Source: Kwaliteitskader Veilig Thuis 2016.
        """
        self.vastgesteld_door = by
        self.vastgesteld_op = at

    @stap(
        status,
        source=PlanStatus.CONCEPT,
        target=PlanStatus.VERVALLEN,
        label="Voorstel van de ontvanger vervalt",
        automatic=True,
        law=ZICHT_OP_VEILIGHEID,
    )
    def laat_voorstel_vervallen(self, *, by: Medewerker | None, at: datetime, reden: str) -> None:
        """The receiver drops its proposal; the plan that holds stays."""
        self.vervallen_op = at
        self.verval_reden = reden

    @stap(
        status,
        source=PlanStatus.VASTGESTELD,
        target=PlanStatus.VERVANGEN,
        label="Vervangen door een nieuwe versie",
        automatic=True,
        law=ZICHT_OP_VEILIGHEID,
    )
    def vervang(self, *, by: Medewerker | None, at: datetime) -> None:
        """The next version is established; this one stays readable and holds no longer.

        Source: Kwaliteitskader Veilig Thuis 2016.
        """
        self.vervallen_op = at

    @stap(
        status,
        source=[PlanStatus.CONCEPT, PlanStatus.VASTGESTELD],
        target=PlanStatus.VERVALLEN,
        label="Plan laten vervallen",
        permission="veiligheid.maak_veiligheidsplan",
        input_rules=[rules.reden_van_verval_is_gegeven],
        law=ZICHT_OP_VEILIGHEID,
    )
    def laat_vervallen(self, *, by: Medewerker | None, at: datetime, reden: str = "", **inputs: Any) -> None:
        """The plan holds no longer and no version comes in its place.

        Source: Kwaliteitskader Veilig Thuis 2016.
        """
        self.vervallen_op = at
        self.verval_reden = reden.strip()

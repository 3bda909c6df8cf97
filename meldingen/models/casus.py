"""The casus: one household with all its meldingen, and who was given sight of it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Self

import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from guardian.models import GroupObjectPermissionBase, UserObjectPermissionBase

from meldingen.codelijsten import (
    Aard,
    Besluit,
    UitkomstHG,
    UitkomstKM,
    Veiligheidsniveau,
    VoortijdigeReden,
)
from meldingen.machine.casus import BIJ_PARTNER, GESLOTEN, CasusMachine, CasusStatus
from meldingen.models.regie import een_regiehouder
from meldingen.monitoring.status import MonitoringEinde
from meldingen.queries import CasusQuerySet
from meldingen.termijnen.effects import TermijnBron
from meldingen.termijnen.wacht import WACHT_BIJ_CASUS
from veiligthuis.core.machine import fsm_trigger, status_check

if TYPE_CHECKING:
    from meldingen.models.regie import Regie


class Casus(CasusMachine):
    """A household that Veilig Thuis is or was responsible for; holds one or more meldingen and never a second regie.

    `vervolg` is the last vervolgbesluit, a fact noted by veiligheid; so are `veiligheidsniveau` and the moments of
    assessment and plan. `traject_besluit_op` is the decision the ten weeks count from, `feitelijke_start` when work
    really began.
    """

    nummer = models.CharField("casusnummer", max_length=20, unique=True)
    naam = models.CharField("naam van het gezin", max_length=150)
    team = models.ForeignKey(
        "ketenpartners.Team", models.PROTECT, related_name="casussen", verbose_name="team"
    )
    behandelaar = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="casussen",
        verbose_name="behandelaar",
    )
    hermelding_van = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="hermeldingen",
        verbose_name="hermelding van",
    )
    geopend_op = models.DateTimeField("geopend op")
    gesloten_op = models.DateTimeField("gesloten op", null=True, blank=True)
    sluiting_toelichting = models.TextField("onderbouwing van de afsluiting", blank=True)
    voortijdige_reden = models.CharField(
        "reden van voortijdig afsluiten", max_length=30, choices=VoortijdigeReden.choices, blank=True
    )

    # Facts noted by veiligheid.
    veiligheidsniveau = models.CharField(
        "veiligheidsniveau", max_length=20, choices=Veiligheidsniveau.choices, blank=True
    )
    vervolg = models.CharField("laatste vervolgbesluit", max_length=20, choices=Besluit.choices, blank=True)
    vervolg_op = models.DateTimeField("laatste vervolgbesluit op", null=True, blank=True)
    veiligheidsplan_op = models.DateTimeField("veiligheidsplan vastgesteld op", null=True, blank=True)

    # V&V and onderzoek.
    traject_besluit_op = models.DateTimeField("besluit tot traject op", null=True, blank=True)
    feitelijke_start = models.DateTimeField("feitelijk begonnen op", null=True, blank=True)
    traject_afgerond_op = models.DateTimeField("traject afgerond op", null=True, blank=True)
    medebeoordelaar = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="weegt mee",
    )
    medebeoordeeld_op = models.DateTimeField("meegetekend op", null=True, blank=True)
    weging = models.TextField("weging", blank=True)
    afgerond_met = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="besloten samen met",
    )
    uitkomst_hg = models.CharField(
        "uitkomst huiselijk geweld", max_length=20, choices=UitkomstHG.choices, blank=True
    )
    uitkomst_km = models.CharField(
        "uitkomst kindermishandeling", max_length=20, choices=UitkomstKM.choices, blank=True
    )
    uitkomst_aard = ArrayField(
        models.CharField(max_length=30, choices=Aard.choices),
        verbose_name="bevestigde aard",
        default=list,
        blank=True,
    )
    conclusies_op = models.DateTimeField(
        "conclusies samen getrokken op", null=True, blank=True, editable=False
    )
    wat_nodig = models.TextField("wat er nodig is", blank=True)
    wederhoor = models.TextField("reactie van betrokkenen op het conceptverslag", blank=True)

    vernietigingsrecht_op = models.DateTimeField("gewezen op recht op vernietiging", null=True, blank=True)
    vernietigingsrecht_hoe = models.TextField("hoe en aan wie dat is verteld", blank=True)

    # The chain.
    overgedragen_op = models.DateTimeField("overgedragen op", null=True, blank=True)
    raad_gebeld_op = models.DateTimeField("Raad gebeld op", null=True, blank=True)
    raad_gesproken_met = models.CharField("gesproken met bij de Raad", max_length=150, blank=True)
    raad_verzocht_op = models.DateTimeField("Raad verzocht op", null=True, blank=True)
    raad_onderbouwing = models.TextField("onderbouwing voor de Raad", blank=True)
    ouders_geinformeerd_op = models.DateField("ouders geïnformeerd op", null=True, blank=True)
    reden_ouders_niet = models.TextField("waarom de ouders niet zijn geïnformeerd", blank=True)
    college_geinformeerd_op = models.DateField("college geïnformeerd op", null=True, blank=True)
    monitoring_vanaf = models.DateTimeField("in monitoring sinds", null=True, blank=True)
    heropend_op = models.DateTimeField("weer actief sinds", null=True, blank=True)
    heropen_reden = models.TextField("wat het weer onveilig maakte", blank=True)
    monitoring_einde = models.CharField(
        "reden van het einde van de monitoring", max_length=15, choices=MonitoringEinde.choices, blank=True
    )
    melder_ingelicht_op = models.DateField(
        "melder ingelicht over het einde van de monitoring", null=True, blank=True
    )
    reden_melder_niet = models.TextField("waarom de melder niet is ingelicht", blank=True)

    # Destruction.
    vernietiging_voorgesteld_door = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="vernietiging voorgesteld door",
    )
    vernietiging_voorgesteld_op = models.DateTimeField("vernietiging voorgesteld op", null=True, blank=True)
    vernietiging_grond = models.CharField("grond voor vernietiging", max_length=200, blank=True)
    verwijderd_op = models.DateTimeField("inhoud verwijderd op", null=True, blank=True)

    objects = CasusQuerySet.as_manager()

    class Meta:
        verbose_name = "casus"
        verbose_name_plural = "casussen"
        ordering = ("-geopend_op", "-pk")
        permissions = [
            ("bekijk_sturing", "Mag de sturingsinformatie van het team bekijken"),
            ("wijs_casus_toe", "Mag een casus toewijzen aan team en behandelaar"),
            ("start_traject", "Mag V&V of onderzoek starten"),
            ("teken_mee", "Mag als tweede professional meetekenen"),
            ("rond_traject_af", "Mag V&V of onderzoek afronden"),
            ("wissel_traject", "Mag omzetten tussen V&V en onderzoek"),
            ("sluit_voortijdig", "Mag een traject voortijdig afsluiten"),
            ("doe_verzoek_aan_raad", "Mag de Raad om onderzoek verzoeken"),
            ("meld_spoed_bij_raad", "Mag spoed bij de Raad melden"),
            ("heropen_uit_monitoring", "Mag een casus uit monitoring weer actief maken"),
            ("sluit_casus", "Mag een casus afsluiten"),
            ("stel_vernietiging_voor", "Mag vernietiging voorstellen"),
            ("leg_vernietiging_vast", "Mag vernietiging bevestigen"),
        ]
        indexes = [
            models.Index(fields=["team", "status"], name="casus_per_team_en_status"),
            models.Index(fields=["behandelaar", "status"], name="casus_per_behandelaar"),
        ]
        constraints = [
            status_check(CasusStatus, name="casus_status_bestaat"),
            models.CheckConstraint(
                name="gesloten_casus_heeft_een_sluitdatum",
                condition=Q(status__in=GESLOTEN, gesloten_op__isnull=False)
                | (~Q(status__in=GESLOTEN) & Q(gesloten_op__isnull=True)),
            ),
            models.CheckConstraint(
                name="casus_sluit_niet_voor_zij_opent",
                condition=Q(gesloten_op__isnull=True) | Q(gesloten_op__gte=models.F("geopend_op")),
            ),
            models.CheckConstraint(
                name="vervolgbesluit_van_een_casus_heeft_een_moment",
                condition=Q(vervolg="", vervolg_op__isnull=True)
                | (Q(vervolg__in=Besluit.values) & Q(vervolg_op__isnull=False)),
            ),
        ]
        triggers = [
            fsm_trigger(CasusMachine, name="casus_status_volgt_de_stappen"),
            pgtrigger.Trigger(
                name="casus_heeft_altijd_een_regiehouder",
                when=pgtrigger.After,
                operation=pgtrigger.Insert | pgtrigger.Update,
                timing=pgtrigger.Deferred,
                func=een_regiehouder("NEW.id"),
            ),
            *WACHT_BIJ_CASUS,
        ]

    def __str__(self) -> str:
        return self.nummer

    @property
    def casus(self) -> Self:
        """The casus itself, as every machine object answers its casus."""
        return self

    @property
    def is_open(self) -> bool:
        """Whether somebody is responsible; a closed casus takes no new melding."""
        return self.status not in GESLOTEN

    @property
    def is_bij_partner(self) -> bool:
        """Whether somebody else helps the family."""
        return self.status in BIJ_PARTNER

    @property
    def regie(self) -> Regie | None:
        """Who directs now; None for a closed casus."""
        lopend = [regie for regie in self.regies.all() if regie.tot is None]
        return lopend[0] if lopend else None

    @property
    def eerste_ontvangst(self) -> datetime:
        """When the first melding of the casus was received."""
        moment: datetime | None = self.meldingen.aggregate(eerste=models.Min("ontvangen_op"))["eerste"]
        return moment or self.geopend_op

    def termijn_bron(self) -> TermijnBron:
        """Terms of the whole casus; they count from its opening where a step says nothing else."""
        return TermijnBron(casus=self, startmoment=self.geopend_op)


class CasusUserObjectPermission(UserObjectPermissionBase):
    """One employee who was given sight of one casus."""

    content_object = models.ForeignKey(Casus, models.CASCADE, related_name="toegang_personen")

    class Meta(UserObjectPermissionBase.Meta):
        verbose_name = "toegang van een medewerker"
        verbose_name_plural = "toegang van medewerkers"


class CasusGroupObjectPermission(GroupObjectPermissionBase):
    """One team that was given sight of one casus."""

    content_object = models.ForeignKey(Casus, models.CASCADE, related_name="toegang_teams")

    class Meta(GroupObjectPermissionBase.Meta):
        verbose_name = "toegang van een team"
        verbose_name_plural = "toegang van teams"

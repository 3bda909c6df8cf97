"""What was agreed at a table, and the report of each party."""

from __future__ import annotations

from datetime import date

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from meldingen.models import Casus
from overdracht.overleg.codelijsten import Uitkomst
from overdracht.overleg.queries import OverlegafspraakQuerySet, VerslagQuerySet
from overdracht.overleg.records.tafel import Overleg, Overlegdeelnemer
from veiligthuis.core.reports import PdfRij


class Overlegafspraak(models.Model):
    """What one participant does before a day, and who else may know of it."""

    overleg = models.ForeignKey(Overleg, models.PROTECT, related_name="afspraken")
    eigenaar = models.ForeignKey(
        Overlegdeelnemer, models.PROTECT, related_name="afspraken", verbose_name="wie"
    )
    wat = models.CharField("wat", max_length=300)
    uiterlijk = models.DateField("uiterlijk op")
    voor_allen = models.BooleanField("voor alle deelnemers", default=False)
    gedeeld_met = models.ManyToManyField(Overlegdeelnemer, related_name="gedeelde_afspraken", blank=True)
    vastgelegd_door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    vastgelegd_op = models.DateTimeField("vastgelegd op")
    uitkomst = models.CharField("uitkomst", max_length=12, choices=Uitkomst.choices, blank=True)
    toelichting = models.CharField("toelichting", max_length=300, blank=True)
    afgerond_op = models.DateTimeField("afgerond op", null=True, blank=True)
    afgerond_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    in_plan_versie = models.PositiveSmallIntegerField("overgenomen in plan, versie", null=True, blank=True)

    objects = OverlegafspraakQuerySet.as_manager()

    class Meta:
        verbose_name = "afspraak uit een overleg"
        verbose_name_plural = "afspraken uit een overleg"
        ordering = ("uiterlijk", "pk")
        indexes = [
            models.Index(
                fields=["uiterlijk"], condition=Q(afgerond_op__isnull=True), name="overlegafspraak_open"
            )
        ]
        constraints = [
            models.CheckConstraint(name="overlegafspraak_zegt_wat", condition=~Q(wat="")),
            models.CheckConstraint(
                name="overlegafspraak_eindigt_met_uitkomst_en_wie",
                condition=Q(uitkomst="", afgerond_op__isnull=True, afgerond_door__isnull=True)
                | Q(uitkomst__in=Uitkomst.values, afgerond_op__isnull=False, afgerond_door__isnull=False),
            ),
            models.CheckConstraint(
                name="niet_gedaan_heeft_een_reden",
                condition=~Q(uitkomst=Uitkomst.NIET_GEDAAN) | ~Q(toelichting=""),
            ),
        ]
        triggers = [
            pgtrigger.ReadOnly(
                name="overlegafspraak_blijft_zoals_gemaakt", fields=["overleg", "eigenaar", "wat", "uiterlijk"]
            ),
            pgtrigger.Protect(name="overlegafspraak_verdwijnt_niet", operation=pgtrigger.Delete),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"afspraak {self.pk}"

    @property
    def casus(self) -> Casus:
        """The casus of the overleg, for access and audit."""
        return self.overleg.casus

    def is_te_laat(self, vandaag: date) -> bool:
        """Open while its day has passed."""
        return self.afgerond_op is None and self.uiterlijk < vandaag


class Overlegverslag(PdfRij):
    """The report of one party, frozen when the overleg was concluded: `gegevens` holds only what he may know."""

    overleg = models.ForeignKey(Overleg, models.PROTECT, related_name="verslagen")
    deelnemer = models.OneToOneField(Overlegdeelnemer, models.PROTECT, related_name="verslag")
    gegevens = models.JSONField("gegevens")

    objects = VerslagQuerySet.as_manager()

    class Meta:
        verbose_name = "verslag van een overleg"
        verbose_name_plural = "verslagen van een overleg"
        ordering = ("pk",)
        triggers = [
            pgtrigger.ReadOnly(name="overlegverslag_staat_vast", fields=["overleg", "deelnemer", "gegevens"])
        ]

    def __str__(self) -> str:
        return f"verslag {self.pk}"

    @property
    def casus(self) -> Casus:
        """The casus of the overleg, for access and audit."""
        return self.overleg.casus

    @property
    def bestandsnaam(self) -> str:
        """The name of the download: kind and number, nothing about a person."""
        return f"verslag-overleg-{self.pk}.pdf"

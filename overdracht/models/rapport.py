"""A report that the worker makes: what was asked, how far it is, and the PDF with its checksum."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from meldingen.models import Casus
from overdracht.models.overdracht import Overdracht
from overdracht.queries import RapportQuerySet
from veiligthuis.core.reports import PdfRij


class Soort(models.TextChoices):
    """Which report."""

    OVERDRACHTSDOSSIER = "overdrachtsdossier", "Overdrachtsdossier"
    VERZOEK_RAAD = "verzoek_raad", "Verzoek tot onderzoek aan de Raad voor de Kinderbescherming"


class Rapport(PdfRij):
    """One report of a casus, for the receiver of a handover or for the Raad."""

    soort = models.CharField("soort", max_length=30, choices=Soort.choices)
    casus = models.ForeignKey(Casus, models.PROTECT, related_name="rapporten")
    overdracht = models.ForeignKey(
        Overdracht, models.PROTECT, null=True, blank=True, related_name="rapporten", verbose_name="overdracht"
    )
    verzoek = models.ForeignKey(
        "overdracht.Raadverzoek", models.PROTECT, null=True, blank=True, related_name="rapporten",
        verbose_name="verzoek aan de Raad",
    )  # fmt: skip

    objects = RapportQuerySet.as_manager()

    class Meta:
        verbose_name = "rapport"
        verbose_name_plural = "rapporten"
        ordering = ("-gevraagd_op",)
        permissions = [("maak_verzoek_raad", "Mag een verzoek tot onderzoek aan de Raad laten maken")]
        constraints = [
            models.CheckConstraint(name="rapport_soort_bestaat", condition=Q(soort__in=Soort.values)),
            models.CheckConstraint(name="rapport_voortgang_van_0_tot_100", condition=Q(voortgang__lte=100)),
            models.CheckConstraint(
                name="overdrachtsdossier_hoort_bij_een_overdracht",
                condition=~Q(soort=Soort.OVERDRACHTSDOSSIER) | Q(overdracht__isnull=False),
            ),
            models.CheckConstraint(
                name="gereed_rapport_heeft_inhoud_en_controlegetal",
                condition=Q(gereed_op__isnull=True, inhoud__isnull=True, sha256="")
                | (Q(gereed_op__isnull=False, inhoud__isnull=False, voortgang=100) & ~Q(sha256="")),
            ),
            models.CheckConstraint(
                name="rapport_is_niet_gereed_en_mislukt",
                condition=Q(gereed_op__isnull=True) | Q(mislukt_op__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_soort_display()} {self.pk}"

    @property
    def bestandsnaam(self) -> str:
        """The name of the download: kind and number, nothing about a person."""
        return f"{self.soort.replace('_', '-')}-{self.pk}.pdf"

"""A report that the worker makes: what was asked, how far it is, and the PDF with its checksum."""

from __future__ import annotations

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q

from meldingen.models import Casus
from overdracht.models.overdracht import Overdracht
from overdracht.queries import RapportQuerySet


class Soort(models.TextChoices):
    """Which report."""

    OVERDRACHTSDOSSIER = "overdrachtsdossier", "Overdrachtsdossier"
    VERZOEK_RAAD = "verzoek_raad", "Verzoek tot onderzoek aan de Raad voor de Kinderbescherming"


class Rapport(models.Model):
    """One report; made once, never changed afterwards. `voortgang` runs from 0 to 100.

    `fout` is a Dutch sentence without anything about a person. `sha256` is of `inhoud`, in hexadecimal.
    """

    soort = models.CharField("soort", max_length=30, choices=Soort.choices)
    casus = models.ForeignKey(Casus, models.PROTECT, related_name="rapporten")
    overdracht = models.ForeignKey(
        Overdracht, models.PROTECT, null=True, blank=True, related_name="rapporten", verbose_name="overdracht"
    )
    gevraagd_door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    gevraagd_op = models.DateTimeField("gevraagd op")
    begonnen_op = models.DateTimeField("begonnen op", null=True, blank=True)
    voortgang = models.PositiveSmallIntegerField("voortgang", default=0, validators=[MaxValueValidator(100)])
    gereed_op = models.DateTimeField("gereed op", null=True, blank=True)
    inhoud = models.BinaryField("inhoud", null=True, editable=False)
    sha256 = models.CharField("controlegetal", max_length=64, blank=True, editable=False)
    mislukt_op = models.DateTimeField("mislukt op", null=True, blank=True)
    fout = models.CharField("fout", max_length=300, blank=True)

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
    def is_bezig(self) -> bool:
        """Whether the worker has not finished with it yet."""
        return self.gereed_op is None and self.mislukt_op is None

    @property
    def bestandsnaam(self) -> str:
        """The name of the download: kind and number, nothing about a person."""
        return f"{self.soort.replace('_', '-')}-{self.pk}.pdf"

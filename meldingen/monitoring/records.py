"""What is kept of monitoring: every question with its answer or silence, and what was concluded at each moment."""

from __future__ import annotations

import pgtrigger
from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from meldingen.codelijsten import ContactSoort
from meldingen.monitoring.queries import MomentQuerySet, NavraagQuerySet
from meldingen.monitoring.status import Veilig


class Monitornavraag(models.Model):
    """One person asked at one moment: what, and the answer; no answer is kept too. Never changed.

    Either somebody of the family (`betrokkene`) or a professional with name and function.
    """

    casus = models.ForeignKey(
        "meldingen.Casus", models.CASCADE, related_name="monitornavragen", verbose_name="casus"
    )
    termijn = models.ForeignKey(
        "meldingen.Termijn", models.CASCADE, related_name="navragen", verbose_name="moment"
    )
    betrokkene = models.ForeignKey(
        "meldingen.Betrokkene",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="monitornavragen",
        verbose_name="iemand uit het gezin",
    )
    professional = models.CharField("professional", max_length=150, blank=True)
    soort = models.CharField("hoe", max_length=15, choices=ContactSoort.choices)
    op = models.DateTimeField("wanneer")
    vraag = models.TextField("wat is gevraagd")
    beantwoord = models.BooleanField("beantwoord")
    antwoord = models.TextField("antwoord", blank=True)
    veilig = models.CharField("is het veilig", max_length=10, choices=Veilig.choices, blank=True)
    cijfer = models.DecimalField(
        "veiligheidscijfer",
        max_digits=3,
        decimal_places=1,
        null=True,
        blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(10)],
    )
    medewerker = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="door"
    )
    vastgelegd_op = models.DateTimeField("vastgelegd op")

    objects = NavraagQuerySet.as_manager()

    class Meta:
        verbose_name = "navraag bij de monitoring"
        verbose_name_plural = "navragen bij de monitoring"
        ordering = ("op", "pk")
        constraints = [
            models.CheckConstraint(
                name="navraag_is_bij_gezin_of_professional",
                condition=Q(betrokkene__isnull=True) & ~Q(professional="")
                | Q(betrokkene__isnull=False, professional=""),
            ),
            models.CheckConstraint(
                name="antwoord_zegt_of_het_veilig_is",
                condition=Q(beantwoord=False, antwoord="", veilig="", cijfer__isnull=True)
                | (Q(beantwoord=True, veilig__in=Veilig.values) & ~Q(antwoord="")),
            ),
            models.CheckConstraint(
                name="monitorcijfer_is_nul_tot_tien",
                condition=Q(cijfer__isnull=True) | Q(cijfer__gte=0, cijfer__lte=10),
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="navraag_blijft_staan", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return f"navraag {self.pk}"

    @property
    def wie(self) -> str:
        """Who was asked, as people say it."""
        return self.betrokkene.persoon.weergavenaam if self.betrokkene else self.professional


class Monitormoment(models.Model):
    """What was concluded at one moment, and why one side had to do when the other did not answer."""

    casus = models.ForeignKey(
        "meldingen.Casus", models.CASCADE, related_name="monitormomenten", verbose_name="casus"
    )
    termijn = models.OneToOneField(
        "meldingen.Termijn", models.CASCADE, related_name="monitormoment", verbose_name="moment"
    )
    conclusie = models.TextField("conclusie")
    reden_eenzijdig = models.TextField("waarom één kant genoeg is", blank=True)
    afgerond_op = models.DateTimeField("afgerond op")
    medewerker = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="door"
    )

    objects = MomentQuerySet.as_manager()

    class Meta:
        verbose_name = "moment van monitoring"
        verbose_name_plural = "momenten van monitoring"
        ordering = ("afgerond_op", "pk")
        constraints = [
            models.CheckConstraint(name="monitormoment_heeft_een_conclusie", condition=~Q(conclusie="")),
        ]
        triggers = [
            pgtrigger.Protect(
                name="monitormoment_blijft_staan", operation=pgtrigger.Update | pgtrigger.Delete
            )
        ]

    def __str__(self) -> str:
        return f"moment {self.pk}"

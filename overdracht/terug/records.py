"""What the receiver found: a change of the plan, unsafe again, help ended; rows that only get read."""

from __future__ import annotations

from typing import Self

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from meldingen.models import Casus
from overdracht.models.overdracht import Overdracht
from overdracht.queries import PerOverdrachtQuerySet
from veiligheid.models import Veiligheidsplan


class Soort(models.TextChoices):
    """What was found."""

    PLAN = "plan", "Wijziging van het plan"
    ONVEILIG = "onveilig", "Weer onveilig"
    AFGESLOTEN = "afgesloten", "Hulp afgesloten"


class Resultaat(models.TextChoices):
    """How the help ended."""

    VEILIG = "veilig", "Het gezin is veilig en redt het zelf"
    VERWEZEN = "verwezen", "Andere hulp neemt het over"
    GESTOPT = "gestopt", "Het gezin stopt zelf, de doelen zijn niet gehaald"
    VERHUISD = "verhuisd", "Het gezin is verhuisd naar een andere regio"
    ANDERS = "anders", "Anders"


class TerugmeldingQuerySet(PerOverdrachtQuerySet):
    """What receivers found."""

    def ongelezen(self) -> Self:
        """What counts and nobody of Veilig Thuis has read; a proposal counts once it was confirmed."""
        telt = ~Q(soort=Soort.PLAN) | Q(bevestigd_op__isnull=False)
        return self.filter(telt, gelezen_op__isnull=True, vervallen_op__isnull=True)

    def open_voorstel(self) -> Self:
        """The proposal that waits for the regiehouder."""
        return self.filter(soort=Soort.PLAN, bevestigd_op__isnull=True, vervallen_op__isnull=True)

    def met_mensen(self) -> Self:
        """With who wrote, confirmed and read it."""
        return self.select_related("gemeld_door", "bevestigd_door", "gelezen_door", "plan")


class Terugmelding(models.Model):
    """One thing the receiver found; `plan` is the version it proposes, `vervolg` what Veilig Thuis does with it.

    Source: Handelingsprotocol Veilig Thuis 2019, monitorfunctie.
    """

    overdracht = models.ForeignKey(Overdracht, models.PROTECT, related_name="terugmeldingen")
    soort = models.CharField("soort", max_length=20, choices=Soort.choices)
    tekst = models.TextField("wat is er aan de hand")
    resultaat = models.CharField("resultaat", max_length=20, choices=Resultaat.choices, blank=True)
    plan = models.OneToOneField(
        Veiligheidsplan, models.PROTECT, null=True, blank=True, related_name="terugmelding"
    )
    gemeld_door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    gemeld_op = models.DateTimeField("gemeld op")
    bevestigd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    bevestigd_op = models.DateTimeField("bevestigd op", null=True, blank=True)
    vervallen_op = models.DateTimeField("vervallen op", null=True, blank=True)
    gelezen_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    gelezen_op = models.DateTimeField("gelezen op", null=True, blank=True)
    vervolg = models.TextField("wat Veilig Thuis ermee doet", blank=True)

    objects = TerugmeldingQuerySet.as_manager()

    class Meta:
        verbose_name = "terugmelding van de ontvanger"
        verbose_name_plural = "terugmeldingen van de ontvanger"
        ordering = ("gemeld_op", "pk")
        permissions = [
            ("meld_terug", "Mag melden wat de ontvanger vindt"),
            ("lees_terugmelding", "Mag oppakken wat de ontvanger vindt"),
        ]
        constraints = [
            models.CheckConstraint(name="terugmelding_soort_bestaat", condition=Q(soort__in=Soort.values)),
            models.CheckConstraint(name="terugmelding_zegt_iets", condition=~Q(tekst="")),
            models.CheckConstraint(
                name="alleen_een_voorstel_heeft_een_plan",
                condition=Q(soort=Soort.PLAN, plan__isnull=False)
                | (~Q(soort=Soort.PLAN) & Q(plan__isnull=True)),
            ),
            models.CheckConstraint(
                name="afgesloten_hulp_heeft_een_resultaat",
                condition=Q(soort=Soort.AFGESLOTEN, resultaat__in=Resultaat.values)
                | (~Q(soort=Soort.AFGESLOTEN) & Q(resultaat="")),
            ),
            models.CheckConstraint(
                name="bevestigde_terugmelding_heeft_wie_en_wanneer",
                condition=Q(bevestigd_door__isnull=True, bevestigd_op__isnull=True)
                | Q(bevestigd_door__isnull=False, bevestigd_op__isnull=False, vervallen_op__isnull=True),
            ),
            models.CheckConstraint(
                name="gelezen_terugmelding_heeft_wie_en_vervolg",
                condition=Q(gelezen_door__isnull=True, gelezen_op__isnull=True, vervolg="")
                | (Q(gelezen_door__isnull=False, gelezen_op__isnull=False) & ~Q(vervolg="")),
            ),
            models.UniqueConstraint(
                name="een_open_voorstel_per_overdracht",
                fields=["overdracht"],
                condition=Q(soort="plan", bevestigd_op__isnull=True, vervallen_op__isnull=True),
            ),
        ]
        triggers = [
            pgtrigger.ReadOnly(
                name="terugmelding_blijft_zoals_gemeld",
                fields=["overdracht", "soort", "tekst", "resultaat", "plan", "gemeld_door", "gemeld_op"],
            ),
            pgtrigger.Protect(name="terugmelding_blijft_staan", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.get_soort_display()} {self.pk}"

    @property
    def casus(self) -> Casus:
        """The casus of the handover, for access and audit."""
        return self.overdracht.casus

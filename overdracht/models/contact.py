"""What the receiver does and asks: attempts to reach the family, and questions to Veilig Thuis."""

from __future__ import annotations

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from meldingen.models import Betrokkene, Casus
from overdracht.models.overdracht import Overdracht
from overdracht.queries import PerOverdrachtQuerySet


class Middel(models.TextChoices):
    """How contact was sought."""

    TELEFOON = "telefoon", "Telefoon"
    HUISBEZOEK = "huisbezoek", "Huisbezoek"
    GESPREK = "gesprek", "Gesprek op kantoor"
    VIDEO = "video", "Videogesprek"
    BERICHT = "bericht", "Bericht"
    VOICEMAIL = "voicemail", "Voicemail"
    BRIEF = "brief", "Brief"


ZONDER_GESPREK = frozenset({Middel.BERICHT, Middel.VOICEMAIL, Middel.BRIEF})
"""Nobody answers at once, so such an attempt is never a succeeded contact."""


class Contactpoging(models.Model):
    """One attempt of the receiver to speak with the family; only a row with `gelukt` and a betrokkene counts.

    Source: regional convenant, first contact with the family; a letter or a voicemail is no contact.
    """

    overdracht = models.ForeignKey(Overdracht, models.PROTECT, related_name="contactpogingen")
    op = models.DateTimeField("wanneer")
    middel = models.CharField("hoe", max_length=20, choices=Middel.choices)
    betrokkene = models.ForeignKey(
        Betrokkene, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="met wie"
    )
    met_ander = models.CharField("met iemand anders", max_length=200, blank=True)
    gelukt = models.BooleanField("gelukt")
    toelichting = models.CharField("toelichting", max_length=500, blank=True)
    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    vastgelegd_op = models.DateTimeField("vastgelegd op")

    objects = PerOverdrachtQuerySet.as_manager()

    class Meta:
        verbose_name = "contactpoging"
        verbose_name_plural = "contactpogingen"
        ordering = ("op", "pk")
        permissions = [("leg_contact_vast", "Mag pogingen tot contact vastleggen")]
        constraints = [
            models.CheckConstraint(
                name="contactpoging_middel_bestaat", condition=Q(middel__in=Middel.values)
            ),
            models.CheckConstraint(
                name="contactpoging_noemt_met_wie", condition=Q(betrokkene__isnull=False) | ~Q(met_ander="")
            ),
            models.CheckConstraint(
                name="brief_of_bericht_is_geen_gelukt_contact",
                condition=Q(gelukt=False) | ~Q(middel__in=sorted(ZONDER_GESPREK)),
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="contactpoging_blijft_staan", operation=pgtrigger.Update | pgtrigger.Delete
            )
        ]

    def __str__(self) -> str:
        return f"Contactpoging {self.get_middel_display()}"

    @property
    def casus(self) -> Casus:
        """The casus of the handover, for access and audit."""
        return self.overdracht.casus


class Vraag(models.Model):
    """A question of the receiver to Veilig Thuis, and the answer; asking does not stop a clock."""

    overdracht = models.ForeignKey(Overdracht, models.PROTECT, related_name="vragen")
    vraag = models.TextField("vraag")
    gesteld_door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    gesteld_op = models.DateTimeField("gesteld op")
    antwoord = models.TextField("antwoord", blank=True)
    beantwoord_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    beantwoord_op = models.DateTimeField("beantwoord op", null=True, blank=True)

    objects = PerOverdrachtQuerySet.as_manager()

    class Meta:
        verbose_name = "vraag van de ontvanger"
        verbose_name_plural = "vragen van de ontvanger"
        ordering = ("gesteld_op", "pk")
        constraints = [
            models.CheckConstraint(name="vraag_is_niet_leeg", condition=~Q(vraag="")),
            models.CheckConstraint(
                name="antwoord_heeft_wie_en_wanneer",
                condition=Q(antwoord="", beantwoord_door__isnull=True, beantwoord_op__isnull=True)
                | (~Q(antwoord="") & Q(beantwoord_door__isnull=False, beantwoord_op__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return f"Vraag {self.pk} bij {self.overdracht}"

    @property
    def casus(self) -> Casus:
        """The casus of the handover, for access and audit."""
        return self.overdracht.casus

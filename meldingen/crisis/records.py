"""What is kept of a crisis: the inzet, and every fact about it; facts are added, never changed."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import TYPE_CHECKING

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q

from meldingen.crisis.queries import CrisisfeitQuerySet, CrisisinzetQuerySet
from meldingen.crisis.stappen import Crisisstap

if TYPE_CHECKING:
    from meldingen.models import Casus


class Crisisinzet(models.Model):
    """One turn-out for immediate danger, from the first press during a call until it was handed over.

    It hangs on the call while that goes on and on the melding afterwards. It has no status: where it stands follows
    from its facts, because those arrive late and out of order from a phone with a bad line.
    """

    sleutel = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    team = models.ForeignKey("ketenpartners.Team", models.PROTECT, related_name="+", verbose_name="team")
    gesprek = models.ForeignKey(
        "meldingen.Gesprek",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="crisisinzetten",
        verbose_name="gesprek",
    )
    melding = models.OneToOneField(
        "meldingen.Melding",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="crisisinzet",
        verbose_name="melding",
    )
    begonnen_op = models.DateTimeField("begonnen op")
    begonnen_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="begonnen door"
    )
    gesloten_op = models.DateTimeField("gesloten op", null=True, blank=True)

    objects = CrisisinzetQuerySet.as_manager()

    class Meta:
        verbose_name = "crisisinzet"
        verbose_name_plural = "crisisinzetten"
        ordering = ("begonnen_op", "pk")
        permissions = [
            ("bekijk_crisis", "Mag de crisisbaan zien"),
            ("voer_crisis_uit", "Mag de stappen van een crisisinzet vastleggen"),
        ]
        constraints = [
            models.CheckConstraint(
                name="crisisinzet_hoort_bij_een_gesprek_of_melding",
                condition=Q(gesprek__isnull=False) | Q(melding__isnull=False),
            ),
            models.CheckConstraint(
                name="crisisinzet_sluit_niet_voor_het_begin",
                condition=Q(gesloten_op__isnull=True) | Q(gesloten_op__gte=F("begonnen_op")),
            ),
            models.UniqueConstraint(
                name="gesprek_heeft_een_lopende_crisisinzet",
                fields=("gesprek",),
                condition=Q(gesloten_op__isnull=True),
            ),
        ]
        indexes = [
            models.Index(
                fields=["begonnen_op"], name="crisisinzet_die_loopt", condition=Q(gesloten_op__isnull=True)
            )
        ]
        triggers = [
            pgtrigger.ReadOnly(
                name="crisisinzet_begin_staat_vast", fields=["gesprek", "begonnen_op", "begonnen_door"]
            )
        ]

    def __str__(self) -> str:
        return f"crisisinzet {self.sleutel}"

    @property
    def casus(self) -> Casus | None:
        """The casus, once the call became a melding; None before."""
        return self.melding.casus if self.melding else None

    @property
    def loopt(self) -> bool:
        """Whether it was neither handed over nor withdrawn."""
        return self.gesloten_op is None

    @property
    def actie_op(self) -> datetime | None:
        """When the first safety action was taken; None before."""
        return self.melding.eerste_actie_op if self.melding else None


class Crisisfeit(models.Model):
    """One thing that happened in a crisis: when, who wrote it down, and what; a mistake is mended by a new fact.

    `gedaan` false says that it is not done, with the reason in `tekst`. `wie` is somebody from elsewhere: a partner,
    an officer, a member of the family.
    """

    inzet = models.ForeignKey(Crisisinzet, models.CASCADE, related_name="feiten", verbose_name="crisisinzet")
    stap = models.CharField("stap", max_length=15, choices=Crisisstap.choices)
    gedaan = models.BooleanField("gedaan", default=True)
    gebeurd_op = models.DateTimeField("gebeurd op")
    vastgelegd_op = models.DateTimeField("vastgelegd op")
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="vastgelegd door"
    )
    medewerker = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="collega",
    )
    wie = models.CharField("wie nog meer", max_length=200, blank=True)
    tekst = models.TextField("wat", blank=True)
    tot = models.DateField("tot en met", null=True, blank=True)
    verbetert = models.OneToOneField(
        "self", models.CASCADE, null=True, blank=True, related_name="verbeterd_door", verbose_name="verbetert"
    )
    reden = models.CharField("waarom verbeterd", max_length=300, blank=True)

    objects = CrisisfeitQuerySet.as_manager()

    class Meta:
        verbose_name = "feit van een crisisinzet"
        verbose_name_plural = "feiten van een crisisinzet"
        ordering = ("inzet", "pk")
        constraints = [
            models.CheckConstraint(name="crisisstap_bestaat", condition=Q(stap__in=Crisisstap.values)),
            models.CheckConstraint(
                name="crisisfeit_wordt_niet_voor_gebeuren_vastgelegd",
                condition=Q(vastgelegd_op__gte=F("gebeurd_op")),
            ),
            models.CheckConstraint(
                name="crisisfeit_dat_niet_gedaan_is_zegt_waarom", condition=Q(gedaan=True) | ~Q(tekst="")
            ),
            models.CheckConstraint(
                name="verbetering_van_crisisfeit_zegt_waarom",
                condition=Q(verbetert__isnull=True, reden="") | (Q(verbetert__isnull=False) & ~Q(reden="")),
            ),
        ]
        triggers = [pgtrigger.Protect(name="crisisfeit_blijft_staan", operation=pgtrigger.Update)]

    def __str__(self) -> str:
        return f"{self.get_stap_display()} (feit {self.pk})"

    @property
    def casus(self) -> Casus | None:
        """The casus of the inzet, or None while the call goes on."""
        return self.inzet.casus

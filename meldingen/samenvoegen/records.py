"""What is kept of a merge: who, when, why, what was chosen, and every touched row before and after."""

from __future__ import annotations

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q

from meldingen.models.persoon import Persoon
from meldingen.samenvoegen.queries import SamenvoegingQuerySet


class Samenvoeging(models.Model):
    """One merge of a person (`verliezer`) into another (`winnaar`); never changed, only undone.

    `keuzes` names per part whose value stayed ("winnaar", "verliezer"). `voor` and `na` hold the touched rows by table
    and key: undoing puts back `voor`, as long as the rows still are as `na` says.
    """

    winnaar = models.ForeignKey(
        Persoon, models.PROTECT, related_name="samenvoegingen", verbose_name="persoon die blijft"
    )
    verliezer = models.ForeignKey(
        Persoon, models.PROTECT, related_name="opgegaan", verbose_name="persoon die opgaat"
    )
    op = models.DateTimeField("samengevoegd op")
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="samengevoegd door"
    )
    reden = models.CharField("waarom dit dezelfde persoon is", max_length=300)
    keuzes = models.JSONField("keuzes", default=dict)
    voor = models.JSONField("rijen ervoor", default=dict)
    na = models.JSONField("rijen erna", default=dict)
    teruggedraaid_op = models.DateTimeField("teruggedraaid op", null=True, blank=True)
    teruggedraaid_door = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="teruggedraaid door",
    )
    teruggedraaid_reden = models.CharField("waarom teruggedraaid", max_length=300, blank=True)

    objects = SamenvoegingQuerySet.as_manager()

    class Meta:
        verbose_name = "samenvoeging"
        verbose_name_plural = "samenvoegingen"
        ordering = ("-op", "-pk")
        permissions = [("voeg_personen_samen", "Mag twee personen samenvoegen en dat terugdraaien")]
        constraints = [
            models.CheckConstraint(
                name="samenvoeging_is_van_twee_personen", condition=~Q(winnaar=F("verliezer"))
            ),
            models.CheckConstraint(name="samenvoeging_heeft_een_reden", condition=~Q(reden="")),
            models.UniqueConstraint(
                name="persoon_gaat_een_keer_op",
                fields=("verliezer",),
                condition=Q(teruggedraaid_op__isnull=True),
            ),
            models.CheckConstraint(
                name="teruggedraaide_samenvoeging_zegt_wanneer_door_wie_en_waarom",
                condition=Q(
                    teruggedraaid_op__isnull=True, teruggedraaid_door__isnull=True, teruggedraaid_reden=""
                )
                | (
                    Q(teruggedraaid_op__gte=F("op"), teruggedraaid_door__isnull=False)
                    & ~Q(teruggedraaid_reden="")
                ),
            ),
        ]
        triggers = [
            pgtrigger.ReadOnly(
                name="samenvoeging_blijft_zoals_zij_was",
                fields=["winnaar", "verliezer", "op", "door", "reden", "keuzes", "voor", "na"],
            ),
            pgtrigger.Protect(
                name="teruggedraaid_blijft_teruggedraaid",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition("OLD.teruggedraaid_op IS NOT NULL"),
            ),
            pgtrigger.Protect(name="samenvoeging_verdwijnt_niet", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"samenvoeging {self.pk}"

    @property
    def geldt(self) -> bool:
        """Whether it was not undone."""
        return self.teruggedraaid_op is None

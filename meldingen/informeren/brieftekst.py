"""A text of letters as beheer worded it from a day on; the words in brieven.toml hold until then."""

from __future__ import annotations

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q


class Brieftekst(models.Model):
    """One wording of one text, with who wrote it and why; a change is a new row, so that letters that went can be told.

    `sleutel` is the path in brieven.toml ("kind.besluit"); `versie` counts per text, and 1 is the one that was shipped.
    """

    sleutel = models.CharField("welke tekst", max_length=60)
    tekst = models.TextField("tekst")
    geldig_van = models.DateField("geldig vanaf")
    bron = models.CharField("waarom", max_length=200, help_text="Wie besloot dit, en waarom?")
    versie = models.PositiveSmallIntegerField("versie", editable=False)
    vastgelegd_op = models.DateTimeField("vastgelegd op", editable=False)
    vastgelegd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        editable=False,
        verbose_name="vastgelegd door",
    )

    class Meta:
        verbose_name = "tekst van brieven"
        verbose_name_plural = "teksten van brieven"
        ordering = ("sleutel", "-versie")
        constraints = [
            models.UniqueConstraint(name="een_brieftekst_per_versie", fields=("sleutel", "versie")),
            models.CheckConstraint(name="brieftekst_heeft_woorden", condition=~Q(tekst="")),
            models.CheckConstraint(name="brieftekst_zegt_waarom", condition=~Q(bron="")),
            models.CheckConstraint(name="brieftekst_komt_na_de_geleverde", condition=Q(versie__gte=2)),
        ]
        triggers = [
            pgtrigger.Protect(name="brieftekst_verandert_niet", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return f"{self.sleutel}, versie {self.versie}, vanaf {self.geldig_van:%d-%m-%Y}"

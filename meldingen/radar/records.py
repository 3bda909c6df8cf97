"""How far back a closed involvement makes a new melding a hermelding: dated rows, because the source leaves it open."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.db.models import Q


class Hermeldregel(models.Model):
    """From a day on: so many months after a casus closed a melding on its people is a hermelding; None is always.

    Without any row it is always. A change is a new row, so that what was counted stays counted.
    """

    geldig_van = models.DateField("geldig vanaf", unique=True)
    maanden = models.PositiveSmallIntegerField(
        "maanden", null=True, blank=True, help_text="Leeg: hoe lang geleden ook."
    )
    bron = models.CharField("bron", max_length=200, help_text="Wie besloot dit, en waar staat het?")

    class Meta:
        verbose_name = "regel voor hermeldingen"
        verbose_name_plural = "regels voor hermeldingen"
        ordering = ("-geldig_van",)
        constraints = [
            models.CheckConstraint(name="hermeldregel_heeft_een_bron", condition=~Q(bron="")),
            models.CheckConstraint(
                name="hermeldregel_is_leeg_of_minstens_een_maand",
                condition=Q(maanden__isnull=True) | Q(maanden__gte=1, maanden__lte=1200),
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="hermeldregel_verandert_niet", operation=pgtrigger.Update | pgtrigger.Delete
            )
        ]

    def __str__(self) -> str:
        wat = f"{self.maanden} maanden" if self.maanden else "zonder grens"
        return f"{wat} vanaf {self.geldig_van:%d-%m-%Y}"

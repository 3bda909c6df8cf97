"""Which place a four-digit postcode is: one row per area, of one vintage at a time."""

from django.db import models
from django.db.models import Q


class Postcodegebied(models.Model):
    """One postcode area with its place and gemeente; all rows are of one delivery, replaced as a whole.

    Source: CBS, Kerncijfers per postcode (PC4), open data.
    """

    pc4 = models.CharField("postcode", max_length=4, unique=True)
    plaats = models.CharField("plaats", max_length=100)
    gemeente = models.CharField("gemeente", max_length=100)
    provincie = models.CharField("provincie", max_length=100, blank=True)
    regio = models.CharField("regio", max_length=100, blank=True)
    inwoners = models.PositiveIntegerField("inwoners", null=True, blank=True)
    bron = models.CharField("bron", max_length=200)
    peildatum = models.DateField("stand van")

    class Meta:
        verbose_name = "postcodegebied"
        verbose_name_plural = "postcodegebieden"
        ordering = ("pc4",)
        permissions = [("laad_postcodes", "Mag de postcodes vervangen")]
        constraints = [
            models.CheckConstraint(
                name="postcodegebied_is_vier_cijfers", condition=Q(pc4__regex=r"^[1-9][0-9]{3}$")
            )
        ]

    def __str__(self) -> str:
        return f"{self.pc4} {self.plaats}"

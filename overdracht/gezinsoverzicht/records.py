"""An overview for one person on paper: what stood on it, frozen, and the PDF."""

from __future__ import annotations

from typing import Self

import pgtrigger
from django.db import models

from meldingen.models import Betrokkene, Casus
from veiligheid.models import Veiligheidsplan
from veiligthuis.core.access import Person, has_codename
from veiligthuis.core.reports import PdfQuerySet, PdfRij

INZIEN = "veiligheid.bekijk_veiligheidsplan"


class GezinsoverzichtQuerySet(PdfQuerySet):
    """Overviews for the family."""

    def visible_to(self, user: Person) -> Self:
        """Who may look at plans and sees the casus; never a partner."""
        if not has_codename(user, INZIEN):
            return self.none()
        return self.filter(plan__casus__in=Casus.objects.visible_to(user))


class Gezinsoverzicht(PdfRij):
    """One overview for one person, of one version of the plan; `gegevens` is exactly what stands on it."""

    plan = models.ForeignKey(Veiligheidsplan, models.PROTECT, related_name="gezinsoverzichten")
    betrokkene = models.ForeignKey(Betrokkene, models.PROTECT, related_name="gezinsoverzichten")
    gegevens = models.JSONField("gegevens")

    objects = GezinsoverzichtQuerySet.as_manager()

    class Meta:
        verbose_name = "gezinsoverzicht"
        verbose_name_plural = "gezinsoverzichten"
        ordering = ("-gevraagd_op", "-pk")
        triggers = [
            pgtrigger.ReadOnly(name="gezinsoverzicht_staat_vast", fields=["plan", "betrokkene", "gegevens"])
        ]

    def __str__(self) -> str:
        return f"gezinsoverzicht {self.pk}"

    @property
    def casus(self) -> Casus:
        """The casus of the plan, for access and audit."""
        return self.plan.casus

    @property
    def bestandsnaam(self) -> str:
        """The name of the download: nothing about a person, not even what it is."""
        return f"overzicht-{self.pk}.pdf"

"""The draft report of an onderzoek as PDF, for hoor en wederhoor."""

from django.db import models
from django.db.models import Q

from meldingen.models import Casus
from veiligheid.traject.queries import VerslagQuerySet
from veiligthuis.core.reports import PdfRij


class Trajectverslag(PdfRij):
    """The draft as it was when the worker made it; it holds only what everybody in the family may know."""

    casus = models.ForeignKey(Casus, models.PROTECT, related_name="trajectverslagen", verbose_name="casus")

    objects = VerslagQuerySet.as_manager()

    class Meta:
        verbose_name = "conceptverslag"
        verbose_name_plural = "conceptverslagen"
        ordering = ("-gevraagd_op", "-pk")
        constraints = [
            models.CheckConstraint(
                name="conceptverslag_voortgang_van_0_tot_100", condition=Q(voortgang__lte=100)
            ),
            models.CheckConstraint(
                name="gereed_conceptverslag_heeft_inhoud_en_controlegetal",
                condition=Q(gereed_op__isnull=True, inhoud__isnull=True, sha256="")
                | (Q(gereed_op__isnull=False, inhoud__isnull=False, voortgang=100) & ~Q(sha256="")),
            ),
            models.CheckConstraint(
                name="conceptverslag_is_niet_gereed_en_mislukt",
                condition=Q(gereed_op__isnull=True) | Q(mislukt_op__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"conceptverslag {self.pk}"

    @property
    def bestandsnaam(self) -> str:
        """The name of the download: a number, nothing about a person."""
        return f"conceptverslag-{self.pk}.pdf"

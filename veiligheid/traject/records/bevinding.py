"""Facts, opinions and interpretations, each with its source and its day."""

from django.db import models
from django.db.models import Q

from meldingen.codelijsten import Afschermgrond
from meldingen.models import Betrokkene, Document
from veiligheid.traject.codelijsten import Bronsoort, Soort
from veiligheid.traject.queries import BevindingQuerySet
from veiligheid.traject.records.regel import Regel, blijft_staan


class Bevinding(Regel):
    """One fact, one opinion or one interpretation: what, from whom, and on which day it was said, seen or written.

    `afscherm_grond` keeps the whole line from the family; a line from a protected document is kept too.
    Source: Uitvoeringsbesluit Wmo 2015 art. 4.1.8 lid 3.
    """

    soort = models.CharField("soort", max_length=15, choices=Soort.choices)
    tekst = models.TextField("wat")
    bron = models.CharField("soort bron", max_length=15, choices=Bronsoort.choices)
    betrokkene = models.ForeignKey(
        Betrokkene, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="wie het zei"
    )
    document = models.ForeignKey(
        Document, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="document"
    )
    bron_naam = models.CharField("naam van de bron", max_length=150, blank=True)
    van = models.DateField("van welke dag")
    afscherm_grond = models.CharField(
        "grond van afscherming", max_length=25, choices=Afschermgrond.choices, blank=True
    )

    objects = BevindingQuerySet.as_manager()

    class Meta:
        verbose_name = "bevinding"
        verbose_name_plural = "bevindingen"
        ordering = ("van", "pk")
        indexes = [models.Index(fields=["casus", "soort", "van"], name="bevinding_per_casus")]
        constraints = [
            models.CheckConstraint(name="bevinding_soort_bestaat", condition=Q(soort__in=Soort.values)),
            models.CheckConstraint(name="bevinding_zegt_iets", condition=~Q(tekst="")),
            models.CheckConstraint(
                name="bevinding_heeft_een_bron",
                condition=Q(bron=Bronsoort.PERSOON, document__isnull=True)
                & (Q(betrokkene__isnull=False) | ~Q(bron_naam=""))
                | Q(bron=Bronsoort.ORGANISATIE, betrokkene__isnull=True, document__isnull=True)
                & ~Q(bron_naam="")
                | Q(bron=Bronsoort.DOCUMENT, document__isnull=False, betrokkene__isnull=True)
                | Q(
                    bron__in=[Bronsoort.WAARNEMING, Bronsoort.MELDER],
                    document__isnull=True,
                    betrokkene__isnull=True,
                ),
            ),
            models.CheckConstraint(
                name="bevinding_afscherming_heeft_een_grond",
                condition=Q(afscherm_grond__in=["", *Afschermgrond.values]),
            ),
        ]
        triggers = [blijft_staan("bevinding_blijft_staan")]

    def __str__(self) -> str:
        return f"{self.get_soort_display()} {self.pk}"

    @property
    def bron_in_woorden(self) -> str:
        """Who or what it comes from, as read inside Veilig Thuis."""
        if self.betrokkene is not None:
            return str(self.betrokkene.persoon.weergavenaam)
        if self.document is not None:
            return f"{self.document.omschrijving}, van {self.document.herkomst}"
        if self.bron == Bronsoort.WAARNEMING:
            return f"eigen waarneming van {self.door.weergavenaam}"
        return self.bron_naam or str(self.get_bron_display()).lower()

"""What was agreed about a row of the informatieplan: who tells it, when and how."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from meldingen.informeren.codelijsten import Middel, Ontvanger, Waarover
from meldingen.informeren.queries import RegelQuerySet
from meldingen.models.betrokkene import Betrokkene
from meldingen.models.casus import Casus
from meldingen.models.melding import Melding
from meldingen.termijnen.effects import TermijnBron
from meldingen.termijnen.records import Termijn

EEN_ONTVANGER = (
    Q(soort=Ontvanger.BETROKKENE, betrokkene__isnull=False, melding__isnull=True, ontvanger="")
    | Q(soort=Ontvanger.MELDER, betrokkene__isnull=True, melding__isnull=False, ontvanger="")
    | (Q(soort=Ontvanger.PROFESSIONAL, betrokkene__isnull=True, melding__isnull=True) & ~Q(ontvanger=""))
)


class Informatieregel(models.Model):
    """What was agreed about one row of the informatieplan: who tells it, when and how; of a professional also the end.

    That a betrokkene and a melder must hear stands in the casus itself (T10, T09A, T09B), so it cannot be forgotten;
    a row here only says who does it and how. A row for somebody else has a clock of its own and is closed by hand.
    """

    casus = models.ForeignKey(Casus, models.CASCADE, related_name="informatieregels", verbose_name="casus")
    soort = models.CharField("ontvanger", max_length=15, choices=Ontvanger.choices)
    betrokkene = models.ForeignKey(
        Betrokkene,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="informatieregels",
        verbose_name="betrokkene",
    )
    melding = models.ForeignKey(
        Melding,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="informatieregels",
        verbose_name="melding",
    )
    ontvanger = models.CharField("wie", max_length=150, blank=True)
    waarover = models.CharField("waarover", max_length=10, choices=Waarover.choices)
    wat = models.CharField("wat", max_length=300, blank=True)
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="informatieregels",
        verbose_name="door wie",
    )
    uiterlijk = models.DateField("uiterlijk", null=True, blank=True)
    middel = models.CharField("hoe", max_length=10, choices=Middel.choices, blank=True)
    termijn = models.OneToOneField(
        Termijn,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="informatieregel",
        verbose_name="termijn",
    )
    vastgelegd_op = models.DateTimeField("vastgelegd op")
    gedaan_op = models.DateTimeField("gedaan op", null=True, blank=True)
    gedaan_hoe = models.CharField("hoe gedaan", max_length=300, blank=True)
    vervallen_op = models.DateTimeField("gaat niet door sinds", null=True, blank=True)
    vervallen_reden = models.CharField("waarom niet", max_length=300, blank=True)

    objects = RegelQuerySet.as_manager()

    class Meta:
        verbose_name = "regel van het informatieplan"
        verbose_name_plural = "regels van het informatieplan"
        ordering = ("casus", "pk")
        permissions = [
            ("bekijk_informatieplan", "Mag het informatieplan en de brieven bekijken"),
            ("plan_informatie", "Mag vastleggen wie wat hoort, wanneer en van wie"),
        ]
        constraints = [
            models.CheckConstraint(name="informatieregel_heeft_een_ontvanger", condition=EEN_ONTVANGER),
            models.CheckConstraint(
                name="informatieregel_waarover_bestaat", condition=Q(waarover__in=Waarover.values)
            ),
            models.CheckConstraint(
                name="informatieregel_is_gedaan_of_vervalt_met_een_reden",
                condition=Q(gedaan_op__isnull=True, vervallen_op__isnull=True, vervallen_reden="")
                | (Q(gedaan_op__isnull=False, vervallen_op__isnull=True) & ~Q(gedaan_hoe=""))
                | (Q(gedaan_op__isnull=True, vervallen_op__isnull=False) & ~Q(vervallen_reden="")),
            ),
            models.CheckConstraint(
                name="alleen_een_professional_wordt_met_de_hand_afgerond",
                condition=Q(soort=Ontvanger.PROFESSIONAL)
                | Q(gedaan_op__isnull=True, vervallen_op__isnull=True),
            ),
            models.UniqueConstraint(
                name="een_regel_per_betrokkene_en_onderwerp",
                fields=("betrokkene", "waarover"),
                condition=Q(betrokkene__isnull=False),
            ),
            models.UniqueConstraint(
                name="een_regel_per_melding_en_onderwerp",
                fields=("melding", "waarover"),
                condition=Q(melding__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"regel {self.pk} van het informatieplan"

    @property
    def is_open(self) -> bool:
        """Whether something is left to do on it."""
        return self.gedaan_op is None and self.vervallen_op is None

    def termijn_bron(self) -> TermijnBron:
        """The clock of this row alone, from the moment it was written down."""
        return TermijnBron(
            casus=self.casus, startmoment=self.vastgelegd_op, onderwerp=f"informatieregel:{self.pk}"
        )

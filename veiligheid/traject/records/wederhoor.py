"""Hoor en wederhoor: who saw the draft report, what that person said of it, and what was done with that."""

from django.db import models
from django.db.models import Q

from meldingen.models import Betrokkene
from veiligheid.traject.queries import WederhoorQuerySet
from veiligheid.traject.records.regel import Regel, blijft_staan


class Wederhoor(Regel):
    """That one person saw the draft and what came of it; or why there is no reaction, a refusal among them.

    `getoond_op` is None when the draft was not shown at all. `reden_niet` is empty when there is a reaction.
    Source: Handelingsprotocol Veilig Thuis 2019, hoor en wederhoor.
    """

    betrokkene = models.ForeignKey(Betrokkene, models.PROTECT, related_name="+", verbose_name="wie")
    getoond_op = models.DateField("concept getoond op", null=True, blank=True)
    reactie = models.TextField("reactie", blank=True)
    verwerkt = models.TextField("wat ermee is gedaan", blank=True)
    reden_niet = models.CharField("waarom er geen reactie is", max_length=300, blank=True)

    objects = WederhoorQuerySet.as_manager()

    class Meta:
        verbose_name = "wederhoor"
        verbose_name_plural = "wederhoor"
        ordering = ("-vastgelegd_op", "-pk")
        indexes = [models.Index(fields=["casus", "-vastgelegd_op"], name="wederhoor_per_casus")]
        constraints = [
            models.CheckConstraint(
                name="wederhoor_is_een_reactie_of_een_reden",
                condition=Q(getoond_op__isnull=False, reden_niet="") & ~Q(reactie="") & ~Q(verwerkt="")
                | Q(reactie="", verwerkt="") & ~Q(reden_niet=""),
            )
        ]
        triggers = [blijft_staan("wederhoor_blijft_staan")]

    def __str__(self) -> str:
        return f"wederhoor {self.pk}"

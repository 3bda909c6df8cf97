"""Every child seen, or the reason why not."""

from django.db import models
from django.db.models import Q

from meldingen.models import Betrokkene, Contactmoment
from veiligheid.traject.codelijsten import Aanwezig
from veiligheid.traject.queries import KindgezienQuerySet
from veiligheid.traject.records.regel import Regel, blijft_staan


class Kindgezien(Regel):
    """That one child was seen: when, by whom, where, who was with it; or why it was not seen.

    What the child said stands in the contact log, so that source protection holds for it; `reden_niet` is empty when
    the child was seen. Source: Handelingsprotocol Veilig Thuis 2019; inspection report Veilig Thuis 2017.
    """

    betrokkene = models.ForeignKey(Betrokkene, models.PROTECT, related_name="+", verbose_name="kind")
    op = models.DateTimeField("gezien op", null=True, blank=True)
    gezien_door = models.CharField("gezien door", max_length=150, blank=True)
    aanwezig = models.CharField("wie erbij was", max_length=15, choices=Aanwezig.choices, blank=True)
    waar = models.CharField("waar", max_length=150, blank=True)
    contactmoment = models.OneToOneField(
        Contactmoment, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="contactmoment"
    )
    reden_niet = models.CharField("reden waarom niet gezien", max_length=300, blank=True)

    objects = KindgezienQuerySet.as_manager()

    class Meta:
        verbose_name = "gezien kind"
        verbose_name_plural = "geziene kinderen"
        ordering = ("-vastgelegd_op", "-pk")
        permissions = [("werk_aan_traject", "Mag het dossier van V&V en onderzoek bijhouden")]
        indexes = [models.Index(fields=["casus", "-vastgelegd_op"], name="kindgezien_per_casus")]
        constraints = [
            models.CheckConstraint(
                name="kind_is_gezien_of_er_is_een_reden",
                condition=Q(
                    op__isnull=False, contactmoment__isnull=False, aanwezig__in=Aanwezig.values, reden_niet=""
                )
                & ~Q(waar="")
                & ~Q(gezien_door="")
                | Q(op__isnull=True, contactmoment__isnull=True, aanwezig="", waar="", gezien_door="")
                & ~Q(reden_niet=""),
            )
        ]
        triggers = [blijft_staan("kindgezien_blijft_staan")]

    def __str__(self) -> str:
        return f"kind gezien {self.pk}"

    @property
    def gezien(self) -> bool:
        """Whether the child was seen."""
        return self.op is not None

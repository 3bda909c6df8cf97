"""The onderzoeksvraag as it was changed on the way: who changed it, when and why; the newest holds."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from meldingen.models import Casus
from veiligheid.models.besluit import Vervolgbesluit
from veiligheid.traject.queries import VraagQuerySet
from veiligheid.traject.records.regel import blijft_staan


class Onderzoeksvraag(models.Model):
    """A later wording of the question of one decision; what the decision itself says stays as it was taken."""

    casus = models.ForeignKey(
        Casus, models.PROTECT, related_name="traject_onderzoeksvraag", verbose_name="casus"
    )
    besluit = models.ForeignKey(
        Vervolgbesluit, models.PROTECT, related_name="bijgestelde_vragen", verbose_name="vervolgbesluit"
    )
    tekst = models.TextField("onderzoeksvraag")
    reden = models.TextField("waarom bijgesteld")
    vastgelegd_op = models.DateTimeField("vastgelegd op")
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="vastgelegd door"
    )

    objects = VraagQuerySet.as_manager()

    class Meta:
        verbose_name = "onderzoeksvraag"
        verbose_name_plural = "onderzoeksvragen"
        ordering = ("-vastgelegd_op", "-pk")
        constraints = [
            models.CheckConstraint(
                name="bijgestelde_vraag_zegt_wat_en_waarom", condition=~Q(tekst="") & ~Q(reden="")
            )
        ]
        triggers = [blijft_staan("onderzoeksvraag_blijft_staan")]

    def __str__(self) -> str:
        return f"onderzoeksvraag {self.pk}"

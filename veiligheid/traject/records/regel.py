"""What every line of the file of a traject has: its casus, who wrote it down and when, and what it corrects."""

import pgtrigger
from django.conf import settings
from django.db import models

from meldingen.models import Casus


class Regel(models.Model):
    """A line that is never changed; a mistake is corrected by a new line that names the old one."""

    casus = models.ForeignKey(Casus, models.PROTECT, related_name="traject_%(class)s", verbose_name="casus")
    vastgelegd_op = models.DateTimeField("vastgelegd op")
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="vastgelegd door"
    )
    corrigeert = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="verbeterd_door",
        verbose_name="corrigeert",
    )

    class Meta:
        abstract = True


def blijft_staan(name: str) -> pgtrigger.Trigger:
    """The trigger that keeps a line as it was written."""
    return pgtrigger.Protect(name=name, operation=pgtrigger.Update | pgtrigger.Delete)

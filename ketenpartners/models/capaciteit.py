"""What a partner team says of its own waiting time; a new row each time, none is ever changed."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from ketenpartners.models.partners import Team


class Capaciteit(models.Model):
    """The waiting time and the places of a team from a day on, as the team itself says it.

    Of rows that began, the one that began last holds; of one day the one written last. Weeks until the first
    contact; `plekken_per_maand` None means that the team does not say.
    """

    team = models.ForeignKey(Team, models.PROTECT, related_name="capaciteiten", verbose_name="team")
    geldig_van = models.DateField("geldt vanaf")
    wachtweken = models.PositiveSmallIntegerField("wachttijd in weken")
    plekken_per_maand = models.PositiveSmallIntegerField("nieuwe gezinnen per maand", null=True, blank=True)
    toelichting = models.CharField("toelichting", max_length=300, blank=True)
    vastgelegd_op = models.DateTimeField("vastgelegd op")
    vastgelegd_door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "capaciteit"
        verbose_name_plural = "capaciteit"
        ordering = ("team", "-geldig_van", "-pk")
        permissions = [("houd_capaciteit_bij", "Mag de wachttijd van een team bijhouden")]
        constraints = [
            models.CheckConstraint(
                name="capaciteit_is_geloofwaardig",
                condition=Q(wachtweken__lte=104)
                & (Q(plekken_per_maand__isnull=True) | Q(plekken_per_maand__lte=500)),
            )
        ]
        triggers = [
            pgtrigger.Protect(name="capaciteit_blijft_staan", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return f"{self.team}: {self.wachtweken} weken vanaf {self.geldig_van:%d-%m-%Y}"

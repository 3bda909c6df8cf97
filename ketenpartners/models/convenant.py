"""What was agreed with a partner: norms, and who hears of an escalation, from a day on."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce

from ketenpartners.models.partners import Contactpersoon, Organisatie, Team
from ketenpartners.models.periode import valid_from_to
from ketenpartners.queries import ConvenantQuerySet


class Convenant(models.Model):
    """The agreement under which a partner takes over cases, with its norms; valid on both outer days.

    Without a team it holds for every team of the organisation that has no agreement of its own.
    The norms count in working days.
    Source: regional agreement; the numbers are a proposal, no law gives one (bijlage A, par. 3.7).
    """

    organisatie = models.ForeignKey(
        Organisatie, models.PROTECT, related_name="convenanten", verbose_name="organisatie"
    )
    team = models.ForeignKey(
        Team, models.PROTECT, null=True, blank=True, related_name="convenanten", verbose_name="team"
    )
    geldig_van = models.DateField("geldig van")
    geldig_tot = models.DateField("geldig tot en met", null=True, blank=True)
    acceptatie_werkdagen = models.PositiveSmallIntegerField("antwoord binnen (werkdagen)", default=5)
    eerste_contact_werkdagen = models.PositiveSmallIntegerField(
        "eerste contact binnen (werkdagen)", default=10
    )
    overname_na_werkdagen = models.PositiveSmallIntegerField(
        "overname door ander team na (werkdagen)", default=15
    )
    terug_na_werkdagen = models.PositiveSmallIntegerField(
        "zonder antwoord terug bij Veilig Thuis na (werkdagen)", default=20
    )
    instemming_werkdagen = models.PositiveSmallIntegerField(
        "antwoord op de vraag om een overname binnen (werkdagen)", default=3
    )
    manager_ontvanger = models.ForeignKey(
        Contactpersoon,
        models.PROTECT,
        related_name="convenanten_als_manager",
        verbose_name="manager van de ontvanger",
    )
    regiocontact = models.ForeignKey(
        Contactpersoon,
        models.PROTECT,
        related_name="convenanten_als_regiocontact",
        verbose_name="regiocontact",
    )

    objects = ConvenantQuerySet.as_manager()

    class Meta:
        verbose_name = "convenant"
        verbose_name_plural = "convenanten"
        ordering = ("organisatie", "team", "-geldig_van")
        constraints = [
            models.CheckConstraint(
                name="convenant_eindigt_na_begin",
                condition=Q(geldig_tot__isnull=True) | Q(geldig_tot__gte=F("geldig_van")),
            ),
            models.CheckConstraint(
                name="convenant_normen_zijn_minstens_een_dag",
                condition=Q(
                    acceptatie_werkdagen__gte=1, eerste_contact_werkdagen__gte=1, overname_na_werkdagen__gte=1
                ),
            ),
            models.CheckConstraint(
                name="convenant_wacht_minstens_een_dag",
                condition=Q(terug_na_werkdagen__gte=1, instemming_werkdagen__gte=1),
            ),
            # Two nulls are never equal, so the team is compared with 0 in its place.
            ExclusionConstraint(
                name="convenant_overlapt_niet_per_partner",
                violation_error_message=(
                    "In deze periode loopt al een convenant met deze partner. Laat het eerste eindigen op de dag "
                    "voordat het nieuwe begint."
                ),
                expressions=[
                    ("organisatie", RangeOperators.EQUAL),
                    (Coalesce("team", 0), RangeOperators.EQUAL),
                    (valid_from_to("geldig_van", "geldig_tot"), RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.team or self.organisatie} vanaf {self.geldig_van:%d-%m-%Y}"

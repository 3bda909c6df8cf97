"""What one person in a casus is to another: the bands that a genogram is drawn from."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.db.models import F, Q

from meldingen.gezin.codelijsten import OUDERBANDEN, WEDERZIJDSE_BANDEN, Bandsoort
from meldingen.gezin.queries import GezinsbandQuerySet
from meldingen.models.betrokkene import Betrokkene

BEIDEN_IN_DEZE_CASUS = """
    IF EXISTS (
        SELECT 1 FROM meldingen_betrokkene b WHERE b.id IN (NEW.van_id, NEW.naar_id) AND b.casus_id <> NEW.casus_id
    ) THEN
        RAISE EXCEPTION 'band %: both people must be in casus %', NEW.id, NEW.casus_id
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
"""


class Gezinsband(models.Model):
    """One band between two betrokkenen of one casus, from `van` to `naar`, with how we know it.

    A band that holds both ways stands there once, from the betrokkene recorded first. A band that ended (`tot`) stays,
    so that the same people can have it again. Violence is suspected, never proven.
    """

    casus = models.ForeignKey("meldingen.Casus", models.CASCADE, related_name="banden", verbose_name="casus")
    van = models.ForeignKey(Betrokkene, models.CASCADE, related_name="banden_naar", verbose_name="van")
    naar = models.ForeignKey(Betrokkene, models.CASCADE, related_name="banden_van", verbose_name="naar")
    soort = models.CharField("band", max_length=20, choices=Bandsoort.choices)
    sinds = models.DateField("sinds", null=True, blank=True)
    tot = models.DateField("tot en met", null=True, blank=True)
    bron = models.CharField("bron", max_length=120)

    objects = GezinsbandQuerySet.as_manager()

    class Meta:
        verbose_name = "gezinsband"
        verbose_name_plural = "gezinsbanden"
        ordering = ("casus", "pk")
        constraints = [
            models.CheckConstraint(name="band_is_niet_met_zichzelf", condition=~Q(van=F("naar"))),
            models.CheckConstraint(name="band_soort_bestaat", condition=Q(soort__in=Bandsoort.values)),
            models.CheckConstraint(
                name="band_eindigt_niet_voor_het_begin",
                condition=Q(tot__isnull=True) | Q(sinds__isnull=True) | Q(tot__gte=F("sinds")),
            ),
            models.CheckConstraint(
                name="wederzijdse_band_staat_er_een_keer",
                condition=~Q(soort__in=sorted(WEDERZIJDSE_BANDEN)) | Q(van__lt=F("naar")),
            ),
            models.UniqueConstraint(
                name="twee_mensen_hebben_een_lopende_band_per_soort",
                fields=("van", "naar", "soort"),
                condition=Q(tot__isnull=True),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="band_blijft_binnen_de_casus",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                func=BEIDEN_IN_DEZE_CASUS,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_soort_display()} (band {self.pk})"

    @property
    def is_ouderband(self) -> bool:
        """Whether `van` stands a generation above `naar`."""
        return self.soort in OUDERBANDEN

    @property
    def is_wederzijds(self) -> bool:
        """Whether the band holds as much the other way round."""
        return self.soort in WEDERZIJDSE_BANDEN

"""The conclusions of an onderzoek on huiselijk geweld and kindermishandeling apart, and who weighed along."""

import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from meldingen.codelijsten import Aard
from veiligheid.traject.codelijsten import Onderwerp, Uitkomst, Weger
from veiligheid.traject.queries import ConclusieQuerySet
from veiligheid.traject.records.regel import Regel, blijft_staan

NIET_ZICHZELF = """
    IF EXISTS (SELECT 1 FROM veiligheid_conclusie c WHERE c.id = NEW.conclusie_id AND c.door_id = NEW.door_id) THEN
        RAISE EXCEPTION 'nobody weighs a conclusion of his own along';
    END IF;
    RETURN NEW;
"""


class Conclusie(Regel):
    """What was established about one of the two, of which nature, and why; a later one takes its place.

    `medisch` says that it rests on a medical judgement, so that a vertrouwensarts weighs along as well.
    Source: Uitvoeringsregeling Wmo 2015, bijlage A par. 4.3 and 4.4; Uitvoeringsbesluit Wmo 2015 art. 4.1.2.
    """

    onderwerp = models.CharField("onderwerp", max_length=5, choices=Onderwerp.choices)
    uitkomst = models.CharField("uitkomst", max_length=20, choices=Uitkomst.choices)
    aard = ArrayField(
        models.CharField(max_length=30, choices=Aard.choices),
        verbose_name="bevestigde aard",
        default=list,
        blank=True,
    )
    motivering = models.TextField("motivering")
    medisch = models.BooleanField("rust op een medisch oordeel", default=False)

    objects = ConclusieQuerySet.as_manager()

    class Meta:
        verbose_name = "conclusie"
        verbose_name_plural = "conclusies"
        ordering = ("-vastgelegd_op", "-pk")
        permissions = [
            ("trek_conclusie", "Mag conclusies van een onderzoek trekken"),
            ("weeg_als_gedragswetenschapper", "Weegt conclusies mee als gedragswetenschapper"),
            ("weeg_als_vertrouwensarts", "Weegt conclusies mee als vertrouwensarts"),
        ]
        indexes = [models.Index(fields=["casus", "-vastgelegd_op"], name="conclusie_per_casus")]
        constraints = [
            models.CheckConstraint(
                name="conclusie_bestaat",
                condition=Q(onderwerp__in=Onderwerp.values, uitkomst__in=Uitkomst.values),
            ),
            models.CheckConstraint(name="conclusie_is_gemotiveerd", condition=~Q(motivering="")),
            models.CheckConstraint(
                name="conclusie_noemt_alleen_de_aard_van_wat_is_bevestigd",
                condition=Q(uitkomst=Uitkomst.BEVESTIGD) & ~Q(aard=[])
                | ~Q(uitkomst=Uitkomst.BEVESTIGD) & Q(aard=[]),
            ),
        ]
        triggers = [blijft_staan("conclusie_blijft_staan")]

    def __str__(self) -> str:
        return f"{self.get_onderwerp_display()}: {self.get_uitkomst_display()}"

    @property
    def aarden(self) -> list[str]:
        """The confirmed kinds of violence, in words."""
        return [str(Aard(waarde).label) for waarde in self.aard]


class Medeweging(models.Model):
    """That a gedragswetenschapper or vertrouwensarts weighed one conclusion along, and how; never who drew it."""

    conclusie = models.ForeignKey(Conclusie, models.PROTECT, related_name="medewegingen")
    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    als = models.CharField("als", max_length=25, choices=Weger.choices)
    weging = models.TextField("weging")
    op = models.DateTimeField("meegewogen op")

    class Meta:
        verbose_name = "medeweging"
        verbose_name_plural = "medewegingen"
        ordering = ("op", "pk")
        constraints = [
            models.UniqueConstraint(name="een_medeweging_per_persoon", fields=("conclusie", "door")),
            models.CheckConstraint(name="medeweging_is_beschreven", condition=~Q(weging="")),
            models.CheckConstraint(name="medeweging_als_bestaat", condition=Q(als__in=Weger.values)),
        ]
        triggers = [
            blijft_staan("medeweging_blijft_staan"),
            pgtrigger.Trigger(
                name="medeweging_is_van_een_ander",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=NIET_ZICHZELF,
            ),
        ]

    def __str__(self) -> str:
        return f"medeweging {self.pk}"

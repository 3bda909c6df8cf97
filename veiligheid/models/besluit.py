"""The vervolgbesluit: append-only, taken by two professionals."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q

from meldingen.codelijsten import Besluit
from meldingen.models import Casus, Melding
from veiligheid.codelijsten import RedenGeenVervolg
from veiligheid.models.beoordeling import Veiligheidsbeoordeling
from veiligheid.queries import BesluitQuerySet


class Vervolgbesluit(models.Model):
    """What Veilig Thuis does next, why, and who decided it together.

    A row is never changed or removed. A later decision on the same casus is a new row that points back to the
    one it changes; only a change of route during a traject has no assessment of its own.
    Source: Uitvoeringsregeling Wmo 2015, bijlage A, par. 3.1.2 and 3.7.
    """

    casus = models.ForeignKey(Casus, models.PROTECT, related_name="vervolgbesluiten")
    melding = models.ForeignKey(Melding, models.PROTECT, related_name="vervolgbesluiten")
    beoordeling = models.OneToOneField(
        Veiligheidsbeoordeling, models.PROTECT, null=True, blank=True, related_name="vervolgbesluit"
    )
    wijzigt = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="gewijzigd_in")
    besluit = models.CharField("besluit", max_length=30, choices=Besluit.choices)
    motivering = models.TextField("motivering")
    reden_geen_vervolg = models.CharField(
        "reden van geen vervolg", max_length=30, choices=RedenGeenVervolg.choices, blank=True
    )
    gewezen_op_vernietiging = models.BooleanField("gewezen op het recht op vernietiging", default=False)
    melder_is_ingelicht = models.BooleanField("melder weet dat het advies wordt", default=False)
    ontvangende_partij = models.CharField("ontvangende partij", max_length=200, blank=True)
    eigen_veiligheidsacties = models.TextField("eigen veiligheidsacties", blank=True)
    multidisciplinair_overleg = models.TextField("multidisciplinair overleg", blank=True)
    onderzoeksvraag = models.TextField("onderzoeksvraag", blank=True)
    genomen_op = models.DateTimeField("genomen op")
    genomen_door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    medebeslisser = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = BesluitQuerySet.as_manager()

    class Meta:
        verbose_name = "vervolgbesluit"
        verbose_name_plural = "vervolgbesluiten"
        ordering = ["-genomen_op", "-pk"]
        indexes = [models.Index(fields=["casus", "-genomen_op"], name="besluit_per_casus")]
        constraints = [
            models.CheckConstraint(name="besluit_bestaat", condition=Q(besluit__in=Besluit.values)),
            models.CheckConstraint(name="besluit_is_gemotiveerd", condition=~Q(motivering="")),
            models.CheckConstraint(
                name="besluit_is_genomen_door_twee", condition=~Q(medebeslisser=F("genomen_door"))
            ),
            models.CheckConstraint(
                name="geen_vervolg_heeft_reden_en_wijst_op_vernietiging",
                condition=~Q(besluit=Besluit.GEEN_VERVOLG)
                | (~Q(reden_geen_vervolg="") & Q(gewezen_op_vernietiging=True)),
            ),
            models.CheckConstraint(
                name="omgezet_in_advies_weet_de_melder",
                condition=~Q(besluit=Besluit.OMGEZET_IN_ADVIES) | Q(melder_is_ingelicht=True),
            ),
            models.CheckConstraint(
                name="overdracht_noemt_ontvanger_en_eigen_acties",
                condition=~Q(besluit=Besluit.OVERDRACHT)
                | (~Q(ontvangende_partij="") & ~Q(eigen_veiligheidsacties="")),
            ),
            models.CheckConstraint(
                name="traject_is_multidisciplinair_besloten",
                condition=~Q(besluit__in=[Besluit.VV, Besluit.ONDERZOEK]) | ~Q(multidisciplinair_overleg=""),
            ),
            models.CheckConstraint(
                name="onderzoek_heeft_een_onderzoeksvraag",
                condition=~Q(besluit=Besluit.ONDERZOEK) | ~Q(onderzoeksvraag=""),
            ),
            models.CheckConstraint(
                name="besluit_zonder_beoordeling_wijzigt_een_eerder",
                condition=Q(beoordeling__isnull=False) | Q(wijzigt__isnull=False),
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="vervolgbesluit_blijft_staan", operation=pgtrigger.Update | pgtrigger.Delete
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_besluit_display()} op {self.genomen_op:%d-%m-%Y}"

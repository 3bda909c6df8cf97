"""What hangs under an assessment: the judgement per person and the earlier information; frozen with it."""

import pgtrigger
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from meldingen.models import Betrokkene
from veiligheid.codelijsten import Bron, CijferDoor, Grondslag, Oordeel
from veiligheid.queries import OordeelQuerySet

TONEN = {Oordeel.JA: "danger", Oordeel.NEE: "safe"}
"""The tone of an answer; anything else is not known."""

_FROZEN_PARENT = """
    IF EXISTS (
        SELECT 1 FROM veiligheid_veiligheidsbeoordeling b
        WHERE b.id IN (NEW.beoordeling_id, OLD.beoordeling_id) AND b.status IN ('vastgesteld', 'vervallen')
    ) THEN
        RAISE EXCEPTION 'a signed assessment does not change';
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
"""


def frozen_with_parent(name: str) -> pgtrigger.Trigger:
    """A database guard: rows of an assessment that is signed or lapsed are not added, changed or removed."""
    return pgtrigger.Trigger(
        name=name,
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        func=_FROZEN_PARENT,
    )


class Persoonsoordeel(models.Model):
    """The judgement about one betrokkene in one assessment; at most one per person.

    `cijfer` runs from 0 (heel onveilig) to 10 (veilig); None means it was not asked, and `geen_cijfer_reden` says why.
    """

    beoordeling = models.ForeignKey(
        "veiligheid.Veiligheidsbeoordeling", models.CASCADE, related_name="oordelen"
    )
    betrokkene = models.ForeignKey(Betrokkene, models.PROTECT, related_name="persoonsoordelen")
    acuut_onveilig = models.CharField("acuut onveilig", max_length=10, choices=Oordeel.choices, blank=True)
    structureel_onveilig = models.CharField(
        "structureel onveilig", max_length=10, choices=Oordeel.choices, blank=True
    )
    toelichting = models.TextField("toelichting", blank=True)
    cijfer = models.DecimalField(
        "veiligheidscijfer",
        max_digits=3,
        decimal_places=1,
        null=True,
        blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(10)],
    )
    cijfer_door = models.CharField(
        "cijfer gegeven door", max_length=20, choices=CijferDoor.choices, blank=True
    )
    geen_cijfer_reden = models.CharField("waarom geen cijfer", max_length=200, blank=True)

    objects = OordeelQuerySet.as_manager()

    class Meta:
        verbose_name = "oordeel per persoon"
        verbose_name_plural = "oordelen per persoon"
        ordering = ["betrokkene_id"]
        constraints = [
            models.UniqueConstraint(
                fields=["beoordeling", "betrokkene"], name="een_oordeel_per_persoon_en_beoordeling"
            ),
            models.CheckConstraint(
                name="veiligheidscijfer_van_0_tot_10",
                condition=Q(cijfer__isnull=True) | Q(cijfer__gte=0, cijfer__lte=10),
            ),
            models.CheckConstraint(
                name="veiligheidscijfer_zegt_door_wie",
                condition=Q(cijfer__isnull=True) | ~Q(cijfer_door=""),
            ),
        ]
        triggers = [frozen_with_parent("oordeel_staat_vast_met_beoordeling")]

    def __str__(self) -> str:
        return f"Oordeel over betrokkene {self.betrokkene_id}"

    @property
    def acuut_toon(self) -> str:
        """The tone of the mark for acute unsafety."""
        return TONEN.get(Oordeel(self.acuut_onveilig), "inactive") if self.acuut_onveilig else "inactive"

    @property
    def structureel_toon(self) -> str:
        """The tone of the mark for structural unsafety; less urgent than acute."""
        tone = (
            TONEN.get(Oordeel(self.structureel_onveilig), "inactive")
            if self.structureel_onveilig
            else "inactive"
        )
        return "warning" if tone == "danger" else tone


class EerdereInformatie(models.Model):
    """What was asked about earlier times: of whom, when and on which ground.

    Source: Wmo 2015 art. 5.1.6 and 5.2.6.
    """

    beoordeling = models.ForeignKey(
        "veiligheid.Veiligheidsbeoordeling", models.CASCADE, related_name="informatie"
    )
    bron = models.CharField("bron", max_length=20, choices=Bron.choices)
    bij_wie = models.CharField("bij wie", max_length=120, blank=True)
    gevraagd_op = models.DateField("gevraagd op")
    grondslag = models.CharField("grond", max_length=20, choices=Grondslag.choices)
    uitkomst = models.TextField("uitkomst", blank=True)

    class Meta:
        verbose_name = "eerdere informatie"
        verbose_name_plural = "eerdere informatie"
        ordering = ["gevraagd_op", "pk"]
        triggers = [frozen_with_parent("informatie_staat_vast_met_beoordeling")]

    def __str__(self) -> str:
        return f"{self.get_bron_display()} ({self.gevraagd_op:%d-%m-%Y})"

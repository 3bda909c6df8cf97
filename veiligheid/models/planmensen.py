"""Each person and a version of the plan: spoken to, what was said of it, where paper is safe, and the own copy."""

from __future__ import annotations

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from meldingen.models import Betrokkene, Casus
from veiligheid.codelijsten import Papier, Reactie, ReactieHoe
from veiligheid.models.plan import Veiligheidsplan
from veiligheid.plan.queries import DeelnemerQuerySet, ExemplaarQuerySet
from veiligthuis.core.reports import PdfRij


class Plandeelnemer(models.Model):
    """One betrokkene and one plan: spoken to or why not, what this person may know, and what he or she says of it.

    `cijfer` is the veiligheidscijfer that belongs to this version; None means not asked. `kent_noodplan` is fixed
    with the plan. `papier` is where a copy is safe; empty means that nobody asked, and then none is made.
    """

    plan = models.ForeignKey(Veiligheidsplan, models.CASCADE, related_name="deelnemers")
    betrokkene = models.ForeignKey(Betrokkene, models.PROTECT, related_name="plandeelnames")
    gesproken_op = models.DateField("gesproken op", null=True, blank=True)
    niet_gesproken_reden = models.CharField("waarom niet gesproken", max_length=200, blank=True)
    cijfer = models.DecimalField(
        "veiligheidscijfer nu",
        max_digits=3,
        decimal_places=1,
        null=True,
        blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(10)],
    )
    kent_noodplan = models.BooleanField("mag noodplan, codewoord en toevlucht kennen", default=False)
    gezien_op = models.DateField("plan gezien op", null=True, blank=True)
    reactie = models.CharField("reactie", max_length=15, choices=Reactie.choices, blank=True)
    reactie_op = models.DateField("reactie op", null=True, blank=True)
    reactie_hoe = models.CharField("hoe", max_length=15, choices=ReactieHoe.choices, blank=True)
    reactie_reden = models.CharField("waarom niet", max_length=300, blank=True)
    reactie_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    papier = models.CharField("papier", max_length=10, choices=Papier.choices, blank=True)
    papier_waar = models.CharField("waar dan", max_length=120, blank=True)
    papier_op = models.DateTimeField("gevraagd op", null=True, blank=True)
    papier_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = DeelnemerQuerySet.as_manager()

    class Meta:
        verbose_name = "deelnemer aan een plan"
        verbose_name_plural = "deelnemers aan een plan"
        ordering = ["betrokkene_id"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "betrokkene"], name="een_deelname_per_persoon_en_plan"),
            models.CheckConstraint(
                name="plancijfer_van_0_tot_10",
                condition=Q(cijfer__isnull=True) | Q(cijfer__gte=0, cijfer__lte=10),
            ),
            models.CheckConstraint(
                name="reactie_zegt_wanneer_hoe_en_bij_wie",
                condition=Q(reactie="", reactie_op__isnull=True)
                | (
                    Q(reactie_op__isnull=False, reactie_door__isnull=False)
                    & ~Q(reactie="")
                    & ~Q(reactie_hoe="")
                ),
            ),
            models.CheckConstraint(
                name="niet_akkoord_heeft_een_reden",
                condition=~Q(reactie=Reactie.NIET_AKKOORD) | ~Q(reactie_reden=""),
            ),
            models.CheckConstraint(
                name="papier_elders_zegt_waar", condition=~Q(papier=Papier.ELDERS) | ~Q(papier_waar="")
            ),
        ]

    def __str__(self) -> str:
        return f"Deelnemer {self.betrokkene_id}"

    @property
    def is_akkoord(self) -> bool:
        """Whether this person agreed."""
        return self.reactie == Reactie.AKKOORD

    @property
    def casus(self) -> Casus:
        """The casus of the plan, for access and audit."""
        return self.plan.casus


class Planexemplaar(PdfRij):
    """The copy of a plan for one person, as PDF; it holds only what this person may know."""

    plan = models.ForeignKey(Veiligheidsplan, models.PROTECT, related_name="exemplaren")
    betrokkene = models.ForeignKey(Betrokkene, models.PROTECT, related_name="planexemplaren")

    objects = ExemplaarQuerySet.as_manager()

    class Meta:
        verbose_name = "exemplaar van een plan"
        verbose_name_plural = "exemplaren van plannen"
        ordering = ["-gevraagd_op", "-pk"]
        constraints = [
            models.CheckConstraint(name="exemplaar_voortgang_van_0_tot_100", condition=Q(voortgang__lte=100)),
            models.CheckConstraint(
                name="gereed_exemplaar_heeft_inhoud_en_controlegetal",
                condition=Q(gereed_op__isnull=True, inhoud__isnull=True, sha256="")
                | (Q(gereed_op__isnull=False, inhoud__isnull=False, voortgang=100) & ~Q(sha256="")),
            ),
            models.CheckConstraint(
                name="exemplaar_is_niet_gereed_en_mislukt",
                condition=Q(gereed_op__isnull=True) | Q(mislukt_op__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"Exemplaar {self.pk}"

    @property
    def casus(self) -> Casus:
        """The casus of the plan, for access and audit."""
        return self.plan.casus

    @property
    def bestandsnaam(self) -> str:
        """The name of the download: a number, nothing about a person."""
        return f"veiligheidsplan-{self.pk}.pdf"

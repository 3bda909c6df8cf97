"""The safety plan: versions, its conditions and agreements, and who was spoken to and saw it."""

from functools import reduce
from operator import or_

import pgtrigger
from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from ketenpartners.models import Organisatie
from meldingen.codelijsten import Rol
from meldingen.models import Betrokkene, Casus
from veiligheid.codelijsten import SoortAfspraak, Uitkomst
from veiligheid.machine import PLAN_GELDIG, PLAN_VOORBIJ, PlanMachine, PlanStatus
from veiligheid.queries import AfspraakQuerySet, DeelnemerQuerySet, PlanQuerySet, directbetrokkenen
from veiligthuis.core import words
from veiligthuis.core.machine import fsm_trigger, status_check

INHOUD = (
    "kern_van_de_zorgen",
    "signalen",
    "noodplan",
    "codewoord",
    "netwerk",
    "regie_organisatie",
    "regie_naam",
    "regie_telefoon",
    "evaluatie_op",
    "versie",
    "casus",
)
_PLAN_IS_FIXED = """
    IF EXISTS (
        SELECT 1 FROM veiligheid_veiligheidsplan p
        WHERE p.id IN (NEW.plan_id, OLD.plan_id) AND p.status <> 'concept'
    ) THEN
        RAISE EXCEPTION 'the agreements of an established plan do not change';
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
"""


def _content_changes() -> pgtrigger.Q:
    """Some field of the content differs between the old and the new row."""
    return reduce(or_, (pgtrigger.Q(**{f"old__{name}__df": pgtrigger.F(f"new__{name}")}) for name in INHOUD))


class Veiligheidsplan(PlanMachine):
    """One version of the plan of a casus; at most one holds and at most one is being written.

    The content of a version that was established never changes; a change is a new version.
    Source: Kwaliteitskader Veilig Thuis 2016, zicht op veiligheid.
    """

    casus = models.ForeignKey(Casus, models.PROTECT, related_name="veiligheidsplannen")
    versie = models.PositiveSmallIntegerField("versie")
    opgesteld_door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    begonnen_op = models.DateTimeField("begonnen op")
    gewijzigd_op = models.DateTimeField("laatst bewaard op")
    vastgesteld_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    vastgesteld_op = models.DateTimeField("vastgesteld op", null=True, blank=True)
    vervallen_op = models.DateTimeField("geldt niet meer sinds", null=True, blank=True)
    verval_reden = models.TextField("reden van verval", blank=True)

    kern_van_de_zorgen = models.TextField("kern van de zorgen", blank=True)
    signalen = models.TextField("zo merken we dat het misgaat", blank=True)
    noodplan = models.TextField("gaat het mis, doe dit", blank=True)
    codewoord = models.CharField("codewoord", max_length=40, blank=True)
    netwerk = models.TextField("mensen om het gezin", blank=True)
    regie_organisatie = models.ForeignKey(
        Organisatie,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="organisatie met de regie",
    )
    regie_naam = models.CharField("voorgestelde regiehouder", max_length=120, blank=True)
    regie_telefoon = models.CharField("telefoon van de regiehouder", max_length=20, blank=True)
    evaluatie_op = models.DateField("we kijken weer samen op", null=True, blank=True)

    objects = PlanQuerySet.as_manager()

    class Meta:
        verbose_name = "veiligheidsplan"
        verbose_name_plural = "veiligheidsplannen"
        ordering = ["-versie"]
        permissions = [
            ("bekijk_veiligheidsplan", "Mag veiligheidsplannen bekijken"),
            ("maak_veiligheidsplan", "Mag een veiligheidsplan maken en vaststellen"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["casus", "versie"], name="een_versienummer_per_casus"),
            models.UniqueConstraint(
                fields=["casus"],
                condition=Q(status=PlanStatus.VASTGESTELD),
                name="een_geldend_plan_per_casus",
            ),
            models.UniqueConstraint(
                fields=["casus"], condition=Q(status=PlanStatus.CONCEPT), name="een_plan_in_concept_per_casus"
            ),
            status_check(PlanStatus, name="plan_status_bestaat"),
            models.CheckConstraint(name="plan_versie_begint_bij_een", condition=Q(versie__gte=1)),
            models.CheckConstraint(
                name="vastgesteld_plan_zegt_door_wie_en_wanneer",
                condition=~Q(status__in=[PlanStatus.VASTGESTELD, PlanStatus.VERVANGEN])
                | Q(vastgesteld_door__isnull=False, vastgesteld_op__isnull=False, evaluatie_op__isnull=False),
            ),
        ]
        triggers = [
            fsm_trigger(PlanMachine, name="plan_kent_alleen_deze_stappen"),
            pgtrigger.Protect(
                name="plan_voorbij_staat_vast",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__status__in=sorted(PLAN_VOORBIJ)),
            ),
            pgtrigger.Protect(
                name="vastgesteld_plan_houdt_zijn_inhoud",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__status=PlanStatus.VASTGESTELD) & _content_changes(),
            ),
        ]

    def __str__(self) -> str:
        return f"Veiligheidsplan versie {self.versie}"

    @property
    def adres(self) -> str:
        """The address of its page."""
        return reverse("veiligheid:plan", kwargs={"pk": self.pk})

    @property
    def status_toon(self) -> str:
        """The tone of its status: only the plan that holds is green."""
        return "safe" if self.status in PLAN_GELDIG else "inactive"

    @property
    def voorwaarden(self) -> list["Afspraak"]:
        """What must be so in any case, in order."""
        return [rij for rij in self.afspraken.all() if rij.soort == SoortAfspraak.VOORWAARDE]

    @property
    def onderling(self) -> list["Afspraak"]:
        """What was agreed together, in order."""
        return [rij for rij in self.afspraken.all() if rij.soort == SoortAfspraak.AFSPRAAK]

    def directbetrokkenen(self) -> list[Betrokkene]:
        """The betrokkenen the plan must have been discussed with: everybody the casus is directly about."""
        return [persoon for persoon in directbetrokkenen(self.casus) if persoon.rol != Rol.ONGEBOREN_KIND]


class Afspraak(models.Model):
    """One condition or agreement of a plan: who does what, from when to when, how it is checked, what if not.

    `tot` None means until the plan is evaluated; `wanneer` says it in the words of the family ("elke avond").
    Only the outcome is written after the plan was established.
    """

    plan = models.ForeignKey(Veiligheidsplan, models.CASCADE, related_name="afspraken")
    soort = models.CharField(
        "soort", max_length=10, choices=SoortAfspraak.choices, default=SoortAfspraak.AFSPRAAK
    )
    volgorde = models.PositiveSmallIntegerField("volgorde", default=0)
    wat = models.CharField("wat", max_length=300)
    wie = models.CharField("wie", max_length=80, blank=True)
    betrokkene = models.ForeignKey(
        Betrokkene, models.PROTECT, null=True, blank=True, related_name="afspraken", verbose_name="betrokkene"
    )
    wanneer = models.CharField("wanneer", max_length=80, blank=True)
    vanaf = models.DateField("vanaf", null=True, blank=True)
    tot = models.DateField("tot en met", null=True, blank=True)
    controle = models.CharField("wie let erop, en hoe", max_length=200, blank=True)
    gevolg = models.CharField("wat als het misgaat", max_length=300, blank=True)
    uitkomst = models.CharField("uitkomst", max_length=20, choices=Uitkomst.choices, blank=True)
    uitkomst_toelichting = models.CharField("toelichting", max_length=300, blank=True)
    afgerond_op = models.DateField("afgerond op", null=True, blank=True)
    afgerond_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = AfspraakQuerySet.as_manager()

    class Meta:
        verbose_name = "afspraak"
        verbose_name_plural = "afspraken"
        ordering = ["-soort", "volgorde", "pk"]
        indexes = [
            models.Index(fields=["tot"], condition=Q(afgerond_op__isnull=True), name="afspraak_die_afloopt"),
        ]
        constraints = [
            models.CheckConstraint(
                name="afspraak_eindigt_na_begin",
                condition=Q(tot__isnull=True) | Q(vanaf__isnull=True) | Q(tot__gte=F("vanaf")),
            ),
            models.CheckConstraint(
                name="afgeronde_afspraak_heeft_uitkomst_en_dag",
                condition=Q(uitkomst="", afgerond_op__isnull=True)
                | (~Q(uitkomst="") & Q(afgerond_op__isnull=False)),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="afspraak_staat_vast_met_plan",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert
                | pgtrigger.Delete
                | pgtrigger.UpdateOf(  # type: ignore[no-untyped-call]
                    "plan_id", "soort", "wat", "wie", "wanneer", "vanaf", "tot", "controle", "gevolg"
                ),
                func=_PLAN_IS_FIXED,
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_soort_display()} {self.volgorde}"

    @property
    def in_woorden(self) -> str:
        """When it holds, as the family says it: its own words, or the days."""
        if self.wanneer:
            return self.wanneer
        days = [
            f"vanaf {words.day(self.vanaf)}" if self.vanaf else "",
            f"tot en met {words.day(self.tot)}" if self.tot else "",
        ]
        return " ".join(filter(None, days)) or "altijd"

    @property
    def casus(self) -> Casus:
        """The casus of the plan, for access and audit."""
        return self.plan.casus


class Plandeelnemer(models.Model):
    """One betrokkene and one plan: was this person spoken to, or why not, and who saw the plan.

    `cijfer` is the veiligheidscijfer that belongs to this version; None means not asked.
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
    gezien_op = models.DateField("plan gezien op", null=True, blank=True)

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
        ]

    def __str__(self) -> str:
        return f"Deelnemer {self.betrokkene_id}"

    @property
    def casus(self) -> Casus:
        """The casus of the plan, for access and audit."""
        return self.plan.casus

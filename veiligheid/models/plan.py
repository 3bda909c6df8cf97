"""The safety plan: one version of it, its texts and its state."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse

from ketenpartners.models import Organisatie
from meldingen.codelijsten import Rol
from meldingen.models import Betrokkene, Casus
from veiligheid.codelijsten import Fase, SoortAfspraak
from veiligheid.machine import PLAN_GELDIG, PLAN_VOORBIJ, PlanMachine, PlanStatus
from veiligheid.plan.queries import PlanQuerySet
from veiligheid.queries import directbetrokkenen
from veiligthuis.core.machine import fsm_trigger, status_check

if TYPE_CHECKING:
    from veiligheid.models.planregels import Afspraak

INHOUD = (
    "kern_van_de_zorgen",
    "signalen",
    "noodplan",
    "codewoord",
    "netwerk",
    "regie_organisatie",
    "regie_naam",
    "regie_telefoon",
    "regie_kent_noodplan",
    "evaluatie_op",
    "latere_evaluaties",
    "fase",
    "toevlucht",
    "versie",
    "casus",
)


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

    fase = models.CharField("fase", max_length=10, choices=Fase.choices, default=Fase.DIRECT)
    uit_crisis = models.BooleanField("begonnen in een crisis", default=False, editable=False)
    kern_van_de_zorgen = models.TextField("kern van de zorgen", blank=True)
    signalen = models.TextField("zo merken we dat het misgaat", blank=True)
    noodplan = models.TextField("gaat het mis, doe dit", blank=True)
    codewoord = models.CharField("codewoord", max_length=40, blank=True)
    toevlucht = models.CharField("hier kan wie weg moet naartoe", max_length=200, blank=True)
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
    regie_kent_noodplan = models.BooleanField(
        "de regiehouder mag codewoord en toevlucht kennen", default=False
    )
    evaluatie_op = models.DateField("we kijken weer samen op", null=True, blank=True)
    latere_evaluaties = ArrayField(models.DateField(), verbose_name="en daarna op", default=list, blank=True)
    geevalueerd_op = models.DateField("laatst geëvalueerd op", null=True, blank=True)
    evaluatie_bevinding = models.TextField("wat de evaluatie liet zien", blank=True)

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
    def mag_op_papier(self) -> bool:
        """Whether copies may be made: it holds, or it was agreed in a crisis and is confirmed later."""
        return self.status in PLAN_GELDIG or (self.uit_crisis and self.status == PlanStatus.CONCEPT)

    @property
    def voorwaarden(self) -> list[Afspraak]:
        """What must be so in any case, in order."""
        return [rij for rij in self.afspraken.all() if rij.soort == SoortAfspraak.VOORWAARDE]

    @property
    def onderling(self) -> list[Afspraak]:
        """What was agreed together, in order."""
        return [rij for rij in self.afspraken.all() if rij.soort == SoortAfspraak.AFSPRAAK]

    def directbetrokkenen(self) -> list[Betrokkene]:
        """The betrokkenen the plan must have been discussed with: everybody the casus is directly about."""
        return [persoon for persoon in directbetrokkenen(self.casus) if persoon.rol != Rol.ONGEBOREN_KIND]

    @property
    def netwerk_in_woorden(self) -> str:
        """The people around the family, one a line; older versions kept them as text."""
        return "\n".join(
            [*(rij.in_woorden for rij in self.netwerkpersonen.all()), *self.netwerk.splitlines()]
        )

    @property
    def evaluaties(self) -> Sequence[date]:
        """Every day on which everybody looks again, in order; empty when none was chosen."""
        return sorted({*([self.evaluatie_op] if self.evaluatie_op else []), *self.latere_evaluaties})

    @property
    def volgende_evaluatie(self) -> date | None:
        """The first day to look again that was not done yet; None when all were."""
        return next((d for d in self.evaluaties if not self.geevalueerd_op or d > self.geevalueerd_op), None)

"""The rows of a safety plan: conditions and agreements, what was seen of them, and the people around the family."""

from __future__ import annotations

from datetime import date

import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from meldingen.models import Betrokkene, Casus
from veiligheid.codelijsten import SoortAfspraak, Uitkomst
from veiligheid.models.plan import Veiligheidsplan
from veiligheid.plan.queries import AfspraakQuerySet, ControleQuerySet, NetwerkQuerySet
from veiligthuis.core import words

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


class Afspraak(models.Model):
    """One condition or agreement of a plan: who does what, from when to when, how it is checked, what if not.

    `tot` None means until the plan is evaluated; `wanneer` says it in the words of the family ("elke avond").
    `niet_voor` are the keys of the betrokkenen whose copy leaves this row out. After the plan was established only
    the outcome is written, and `controle_op`, the next day on which somebody looks.
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
    niet_voor = ArrayField(
        models.BigIntegerField(), verbose_name="niet op het exemplaar van", default=list, blank=True
    )
    controle_op = models.DateField("kijken of het lukt op", null=True, blank=True)
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
                    "plan_id",
                    "soort",
                    "wat",
                    "wie",
                    "wanneer",
                    "vanaf",
                    "tot",
                    "controle",
                    "gevolg",
                    "niet_voor",
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

    @property
    def aan_de_beurt(self) -> date | None:
        """The day on which somebody must look: the chosen one, or the last day; None when there is neither."""
        return min(filter(None, (self.controle_op, self.tot)), default=None)


class Afspraakcontrole(models.Model):
    """What somebody saw of one agreement on one day; kept as it was written.

    A condition that was not kept asks for its "wat als": `gevolg_op` None means that this was not done yet.
    Source: Kwaliteitskader Veilig Thuis 2016, zicht op veiligheid.
    """

    afspraak = models.ForeignKey(Afspraak, models.PROTECT, related_name="controles")
    op = models.DateField("gekeken op")
    uitkomst = models.CharField("uitkomst", max_length=20, choices=Uitkomst.choices)
    gezien = models.CharField("wat is er gezien", max_length=500, blank=True)
    loopt_door = models.BooleanField("de afspraak loopt door")
    door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    vastgelegd_op = models.DateTimeField("vastgelegd op")
    gevolg_op = models.DateTimeField("gevolg ingezet op", null=True, blank=True)
    gevolg_gedaan = models.CharField("wat er is gedaan", max_length=500, blank=True)
    gevolg_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = ControleQuerySet.as_manager()

    class Meta:
        verbose_name = "controle van een afspraak"
        verbose_name_plural = "controles van afspraken"
        ordering = ["op", "pk"]
        indexes = [
            models.Index(
                fields=["afspraak"],
                condition=Q(gevolg_op__isnull=True, uitkomst=Uitkomst.NIET_NAGEKOMEN),
                name="gevolg_dat_nog_moet",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="controle_uitkomst_bestaat", condition=Q(uitkomst__in=Uitkomst.values)
            ),
            models.CheckConstraint(
                name="niet_nagekomen_zegt_wat_er_is_gezien",
                condition=~Q(uitkomst=Uitkomst.NIET_NAGEKOMEN) | ~Q(gezien=""),
            ),
            models.CheckConstraint(
                name="ingezet_gevolg_zegt_wat_en_door_wie",
                condition=Q(gevolg_op__isnull=True, gevolg_gedaan="", gevolg_door__isnull=True)
                | (Q(gevolg_op__isnull=False, gevolg_door__isnull=False) & ~Q(gevolg_gedaan="")),
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="controle_verdwijnt_niet", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="controle_blijft_zoals_gezien",
                operation=pgtrigger.UpdateOf(  # type: ignore[no-untyped-call]
                    "afspraak_id", "op", "uitkomst", "gezien", "loopt_door", "door_id", "vastgelegd_op"
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"Controle van afspraak {self.afspraak_id}"

    @property
    def vraagt_gevolg(self) -> bool:
        """Whether the "wat als" of a condition must still be done."""
        missed = self.uitkomst == Uitkomst.NIET_NAGEKOMEN and self.afspraak.soort == SoortAfspraak.VOORWAARDE
        return missed and self.gevolg_op is None

    @property
    def casus(self) -> Casus:
        """The casus of the plan, for access and audit."""
        return self.afspraak.plan.casus


class Netwerkpersoon(models.Model):
    """Somebody around the family and what this person does; fixed with the plan.

    `niet_voor` are the keys of the betrokkenen whose copy leaves this person out.
    """

    plan = models.ForeignKey(Veiligheidsplan, models.CASCADE, related_name="netwerkpersonen")
    volgorde = models.PositiveSmallIntegerField("volgorde", default=0)
    naam = models.CharField("naam", max_length=80)
    doet = models.CharField("wat doet deze persoon", max_length=200, blank=True)
    telefoon = models.CharField("telefoon", max_length=20, blank=True)
    niet_voor = ArrayField(
        models.BigIntegerField(), verbose_name="niet op het exemplaar van", default=list, blank=True
    )

    objects = NetwerkQuerySet.as_manager()

    class Meta:
        verbose_name = "persoon om het gezin"
        verbose_name_plural = "mensen om het gezin"
        ordering = ["volgorde", "pk"]
        triggers = [
            pgtrigger.Trigger(
                name="netwerk_staat_vast_met_plan",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Delete | pgtrigger.Update,
                func=_PLAN_IS_FIXED,
            )
        ]

    def __str__(self) -> str:
        return f"Netwerkpersoon {self.pk}"

    @property
    def in_woorden(self) -> str:
        """Name, what this person does and the number, on one line."""
        return ", ".join(
            filter(None, (f"{self.naam}: {self.doet}" if self.doet else self.naam, self.telefoon))
        )

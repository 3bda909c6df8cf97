"""What beheer keeps of the calendar and of what the law leaves open: rows with a source, never code."""

import uuid

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from meldingen.termijnen.regels import REGELS

KB_DAG = "kb_dag_is_vrij"
"""Key of the setting: 1 when a KB-dag is no working day for norms in werkdagen, 0 when it is."""

INSTELBAAR = (
    "T09B", "T12", "T12E", "T14A", "T14B", "T14C", "T23A", "T23B", "T24", "T33A", "W01", "W02", "R01", "R02", "R03",
    "R04", "R05", "R06", "R07", "R08", "R09", "R10", "RK1", "RK2",
)  # fmt: skip
"""The terms whose length the law leaves to the region: norms, moments of monitoring, retention."""

WAT = {KB_DAG: "Gelijkgestelde dag is vrij voor normen in werkdagen (1 ja, 0 nee)"} | {
    rij.code: f"{rij.code} {rij.naam}, in {rij.eenheid}" for rij in REGELS if rij.code in INSTELBAAR
}
"""Key of a setting -> what it sets, in Dutch."""

NIEUWE_STEMPEL = """
    INSERT INTO meldingen_rekenstand (naam, stempel) VALUES ('rekenstand', gen_random_uuid())
    ON CONFLICT (naam) DO UPDATE SET stempel = EXCLUDED.stempel;
    RETURN NULL;
"""


def _stempelt(name: str) -> pgtrigger.Trigger:
    """Whatever writes to the table, processes that keep its rows in memory notice it."""
    return pgtrigger.Trigger(
        name=name,
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        func=NIEUWE_STEMPEL,
    )


class Dagsoort(models.TextChoices):
    """What a row says of its day."""

    GELIJKGESTELD = "gelijkgesteld", "gelijkgestelde dag (KB-dag)"
    FEESTDAG = "feestdag", "feestdag die in de berekening ontbreekt"
    GEEN_FEESTDAG = "geen_feestdag", "toch geen feestdag"


class Kalenderjaar(models.Model):
    """A year of which all KB-dagen are known; the last one up to which no year is missing ends the calendar."""

    jaar = models.PositiveSmallIntegerField("jaar", unique=True)
    bron = models.CharField(
        "bron", max_length=200, help_text="Waar staat welke dagen dit jaar gelijkgesteld zijn?"
    )

    class Meta:
        verbose_name = "jaar waarvan de KB-dagen bekend zijn"
        verbose_name_plural = "jaren waarvan de KB-dagen bekend zijn"
        ordering = ("-jaar",)
        constraints = [
            models.CheckConstraint(
                name="kalenderjaar_is_aannemelijk", condition=Q(jaar__gte=2010, jaar__lte=2100)
            ),
            models.CheckConstraint(name="kalenderjaar_heeft_een_bron", condition=~Q(bron="")),
        ]
        triggers = [_stempelt("kalenderjaar_stempelt")]

    def __str__(self) -> str:
        return str(self.jaar)


class Kalenderdag(models.Model):
    """One day that differs from the computed holidays: put on a par by decree, added, or no holiday after all.

    Source: Algemene termijnenwet art. 3.
    """

    dag = models.DateField("dag", unique=True)
    soort = models.CharField("soort", max_length=15, choices=Dagsoort.choices, default=Dagsoort.GELIJKGESTELD)
    naam = models.CharField("naam", max_length=80, blank=True, help_text="Alleen nodig bij een feestdag.")
    bron = models.CharField(
        "bron", max_length=200, help_text="Besluit en vindplaats, zoals Stcrt. 2025, 12345."
    )

    class Meta:
        verbose_name = "bijzondere dag"
        verbose_name_plural = "bijzondere dagen"
        ordering = ("-dag",)
        constraints = [
            models.CheckConstraint(name="kalenderdag_soort_bestaat", condition=Q(soort__in=Dagsoort.values)),
            models.CheckConstraint(name="kalenderdag_heeft_een_bron", condition=~Q(bron="")),
            models.CheckConstraint(
                name="feestdag_heeft_een_naam", condition=~Q(soort=Dagsoort.FEESTDAG) | ~Q(naam="")
            ),
        ]
        triggers = [_stempelt("kalenderdag_stempelt")]

    def __str__(self) -> str:
        return f"{self.dag:%d-%m-%Y}, {self.get_soort_display()}"


class Instelling(models.Model):
    """One choice the law leaves open, from a day on; a change is a new row, so running terms keep theirs.

    `versie` is the version of the rule it makes; `waarde` a number in the unit of the rule, or 0 and 1.
    """

    sleutel = models.CharField("wat", max_length=20)
    waarde = models.PositiveIntegerField("waarde")
    geldig_van = models.DateField("geldig vanaf")
    bron = models.CharField("bron", max_length=200, help_text="Wie besloot dit, en waar staat het?")
    versie = models.PositiveSmallIntegerField("versie van de regel", editable=False)
    vastgelegd_op = models.DateTimeField("vastgelegd op", editable=False)
    vastgelegd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        editable=False,
        verbose_name="vastgelegd door",
    )

    class Meta:
        verbose_name = "instelling van de termijnen"
        verbose_name_plural = "instellingen van de termijnen"
        ordering = ("sleutel", "-versie")
        constraints = [
            models.UniqueConstraint(name="een_instelling_per_versie", fields=("sleutel", "versie")),
            models.CheckConstraint(name="instelling_bestaat", condition=Q(sleutel__in=[KB_DAG, *INSTELBAAR])),
            models.CheckConstraint(name="instelling_heeft_een_bron", condition=~Q(bron="")),
            models.CheckConstraint(
                name="instelling_heeft_een_zinnige_waarde",
                condition=Q(sleutel=KB_DAG, waarde__lte=1) | (~Q(sleutel=KB_DAG) & Q(waarde__gte=1)),
            ),
        ]
        triggers = [
            _stempelt("instelling_stempelt"),
            pgtrigger.Protect(
                name="instelling_verandert_niet", operation=pgtrigger.Update | pgtrigger.Delete
            ),
        ]

    def __str__(self) -> str:
        return f"{self.wat}: {self.waarde} vanaf {self.geldig_van:%d-%m-%Y}"

    @property
    def wat(self) -> str:
        """What it sets, in Dutch."""
        return WAT[self.sleutel]


class Rekenstand(models.Model):
    """A stamp that the database renews whenever one of the tables above changes."""

    naam = models.CharField(max_length=20, primary_key=True)
    stempel = models.UUIDField(default=uuid.uuid4)

    class Meta:
        verbose_name = "stand van de rekenregels"
        verbose_name_plural = "stand van de rekenregels"

    def __str__(self) -> str:
        return self.naam

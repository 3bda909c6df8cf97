"""Persons and their addresses."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from meldingen import rules
from meldingen.codelijsten import AdresSoort, Geslacht, Precisie
from meldingen.queries import AdresQuerySet, PersoonQuerySet
from veiligthuis.core.bsn import ONGEBOREN

VOLWASSEN_VANAF = 18


def valideer_bsn(bsn: str) -> None:
    """The elfproef as Django's forms ask for it. Raises ValidationError."""
    if reden := rules.bsn_is_geldig(bsn):
        raise ValidationError(reden)


def sorteersleutel(*, achternaam: str, tussenvoegsel: str = "", voornamen: str = "") -> str:
    """How a name is sorted: without tussenvoegsel in front, accents or capitals ("meulen, fatma van der")."""
    voor = f"{voornamen} {tussenvoegsel}".strip()
    plat = unicodedata.normalize("NFKD", f"{achternaam}, {voor}".strip(", "))
    return "".join(teken for teken in plat if not unicodedata.combining(teken)).casefold()


_Personen = models.Manager.from_queryset(PersoonQuerySet)


class PersoonManager(_Personen["Persoon"]):
    """Persons as lists and searches know them: without those that turned out to be somebody else's double."""

    def get_queryset(self) -> PersoonQuerySet:
        """Everybody who was not merged into another person."""
        return PersoonQuerySet(self.model, using=self._db).filter(samengevoegd_met__isnull=True)


BLIJFT_OPGEGAAN = """
    IF EXISTS (
        SELECT 1 FROM meldingen_persoon p WHERE p.id = NEW.persoon_id AND p.samengevoegd_met_id IS NOT NULL
    ) THEN
        RAISE EXCEPTION 'persoon % was merged into another one', NEW.persoon_id USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
"""
"""Nothing new hangs on a person who was merged into another."""


class Persoon(models.Model):
    """A natural person from before birth to after death; in one or more casussen a betrokkene.

    Of an incomplete birth date the unknown parts are the first of the month or year. `achternaam` is the surname of
    birth, `partner_achternaam` the married name. How this person can be reached without danger stands in
    `VeiligContact` (`persoon.veilig`), with `veilig_contact` as the explanation in words. One who turned out to be
    the double of another points to that one (`samengevoegd_met`) and is only in `alle`.
    """

    voornamen = models.CharField("voornamen", max_length=120, blank=True)
    roepnaam = models.CharField("roepnaam", max_length=60, blank=True)
    tussenvoegsel = models.CharField("tussenvoegsel", max_length=20, blank=True)
    achternaam = models.CharField("achternaam", max_length=120, blank=True)
    partner_tussenvoegsel = models.CharField("tussenvoegsel van de partner", max_length=20, blank=True)
    partner_achternaam = models.CharField("naam van de partner", max_length=120, blank=True)
    sorteersleutel = models.CharField(max_length=270, editable=False)
    geboortedatum = models.DateField("geboortedatum", null=True, blank=True)
    geboorte_precisie = models.CharField(
        "van de geboortedatum is bekend", max_length=10, choices=Precisie.choices, default=Precisie.ONBEKEND
    )
    geslacht = models.CharField(
        "geslacht", max_length=10, choices=Geslacht.choices, default=Geslacht.ONBEKEND
    )
    bsn = models.CharField(  # noqa: DJ001 - no BSN is null, an unknown one has the filler of the CBS
        "BSN", max_length=9, null=True, blank=True, validators=[valideer_bsn]
    )
    ongeboren = models.BooleanField("ongeboren", default=False)
    uitgerekende_datum = models.DateField("uitgerekende datum", null=True, blank=True)
    overleden_op = models.DateField("overleden op", null=True, blank=True)
    taal = models.CharField("taal", max_length=50, blank=True)
    tolk_nodig = models.BooleanField("tolk nodig", default=False)
    telefoon = models.CharField("telefoon", max_length=20, blank=True)
    veilig_contact = models.TextField("veilig contact", blank=True)
    samengevoegd_met = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="dubbelen",
        verbose_name="samengevoegd met",
    )

    objects = PersoonManager()
    alle = PersoonQuerySet.as_manager()

    class Meta:
        verbose_name = "persoon"
        verbose_name_plural = "personen"
        ordering = ("sorteersleutel", "pk")
        indexes = [
            models.Index(fields=["sorteersleutel"], name="persoon_op_naam"),
            models.Index(fields=["geboortedatum"], name="persoon_op_geboortedatum"),
            models.Index(fields=["bsn"], name="persoon_op_bsn", condition=Q(bsn__isnull=False)),
        ]
        constraints = [
            models.CheckConstraint(
                name="persoon_bsn_heeft_negen_cijfers",
                condition=Q(bsn__isnull=True) | Q(bsn__regex=r"^[0-9]{9}$"),
            ),
            models.CheckConstraint(
                name="persoon_geboortedatum_past_bij_wat_bekend_is",
                condition=Q(geboortedatum__isnull=True, geboorte_precisie=Precisie.ONBEKEND)
                | Q(geboortedatum__isnull=False, geboorte_precisie=Precisie.DAG)
                | Q(geboorte_precisie=Precisie.MAAND, geboortedatum__day=1)
                | Q(geboorte_precisie=Precisie.JAAR, geboortedatum__day=1, geboortedatum__month=1),
            ),
            models.CheckConstraint(
                name="ongeboren_persoon_is_niet_geboren_en_niet_overleden",
                condition=Q(ongeboren=False) | Q(geboortedatum__isnull=True, overleden_op__isnull=True),
            ),
            models.CheckConstraint(
                name="alleen_een_ongeboren_persoon_heeft_een_uitgerekende_datum",
                condition=Q(ongeboren=True) | Q(uitgerekende_datum__isnull=True),
            ),
            models.CheckConstraint(
                name="persoon_overlijdt_niet_voor_de_geboorte",
                condition=Q(overleden_op__isnull=True)
                | Q(geboortedatum__isnull=True)
                | Q(overleden_op__gte=F("geboortedatum")),
            ),
            models.CheckConstraint(
                name="alleen_een_ongeboren_persoon_heeft_het_bsn_van_een_ongeborene",
                condition=Q(bsn__isnull=True)
                | Q(ongeboren=True, bsn=ONGEBOREN)
                | (Q(ongeboren=False) & ~Q(bsn=ONGEBOREN)),
            ),
            models.CheckConstraint(
                name="persoon_geslacht_bestaat", condition=Q(geslacht__in=Geslacht.values)
            ),
            models.CheckConstraint(
                name="persoon_gaat_niet_in_zichzelf_op",
                condition=Q(samengevoegd_met__isnull=True) | ~Q(samengevoegd_met=F("pk")),
            ),
        ]

    def __str__(self) -> str:
        return self.weergavenaam

    @property
    def weergavenaam(self) -> str:
        """The name as people say it: the own surname, that of the partner when it is the only one known.

        For the unborn without a name a description.
        """
        achternaam = self.geslachtsnaam or self.partnernaam
        naam = " ".join(deel for deel in (self.voornamen or self.roepnaam, achternaam) if deel)
        return naam or ("Ongeboren kind" if self.ongeboren else "Naam onbekend")

    @property
    def geslachtsnaam(self) -> str:
        """The surname of birth with its tussenvoegsel; empty when unknown."""
        return f"{self.tussenvoegsel} {self.achternaam}".strip() if self.achternaam else ""

    @property
    def partnernaam(self) -> str:
        """The surname of the partner with its tussenvoegsel; empty when there is none."""
        return f"{self.partner_tussenvoegsel} {self.partner_achternaam}".strip()

    @property
    def ook_bekend_als(self) -> str:
        """What else this person goes by, beside `weergavenaam`: call name and married name; empty for nothing."""
        roepnaam = self.roepnaam if self.roepnaam != self.voornamen and self.voornamen else ""
        partner = self.partnernaam if self.geslachtsnaam else ""
        return ", ".join(deel for deel in (roepnaam, partner) if deel)

    @property
    def geboren(self) -> str:
        """The birth date as far as it is known, in words of figures ("14-05-2018", "05-2018", "2018", "onbekend")."""
        if self.geboortedatum is None:
            return "onbekend"
        vorm = {Precisie.DAG: "%d-%m-%Y", Precisie.MAAND: "%m-%Y", Precisie.JAAR: "%Y"}
        return self.geboortedatum.strftime(vorm[Precisie(self.geboorte_precisie)])

    @property
    def geboorte(self) -> str:
        """When somebody was born, or of an unborn child when it is expected, in words."""
        if not self.ongeboren:
            return self.geboren
        return (
            f"ongeboren, uitgerekend {self.uitgerekende_datum:%d-%m-%Y}"
            if self.uitgerekende_datum
            else "ongeboren"
        )

    def leeftijd(self, op: date) -> int | None:
        """Age in whole years on a day, taking unknown parts as the first; None when unknown, unborn or deceased."""
        if self.geboortedatum is None or self.overleden_op:
            return None
        geboren = self.geboortedatum
        return op.year - geboren.year - ((op.month, op.day) < (geboren.month, geboren.day))

    def is_minderjarig(self, op: date) -> bool:
        """Whether this person is under eighteen on a day; the unborn are, an unknown age is not.

        Source: BW boek 1 art. 2 and 233.
        """
        jaren = self.leeftijd(op)
        return self.ongeboren or (jaren is not None and jaren < VOLWASSEN_VANAF)


class Adres(models.Model):
    """Where a person lives, stays or gets post, from a day to a day (both included), and how we know.

    `geheim` hides it from everybody without need; whoever shows an address asks that first. `alleen_in` are the keys
    of the casussen it is known in since two persons were merged, so that nobody learns it by that; None is all of them.
    """

    persoon = models.ForeignKey(Persoon, models.CASCADE, related_name="adressen", verbose_name="persoon")
    soort = models.CharField("soort", max_length=15, choices=AdresSoort.choices, default=AdresSoort.WOON)
    straat = models.CharField("straat", max_length=120)
    huisnummer = models.CharField("huisnummer", max_length=12, blank=True)
    postcode = models.CharField("postcode", max_length=7, blank=True)
    plaats = models.CharField("plaats", max_length=80)
    gemeente = models.CharField("gemeente", max_length=80, blank=True)
    van = models.DateField("van")
    tot = models.DateField("tot en met", null=True, blank=True)
    geheim = models.BooleanField("geheim adres", default=False)
    geheim_reden = models.CharField("waarom geheim", max_length=200, blank=True)
    bron = models.CharField("bron", max_length=120)
    alleen_in = ArrayField(models.BigIntegerField(), verbose_name="alleen in", null=True, editable=False)

    objects = AdresQuerySet.as_manager()

    class Meta:
        verbose_name = "adres"
        verbose_name_plural = "adressen"
        ordering = ("persoon", "soort", "-van")
        permissions = [("bekijk_geheim_adres", "Mag een geheim adres tonen, met reden")]
        constraints = [
            models.CheckConstraint(
                name="adres_eindigt_niet_voor_het_begin",
                condition=Q(tot__isnull=True) | Q(tot__gte=F("van")),
            ),
            models.UniqueConstraint(
                name="persoon_heeft_een_huidig_adres_per_soort",
                fields=("persoon", "soort", "alleen_in"),
                condition=Q(tot__isnull=True),
                nulls_distinct=False,
            ),
            models.CheckConstraint(name="adres_soort_bestaat", condition=Q(soort__in=AdresSoort.values)),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="adres_is_niet_van_een_samengevoegde",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("persoon_id"),  # type: ignore[no-untyped-call]
                func=BLIJFT_OPGEGAAN,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_soort_display()} van persoon {self.persoon_id}"

    def geldt_in(self, casus: int) -> bool:
        """Whether the casus with this key knows the address."""
        return self.alleen_in is None or casus in self.alleen_in

    @property
    def regel(self) -> str:
        """The address on one line; for whoever may see it."""
        straat = f"{self.straat} {self.huisnummer}".strip()
        return f"{straat}, {self.postcode} {self.plaats}".replace(",  ", ", ")

    @property
    def plekken(self) -> frozenset[str]:
        """What two ways of writing one address have in common: street with number, and postcode with number."""
        nummer = re.sub(r"\W", "", self.huisnummer).casefold()
        delen = (re.sub(r"\W", "", deel).casefold() for deel in (self.straat, self.postcode))
        return frozenset(f"{deel}:{nummer}" for deel in delen if deel)

"""Letters, with a copy per reader that is frozen when it went."""

from __future__ import annotations

import hashlib
import json
from functools import cached_property

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from meldingen.informeren.codelijsten import Lezer, Verzendwijze, Waarover
from meldingen.informeren.geheim import Geheimen, geheimen_van
from meldingen.informeren.machine import BEVROREN, BriefMachine, BriefStatus
from meldingen.informeren.queries import AfdrukQuerySet, BriefQuerySet, ExemplaarQuerySet
from meldingen.models.betrokkene import Betrokkene
from meldingen.models.casus import Casus
from meldingen.models.melding import Melding
from meldingen.models.persoon import Adres
from veiligthuis.core.machine import fsm_trigger, status_check
from veiligthuis.core.reports import PdfRij

BEVROREN_EXEMPLAAR = """
    IF EXISTS (
        SELECT 1 FROM meldingen_brief b WHERE b.id = OLD.brief_id AND b.status IN ('verstuurd', 'vervallen')
    ) THEN
        RAISE EXCEPTION 'exemplaar %: the letter was sent or lapsed', OLD.id USING ERRCODE = 'check_violation';
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
"""
"""A copy stays as it went; only its address may be forgotten later, when that turns out to have been a mistake."""


class Brief(BriefMachine):
    """One text for one reader, with a copy for everybody who gets it; frozen once it went.

    `tekstversie` is the wording it was made from. `sha256` is the mark of text, readers, ways and addresses together
    as they were approved (`kenmerk_van_nu`).
    """

    casus = models.ForeignKey(Casus, models.PROTECT, related_name="brieven", verbose_name="casus")
    lezer = models.CharField("voor wie geschreven", max_length=20, choices=Lezer.choices)
    waarover = models.CharField("waarover", max_length=10, choices=Waarover.choices)
    betrokkene = models.ForeignKey(
        Betrokkene, models.PROTECT, null=True, blank=True, related_name="brieven", verbose_name="betrokkene"
    )
    melding = models.ForeignKey(
        Melding, models.PROTECT, null=True, blank=True, related_name="brieven", verbose_name="melding"
    )
    tekst = models.TextField("tekst")
    tekstversie = models.PositiveSmallIntegerField("versie van de standaardtekst", default=1, editable=False)
    opgesteld_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="opgesteld door"
    )
    opgesteld_op = models.DateTimeField("opgesteld op")
    gewijzigd_op = models.DateTimeField("laatst gewijzigd op")
    goedgekeurd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="goedgekeurd door",
    )
    goedgekeurd_op = models.DateTimeField("goedgekeurd op", null=True, blank=True)
    sha256 = models.CharField("kenmerk van wat is goedgekeurd", max_length=64, blank=True, editable=False)
    verstuurd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="verstuurd door",
    )
    verstuurd_op = models.DateTimeField("verstuurd op", null=True, blank=True)
    verval_reden = models.CharField("waarom vervallen", max_length=300, blank=True)

    objects = BriefQuerySet.as_manager()

    class Meta:
        verbose_name = "brief"
        verbose_name_plural = "brieven"
        ordering = ("-opgesteld_op", "-pk")
        permissions = [
            ("maak_brief", "Mag een brief opstellen en wijzigen"),
            ("verstuur_brief", "Mag een brief goedkeuren en versturen"),
        ]
        indexes = [models.Index(fields=["casus", "-opgesteld_op"], name="brief_per_casus")]
        constraints = [
            status_check(BriefStatus, name="brief_status_bestaat"),
            models.CheckConstraint(
                name="brief_is_aan_een_betrokkene_of_een_melder",
                condition=Q(
                    betrokkene__isnull=False, melding__isnull=True, lezer__in=[Lezer.BETROKKENE, Lezer.KIND]
                )
                | Q(
                    betrokkene__isnull=True,
                    melding__isnull=False,
                    lezer__in=[Lezer.MELDER_PROFESSIONAL, Lezer.MELDER_BURGER],
                ),
            ),
            models.CheckConstraint(
                name="goedgekeurde_brief_heeft_kenmerk_en_naam",
                condition=~Q(status__in=[BriefStatus.GOEDGEKEURD, BriefStatus.VERSTUURD])
                | (~Q(sha256="") & Q(goedgekeurd_door__isnull=False, goedgekeurd_op__isnull=False)),
            ),
            models.CheckConstraint(
                name="verstuurde_brief_zegt_wanneer_en_door_wie",
                condition=~Q(status=BriefStatus.VERSTUURD)
                | Q(verstuurd_op__isnull=False, verstuurd_door__isnull=False),
            ),
            models.UniqueConstraint(
                name="een_lopende_brief_per_betrokkene_en_onderwerp",
                fields=("betrokkene", "waarover"),
                condition=Q(status__in=["concept", "goedgekeurd"], betrokkene__isnull=False),
            ),
            models.UniqueConstraint(
                name="een_lopende_brief_per_melding_en_onderwerp",
                fields=("melding", "waarover"),
                condition=Q(status__in=["concept", "goedgekeurd"], melding__isnull=False),
            ),
        ]
        triggers = [
            fsm_trigger(BriefMachine, name="brief_status_volgt_de_stappen"),
            pgtrigger.Protect(
                name="brief_staat_vast_als_hij_weg_is",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__status__in=sorted(BEVROREN)),
            ),
            pgtrigger.Protect(
                name="goedgekeurde_tekst_verandert_niet",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    "OLD.status <> 'concept' AND OLD.tekst IS DISTINCT FROM NEW.tekst"
                ),
            ),
            pgtrigger.Protect(name="brief_wordt_niet_gewist", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"brief {self.pk}"

    @cached_property
    def te_versturen(self) -> list[Exemplaar]:
        """The copies that go, in the order in which they were made; read once."""
        rijen = self.exemplaren.select_related("betrokkene__persoon__veilig", "adres")
        afdrukken = models.Prefetch("afdrukken", Briefafdruk.objects.zonder_inhoud())
        rijen = rijen.prefetch_related("betrokkene__persoon__adressen", afdrukken)
        for rij in rijen:
            rij.brief = self  # so that what this letter read once is not read again for each copy
        return [rij for rij in rijen if not rij.niet_reden]

    @cached_property
    def geheimen(self) -> Geheimen:
        """The secrets of the casus, read once per object and so never older than the step that asks."""
        return geheimen_van(self.casus)

    @property
    def kenmerk_van_nu(self) -> str:
        """One mark for the words, who gets them, by which way and where; changes with any of them."""
        wat = [self.tekst, self.lezer, self.waarover, [rij.kenmerk for rij in self.te_versturen]]
        return hashlib.sha256(json.dumps(wat, ensure_ascii=False).encode()).hexdigest()


class Exemplaar(models.Model):
    """The copy of a letter for one reader: by which way and to which address.

    Without `betrokkene` it is for the melder. Only this copy shows this reader's address. `niet_reden` says why a
    reader gets none.
    """

    brief = models.ForeignKey(Brief, models.CASCADE, related_name="exemplaren", verbose_name="brief")
    betrokkene = models.ForeignKey(
        Betrokkene, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="betrokkene"
    )
    wijze = models.CharField("hoe", max_length=10, choices=Verzendwijze.choices)
    adres = models.ForeignKey(
        Adres, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="adres"
    )
    adres_tekst = models.TextField("postadres van de melder", blank=True)
    niet_reden = models.CharField("waarom niet aan deze lezer", max_length=300, blank=True)
    objects = ExemplaarQuerySet.as_manager()

    class Meta:
        verbose_name = "exemplaar van een brief"
        verbose_name_plural = "exemplaren van brieven"
        ordering = ("brief", "pk")
        constraints = [
            models.UniqueConstraint(
                name="een_exemplaar_per_lezer", fields=("brief", "betrokkene"), nulls_distinct=False
            ),
            models.CheckConstraint(
                name="exemplaar_wijze_bestaat", condition=Q(wijze__in=Verzendwijze.values)
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="exemplaar_staat_vast_als_de_brief_weg_is",
                when=pgtrigger.Before,
                operation=pgtrigger.UpdateOf("betrokkene_id", "wijze", "adres_tekst", "niet_reden")  # type: ignore[no-untyped-call]
                | pgtrigger.Delete,
                func=BEVROREN_EXEMPLAAR,
            ),
        ]

    def __str__(self) -> str:
        return f"exemplaar {self.pk} van een brief"

    @property
    def casus(self) -> Casus:
        """The casus of its letter."""
        return self.brief.casus

    @property
    def lezersnaam(self) -> str:
        """Who reads this copy, in words for inside Veilig Thuis."""
        return self.betrokkene.persoon.weergavenaam if self.betrokkene else "De melder"

    @property
    def is_geheim(self) -> bool:
        """Whether this copy shows an address that is secret; then it opens only after the step that asks why."""
        return bool(self.wijze == Verzendwijze.POST and self.adres and self.brief.geheimen.covers(self.adres))

    @cached_property
    def afdruk(self) -> Briefafdruk | None:
        """The PDF of what was approved last; None before, and when it was taken back since."""
        rijen = [rij for rij in self.afdrukken.all() if rij.kenmerk == self.brief.sha256]
        return max(rijen, key=lambda rij: rij.pk, default=None)

    @property
    def kenmerk(self) -> list[str]:
        """Everything of this copy that is approved with the letter."""
        adres = self.adres.regel if self.adres and self.wijze == Verzendwijze.POST else ""
        return [str(self.betrokkene_id or ""), str(self.wijze), adres, self.adres_tekst]


class Briefafdruk(PdfRij):
    """One copy as it is printed, made after the approval whose mark it holds; a later approval makes a new one.

    `bekeken_op` is when somebody of Veilig Thuis opened it, as must happen before it goes.
    """

    exemplaar = models.ForeignKey(
        Exemplaar, models.CASCADE, related_name="afdrukken", verbose_name="exemplaar"
    )
    kenmerk = models.CharField("kenmerk van de goedkeuring", max_length=64)
    bekeken_op = models.DateTimeField("bekeken op", null=True, blank=True)

    objects = AfdrukQuerySet.as_manager()

    class Meta:
        verbose_name = "afdruk van een brief"
        verbose_name_plural = "afdrukken van brieven"
        ordering = ("exemplaar", "pk")
        constraints = [
            models.CheckConstraint(
                name="briefafdruk_voortgang_van_0_tot_100", condition=Q(voortgang__lte=100)
            ),
            models.CheckConstraint(
                name="gereed_briefafdruk_heeft_inhoud_en_controlegetal",
                condition=Q(gereed_op__isnull=True, inhoud__isnull=True, sha256="")
                | (Q(gereed_op__isnull=False, inhoud__isnull=False, voortgang=100) & ~Q(sha256="")),
            ),
            models.CheckConstraint(
                name="briefafdruk_is_niet_gereed_en_mislukt",
                condition=Q(gereed_op__isnull=True) | Q(mislukt_op__isnull=True),
            ),
        ]
        triggers = [
            pgtrigger.ReadOnly(name="briefafdruk_hoort_bij_een_goedkeuring", fields=["exemplaar", "kenmerk"]),
        ]

    def __str__(self) -> str:
        return f"afdruk {self.pk} van een brief"

    @property
    def casus(self) -> Casus:
        """The casus of its letter."""
        return self.exemplaar.brief.casus

    @property
    def bestandsnaam(self) -> str:
        """The name of the download; nothing about a person."""
        return f"brief-{self.exemplaar.brief_id}-{self.pk}.pdf"

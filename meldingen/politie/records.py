"""What is stored of messages from outside: who may send them, and each message with what became of it."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from meldingen.politie.machine import KLAAR, MET_MELDING, BerichtMachine, BerichtStatus
from meldingen.politie.queries import BerichtQuerySet
from veiligthuis.core.machine import fsm_trigger, status_check

if TYPE_CHECKING:
    from meldingen.models import Casus


class BerichtKanaal(models.TextChoices):
    """Which way a message came in."""

    MAP = "map", "Map"
    KOPPELING = "koppeling", "Koppeling"


class Afzender(models.Model):
    """A system that sends messages: its key as a hash only, and the team that gets what it sends.

    `team` None is the first team of Veilig Thuis by name. `venster_op` and `venster_aantal` count the requests of the
    present minute.
    """

    code = models.SlugField("code", max_length=40, unique=True)
    naam = models.CharField("naam", max_length=150)
    team = models.ForeignKey(
        "ketenpartners.Team", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="team"
    )
    sleutel_hash = models.CharField("hash van de sleutel", max_length=64, blank=True, editable=False)
    sleutel_op = models.DateTimeField("sleutel gemaakt op", null=True, editable=False)
    actief = models.BooleanField("actief", default=True)
    venster_op = models.DateTimeField(null=True, editable=False)
    venster_aantal = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = "afzender van berichten"
        verbose_name_plural = "afzenders van berichten"
        ordering = ("naam",)
        constraints = [
            models.UniqueConstraint(
                name="sleutel_hoort_bij_een_afzender", fields=("sleutel_hash",), condition=~Q(sleutel_hash="")
            ),
        ]

    def __str__(self) -> str:
        return self.naam


class Bericht(BerichtMachine):
    """One message: its bytes as they came, never changed, and the melding it became or belongs to.

    `inhoud` is the whole message, or of one that was too big to keep its beginning; `omvang` is what it really
    measured. `berichtnummer` and `versie` are known once it could be read. `corrigeert` is the first message of
    that number. `reden` says in Dutch why it waits; `verbeteringen` what was put right by hand, by path.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    afzender = models.ForeignKey(
        Afzender, models.PROTECT, related_name="berichten", verbose_name="afzender", db_index=False
    )
    team = models.ForeignKey(
        "ketenpartners.Team", models.PROTECT, null=True, related_name="+", verbose_name="team"
    )
    kanaal = models.CharField("kanaal", max_length=10, choices=BerichtKanaal.choices)
    ontvangen_op = models.DateTimeField("ontvangen op")
    inhoud = models.BinaryField("inhoud")
    omvang = models.PositiveBigIntegerField("omvang in bytes")
    sha256 = models.CharField("sha256", max_length=64)
    berichtnummer = models.CharField("berichtnummer", max_length=64, blank=True)
    versie = models.PositiveSmallIntegerField("versie", null=True)
    reden = models.CharField("waarom het wacht", max_length=500, blank=True)
    verbeteringen = models.JSONField("met de hand verbeterd", default=dict, blank=True)
    corrigeert = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="correcties", verbose_name="hoort bij bericht"
    )
    melding = models.ForeignKey(
        "meldingen.Melding", models.PROTECT, null=True, related_name="berichten", verbose_name="melding"
    )
    toelichting = models.TextField("waarom afgewezen", blank=True)
    behandeld_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="behandeld door"
    )
    behandeld_op = models.DateTimeField("behandeld op", null=True)
    gezien_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="gezien door"
    )
    gezien_op = models.DateTimeField("gezien op", null=True)

    objects = BerichtQuerySet.as_manager()

    class Meta:
        verbose_name = "bericht"
        verbose_name_plural = "berichten"
        ordering = ("ontvangen_op", "pk")
        permissions = [("behandel_bericht", "Mag berichten van de politie behandelen")]
        indexes = [
            models.Index(
                fields=["ontvangen_op"],
                name="bericht_dat_nog_iets_vraagt",
                condition=~Q(status__in=KLAAR),
            ),
            models.Index(fields=["afzender", "berichtnummer"], name="bericht_per_nummer"),
        ]
        constraints = [
            status_check(BerichtStatus, name="bericht_status_bestaat"),
            models.UniqueConstraint(name="bericht_wordt_een_keer_bewaard", fields=("afzender", "sha256")),
            models.UniqueConstraint(
                name="een_eerste_bericht_per_nummer",
                fields=("afzender", "berichtnummer"),
                condition=Q(melding__isnull=False, corrigeert__isnull=True),
            ),
            models.CheckConstraint(
                name="opgenomen_bericht_heeft_een_melding",
                condition=~Q(status__in=MET_MELDING) | Q(melding__isnull=False),
            ),
            models.CheckConstraint(
                name="wachtend_bericht_heeft_een_reden",
                condition=~Q(status__in=["in_quarantaine", "wacht_op_origineel"]) | ~Q(reden=""),
            ),
            models.CheckConstraint(
                name="afgewezen_bericht_heeft_een_toelichting",
                condition=~Q(status="afgewezen") | ~Q(toelichting=""),
            ),
        ]
        triggers = [
            fsm_trigger(BerichtMachine, name="bericht_status_volgt_de_stappen"),
            pgtrigger.Protect(name="bericht_wordt_niet_gewist", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(
                name="bericht_blijft_zoals_het_kwam",
                fields=["afzender", "kanaal", "ontvangen_op", "inhoud", "omvang", "sha256"],
            ),
        ]

    def __str__(self) -> str:
        return f"bericht {self.pk}"

    @property
    def casus(self) -> Casus | None:
        """The casus of its melding, or None while there is none."""
        return self.melding.casus if self.melding is not None else None

    @property
    def status_toon(self) -> str:
        """How loud the status is on a page."""
        tonen: dict[Any, str] = {
            BerichtStatus.IN_QUARANTAINE: "danger", BerichtStatus.WACHT_OP_ORIGINEEL: "warning",
            BerichtStatus.VERWERKT: "safe", BerichtStatus.HERSTELD: "safe",
        }  # fmt: skip
        return tonen.get(self.status, "neutral")

"""Advice to somebody who stays responsible, and the conversation in which it or a melding began."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q

from meldingen.codelijsten import Aanleiding, Aard, Hoedanigheid, Kanaal
from meldingen.machine.advies import AdviesMachine, AdviesStatus
from meldingen.queries import AdviesQuerySet, GesprekQuerySet
from veiligthuis.core.machine import fsm_trigger, status_check


class Advies(AdviesMachine):
    """A request for advice; holds nothing that points to the people it is about.

    Source: Uitvoeringsregeling Wmo 2015, bijlage A par. 2.1 (no ground to register those discussed).
    """

    nummer = models.CharField("adviesnummer", max_length=20, unique=True)
    team = models.ForeignKey(
        "ketenpartners.Team", models.PROTECT, related_name="adviezen", verbose_name="team"
    )
    medewerker = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="adviezen", verbose_name="medewerker"
    )
    begonnen_op = models.DateTimeField("begonnen op")
    afgesloten_op = models.DateTimeField("afgesloten op", null=True, blank=True)
    kanaal = models.CharField("kanaal", max_length=15, choices=Kanaal.choices, default=Kanaal.TELEFOON)
    adviesvrager_naam = models.CharField("naam van de adviesvrager", max_length=150, blank=True)
    adviesvrager_telefoon = models.CharField("telefoon van de adviesvrager", max_length=20, blank=True)
    hoedanigheid = models.CharField("hoedanigheid", max_length=30, choices=Hoedanigheid.choices, blank=True)
    aanleiding = ArrayField(
        models.CharField(max_length=25, choices=Aanleiding.choices),
        verbose_name="aanleiding",
        default=list,
        blank=True,
    )
    aard = ArrayField(
        models.CharField(max_length=30, choices=Aard.choices),
        verbose_name="aard van het geweld",
        default=list,
        blank=True,
    )
    vraag = models.TextField("vraag", blank=True)
    gegeven_advies = models.TextField("gegeven advies", blank=True)
    melding = models.OneToOneField(
        "meldingen.Melding",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="advies",
        verbose_name="geworden melding",
    )

    objects = AdviesQuerySet.as_manager()

    class Meta:
        verbose_name = "advies"
        verbose_name_plural = "adviezen"
        ordering = ("-begonnen_op", "-pk")
        permissions = [("geef_advies", "Mag advies geven en vastleggen")]
        constraints = [
            status_check(AdviesStatus, name="advies_status_bestaat"),
            models.CheckConstraint(
                name="afgehandeld_advies_heeft_een_einddatum",
                condition=Q(status=AdviesStatus.OPEN, afgesloten_op__isnull=True)
                | (~Q(status=AdviesStatus.OPEN) & Q(afgesloten_op__isnull=False)),
            ),
        ]
        triggers = [fsm_trigger(AdviesMachine, name="advies_status_volgt_de_stappen")]

    def __str__(self) -> str:
        return self.nummer

    @property
    def casus(self) -> None:
        """An advies belongs to no casus."""
        return None


class Gesprek(models.Model):
    """A conversation while it goes on: notes and a draft, saved every few seconds, until it became one thing.

    The key is made before the first save, so that a repeated request never makes a second conversation.
    `acuut_op` is when it was put on the crisis lane, None when it is not acute.
    `volgnummer` counts the saves of the browser, so that a late one does not undo a newer one.
    """

    sleutel = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    medewerker = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="gesprekken", verbose_name="medewerker"
    )
    begonnen_op = models.DateTimeField("begonnen op")
    notities = models.TextField("aantekeningen", blank=True)
    concept = models.JSONField("concept", default=dict, blank=True, encoder=DjangoJSONEncoder)
    volgnummer = models.PositiveIntegerField("volgnummer van het bewaren", default=0)
    bewaard_op = models.DateTimeField("bewaard op", null=True, blank=True)
    afgerond_op = models.DateTimeField("afgerond op", null=True, blank=True)
    acuut_op = models.DateTimeField("acuut sinds", null=True, blank=True)
    advies = models.OneToOneField(
        Advies, models.CASCADE, null=True, blank=True, related_name="gesprek", verbose_name="advies"
    )
    melding = models.OneToOneField(
        "meldingen.Melding",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="gesprek",
        verbose_name="melding",
    )

    objects = GesprekQuerySet.as_manager()

    class Meta:
        verbose_name = "gesprek"
        verbose_name_plural = "gesprekken"
        ordering = ("-begonnen_op",)
        constraints = [
            models.CheckConstraint(
                name="afgerond_gesprek_werd_een_advies_of_een_melding",
                condition=Q(afgerond_op__isnull=True, advies__isnull=True, melding__isnull=True)
                | Q(afgerond_op__isnull=False, advies__isnull=False, melding__isnull=True)
                | Q(afgerond_op__isnull=False, advies__isnull=True, melding__isnull=False),
            ),
            models.CheckConstraint(
                name="gesprek_dat_een_advies_werd_houdt_geen_aantekeningen",
                condition=Q(advies__isnull=True) | Q(notities="", concept={}),
            ),
        ]
        indexes = [
            models.Index(
                fields=["medewerker", "-begonnen_op"],
                name="gesprek_dat_loopt",
                condition=Q(afgerond_op__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return str(self.sleutel)

"""The question whether another team may take over, and the move of a whole caseload family by family."""

from __future__ import annotations

from typing import Any, Self

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q

from ketenpartners.models import Team
from meldingen.models import Casus
from overdracht.models.overdracht import Overdracht
from overdracht.queries import PerOverdrachtQuerySet
from veiligthuis.core.access import Person, VisibleQuerySet, has_codename

VERHUIZEN = "overdracht.verhuis_gezinnen"


class OvernamevraagQuerySet(PerOverdrachtQuerySet):
    """Questions whether another team may take over."""

    def open(self) -> Self:
        """Not answered yet, while the handover still waits."""
        return self.filter(beantwoord_op__isnull=True)


class Overnamevraag(models.Model):
    """Veilig Thuis asks the first receiver whether another team may take over; `stemt_in` is the answer."""

    overdracht = models.ForeignKey(Overdracht, models.PROTECT, related_name="overnamevragen")
    naar_team = models.ForeignKey(Team, models.PROTECT, related_name="+", verbose_name="welk team")
    reden = models.TextField("waarom")
    gevraagd_door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    gevraagd_op = models.DateTimeField("gevraagd op")
    stemt_in = models.BooleanField("stemt in", null=True, blank=True)
    toelichting = models.TextField("toelichting", blank=True)
    beantwoord_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    beantwoord_op = models.DateTimeField("beantwoord op", null=True, blank=True)

    objects = OvernamevraagQuerySet.as_manager()

    class Meta:
        verbose_name = "vraag om een overname"
        verbose_name_plural = "vragen om een overname"
        ordering = ("gevraagd_op", "pk")
        constraints = [
            models.CheckConstraint(name="vraag_om_overname_heeft_een_reden", condition=~Q(reden="")),
            models.CheckConstraint(
                name="antwoord_op_overname_heeft_wie_en_wanneer",
                condition=Q(stemt_in__isnull=True, beantwoord_op__isnull=True, beantwoord_door__isnull=True)
                | Q(stemt_in__isnull=False, beantwoord_op__isnull=False, beantwoord_door__isnull=False),
            ),
            models.UniqueConstraint(
                name="een_open_vraag_om_overname",
                fields=["overdracht"],
                condition=Q(beantwoord_op__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"Vraag om overname {self.pk}"

    @property
    def casus(self) -> Casus:
        """The casus of the handover, for access and audit."""
        return self.overdracht.casus


class VerhuizingQuerySet(VisibleQuerySet["Verhuizing"]):
    """Moves of whole caseloads."""

    def visible_to(self, user: Person) -> Self:
        """Who may move caseloads; nobody else, and no receiver."""
        return self if has_codename(user, VERHUIZEN) else self.none()

    def blijft_liggen(self) -> Self:
        """Asked, or to be undone, and not finished."""
        return self.filter(
            Q(gereed_op__isnull=True) | Q(terug_gevraagd_op__isnull=False, terug_gereed_op__isnull=True)
        )


class Verhuizing(models.Model):
    """Every family of a team that stops, to one other team; each of them wholly or not at all.

    Undone only on the day it was asked, and family by family only while the new team has not answered.
    """

    van_team = models.ForeignKey(Team, models.PROTECT, related_name="+", verbose_name="van team")
    naar_team = models.ForeignKey(Team, models.PROTECT, related_name="+", verbose_name="naar team")
    reden = models.TextField("waarom")
    gevraagd_door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    gevraagd_op = models.DateTimeField("gevraagd op")
    gereed_op = models.DateTimeField("gereed op", null=True, blank=True)
    terug_gevraagd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    terug_gevraagd_op = models.DateTimeField("teruggedraaid op", null=True, blank=True)
    terug_gereed_op = models.DateTimeField("terugdraaien gereed op", null=True, blank=True)

    objects = VerhuizingQuerySet.as_manager()

    class Meta:
        verbose_name = "verhuizing van gezinnen"
        verbose_name_plural = "verhuizingen van gezinnen"
        ordering = ("-gevraagd_op", "-pk")
        permissions = [("verhuis_gezinnen", "Mag alle gezinnen van een team laten verhuizen")]
        constraints = [
            models.CheckConstraint(name="verhuizing_heeft_een_reden", condition=~Q(reden="")),
            models.CheckConstraint(name="verhuizing_gaat_ergens_heen", condition=~Q(van_team=F("naar_team"))),
            models.UniqueConstraint(
                name="een_verhuizing_per_team_tegelijk",
                fields=["van_team"],
                condition=Q(gereed_op__isnull=True),
            ),
        ]
        triggers = [pgtrigger.Protect(name="verhuizing_blijft_staan", operation=pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"Verhuizing {self.pk}"


class Verhuisregel(models.Model):
    """One family of a move: the handover it had, the one it got, or why it could not move."""

    verhuizing = models.ForeignKey(Verhuizing, models.PROTECT, related_name="regels")
    overdracht = models.ForeignKey(Overdracht, models.PROTECT, related_name="+")
    was_status = models.CharField("stond op", max_length=20)
    was_afgerond_op = models.DateTimeField("was afgerond op", null=True, blank=True)
    was_afgerond_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    nieuw = models.OneToOneField(Overdracht, models.PROTECT, null=True, blank=True, related_name="+")
    gedaan_op = models.DateTimeField("gedaan op", null=True, blank=True)
    fout = models.CharField("waarom niet", max_length=300, blank=True)
    terug = models.OneToOneField(Overdracht, models.PROTECT, null=True, blank=True, related_name="+")
    terug_op = models.DateTimeField("teruggedraaid op", null=True, blank=True)
    terug_fout = models.CharField("waarom niet terug", max_length=300, blank=True)

    objects: Any = models.Manager()

    class Meta:
        verbose_name = "gezin van een verhuizing"
        verbose_name_plural = "gezinnen van een verhuizing"
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(name="een_regel_per_gezin", fields=["verhuizing", "overdracht"]),
            models.CheckConstraint(
                name="verhuisd_of_een_reden",
                condition=Q(gedaan_op__isnull=True, nieuw__isnull=True, fout="")
                | Q(gedaan_op__isnull=False, nieuw__isnull=False, fout="")
                | (Q(gedaan_op__isnull=False, nieuw__isnull=True) & ~Q(fout="")),
            ),
            models.CheckConstraint(
                name="teruggedraaid_of_een_reden",
                condition=Q(terug_op__isnull=True, terug__isnull=True, terug_fout="")
                | Q(terug_op__isnull=False, terug__isnull=False, terug_fout="", nieuw__isnull=False)
                | (Q(terug_op__isnull=False, terug__isnull=True) & ~Q(terug_fout="")),
            ),
        ]

    def __str__(self) -> str:
        return f"Verhuisregel {self.pk}"

"""Who directs a casus: exactly one party at any moment, no gap and no overlap."""

from __future__ import annotations

from datetime import datetime

import pgtrigger
from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import Q

from meldingen.machine.casus import GESLOTEN
from meldingen.queries import RegieQuerySet

_GESLOTEN = ", ".join(sorted(f"'{status.value}'" for status in GESLOTEN))


def een_regiehouder(casus: str) -> str:
    """PL/pgSQL that refuses a casus whose regie has a gap, or not exactly one holder while it is open.

    `casus` is the SQL expression of the casus id. Runs at commit, so that a change of holder can be two statements.
    """
    return f"""
        IF EXISTS (
            SELECT 1 FROM meldingen_casus c
            LEFT JOIN meldingen_regie r ON r.casus_id = c.id
            WHERE c.id = {casus}
            GROUP BY c.id, c.status, c.geopend_op
            HAVING count(r.id) FILTER (WHERE upper_inf(r.periode))
                       <> CASE WHEN c.status IN ({_GESLOTEN}) THEN 0 ELSE 1 END
                OR coalesce(min(lower(r.periode)) > c.geopend_op, true)
                OR count(r.id) <> 1 + (
                    SELECT count(*) FROM meldingen_regie a
                    JOIN meldingen_regie b ON b.casus_id = a.casus_id AND lower(b.periode) = upper(a.periode)
                    WHERE a.casus_id = c.id
                )
        ) THEN
            RAISE EXCEPTION 'casus % has not exactly one regiehouder at every moment', {casus}
                USING ERRCODE = 'check_violation', CONSTRAINT = 'casus_heeft_altijd_een_regiehouder';
        END IF;
        RETURN NULL;
    """  # noqa: S608 - the statuses and the column are our own


class Regie(models.Model):
    """A span of time in which one party directs the casus; the present one has no end.

    `naam` is the person the family can call, `medewerker` the same person when he logs in here. `aanvaard_door` is who
    accepted on behalf of a partner; Veilig Thuis itself is responsible without accepting anything.
    """

    casus = models.ForeignKey("meldingen.Casus", models.CASCADE, related_name="regies", verbose_name="casus")
    organisatie = models.ForeignKey(
        "ketenpartners.Organisatie", models.PROTECT, related_name="regies", verbose_name="organisatie"
    )
    team = models.ForeignKey(
        "ketenpartners.Team",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="regies",
        verbose_name="team",
    )
    naam = models.CharField("regiehouder", max_length=150)
    functie = models.CharField("functie", max_length=100, blank=True)
    telefoon = models.CharField("telefoon", max_length=20, blank=True)
    medewerker = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="regies",
        verbose_name="medewerker",
    )
    periode = DateTimeRangeField("periode")
    aanvaard_op = models.DateTimeField("aanvaard op", null=True, blank=True)
    aanvaard_door = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="aanvaard door",
    )

    objects = RegieQuerySet.as_manager()

    class Meta:
        verbose_name = "regie"
        verbose_name_plural = "regie"
        ordering = ("casus", "periode")
        permissions = [("draag_regie_over", "Mag de regie over een casus overdragen")]
        constraints = [
            ExclusionConstraint(
                name="een_regiehouder_tegelijk",
                expressions=[("casus", RangeOperators.EQUAL), ("periode", RangeOperators.OVERLAPS)],
            ),
            models.CheckConstraint(
                name="regie_heeft_een_begin_en_duurt_even",
                condition=Q(periode__isempty=False, periode__startswith__isnull=False),
            ),
            models.CheckConstraint(name="regie_heeft_een_naam", condition=~Q(naam="")),
            models.CheckConstraint(
                name="aanvaarde_regie_heeft_wie_en_wanneer",
                condition=Q(aanvaard_op__isnull=True, aanvaard_door__isnull=True)
                | Q(aanvaard_op__isnull=False, aanvaard_door__isnull=False),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="regie_sluit_aan",
                when=pgtrigger.After,
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                timing=pgtrigger.Deferred,
                func=een_regiehouder("coalesce(NEW.casus_id, OLD.casus_id)"),
            ),
            pgtrigger.Protect(
                name="regie_die_voorbij_is_blijft_staan",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition("NOT upper_inf(OLD.periode)"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.naam} ({self.organisatie})"

    @property
    def sinds(self) -> datetime:
        """The moment from which this party directs."""
        begin: datetime = self.periode.lower
        return begin

    @property
    def tot(self) -> datetime | None:
        """The moment until which, not included; None for the present holder."""
        einde: datetime | None = self.periode.upper
        return einde

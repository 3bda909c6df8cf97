"""What is stored of terms: the term itself, its postponements, its escalations and who was told."""

from datetime import datetime
from typing import Any

import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F, Q

from ketenpartners.models import Team
from meldingen.termijnen.ladders import Naar
from meldingen.termijnen.regels import Regel
from meldingen.termijnen.rekenregels import regel_van
from meldingen.termijnen.wacht import WACHT_BIJ_TERMIJN
from veiligthuis.core.access import Person, VisibleQuerySet

OPEN = Q(gehaald_op__isnull=True, vervallen_op__isnull=True)
"""A term that runs: neither met nor lapsed."""


class TermijnQuerySet(VisibleQuerySet["Termijn"]):
    """Terms; whoever sees the casus sees its terms."""

    def visible_to(self, user: Person) -> "TermijnQuerySet":
        """Terms of cases the person may see, and open terms of a handover to a team the person is in."""
        alle: Any = self.model._meta.get_field("casus").related_model
        casussen = alle._default_manager.visible_to(user)
        eigen_teams = Team.objects.van_medewerker(user)
        aan_ontvanger = OPEN & Q(partnerteam__in=eigen_teams)
        return self.filter(Q(casus__in=casussen) | aan_ontvanger)

    def open(self) -> "TermijnQuerySet":
        """Terms that run: neither met nor lapsed."""
        return self.filter(OPEN)


class Termijn(models.Model):
    """One running or finished term: when it started, when it is due, why, and what the sweep does next.

    The moments at which the sweep acts are computed at the start and kept in `momenten`; `naar` says whom each
    one tells, `niveau` how many have been reached. `versie` counts the due moments: a moved one may warn anew.
    Casus is None only for terms of the organisation itself.
    """

    casus = models.ForeignKey("meldingen.Casus", models.CASCADE, null=True, related_name="termijnen")
    melding = models.ForeignKey("meldingen.Melding", models.CASCADE, null=True, related_name="termijnen")
    betrokkene = models.ForeignKey(
        "meldingen.Betrokkene", models.CASCADE, null=True, related_name="termijnen"
    )
    partnerteam = models.ForeignKey("ketenpartners.Team", models.PROTECT, null=True, related_name="termijnen")
    convenant = models.ForeignKey(
        "ketenpartners.Convenant", models.PROTECT, null=True, related_name="termijnen", db_index=False
    )
    code = models.CharField("termijn", max_length=8)
    onderwerp = models.CharField("onderwerp", max_length=60, blank=True)
    regelversie = models.PositiveSmallIntegerField("versie van de regel")
    duur = models.PositiveIntegerField("duur", null=True)
    gestart_op = models.DateTimeField("gestart op")
    eindigt_op = models.DateTimeField("eindigt op")
    op_dag = models.BooleanField("eindigt met de dag", default=True)
    uitleg = models.JSONField("uitleg", default=list, encoder=DjangoJSONEncoder)
    versie = models.PositiveIntegerField("versie van het einde", default=1)
    momenten = ArrayField(models.DateTimeField(), default=list)
    naar = ArrayField(models.CharField(max_length=20, choices=Naar.choices), default=list)
    niveau = models.PositiveSmallIntegerField("bereikt niveau", default=0)
    volgende_op = models.DateTimeField("volgende actie op", null=True)
    gehaald_op = models.DateTimeField("gehaald op", null=True)
    vervallen_op = models.DateTimeField("vervallen op", null=True)
    vervallen_reden = models.CharField("reden van vervallen", max_length=200, blank=True)
    opgeschort_op = models.DateTimeField("opgeschort op", null=True)
    storing = models.CharField("storing in de bewaking", max_length=200, blank=True)

    # Of a term read with `met_onderwerp`: what it is about; None for what it is not about.
    melding_nummer: str | None
    melding_status: str | None
    melding_ontvangen_op: datetime | None
    team_naam: str | None

    objects = TermijnQuerySet.as_manager()

    class Meta:
        verbose_name = "termijn"
        verbose_name_plural = "termijnen"
        ordering = ("eindigt_op",)
        permissions = [
            ("verleng_termijn", "Mag het informeren van een betrokkene uitstellen"),
            ("herbereken_termijnen", "Mag lopende termijnen herberekenen na een wijziging van de kalender"),
        ]
        constraints = [
            models.UniqueConstraint(
                name="een_open_termijn_per_casus_soort_en_onderwerp",
                fields=("casus", "code", "onderwerp"),
                condition=OPEN,
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                name="termijn_die_niet_loopt_heeft_geen_volgende_actie",
                condition=Q(volgende_op__isnull=True) | (OPEN & Q(opgeschort_op__isnull=True)),
            ),
            models.CheckConstraint(
                name="termijn_is_niet_gehaald_en_vervallen",
                condition=Q(gehaald_op__isnull=True) | Q(vervallen_op__isnull=True),
            ),
            models.CheckConstraint(
                name="vervallen_termijn_heeft_een_reden",
                condition=Q(vervallen_op__isnull=True) | ~Q(vervallen_reden=""),
            ),
            models.CheckConstraint(
                name="termijn_eindigt_niet_voor_haar_begin", condition=Q(eindigt_op__gte=F("gestart_op"))
            ),
        ]
        indexes = [
            models.Index(
                fields=["volgende_op"], name="termijn_volgende_actie", condition=Q(volgende_op__isnull=False)
            ),
            models.Index(fields=["eindigt_op"], name="termijn_open_per_einde", condition=OPEN),
            models.Index(fields=["id"], name="termijn_opzij", condition=~Q(storing="")),
        ]
        triggers = WACHT_BIJ_TERMIJN

    def __str__(self) -> str:
        return f"{self.code} tot {self.eindigt_op:%d-%m-%Y %H:%M}"

    @property
    def regel(self) -> Regel:
        """The rule this term started with, whatever was decided since."""
        return regel_van(self.code, self.regelversie)

    @property
    def is_open(self) -> bool:
        """Whether it runs: neither met nor lapsed."""
        return self.gehaald_op is None and self.vervallen_op is None

    @property
    def is_te_laat_gehaald(self) -> bool:
        """Whether it was met after its due moment."""
        return self.gehaald_op is not None and self.gehaald_op > self.eindigt_op


class Verlenging(models.Model):
    """One postponement of a term: from which due moment to which, why, and who decided it."""

    termijn = models.ForeignKey(Termijn, models.CASCADE, related_name="verlengingen")
    van = models.DateTimeField("oud einde")
    tot = models.DateTimeField("nieuw einde")
    reden = models.TextField("reden")
    besloten_door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    besloten_op = models.DateTimeField("besloten op")

    class Meta:
        verbose_name = "verlenging"
        verbose_name_plural = "verlengingen"
        ordering = ("besloten_op",)
        constraints = [
            models.CheckConstraint(name="verlenging_gaat_vooruit", condition=Q(tot__gt=F("van"))),
            models.CheckConstraint(name="verlenging_heeft_een_reden", condition=~Q(reden="")),
        ]

    def __str__(self) -> str:
        return f"tot {self.tot:%d-%m-%Y}"


class Escalatie(models.Model):
    """The fact that a term reached a level: when that was planned and when it was seen.

    Written by the sweep only. Of the levels missed in one go only the highest is sent (`verzenden`).
    `verspreid_op` is when the relay worked out whom to tell; `opmerking` says why nobody was told.
    """

    # The unique constraint begins with this column, so an index of its own would only slow the sweep.
    termijn = models.ForeignKey(Termijn, models.CASCADE, related_name="escalaties", db_index=False)
    vervalversie = models.PositiveIntegerField("versie van het einde")
    niveau = models.PositiveSmallIntegerField("niveau")
    naar = models.CharField("naar", max_length=20, choices=Naar.choices)
    gepland_op = models.DateTimeField("gepland op")
    gevuurd_op = models.DateTimeField("gevuurd op")
    verzenden = models.BooleanField("wordt verzonden")
    verspreid_op = models.DateTimeField("verspreid op", null=True)
    opmerking = models.CharField("opmerking", max_length=200, blank=True)

    class Meta:
        verbose_name = "escalatie"
        verbose_name_plural = "escalaties"
        ordering = ("gevuurd_op", "niveau")
        constraints = [
            models.UniqueConstraint(
                name="een_escalatie_per_termijn_einde_en_niveau", fields=("termijn", "vervalversie", "niveau")
            ),
        ]
        indexes = [
            models.Index(
                fields=["gevuurd_op"],
                name="escalatie_nog_te_verspreiden",
                condition=Q(verzenden=True, verspreid_op__isnull=True),
            ),
        ]
        triggers = [
            pgtrigger.ReadOnly(
                name="escalatie_blijft_zoals_zij_was",
                fields=["termijn", "vervalversie", "niveau", "naar", "gepland_op", "gevuurd_op", "verzenden"],
            ),
        ]

    def __str__(self) -> str:
        return f"niveau {self.niveau} van termijn {self.termijn_id}"


class Kanaal(models.TextChoices):
    """How somebody hears of an escalation."""

    MAIL = "mail", "e-mail"
    WERKVOORRAAD = "werkvoorraad", "werkvoorraad"


class Bezorging(models.Model):
    """One recipient of one escalation: told when, seen when and by whom, or why it failed.

    `volgende_poging_op` is None once it was sent or given up; `mislukt_op` marks the latter. An address in an
    agreement has no login: there `gezien_door` is whoever of the receiving team opened the handover first.
    """

    escalatie = models.ForeignKey(Escalatie, models.CASCADE, related_name="bezorgingen", db_index=False)
    medewerker = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="bezorgingen"
    )
    contactpersoon = models.ForeignKey(
        "ketenpartners.Contactpersoon", models.PROTECT, null=True, related_name="bezorgingen"
    )
    kanaal = models.CharField("kanaal", max_length=15, choices=Kanaal.choices)
    verzonden_op = models.DateTimeField("verzonden op", null=True)
    gezien_op = models.DateTimeField("gezien op", null=True)
    gezien_door = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        db_index=False,
        verbose_name="gezien door",
    )
    pogingen = models.PositiveSmallIntegerField("pogingen", default=0)
    volgende_poging_op = models.DateTimeField("volgende poging op", null=True)
    mislukt_op = models.DateTimeField("opgegeven op", null=True)
    fout = models.CharField("fout", max_length=200, blank=True)

    class Meta:
        verbose_name = "bezorging"
        verbose_name_plural = "bezorgingen"
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(
                name="een_bezorging_per_escalatie_en_ontvanger",
                fields=("escalatie", "medewerker", "contactpersoon"),
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                name="bezorging_heeft_een_ontvanger",
                condition=Q(medewerker__isnull=True, contactpersoon__isnull=False)
                | Q(medewerker__isnull=False, contactpersoon__isnull=True),
            ),
        ]
        indexes = [
            models.Index(
                fields=["volgende_poging_op"],
                name="bezorging_nog_te_doen",
                condition=Q(volgende_poging_op__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"bezorging {self.pk}"


class Hartslag(models.Model):
    """When the sweep last ran to its end; a watcher outside Celery reads it."""

    naam = models.CharField(max_length=20, primary_key=True)
    geslagen_op = models.DateTimeField()

    class Meta:
        verbose_name = "hartslag"
        verbose_name_plural = "hartslagen"

    def __str__(self) -> str:
        return self.naam

"""The overdracht itself: from whom, to whom, with what, and how it ended."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from ketenpartners.models import Convenant, Team
from meldingen.models import Casus
from meldingen.termijnen.effects import TermijnBron
from overdracht.machine import (
    BIJ_ONTVANGER,
    LOPEND,
    MET_REDEN_BEEINDIGD,
    OverdrachtMachine,
    RedenWeigering,
    Status,
)
from overdracht.queries import OverdrachtQuerySet
from veiligheid.models import Veiligheidsplan
from veiligthuis.core.machine import fsm_trigger, status_check


class Overdracht(OverdrachtMachine):
    """One casus offered to one team; a casus has at most one that runs.

    `momentopname` is exactly what the receiver may see, frozen when it was offered. `plan_te_lezen_sinds` is set from
    the moment a newer plan was sent to who had accepted, until it was read. `vorige` is the handover it
    takes over from, `eerste` the first of such a chain (None when it is the first itself).
    Source: Uitvoeringsregeling Wmo 2015, bijlage A, par. 3.7.
    """

    casus = models.ForeignKey(Casus, models.PROTECT, related_name="overdrachten", verbose_name="casus")
    naar_team = models.ForeignKey(Team, models.PROTECT, related_name="overdrachten", verbose_name="ontvanger")
    convenant = models.ForeignKey(
        Convenant, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="convenant"
    )
    vorige = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="volgende")
    eerste = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="keten")
    aangemaakt_door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    aangemaakt_op = models.DateTimeField("aangemaakt op")

    plan = models.ForeignKey(
        Veiligheidsplan,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="overdrachten",
        verbose_name="veiligheidsplan",
    )
    uitzondering_reden = models.TextField("reden van de uitzondering", blank=True)
    uitzondering_tot = models.DateField("plan komt uiterlijk op", null=True, blank=True)
    uitzondering_op = models.DateTimeField("uitzondering verleend op", null=True, blank=True)
    uitzondering_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    gezin_geinformeerd_op = models.DateField("gezin geïnformeerd op", null=True, blank=True)
    gezin_niet_geinformeerd_reden = models.TextField("waarom het gezin niet is geïnformeerd", blank=True)
    eigen_veiligheidsacties = models.TextField("wat Veilig Thuis zelf deed voor de veiligheid", blank=True)
    voorgestelde_regie = models.CharField("voorstel voor de regie", max_length=200, blank=True)
    afspraken = models.TextField("wat wij met elkaar afspreken", blank=True)

    aangeboden_op = models.DateTimeField("aangeboden op", null=True, blank=True)
    aangeboden_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    momentopname = models.JSONField("momentopname", null=True, blank=True)
    wachtlijst_op = models.DateTimeField("op de wachtlijst sinds", null=True, blank=True)
    verwacht_op = models.DateField("verwachte start", null=True, blank=True)

    geaccepteerd_op = models.DateTimeField("geaccepteerd op", null=True, blank=True)
    geaccepteerd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    plan_gelezen = models.BooleanField("plan is gelezen", default=False)
    plan_te_lezen_sinds = models.DateTimeField("nieuw plan te lezen sinds", null=True, blank=True)
    plan_herlezen_op = models.DateTimeField("nieuw plan gelezen op", null=True, blank=True)
    plan_herlezen_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    regiehouder_naam = models.CharField("regiehouder", max_length=200, blank=True)
    regiehouder_functie = models.CharField("functie van de regiehouder", max_length=100, blank=True)
    regiehouder_telefoon = models.CharField("telefoon van de regiehouder", max_length=20, blank=True)
    regiehouder = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    namens = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="beantwoord namens",
    )
    eerste_contact_op = models.DateTimeField("eerste gelukte contact op", null=True, blank=True)

    beeindigd_op = models.DateTimeField("beëindigd op", null=True, blank=True)
    beeindigd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    reden_code = models.CharField("soort reden", max_length=30, blank=True)
    reden = models.TextField("reden", blank=True)

    objects = OverdrachtQuerySet.as_manager()

    class Meta:
        verbose_name = "overdracht"
        verbose_name_plural = "overdrachten"
        ordering = ("-aangemaakt_op",)
        permissions = [
            ("bekijk_overdrachten", "Mag overdrachten bekijken"),
            ("bied_overdracht_aan", "Mag een overdracht voorbereiden, aanbieden en intrekken"),
            ("verleen_uitzondering", "Mag overdragen zonder vastgesteld plan toestaan"),
            ("neem_terug", "Mag een overdracht zonder antwoord terugnemen"),
            ("laat_overnemen", "Mag een ander team laten overnemen"),
            ("beantwoord_vraag", "Mag een vraag van de ontvanger beantwoorden"),
            ("bekijk_inbak", "Mag zien wat aan het eigen team is aangeboden"),
            ("beantwoord_overdracht", "Mag een aangeboden overdracht beantwoorden"),
            ("maak_dossier", "Mag een overdrachtsdossier laten maken"),
        ]
        indexes = [
            models.Index(fields=["naar_team", "status"], name="overdracht_per_team_en_status"),
            models.Index(fields=["status", "aangeboden_op"], name="overdracht_per_status"),
        ]
        constraints = [
            status_check(Status, name="overdracht_status_bestaat"),
            models.UniqueConstraint(
                fields=["casus"],
                condition=Q(status__in=sorted(LOPEND)),
                name="een_lopende_overdracht_per_casus",
            ),
            models.CheckConstraint(
                name="aangeboden_overdracht_heeft_plan_of_uitzondering",
                condition=Q(status__in=[Status.CONCEPT, Status.INGETROKKEN], aangeboden_op__isnull=True)
                | Q(plan__isnull=False)
                | (
                    ~Q(uitzondering_reden="")
                    & Q(
                        uitzondering_door__isnull=False,
                        uitzondering_op__isnull=False,
                        uitzondering_tot__isnull=False,
                    )
                ),
            ),
            models.CheckConstraint(
                name="aangeboden_overdracht_is_bevroren",
                condition=Q(status__in=[Status.CONCEPT, Status.INGETROKKEN], aangeboden_op__isnull=True)
                | Q(
                    aangeboden_op__isnull=False,
                    aangeboden_door__isnull=False,
                    momentopname__isnull=False,
                    convenant__isnull=False,
                ),
            ),
            models.CheckConstraint(
                name="geaccepteerde_overdracht_heeft_regiehouder",
                condition=~Q(status__in=[*sorted(BIJ_ONTVANGER), Status.AFGEROND])
                | (~Q(regiehouder_naam="") & Q(geaccepteerd_op__isnull=False, plan_gelezen=True)),
            ),
            models.CheckConstraint(
                name="herlezen_plan_heeft_wie_en_wanneer",
                condition=Q(plan_herlezen_op__isnull=True, plan_herlezen_door__isnull=True)
                | Q(plan_herlezen_op__isnull=False, plan_herlezen_door__isnull=False),
            ),
            models.CheckConstraint(
                name="wachtlijst_heeft_verwachte_start",
                condition=~Q(status=Status.OP_WACHTLIJST) | Q(verwacht_op__isnull=False),
            ),
            models.CheckConstraint(
                name="eerste_contact_heeft_een_moment",
                condition=~Q(status__in=[Status.EERSTE_CONTACT, Status.AFGEROND])
                | Q(eerste_contact_op__isnull=False),
            ),
            models.CheckConstraint(
                name="beeindigde_overdracht_heeft_moment_en_reden",
                condition=~Q(status__in=sorted(MET_REDEN_BEEINDIGD))
                | (~Q(reden="") & Q(beeindigd_op__isnull=False)),
            ),
            models.CheckConstraint(
                name="overname_heeft_vorige_en_eerste",
                condition=Q(vorige__isnull=True, eerste__isnull=True)
                | Q(vorige__isnull=False, eerste__isnull=False),
            ),
            models.CheckConstraint(
                name="overdracht_volgt_niet_op_zichzelf",
                condition=Q(vorige__isnull=True) | (~Q(vorige=F("id")) & ~Q(eerste=F("id"))),
            ),
        ]
        triggers = [fsm_trigger(OverdrachtMachine, name="overdracht_volgt_de_machine")]

    def __str__(self) -> str:
        return f"Overdracht {self.casus.nummer} aan {self.naar_team}"

    @property
    def wortel_id(self) -> int:
        """The id of the first handover of the chain; the clock of the family hangs on it."""
        return self.eerste_id or self.pk

    @property
    def is_overname(self) -> bool:
        """Whether this one took over from another team."""
        return self.vorige_id is not None

    @property
    def heeft_uitzondering(self) -> bool:
        """Whether a teammanager allowed it to go without an established plan."""
        return self.uitzondering_door_id is not None

    @property
    def reden_label(self) -> str:
        """The kind of refusal in words; empty when it ended otherwise."""
        return str(dict(RedenWeigering.choices).get(self.reden_code, ""))

    def termijn_bron(self) -> TermijnBron:
        """What the terms of this handover hang on: counted from the offer, under the norms of its convenant.

        A concept has no terms; it answers with the moment it was made, so that withdrawing it finds nothing to stop.
        """
        return TermijnBron(
            casus=self.casus,
            partnerteam=self.naar_team,
            convenant=self.convenant,
            onderwerp=f"overdracht:{self.wortel_id}",
            startmoment=self.aangeboden_op or self.aangemaakt_op,
        )

"""The table itself, who sits there, and the points of the agenda."""

from __future__ import annotations

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from ketenpartners.models import Contactpersoon, Team
from meldingen.models import Betrokkene, Casus
from overdracht.overleg.codelijsten import Bron, OverlegSoort, OverlegStatus, Vorm
from overdracht.overleg.machine import OverlegMachine
from overdracht.overleg.queries import (
    OverlegdeelnemerQuerySet,
    OverlegQuerySet,
    PuntQuerySet,
)
from veiligheid.queries import directbetrokkenen
from veiligthuis.core.machine import fsm_trigger, status_check


class Overleg(OverlegMachine):
    """One meeting about one casus. `onderwerp` and `doel` are in words every participant may read."""

    casus = models.ForeignKey(Casus, models.PROTECT, related_name="overleggen", verbose_name="casus")
    soort = models.CharField("soort", max_length=25, choices=OverlegSoort.choices)
    onderwerp = models.CharField("zo staat het in de uitnodiging", max_length=150)
    doel = models.TextField("wat willen we bereiken", blank=True)
    begint_op = models.DateTimeField("begint op")
    vorm = models.CharField("vorm", max_length=10, choices=Vorm.choices)
    plaats = models.CharField("waar, of de toegang tot het gesprek", max_length=150, blank=True)
    voorzitter = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="voorzitter"
    )
    gepland_door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    gepland_op = models.DateTimeField("gepland op")
    uitgenodigd_op = models.DateTimeField("laatst uitgenodigd op", null=True, blank=True)
    gehouden_op = models.DateTimeField("vastgelegd dat het is gehouden op", null=True, blank=True)
    verslag = models.TextField("verslag", blank=True)
    afgerond_op = models.DateTimeField("afgerond op", null=True, blank=True)
    vervallen_op = models.DateTimeField("vervallen op", null=True, blank=True)
    reden = models.CharField("waarom het niet doorgaat", max_length=300, blank=True)

    objects = OverlegQuerySet.as_manager()

    class Meta:
        verbose_name = "overleg"
        verbose_name_plural = "overleggen"
        ordering = ("-begint_op", "-pk")
        permissions = [
            ("bekijk_overleg", "Mag overleggen van een casus bekijken"),
            ("leid_overleg", "Mag een overleg plannen, leiden en afronden"),
            ("neem_deel_aan_overleg", "Mag deelnemen aan een overleg en eigen afspraken afronden"),
        ]
        constraints = [
            status_check(OverlegStatus, name="overleg_status_bestaat"),
            models.CheckConstraint(
                name="overleg_soort_en_vorm_bestaan",
                condition=Q(soort__in=OverlegSoort.values, vorm__in=Vorm.values),
            ),
            models.CheckConstraint(name="overleg_heeft_een_onderwerp", condition=~Q(onderwerp="")),
            models.CheckConstraint(
                name="afgerond_overleg_heeft_een_verslag",
                condition=~Q(status=OverlegStatus.AFGEROND) | (~Q(verslag="") & Q(afgerond_op__isnull=False)),
            ),
            models.CheckConstraint(
                name="vervallen_overleg_heeft_een_reden",
                condition=~Q(status=OverlegStatus.VERVALLEN) | (~Q(reden="") & Q(vervallen_op__isnull=False)),
            ),
        ]
        triggers = [
            fsm_trigger(OverlegMachine, name="overleg_volgt_de_machine"),
            pgtrigger.ReadOnly(name="overleg_blijft_bij_zijn_casus", fields=["casus", "gepland_op"]),
        ]

    def __str__(self) -> str:
        return f"{self.get_soort_display()} {self.pk}"

    @property
    def status_toon(self) -> str:
        """The tone of its status."""
        tonen = {OverlegStatus.AFGEROND: "safe", OverlegStatus.VERVALLEN: "inactive"}
        return tonen.get(OverlegStatus(self.status), "info")

    def gezin_zonder_keuze(self) -> list[Betrokkene]:
        """The people of the casus of whom nobody said whether they come; an unborn child does not count."""
        bedacht = {rij.mens for rij in self.deelnemers.met_mensen().filter(betrokkene__isnull=False)}
        return [
            wie for wie in directbetrokkenen(self.casus) if wie not in bedacht and not wie.persoon.ongeboren
        ]


def _leeg(*velden: str) -> Q:
    return Q(**{f"{veld}__isnull": True for veld in velden})


class Overlegdeelnemer(models.Model):
    """One place at the table: an employee for a team, a contact person without a login, or somebody of the family.

    Sees nothing before `uitgenodigd_op` and nothing after `afgemeld_op`. `reden_niet` says why somebody of the family
    was not invited.
    """

    overleg = models.ForeignKey(Overleg, models.CASCADE, related_name="deelnemers")
    medewerker = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="overlegplekken"
    )
    team = models.ForeignKey(Team, models.PROTECT, null=True, blank=True, related_name="overlegplekken")
    contactpersoon = models.ForeignKey(
        Contactpersoon, models.PROTECT, null=True, blank=True, related_name="overlegplekken"
    )
    betrokkene = models.ForeignKey(
        Betrokkene, models.PROTECT, null=True, blank=True, related_name="overlegplekken"
    )
    reden_niet = models.CharField("waarom niet uitgenodigd", max_length=200, blank=True)
    uitgenodigd_op = models.DateTimeField("uitgenodigd op", null=True, blank=True)
    afgemeld_op = models.DateTimeField("afgemeld op", null=True, blank=True)
    aanwezig = models.BooleanField("was erbij", null=True, blank=True)
    mail_op = models.DateTimeField("mail te verzenden op", null=True, blank=True)
    mail_pogingen = models.PositiveSmallIntegerField("pogingen van de mail", default=0, db_default=0)
    mail_verzonden_op = models.DateTimeField("mail verzonden op", null=True, blank=True)

    objects = OverlegdeelnemerQuerySet.as_manager()

    class Meta:
        verbose_name = "deelnemer aan een overleg"
        verbose_name_plural = "deelnemers aan een overleg"
        ordering = ("pk",)
        indexes = [
            models.Index(
                fields=["mail_op"], condition=Q(mail_op__isnull=False), name="overlegmail_nog_te_doen"
            )
        ]
        constraints = [
            models.CheckConstraint(
                name="deelnemer_is_een_van_drie",
                condition=Q(_leeg("contactpersoon", "betrokkene"), medewerker__isnull=False, team__isnull=False)
                | Q(_leeg("medewerker", "team", "betrokkene"), contactpersoon__isnull=False)
                | Q(_leeg("medewerker", "team", "contactpersoon"), betrokkene__isnull=False),
            ),
            models.CheckConstraint(
                name="alleen_gezin_komt_met_reden_niet", condition=Q(reden_niet="") | Q(betrokkene__isnull=False)
            ),
            *(
                models.UniqueConstraint(fields=("overleg", wie), name=f"een_plek_per_{wie}")
                for wie in ("medewerker", "contactpersoon", "betrokkene")
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"deelnemer {self.pk}"

    @property
    def casus(self) -> Casus:
        """The casus of the overleg, for access and audit."""
        return self.overleg.casus

    @property
    def mens(self) -> Betrokkene | None:
        """Who of the family it is, also since two rows about this human became one; None for a professional."""
        return (self.betrokkene.opgegaan_in or self.betrokkene) if self.betrokkene else None

    @property
    def naam(self) -> str:
        """The name people know."""
        if self.medewerker:
            return self.medewerker.weergavenaam
        return self.contactpersoon.naam if self.contactpersoon else self.mens.persoon.weergavenaam  # type: ignore[union-attr]

    @property
    def waar(self) -> str:
        """For whom this professional sits there; empty for the family."""
        if self.team:
            return ", ".join(dict.fromkeys((self.team.naam, self.team.organisatie.naam)))
        return self.contactpersoon.organisatie.naam if self.contactpersoon else ""

    @property
    def mailadres(self) -> str:
        """Where an invitation by mail goes; empty for the family, who is never mailed, and for who has no address."""
        wie = self.medewerker or self.contactpersoon
        return wie.email if wie else ""

    @property
    def bel_zelf(self) -> bool:
        """Invited, and no mail tells him so: there is no address, or it was given up."""
        wacht = self.mail_op is not None or self.mail_verzonden_op is not None
        return self.betrokkene_id is None and self.uitgenodigd_op is not None and not wacht

    @property
    def komt_niet(self) -> bool:
        """Not invited with a reason, or gone."""
        return bool(self.reden_niet) or self.afgemeld_op is not None


class Agendapunt(models.Model):
    """One point. `titel` is from the dossier and stays with Veilig Thuis; `woorden` is what participants read.

    Without words it is an inner point. A participant reads it from `vrijgegeven_op` on, for all or for him.
    """

    overleg = models.ForeignKey(Overleg, models.CASCADE, related_name="agendapunten")
    volgorde = models.PositiveSmallIntegerField("volgorde", default=0)
    bron = models.CharField("komt uit", max_length=12, choices=Bron.choices, default=Bron.EIGEN)
    bronsleutel = models.CharField(max_length=40, blank=True, editable=False)
    titel = models.CharField("punt", max_length=400)
    weggelaten = models.BooleanField("niet op de agenda", default=False)
    woorden = models.CharField("in woorden voor de deelnemers", max_length=300, blank=True)
    voor_allen = models.BooleanField("voor alle deelnemers", default=True)
    voor = models.ManyToManyField(Overlegdeelnemer, related_name="punten", blank=True)
    vrijgegeven_op = models.DateTimeField("vrijgegeven op", null=True, blank=True)
    uitkomst = models.TextField("wat kwam eruit", blank=True)

    objects = PuntQuerySet.as_manager()

    class Meta:
        verbose_name = "agendapunt"
        verbose_name_plural = "agendapunten"
        ordering = ("volgorde", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=("overleg", "bronsleutel"), condition=~Q(bronsleutel=""), name="een_punt_per_bron"
            ),
            models.CheckConstraint(name="agendapunt_bron_bestaat", condition=Q(bron__in=Bron.values)),
        ]

    def __str__(self) -> str:
        return f"agendapunt {self.pk}"

    @property
    def casus(self) -> Casus:
        """The casus of the overleg, for access and audit."""
        return self.overleg.casus

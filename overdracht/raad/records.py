"""What is kept of a verzoek to the Raad: its words, its children and parents, and what the Raad answered."""

from __future__ import annotations

from typing import Any

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q

from ketenpartners.models import Organisatie
from meldingen.models import Betrokkene, Casus
from meldingen.termijnen.effects import TermijnBron
from overdracht.raad.machine import RaadverzoekMachine
from overdracht.raad.queries import RaadberichtQuerySet, RaadverzoekQuerySet
from overdracht.raad.status import (
    BEVROREN,
    LOPEND,
    STREKKINGEN,
    BerichtSoort,
    Geinformeerd,
    Gevraagd,
    Strekking,
    Urgentie,
    VerzoekStatus,
)
from veiligthuis.core.machine import fsm_trigger, status_check


def _wie(naam: str) -> Any:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=naam
    )


class Raadverzoek(RaadverzoekMachine):
    """One verzoek tot onderzoek: what the author adds to the dossier, who signed it, and how it went out.

    `gebeld_op` is when the Raad was called in urgency, before there was paper; None without that. `bevroren` is
    everything the Raad reads, fixed when it was laid before the signers, and `bevroren_sha256` its hash.
    Source: Regeling justitiële keteninformatisering Jeugdwet, bijlage 1; Jeugdwet art. 3.1 and 3.3.
    """

    casus = models.ForeignKey(Casus, models.PROTECT, related_name="raadverzoeken", verbose_name="casus")
    begonnen_door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    begonnen_op = models.DateTimeField("begonnen op")
    gewijzigd_op = models.DateTimeField("gewijzigd op")
    vensters = models.JSONField(
        "wat elk venster bewaarde", default=list, blank=True, editable=False,
        db_default=models.Value([], models.JSONField()),
    )  # fmt: skip
    schrijvers = models.ManyToManyField(
        settings.AUTH_USER_MODEL, related_name="+", blank=True, verbose_name="schrijvers"
    )

    gebeld_op = models.DateTimeField("Raad gebeld op", null=True, blank=True)
    gebeld_met = models.CharField("gesproken met", max_length=200, blank=True)
    gebeld_over = models.TextField("wat er is gezegd", blank=True)
    gebeld_door = _wie("gebeld door")

    contact_telefoon = models.CharField("telefoon voor de Raad", max_length=20, blank=True)
    aanleiding = models.TextField("aanleiding en chronologie", blank=True)
    duiding = models.TextField("hoe Veilig Thuis het leest", blank=True)
    patroon = models.TextField("geweldspatroon, risico en bescherming", blank=True)
    hulp = models.TextField("ingezette hulp en waarom niet genoeg", blank=True)
    netwerk = models.TextField("wat het netwerk kon doen", blank=True)
    naleving = models.TextField("hoe het plan is nageleefd", blank=True)
    noodzaak = models.TextField("waarom vrijwillige hulp niet volstaat", blank=True)
    gevraagd = models.CharField("wat wordt gevraagd", max_length=15, choices=Gevraagd.choices, blank=True)
    vraag = models.TextField("de vraag aan de Raad", blank=True)
    urgentie = models.CharField("urgentie", max_length=10, choices=Urgentie.choices, blank=True)
    college_geinformeerd_op = models.DateField("college geïnformeerd op", null=True, blank=True)
    college_wie = models.CharField("wie bij het college", max_length=150, blank=True)

    voorgelegd_door = _wie("voorgelegd door")
    voorgelegd_op = models.DateTimeField("voorgelegd op", null=True, blank=True)
    bevroren = models.JSONField("bevroren inhoud", null=True, blank=True)
    bevroren_sha256 = models.CharField("controlegetal", max_length=64, blank=True)
    gedragswetenschapper = _wie("getekend als gedragswetenschapper")
    gedragswetenschapper_op = models.DateTimeField(null=True, blank=True)
    teammanager = _wie("getekend als teammanager")
    teammanager_op = models.DateTimeField(null=True, blank=True)
    teruggave_reden = models.TextField("reden van teruggave", blank=True)
    verzonden_door = _wie("verzonden door")
    verzonden_op = models.DateTimeField("verzonden op", null=True, blank=True)
    verzonden_hoe = models.CharField("hoe verzonden", max_length=100, blank=True)
    ingetrokken_op = models.DateTimeField("ingetrokken op", null=True, blank=True)
    intrek_reden = models.TextField("waarom ingetrokken", blank=True)

    objects = RaadverzoekQuerySet.as_manager()

    class Meta:
        verbose_name = "verzoek aan de Raad"
        verbose_name_plural = "verzoeken aan de Raad"
        ordering = ("-begonnen_op", "-pk")
        permissions = [
            ("bekijk_verzoek_raad", "Mag verzoeken aan de Raad en de antwoorden lezen"),
            ("onderteken_als_gedragswetenschapper", "Mag een verzoek als gedragswetenschapper ondertekenen"),
            ("onderteken_als_teammanager", "Mag een verzoek als teammanager ondertekenen"),
            ("geef_verzoek_raad_terug", "Mag een verzoek aan de Raad teruggeven om aan te passen"),
            ("leg_bericht_raad_vast", "Mag vastleggen wat de Raad laat weten"),
        ]
        constraints = [
            status_check(VerzoekStatus, name="raadverzoek_status_bestaat"),
            models.UniqueConstraint(
                name="een_lopend_raadverzoek_per_casus",
                fields=["casus"],
                condition=Q(status__in=sorted(LOPEND)),
            ),
            models.CheckConstraint(
                name="raadverzoek_keuzes_bestaan",
                condition=Q(urgentie__in=["", *Urgentie.values], gevraagd__in=["", *Gevraagd.values]),
            ),
            models.CheckConstraint(
                name="raadverzoek_is_bevroren_wanneer_het_voorligt",
                condition=(~Q(status__in=sorted(BEVROREN)))
                | (
                    Q(bevroren__isnull=False, voorgelegd_op__isnull=False, voorgelegd_door__isnull=False)
                    & ~Q(bevroren_sha256="")
                ),
            ),
            models.CheckConstraint(
                name="raadverzoek_heeft_twee_handtekeningen",
                condition=~Q(status__in=[VerzoekStatus.ONDERTEKEND, VerzoekStatus.VERZONDEN])
                | Q(
                    gedragswetenschapper__isnull=False, gedragswetenschapper_op__isnull=False,
                    teammanager__isnull=False, teammanager_op__isnull=False,
                ),
            ),
            models.CheckConstraint(
                name="raadverzoek_wordt_door_twee_anderen_getekend",
                condition=(Q(gedragswetenschapper__isnull=True) | Q(teammanager__isnull=True)
                           | ~Q(gedragswetenschapper=F("teammanager")))
                & (Q(gedragswetenschapper__isnull=True) | ~Q(gedragswetenschapper=F("voorgelegd_door")))
                & (Q(teammanager__isnull=True) | ~Q(teammanager=F("voorgelegd_door"))),
            ),
            models.CheckConstraint(
                name="verzonden_raadverzoek_heeft_een_moment",
                condition=~Q(status=VerzoekStatus.VERZONDEN)
                | (Q(verzonden_op__isnull=False, verzonden_door__isnull=False) & ~Q(verzonden_hoe="")),
            ),
            models.CheckConstraint(
                name="ingetrokken_raadverzoek_heeft_een_reden",
                condition=~Q(status=VerzoekStatus.INGETROKKEN)
                | (Q(ingetrokken_op__isnull=False) & ~Q(intrek_reden="")),
            ),
            models.CheckConstraint(
                name="gebelde_raad_heeft_wie_en_wat",
                condition=Q(gebeld_op__isnull=True, gebeld_met="", gebeld_door__isnull=True)
                | (Q(gebeld_op__isnull=False, gebeld_door__isnull=False) & ~Q(gebeld_met="") & ~Q(gebeld_over="")),
            ),
        ]  # fmt: skip
        triggers = [
            fsm_trigger(RaadverzoekMachine, name="raadverzoek_volgt_de_machine"),
            pgtrigger.Protect(
                name="raadverzoek_blijft_zoals_het_voorlag",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    "OLD.status <> 'concept' AND NEW.status <> 'concept'"
                    " AND (OLD.bevroren IS DISTINCT FROM NEW.bevroren OR OLD.bevroren_sha256 <> NEW.bevroren_sha256)"
                ),
            ),
            pgtrigger.Protect(name="raadverzoek_blijft_staan", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"Verzoek aan de Raad {self.pk}"

    @property
    def is_spoed(self) -> bool:
        """Whether the Raad was called before there was paper."""
        return self.gebeld_op is not None

    @property
    def loopt(self) -> bool:
        """Whether somebody still works on it."""
        return bool(self.status in LOPEND)

    @property
    def is_concept(self) -> bool:
        """Whether its words can still change."""
        return bool(self.status == VerzoekStatus.CONCEPT)

    def termijn_bron(self) -> TermijnBron:
        """Its terms count from the call to the Raad; without one from when it was begun."""
        return TermijnBron(
            casus=self.casus,
            startmoment=self.gebeld_op or self.begonnen_op,
            onderwerp=f"raadverzoek:{self.pk}",
        )


class Raadkind(models.Model):
    """One child, born or unborn, that the verzoek is about."""

    verzoek = models.ForeignKey(Raadverzoek, models.CASCADE, related_name="kinderen")
    betrokkene = models.ForeignKey(Betrokkene, models.PROTECT, related_name="+", verbose_name="kind")
    mee = models.BooleanField("in dit verzoek", default=True)
    situatie = models.TextField("hoe het gaat, ook in eigen woorden", blank=True)
    bedreiging = models.TextField("hoe de ontwikkeling wordt bedreigd", blank=True)
    reactie = models.TextField("reactie op het concept", blank=True)

    class Meta:
        verbose_name = "kind in een verzoek aan de Raad"
        verbose_name_plural = "kinderen in een verzoek aan de Raad"
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(
                name="kind_staat_een_keer_in_een_verzoek", fields=("verzoek", "betrokkene")
            )
        ]

    def __str__(self) -> str:
        return f"kind {self.betrokkene_id} in verzoek {self.verzoek_id}"


class Raadouder(models.Model):
    """One parent or other holder of authority: what they want and can, and whether they know of the verzoek.

    Source: Regeling justitiële keteninformatisering Jeugdwet, bijlage 1 (informed yes or no, with the reason).
    """

    verzoek = models.ForeignKey(Raadverzoek, models.CASCADE, related_name="ouders")
    betrokkene = models.ForeignKey(Betrokkene, models.PROTECT, related_name="+", verbose_name="ouder")
    visie = models.TextField("visie, mogelijkheden en hulp", blank=True)
    geinformeerd = models.CharField("geïnformeerd", max_length=3, choices=Geinformeerd.choices, blank=True)
    geinformeerd_op = models.DateField("geïnformeerd op", null=True, blank=True)
    reden_niet = models.CharField("waarom niet", max_length=300, blank=True)
    reactie = models.TextField("reactie op het concept", blank=True)

    class Meta:
        verbose_name = "ouder in een verzoek aan de Raad"
        verbose_name_plural = "ouders in een verzoek aan de Raad"
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(
                name="ouder_staat_een_keer_in_een_verzoek", fields=("verzoek", "betrokkene")
            ),
            models.CheckConstraint(
                name="raadouder_geinformeerd_bestaat",
                condition=Q(geinformeerd__in=["", *Geinformeerd.values]),
            ),
        ]

    def __str__(self) -> str:
        return f"ouder {self.betrokkene_id} in verzoek {self.verzoek_id}"


class Raadbericht(models.Model):
    """What the Raad let know: of which kind, on which day, and what it comes down to; never changed.

    `betrokkene` is the child it is about, None for all of them. `verzoek` is None for what the Raad did unasked and
    for a casus that went to the Raad before there were verzoeken.
    Source: Regeling justitiële keteninformatisering Jeugdwet, bijlage 1.
    """

    casus = models.ForeignKey(Casus, models.PROTECT, related_name="raadberichten", verbose_name="casus")
    verzoek = models.ForeignKey(
        Raadverzoek, models.PROTECT, null=True, blank=True, related_name="berichten", verbose_name="verzoek"
    )
    soort = models.CharField("soort bericht", max_length=15, choices=BerichtSoort.choices)
    strekking = models.CharField("wat het inhoudt", max_length=20, choices=Strekking.choices)
    op = models.DateField("datum van het bericht")
    betrokkene = models.ForeignKey(
        Betrokkene, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="kind"
    )
    kenmerk = models.CharField("kenmerk bij de Raad", max_length=60, blank=True)
    maatregel = models.CharField("maatregel", max_length=200, blank=True)
    uitvoerder = models.ForeignKey(
        Organisatie, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="wie het uitvoert"
    )
    toelichting = models.TextField("toelichting", blank=True)
    vastgelegd_op = models.DateTimeField("vastgelegd op")
    vastgelegd_door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = RaadberichtQuerySet.as_manager()

    class Meta:
        verbose_name = "bericht van de Raad"
        verbose_name_plural = "berichten van de Raad"
        ordering = ("op", "pk")
        constraints = [
            models.CheckConstraint(
                name="raadbericht_soort_past_bij_strekking",
                condition=Q(
                    *[Q(soort=soort, strekking__in=kan) for soort, kan in STREKKINGEN.items()],
                    _connector=Q.OR,
                ),
            )
        ]
        triggers = [
            pgtrigger.Protect(name="raadbericht_blijft_staan", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return f"bericht van de Raad {self.pk}"

"""Who is in a casus, and every attempt to reach them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from meldingen.codelijsten import DIRECTBETROKKEN, ContactSoort, Gezag, Relatie, Rol
from meldingen.models.persoon import BLIJFT_OPGEGAAN
from meldingen.queries import BetrokkeneQuerySet, ContactmomentQuerySet
from meldingen.termijnen.effects import TermijnBron

if TYPE_CHECKING:
    from meldingen.models.persoon import Adres


EIGEN_RECHTEN_VANAF = 12
"""From this age a child is asked itself."""

_Betrokkenen = models.Manager.from_queryset(BetrokkeneQuerySet)


class BetrokkeneManager(_Betrokkenen["Betrokkene"]):
    """Who is in a casus, each human once."""

    def get_queryset(self) -> BetrokkeneQuerySet:
        """Without the rows that turned out to be about somebody who stood in the casus already."""
        return BetrokkeneQuerySet(self.model, using=self._db).filter(opgegaan_in__isnull=True)


class Betrokkene(models.Model):
    """A person in a casus: role, relation, authority, and whether that person was told and spoken to.

    `vastgelegd_op` starts the four weeks within which the person must be told. A directbetrokkene who was not spoken
    to has a reason; both may be filled when somebody could not be spoken to at first. A second row of the same human
    in one casus points to the first (`opgegaan_in`) and is only in `alle`; what was signed about it stays as it was.
    """

    casus = models.ForeignKey(
        "meldingen.Casus", models.CASCADE, related_name="betrokkenen", verbose_name="casus"
    )
    persoon = models.ForeignKey(
        "meldingen.Persoon", models.PROTECT, related_name="betrokkenheden", verbose_name="persoon"
    )
    rol = models.CharField("rol", max_length=20, choices=Rol.choices)
    relatie = models.CharField("relatie", max_length=20, choices=Relatie.choices, blank=True)
    gezag = models.CharField("gezag", max_length=10, choices=Gezag.choices, default=Gezag.ONBEKEND)
    in_huishouden = models.BooleanField("woont in het huishouden", default=True)
    vastgelegd_op = models.DateTimeField("vastgelegd op")
    geinformeerd_op = models.DateTimeField("geïnformeerd op", null=True, blank=True)
    geinformeerd_hoe = models.CharField("hoe geïnformeerd", max_length=200, blank=True)
    gesproken_op = models.DateTimeField("gesproken op", null=True, blank=True)
    reden_niet_gesproken = models.CharField("reden niet gesproken", max_length=300, blank=True)
    kind_verantwoord_op = models.DateTimeField(
        "als kind gezien, of de reden waarom niet, vastgelegd op", null=True, blank=True, editable=False
    )
    wederhoor_op = models.DateTimeField(
        "reactie op het conceptverslag, of de reden waarom niet, vastgelegd op",
        null=True,
        blank=True,
        editable=False,
    )
    opgegaan_in = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="dubbelen",
        verbose_name="opgegaan in",
    )

    objects = BetrokkeneManager()
    alle = BetrokkeneQuerySet.as_manager()

    class Meta:
        verbose_name = "betrokkene"
        verbose_name_plural = "betrokkenen"
        ordering = ("casus", "pk")
        permissions = [
            ("voeg_betrokkene_toe", "Mag betrokkenen en adressen vastleggen"),
            ("informeer_betrokkene", "Mag vastleggen dat een betrokkene is geïnformeerd"),
        ]
        constraints = [
            models.UniqueConstraint(name="persoon_staat_een_keer_in_een_casus", fields=("casus", "persoon")),
            models.CheckConstraint(name="betrokkene_rol_bestaat", condition=Q(rol__in=Rol.values)),
            models.CheckConstraint(name="betrokkene_gezag_bestaat", condition=Q(gezag__in=Gezag.values)),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="betrokkene_is_niet_een_samengevoegde",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("persoon_id"),  # type: ignore[no-untyped-call]
                func=BLIJFT_OPGEGAAN,
            ),
        ]

    def __str__(self) -> str:
        return f"betrokkene {self.pk}"

    @property
    def adressen(self) -> list[Adres]:
        """The addresses of this person that this casus knows; with `met_persoon` at no further query."""
        return [adres for adres in self.persoon.adressen.all() if adres.geldt_in(self.casus_id)]

    @property
    def is_directbetrokken(self) -> bool:
        """Whether the melding is about this person; somebody of the network is not."""
        return self.rol in DIRECTBETROKKEN

    def moet_gezien(self, op: date) -> bool:
        """Whether this is a living child the casus is about, who must be seen in V&V or onderzoek.

        Who has the role of a child counts as one while nobody knows the birth date.
        """
        persoon = self.persoon
        if not self.is_directbetrokken or persoon.ongeboren or persoon.overleden_op:
            return False
        return persoon.is_minderjarig(op) or (persoon.geboortedatum is None and self.rol == Rol.KIND)

    def moet_gehoord(self, op: date) -> bool:
        """Whether this person is asked what is wrong in the draft report: whoever it is about, from twelve years.

        Source: Wmo 2015 art. 5.1.6 lid 3 (twelve years is the age of own rights in the file).
        """
        persoon = self.persoon
        if not self.is_directbetrokken or persoon.ongeboren or persoon.overleden_op:
            return False
        jaren = persoon.leeftijd(op)
        return self.rol != Rol.KIND if jaren is None else jaren >= EIGEN_RECHTEN_VANAF

    def termijn_bron(self) -> TermijnBron:
        """Terms of this person alone, from the moment the data were recorded.

        Source: Wmo 2015 art. 5.3.1 lid 1.
        """
        return TermijnBron(
            casus=self.casus,
            betrokkene=self,
            startmoment=self.vastgelegd_op,
            onderwerp=f"betrokkene:{self.pk}",
        )


class Contactmoment(models.Model):
    """One attempt to reach somebody, succeeded or not; never changed, a mistake is corrected by a new one."""

    casus = models.ForeignKey(
        "meldingen.Casus", models.CASCADE, related_name="contactmomenten", verbose_name="casus"
    )
    betrokkene = models.ForeignKey(
        Betrokkene,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="contactmomenten",
        verbose_name="betrokkene",
    )
    met_wie = models.CharField("met wie", max_length=150)
    soort = models.CharField("soort contact", max_length=15, choices=ContactSoort.choices)
    op = models.DateTimeField("wanneer")
    gelukt = models.BooleanField("gelukt")
    verslag = models.TextField("verslag", blank=True)
    medewerker = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="contactmomenten", verbose_name="door"
    )
    vastgelegd_op = models.DateTimeField("vastgelegd op")
    corrigeert = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="gecorrigeerd_door",
        verbose_name="corrigeert",
    )

    objects = ContactmomentQuerySet.as_manager()

    class Meta:
        verbose_name = "contactmoment"
        verbose_name_plural = "contactmomenten"
        ordering = ("-op", "-pk")
        permissions = [("leg_contact_vast", "Mag een contactmoment vastleggen")]
        indexes = [models.Index(fields=["casus", "-op"], name="contactmoment_per_casus")]
        constraints = [
            models.CheckConstraint(
                name="gelukt_contact_heeft_een_verslag", condition=Q(gelukt=False) | ~Q(verslag="")
            ),
            models.CheckConstraint(
                name="contactmoment_soort_bestaat", condition=Q(soort__in=ContactSoort.values)
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="contactmoment_blijft_staan", operation=pgtrigger.Update | pgtrigger.Delete
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_soort_display()} op {self.op:%d-%m-%Y}"

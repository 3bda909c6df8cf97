"""What is kept of waiting: every weighing of the risk, and the contact that was planned meanwhile."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from meldingen.models import Betrokkene, Casus, Contactmoment
from veiligheid.wachtlijst.codelijsten import Wachtrisico, Wachtuitkomst
from veiligheid.wachtlijst.queries import HerwegingQuerySet, WachtcontactQuerySet


class Herweging(models.Model):
    """That somebody weighed the risk of a waiting family anew: how much now, why, and when again; never changed.

    `was` is what it was before, empty when nobody had weighed it.
    Source: Kwaliteitskader Veilig Thuis 2016, zicht op veiligheid.
    """

    casus = models.ForeignKey(Casus, models.PROTECT, related_name="herwegingen", verbose_name="casus")
    risico = models.CharField("risico", max_length=10, choices=Wachtrisico.choices)
    was = models.CharField("risico daarvoor", max_length=10, choices=Wachtrisico.choices, blank=True)
    reden = models.TextField("waarom")
    op = models.DateTimeField("herwogen op")
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="herwogen door"
    )
    volgende_op = models.DateField("volgende herweging uiterlijk")

    objects = HerwegingQuerySet.as_manager()

    class Meta:
        verbose_name = "herweging"
        verbose_name_plural = "herwegingen"
        ordering = ("-op", "-pk")
        permissions = [
            ("bekijk_wachtlijst", "Mag de wachtlijst van V&V en onderzoek bekijken"),
            ("herweeg_wachtende", "Mag het risico van een wachtend gezin herwegen"),
        ]
        indexes = [models.Index(fields=["casus", "-op"], name="herweging_per_casus")]
        constraints = [
            models.CheckConstraint(
                name="herweging_risico_bestaat",
                condition=Q(risico__in=Wachtrisico.values) & Q(was__in=["", *Wachtrisico.values]),
            ),
            models.CheckConstraint(name="herweging_zegt_waarom", condition=~Q(reden="")),
        ]
        triggers = [
            pgtrigger.Protect(name="herweging_blijft_staan", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return f"herweging {self.pk}"


class Wachtcontact(models.Model):
    """Contact that was planned with a waiting family: for which day, with whom, and how it ended.

    At most one is planned at a time. An outcome is written once and names the line of the contact log; without one it
    is missed from the day after `voor`.
    Source: Kwaliteitskader Veilig Thuis 2016, zicht op veiligheid.
    """

    casus = models.ForeignKey(Casus, models.PROTECT, related_name="wachtcontacten", verbose_name="casus")
    betrokkene = models.ForeignKey(
        Betrokkene, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="met wie"
    )
    voor = models.DateField("uiterlijk op")
    gepland_op = models.DateTimeField("gepland op")
    gepland_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="gepland door"
    )
    uitkomst = models.CharField("uitkomst", max_length=15, choices=Wachtuitkomst.choices, blank=True)
    contactmoment = models.OneToOneField(
        Contactmoment,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="wachtcontact",
        verbose_name="contactmoment",
    )

    objects = WachtcontactQuerySet.as_manager()

    class Meta:
        verbose_name = "contact tijdens het wachten"
        verbose_name_plural = "contacten tijdens het wachten"
        ordering = ("-gepland_op", "-pk")
        permissions = [("plan_wachtcontact", "Mag contact met een wachtend gezin plannen en afronden")]
        constraints = [
            models.UniqueConstraint(
                name="een_gepland_contact_per_wachtende_casus", fields=("casus",), condition=Q(uitkomst="")
            ),
            models.CheckConstraint(
                name="wachtcontact_uitkomst_wijst_naar_contact",
                condition=Q(uitkomst="", contactmoment__isnull=True)
                | (Q(uitkomst__in=Wachtuitkomst.values) & Q(contactmoment__isnull=False)),
            ),
        ]
        triggers = [
            pgtrigger.ReadOnly(
                name="wachtcontact_plan_staat_vast",
                fields=["casus", "betrokkene", "voor", "gepland_op", "gepland_door"],
            ),
            pgtrigger.Protect(
                name="wachtcontact_uitkomst_staat_vast",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition("OLD.uitkomst <> ''"),
            ),
            pgtrigger.Protect(name="wachtcontact_blijft_staan", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"wachtcontact {self.pk}"

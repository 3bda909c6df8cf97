"""Source protection: what the family and partners may not read, per document and per paragraph."""

from __future__ import annotations

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q

from meldingen.bronnen.queries import BronbeschermingQuerySet
from meldingen.codelijsten import Afschermgrond
from meldingen.documenten.records import Document
from meldingen.models.betrokkene import Contactmoment
from meldingen.models.casus import Casus
from meldingen.models.melding import Melding

HEEL_DOCUMENT = Q(
    document__isnull=False, contactmoment__isnull=True, melding__isnull=True, alinea_hash="", alinea=""
)
EEN_ALINEA = (
    Q(document__isnull=True, alinea_hash__regex=r"^[0-9a-f]{64}$")
    & ~Q(alinea="")
    & (
        Q(contactmoment__isnull=False, melding__isnull=True)
        | Q(contactmoment__isnull=True, melding__isnull=False)
    )
)


class Bronbescherming(models.Model):
    """That a document, or one paragraph of a contact report or of a melding, stays inside Veilig Thuis, and why.

    The paragraph is known by the hash of its text and by the text itself (`alinea`), so that the protection cannot
    slip to another paragraph and also holds for copies of it elsewhere in the casus. It is never changed, only lifted.
    Source: Uitvoeringsbesluit Wmo 2015 art. 4.1.8 lid 3.
    """

    casus = models.ForeignKey(Casus, models.CASCADE, related_name="beschermingen", verbose_name="casus")
    document = models.ForeignKey(
        Document, models.CASCADE, null=True, blank=True, related_name="beschermingen", verbose_name="document"
    )
    contactmoment = models.ForeignKey(
        Contactmoment,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="beschermingen",
        verbose_name="contactmoment",
    )
    melding = models.ForeignKey(
        Melding, models.CASCADE, null=True, blank=True, related_name="beschermingen", verbose_name="melding"
    )
    alinea_hash = models.CharField("kenmerk van de alinea", max_length=64, blank=True)
    alinea = models.TextField("alinea", blank=True)
    grond = models.CharField("grond", max_length=25, choices=Afschermgrond.choices)
    toelichting = models.CharField("toelichting", max_length=300, blank=True)
    sinds = models.DateTimeField("beschermd sinds")
    besloten_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="besloten door"
    )
    opgeheven_op = models.DateTimeField("opgeheven op", null=True, blank=True)
    opgeheven_door = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="opgeheven door",
    )
    opgeheven_reden = models.CharField("waarom opgeheven", max_length=300, blank=True)

    objects = BronbeschermingQuerySet.as_manager()

    class Meta:
        verbose_name = "bronbescherming"
        verbose_name_plural = "bronbeschermingen"
        ordering = ("casus", "pk")
        permissions = [
            ("bescherm_bron", "Mag een document of alinea beschermen tegen inzage"),
            ("hef_bronbescherming_op", "Mag bronbescherming opheffen"),
        ]
        constraints = [
            models.CheckConstraint(
                name="bronbescherming_gaat_over_een_document_of_een_alinea",
                condition=HEEL_DOCUMENT | EEN_ALINEA,
            ),
            models.CheckConstraint(
                name="bronbescherming_heeft_een_grond", condition=Q(grond__in=Afschermgrond.values)
            ),
            models.CheckConstraint(
                name="opgeheven_bescherming_zegt_wanneer_door_wie_en_waarom",
                condition=Q(opgeheven_op__isnull=True, opgeheven_door__isnull=True, opgeheven_reden="")
                | (Q(opgeheven_op__gte=F("sinds"), opgeheven_door__isnull=False) & ~Q(opgeheven_reden="")),
            ),
            models.UniqueConstraint(
                name="document_of_alinea_is_een_keer_beschermd",
                fields=("document", "contactmoment", "melding", "alinea_hash"),
                condition=Q(opgeheven_op__isnull=True),
                nulls_distinct=False,
            ),
        ]
        triggers = [
            pgtrigger.ReadOnly(
                name="bronbescherming_blijft_zoals_besloten",
                fields=[
                    "casus", "document", "contactmoment", "melding", "alinea_hash", "alinea", "grond", "sinds",
                    "besloten_door",
                ],
            ),
            pgtrigger.Protect(
                name="opgeheven_bescherming_herleeft_niet",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition("OLD.opgeheven_op IS NOT NULL"),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"bronbescherming {self.pk}"

    @property
    def geldt(self) -> bool:
        """Whether it holds until further notice."""
        return self.opgeheven_op is None

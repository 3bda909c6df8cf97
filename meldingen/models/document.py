"""A paper of the casus that somebody outside sent: kept as it came, under its own content hash."""

from __future__ import annotations

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from meldingen.codelijsten import DocumentSoort
from meldingen.models.casus import Casus
from meldingen.queries import DocumentQuerySet


class Document(models.Model):
    """One PDF in a casus. The name of the file is not kept: it often names a person."""

    casus = models.ForeignKey(Casus, models.PROTECT, related_name="documenten")
    soort = models.CharField("soort", max_length=20, choices=DocumentSoort.choices)
    omschrijving = models.CharField("omschrijving", max_length=150)
    herkomst = models.CharField("van wie", max_length=150)
    ontvangen_op = models.DateField("ontvangen op")
    inhoud = models.BinaryField(editable=False)
    grootte = models.PositiveIntegerField("grootte in bytes")
    sha256 = models.CharField("controlegetal", max_length=64)
    vastgelegd_op = models.DateTimeField("vastgelegd op")
    vastgelegd_door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = "document"
        verbose_name_plural = "documenten"
        ordering = ("-ontvangen_op", "-pk")
        permissions = [("voeg_document_toe", "Mag documenten bij een casus vastleggen")]
        constraints = [
            models.UniqueConstraint(name="document_staat_een_keer_in_een_casus", fields=("casus", "sha256")),
            models.CheckConstraint(
                name="document_soort_bestaat", condition=Q(soort__in=DocumentSoort.values)
            ),
            models.CheckConstraint(name="document_is_niet_leeg", condition=Q(grootte__gt=0)),
        ]
        triggers = [pgtrigger.Protect(name="document_blijft_zoals_het_kwam", operation=pgtrigger.Update)]

    def __str__(self) -> str:
        return f"document {self.pk}"

    @property
    def bestandsnaam(self) -> str:
        """The name it is downloaded under, which says nothing about a person."""
        return f"document-{self.pk}.pdf"

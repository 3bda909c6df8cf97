"""A paper of the casus, its content under its hash, and the pictures of its first pages."""

from __future__ import annotations

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Func, Q, Value

from meldingen.codelijsten import DocumentSoort
from meldingen.documenten.queries import DocumentQuerySet, InhoudQuerySet
from meldingen.documenten.soorten import UITGANG
from meldingen.models.betrokkene import Betrokkene
from meldingen.models.casus import Casus

IS_ZIJN_HASH = Q(
    sha256=Func(
        Func(F("gegevens"), function="sha256", output_field=models.BinaryField()),
        Value("hex"),
        function="encode",
        output_field=models.CharField(),
    )
)
IS_ZIJN_GROOTTE = Q(
    grootte=Func(F("gegevens"), function="octet_length", output_field=models.PositiveIntegerField())
)


class Inhoud(models.Model):
    """The bytes of a paper as they came, once per content, known by their SHA-256 in hexadecimal.

    `volgende_op` is when it is due to be scanned or drawn, None when nothing is left to do. It is opened only when
    the scanner found nothing (`scan`).
    """

    class Scan(models.TextChoices):
        """What the virus scanner said."""

        WACHT = "wacht", "wordt gecontroleerd"
        SCHOON = "schoon", "geen virus gevonden"
        BESMET = "besmet", "virus gevonden"
        MISLUKT = "mislukt", "controle lukt niet"

    class Voorbeeld(models.TextChoices):
        """Whether its first pages can be shown."""

        WACHT = "wacht", "wordt gemaakt"
        GEMAAKT = "gemaakt", "gemaakt"
        GEEN = "geen", "niet te maken"

    sha256 = models.CharField("controlegetal", max_length=64, primary_key=True)
    gegevens = models.BinaryField(editable=False)
    grootte = models.PositiveIntegerField("grootte in bytes")
    mediatype = models.CharField("soort bestand", max_length=40, choices=[(t, t) for t in UITGANG])
    bladzijden = models.PositiveSmallIntegerField("aantal bladzijden", default=1)
    bewaard_op = models.DateTimeField("bewaard op")
    scan = models.CharField("viruscontrole", max_length=10, choices=Scan.choices, default=Scan.WACHT)
    gescand_op = models.DateTimeField("gecontroleerd op", null=True, blank=True)
    scanner = models.CharField("gecontroleerd met", max_length=40, blank=True)
    pogingen = models.PositiveSmallIntegerField("mislukte controles", default=0)
    voorbeeld = models.CharField(
        "voorbeeld", max_length=10, choices=Voorbeeld.choices, default=Voorbeeld.WACHT
    )
    volgende_op = models.DateTimeField("volgende controle op", null=True, blank=True)

    objects = InhoudQuerySet.as_manager()

    class Meta:
        verbose_name = "inhoud van een document"
        verbose_name_plural = "inhoud van documenten"
        constraints = [
            models.CheckConstraint(name="inhoud_is_zijn_controlegetal", condition=IS_ZIJN_HASH),
            models.CheckConstraint(name="inhoud_is_zo_groot_als_gezegd", condition=IS_ZIJN_GROOTTE),
            models.CheckConstraint(
                name="oordeel_over_virus_zegt_wanneer",
                condition=Q(scan__in=["wacht", "mislukt"], gescand_op__isnull=True)
                | Q(scan__in=["schoon", "besmet"], gescand_op__isnull=False),
            ),
        ]
        indexes = [
            models.Index(
                name="inhoud_te_controleren", fields=["volgende_op"], condition=Q(volgende_op__isnull=False)
            )
        ]
        triggers = [
            pgtrigger.ReadOnly(
                name="inhoud_blijft_zoals_zij_kwam",
                fields=["sha256", "gegevens", "grootte", "mediatype", "bladzijden", "bewaard_op"],
            )
        ]

    def __str__(self) -> str:
        return f"inhoud {self.sha256[:12]}"

    @property
    def is_schoon(self) -> bool:
        """Whether it may be opened."""
        return self.scan == self.Scan.SCHOON


class Bladzijde(models.Model):
    """One of the first pages of a content as a picture without any metadata."""

    inhoud = models.ForeignKey(Inhoud, models.CASCADE, related_name="voorbeelden")
    nummer = models.PositiveSmallIntegerField("bladzijde")
    breedte = models.PositiveSmallIntegerField("breedte in beeldpunten")
    hoogte = models.PositiveSmallIntegerField("hoogte in beeldpunten")
    beeld = models.BinaryField(editable=False)

    class Meta:
        verbose_name = "voorbeeld van een bladzijde"
        verbose_name_plural = "voorbeelden van bladzijden"
        ordering = ("inhoud", "nummer")
        constraints = [
            models.UniqueConstraint(
                name="bladzijde_staat_een_keer_bij_haar_inhoud", fields=("inhoud", "nummer")
            )
        ]

    def __str__(self) -> str:
        return f"bladzijde {self.nummer}"


class Document(models.Model):
    """One paper in a casus. The name of the file is not kept: it often names a person."""

    casus = models.ForeignKey(Casus, models.PROTECT, related_name="documenten")
    soort = models.CharField("soort", max_length=20, choices=DocumentSoort.choices)
    omschrijving = models.CharField("omschrijving", max_length=150)
    herkomst = models.CharField("van wie", max_length=150)
    ontvangen_op = models.DateField("ontvangen op")
    inhoud = models.ForeignKey(Inhoud, models.PROTECT, db_column="sha256", related_name="documenten")
    vastgelegd_op = models.DateTimeField("vastgelegd op")
    vastgelegd_door = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = "document"
        verbose_name_plural = "documenten"
        ordering = ("-ontvangen_op", "-pk")
        permissions = [("voeg_document_toe", "Mag documenten bij een casus vastleggen")]
        constraints = [
            models.UniqueConstraint(name="document_staat_een_keer_in_een_casus", fields=("casus", "inhoud")),
            models.CheckConstraint(
                name="document_soort_bestaat", condition=Q(soort__in=DocumentSoort.values)
            ),
        ]
        triggers = [pgtrigger.Protect(name="document_blijft_zoals_het_kwam", operation=pgtrigger.Update)]

    def __str__(self) -> str:
        return f"document {self.pk}"

    @property
    def mensen(self) -> list[str]:
        """The names of those it is about, in the order in which they came into the casus; `met_mensen` reads them."""
        return [rij.betrokkene.persoon.weergavenaam for rij in self.over.all()]

    @property
    def bestandsnaam(self) -> str:
        """The name it is downloaded under, which says nothing about a person."""
        return f"document-{self.pk}.{UITGANG[self.inhoud.mediatype]}"


class DocumentOver(models.Model):
    """That a paper is about this person of its casus; when two turn out to be one, it goes along."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="over", verbose_name="document")
    betrokkene = models.ForeignKey(
        Betrokkene, models.PROTECT, related_name="documenten_over", verbose_name="over wie"
    )

    class Meta:
        verbose_name = "over wie een document gaat"
        verbose_name_plural = "over wie documenten gaan"
        ordering = ("betrokkene",)
        constraints = [
            models.UniqueConstraint(
                name="document_gaat_een_keer_over_iemand", fields=("document", "betrokkene")
            )
        ]

    def __str__(self) -> str:
        return f"document {self.document_id} over betrokkene {self.betrokkene_id}"

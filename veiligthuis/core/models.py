"""What the kernel stores: the users, the audit trail and the keys of forms already received."""

import uuid

import pgtrigger
from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import models

CHAIN_LINE = """
NEW.shard := ('x' || substr(md5(NEW.casus_nummer), 1, 4))::bit(16)::int % 16;
INSERT INTO core_auditkop (shard, volgnummer, hash)
    VALUES (NEW.shard, 0, sha256(convert_to('veiligthuis ' || NEW.shard, 'UTF8'))) ON CONFLICT DO NOTHING;
SELECT volgnummer + 1, hash INTO NEW.volgnummer, _vorige FROM core_auditkop WHERE shard = NEW.shard FOR UPDATE;
NEW.hash := sha256(_vorige || convert_to(jsonb_build_array(
    NEW.shard, NEW.volgnummer, NEW.id, extract(epoch FROM NEW.op), NEW.soort, NEW.actie, NEW.door_id, NEW.door_naam,
    NEW.namens, NEW.casus_nummer, NEW.object_soort, NEW.object_id, NEW.van, NEW.naar, NEW.velden, NEW.verzoek
)::text, 'UTF8'));
UPDATE core_auditkop SET volgnummer = NEW.volgnummer, hash = NEW.hash WHERE shard = NEW.shard;
RETURN NEW;
"""
"""Number and chain a new line: all lines of one casus stand in one of sixteen chains."""


class Medewerker(AbstractUser):
    """Somebody who logs in: of Veilig Thuis itself or of a partner.

    Groups are roles (`veiligthuis.roles`); which team somebody is in is `ketenpartners.Lidmaatschap`.
    """

    functie = models.CharField("functie", max_length=80, blank=True)

    class Meta:
        verbose_name = "medewerker"
        verbose_name_plural = "medewerkers"
        ordering = ["last_name", "first_name", "username"]

    def __str__(self) -> str:
        return self.weergavenaam

    @property
    def weergavenaam(self) -> str:
        """The name colleagues know this person by; the login name where none was given."""
        return self.get_full_name() or self.username

    @property
    def korte_naam(self) -> str:
        """Initial and last name, for a narrow column: N. el Idrissi; the whole name where one of the two is missing."""
        if not (self.first_name and self.last_name):
            return self.weergavenaam
        return f"{self.first_name[0]}. {self.last_name}"


class AuditEntry(models.Model):
    """One line of the audit trail: that something was done or seen, never what was in it.

    Plain values without foreign keys, so that a line outlives the destruction of what it is about.
    `hash` chains each line of a shard to the one before; a database trigger fills it and refuses changes.
    """

    class Soort(models.TextChoices):
        WIJZIGING = "wijziging", "wijziging"
        INZAGE = "inzage", "inzage"
        WEIGERING = "weigering", "weigering"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    shard = models.SmallIntegerField(editable=False)
    volgnummer = models.BigIntegerField(editable=False)
    op = models.DateTimeField("op")
    soort = models.CharField("soort", max_length=12, choices=Soort.choices)
    actie = models.CharField("actie", max_length=80)
    door_id = models.BigIntegerField("medewerker", null=True)
    door_naam = models.CharField("naam medewerker", max_length=150, blank=True)
    namens = models.CharField("rollen", max_length=200, blank=True)
    casus_nummer = models.CharField("casus", max_length=20, blank=True)
    object_soort = models.CharField("soort object", max_length=60)
    object_id = models.CharField("object", max_length=40, blank=True)
    van = models.CharField("van status", max_length=40, blank=True)
    naar = models.CharField("naar status", max_length=40, blank=True)
    velden = models.JSONField("velden", default=dict)
    verzoek = models.CharField("verzoeknummer", max_length=40, blank=True)
    hash = models.BinaryField(editable=False)

    class Meta:
        verbose_name = "auditregel"
        verbose_name_plural = "auditregels"
        ordering = ["-op"]
        indexes = [
            models.Index(fields=["casus_nummer", "-op"], name="audit_per_casus"),
            models.Index(fields=["object_soort", "object_id", "-op"], name="audit_per_object"),
            models.Index(fields=["door_id", "-op"], name="audit_per_medewerker"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["shard", "volgnummer"], name="audit_volgnummer_eenmaal_per_keten"
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="audit_blijft_staan", operation=pgtrigger.Update | pgtrigger.Delete),
            pgtrigger.Trigger(
                name="audit_wordt_geketend",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                declare=[("_vorige", "BYTEA")],
                func=CHAIN_LINE,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.actie} {self.object_soort} {self.object_id}"


class AuditKop(models.Model):
    """The head of one audit chain: the last number and hash, locked while a line is added."""

    shard = models.SmallIntegerField(primary_key=True)
    volgnummer = models.BigIntegerField(default=0)
    hash = models.BinaryField()

    class Meta:
        verbose_name = "kop van een auditketen"
        verbose_name_plural = "koppen van auditketens"

    def __str__(self) -> str:
        return f"keten {self.shard}"


class Inzending(models.Model):
    """A form that was received: the same key never does its work twice.

    `antwoord` is where the first submit led to; a double submit is sent there too.
    """

    sleutel = models.UUIDField(primary_key=True)
    medewerker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    pad = models.CharField(max_length=200)
    antwoord = models.CharField(max_length=300, blank=True)
    op = models.DateTimeField()

    class Meta:
        verbose_name = "inzending"
        verbose_name_plural = "inzendingen"

    def __str__(self) -> str:
        return str(self.sleutel)

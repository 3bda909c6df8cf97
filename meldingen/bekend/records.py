"""The tables the search reads beside the persons; only a trigger in the database writes them."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q


class Zoeknaam(models.Model):
    """One sound under which a person is found; a person has as many as the surnames have parts.

    `nummer` 1 is there once for each person. Rows carry what is needed to compare, so that an index alone answers;
    no relation to the person, for the trigger is the only one that may touch them.
    """

    persoon_id = models.BigIntegerField()
    nummer = models.SmallIntegerField()
    sleutel = models.TextField()
    geboren = models.DateField(null=True)
    precisie = models.TextField()
    voorletter = models.TextField()
    achter = models.TextField()
    voor = models.TextField()
    klinkt = models.TextField()

    class Meta:
        verbose_name = "zoeknaam"
        verbose_name_plural = "zoeknamen"
        constraints = [
            models.UniqueConstraint(name="zoeknaam_per_persoon", fields=("persoon_id", "nummer")),
        ]
        indexes = [
            models.Index(
                name="zoeknaam_op_klank",
                fields=["sleutel", "geboren", "voorletter"],
                include=["persoon_id", "klinkt"],
            ),
            models.Index(
                name="zoeknaam_op_geboortedatum",
                fields=["geboren"],
                include=["persoon_id", "klinkt"],
                condition=Q(nummer=1),
            ),
        ]

    def __str__(self) -> str:
        return f"zoeknaam van persoon {self.persoon_id}"


class Naamwoord(models.Model):
    """A sound that somebody is found under: the vocabulary in which misspelt names are looked up.

    `klank` is the sound without vowels, `weg` what is left of its beginning after leaving out one or two letters.
    """

    sleutel = models.TextField(primary_key=True)
    klank = models.TextField(db_index=True)
    weg = ArrayField(models.TextField())

    class Meta:
        verbose_name = "naamwoord"
        verbose_name_plural = "naamwoorden"
        indexes = [GinIndex(name="naamwoord_op_weggelaten", fields=["weg"])]

    def __str__(self) -> str:
        return "een naam uit de woordenschat"

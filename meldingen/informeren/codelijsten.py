"""The closed lists of values of the informatieplan and of letters; statuses stand in machine."""

from django.db import models


class Ontvanger(models.TextChoices):
    """Who hears something."""

    BETROKKENE = "betrokkene", "Betrokkene"
    MELDER = "melder", "Melder"
    PROFESSIONAL = "professional", "Professional"


class Waarover(models.TextChoices):
    """What somebody hears.

    Source: Wmo 2015 art. 5.3.1 (gegevens) and art. 4.1.1 lid 2 onder g (besluit and afloop).
    """

    GEGEVENS = "gegevens", "Dat er een melding is en welke gegevens wij bewaren"
    BESLUIT = "besluit", "Wat wij na de veiligheidsbeoordeling besloten"
    AFLOOP = "afloop", "Hoe het afliep na onderzoek of Voorwaarden & Vervolg"
    ANDERS = "anders", "Iets anders"


class Middel(models.TextChoices):
    """How somebody is to hear it."""

    GESPREK = "gesprek", "In een gesprek"
    TELEFOON = "telefoon", "Per telefoon"
    BRIEF = "brief", "Met een brief"
    EMAIL = "email", "Per beveiligde e-mail"


class Lezer(models.TextChoices):
    """Whom a letter is written for; each has words of its own."""

    MELDER_PROFESSIONAL = "melder_professional", "Melder, beroepsmatig"
    MELDER_BURGER = "melder_burger", "Melder, niet beroepsmatig"
    BETROKKENE = "betrokkene", "Betrokkene"
    KIND = "kind", "Kind vanaf 12 jaar"


MELDERS = frozenset({Lezer.MELDER_PROFESSIONAL, Lezer.MELDER_BURGER})
"""Readers outside the family."""


class Verzendwijze(models.TextChoices):
    """How one copy of a letter reaches its reader."""

    POST = "post", "Met de post"
    VIA_ANDER = "via_ander", "Via iemand anders"
    MEEGEVEN = "meegeven", "Zelf geven"
    EMAIL = "email", "Beveiligde e-mail"

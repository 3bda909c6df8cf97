"""The closed lists of the waiting list: how much risk waiting carries, and how planned contact ended."""

from django.db import models


class Wachtrisico(models.TextChoices):
    """How much risk it carries that this family waits. Source: regional practice; no law names a scale."""

    HOOG = "hoog", "Hoog"
    MIDDEN = "midden", "Midden"
    LAAG = "laag", "Laag"


class Wachtuitkomst(models.TextChoices):
    """How planned contact ended."""

    GESPROKEN = "gesproken", "Gesproken"
    NIET_BEREIKT = "niet_bereikt", "Niet bereikt"

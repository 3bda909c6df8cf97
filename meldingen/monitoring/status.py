"""What an answer says of safety, and why monitoring ends."""

from django.db import models


class Veilig(models.TextChoices):
    """Whether it is safe now, as the person who was asked says."""

    JA = "ja", "Ja, veilig"
    NEE = "nee", "Nee, niet veilig"
    ONBEKEND = "onbekend", "Weet het niet"


class MonitoringEinde(models.TextChoices):
    """Why monitoring ends."""

    STABIEL = "stabiel", "Stabiel veilig, bevestigd door gezin en professional"
    ANDER = "ander", "Een ander houdt zicht op de veiligheid"
    VERTROKKEN = "vertrokken", "Vertrokken uit de regio"
    OVERLEDEN = "overleden", "Overleden"


MOMENTEN = ("T14A", "T14B", "T14C")
"""The terms of the moments, in order; the last is the end of monitoring."""

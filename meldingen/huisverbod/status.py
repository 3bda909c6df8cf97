"""Where a huisverbod stands, what was advised about it, and how the person kept out can be reached."""

from django.db import models


class HuisverbodStatus(models.TextChoices):
    """Where a huisverbod stands."""

    OPGELEGD = "opgelegd", "Opgelegd"
    VERLENGD = "verlengd", "Verlengd"
    INGETROKKEN = "ingetrokken", "Ingetrokken"
    AFGELOPEN = "afgelopen", "Afgelopen"


LOPEND = frozenset({HuisverbodStatus.OPGELEGD, HuisverbodStatus.VERLENGD})
"""Nobody wrote down its end; when its last moment has passed that must be done."""

VOORBIJ = frozenset({HuisverbodStatus.INGETROKKEN, HuisverbodStatus.AFGELOPEN})
"""It has ended and it was written down how the family goes on."""


class Burgemeesteradvies(models.TextChoices):
    """What Veilig Thuis advises the burgemeester. Source: Wet tijdelijk huisverbod art. 9."""

    VERLENGEN = "verlengen", "Verlengen"
    NIET_VERLENGEN = "niet_verlengen", "Niet verlengen"
    INTREKKEN = "intrekken", "Intrekken"


class Bereikbaarheid(models.TextChoices):
    """How the person kept out can be reached. Source: Wet tijdelijk huisverbod art. 2 lid 6."""

    ADRES = "adres", "Verblijfadres is vastgelegd bij de persoon"
    TELEFOON = "telefoon", "Alleen per telefoon"
    VIA_ANDER = "via_ander", "Via een ander, bijvoorbeeld advocaat of hulpverlener"
    NIET = "niet", "Niet doorgegeven, ook niet aan de burgemeester"

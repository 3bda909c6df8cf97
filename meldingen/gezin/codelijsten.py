"""The closed lists of values of bands and of safe contact."""

from django.db import models


class JaNeeOnbekend(models.TextChoices):
    """An answer that may not be known yet; not knowing is never the same as yes."""

    JA = "ja", "Ja"
    NEE = "nee", "Nee"
    ONBEKEND = "onbekend", "Nog niet bekend"


class VeiligKanaal(models.TextChoices):
    """The way to reach a person that puts nobody in danger."""

    ONBEKEND = "onbekend", "Nog niet bekend"
    TELEFOON = "telefoon", "Bellen"
    BERICHT = "bericht", "Sms of bericht"
    EMAIL = "email", "E-mail"
    POST = "post", "Post"
    VIA_ANDER = "via_ander", "Via iemand anders"
    PERSOONLIJK = "persoonlijk", "Alleen persoonlijk"
    GEEN = "geen", "Geen contact opnemen"


NIET_BELLEN = frozenset({VeiligKanaal.GEEN, VeiligKanaal.PERSOONLIJK, VeiligKanaal.VIA_ANDER})
"""Channels that say: do not call this person."""


class Bandsoort(models.TextChoices):
    """What one person in a casus is to another; directed ones read from the first to the second.

    A genogram is drawn from these. Violence is a suspicion, as everything else in a casus.
    Source: McGoldrick, Gerson & Petry, Genograms (relations); BW boek 1 art. 245 (gezag).
    """

    OUDER_VAN = "ouder_van", "Ouder van"
    ADOPTIEOUDER_VAN = "adoptieouder_van", "Adoptieouder van"
    PLEEGOUDER_VAN = "pleegouder_van", "Pleegouder van"
    STIEFOUDER_VAN = "stiefouder_van", "Stiefouder van"
    GEZAG_OVER = "gezag_over", "Heeft gezag over"
    PAAR = "paar", "Samen met"
    GEHUWD = "gehuwd", "Getrouwd met"
    UIT_ELKAAR = "uit_elkaar", "Uit elkaar met"
    GESCHEIDEN = "gescheiden", "Gescheiden van"
    GEWELD = "geweld", "Vermoedelijk geweld tegen"
    CONTACT_VERBROKEN = "contact_verbroken", "Contact verbroken met"
    HECHT = "hecht", "Hecht met"


OUDERBANDEN = frozenset(
    {Bandsoort.OUDER_VAN, Bandsoort.ADOPTIEOUDER_VAN, Bandsoort.PLEEGOUDER_VAN, Bandsoort.STIEFOUDER_VAN}
)
"""The bands that put the one a generation above the other."""

WEDERZIJDSE_BANDEN = frozenset(
    {
        Bandsoort.PAAR,
        Bandsoort.GEHUWD,
        Bandsoort.UIT_ELKAAR,
        Bandsoort.GESCHEIDEN,
        Bandsoort.CONTACT_VERBROKEN,
        Bandsoort.HECHT,
    }
)
"""The bands that hold both ways; they are kept once, from the person recorded first."""

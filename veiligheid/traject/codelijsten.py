"""The closed lists of a traject: how a child was seen, what a statement is and from whom, what was concluded."""

from django.db import models


class Aanwezig(models.TextChoices):
    """With whom a child was while it was seen."""

    ALLEEN = "alleen", "Alleen"
    MET_OUDER = "met_ouder", "Met een ouder erbij"
    MET_ANDER = "met_ander", "Met iemand anders erbij"


class Soort(models.TextChoices):
    """What a statement is; the three are never mixed.

    Source: Uitvoeringsbesluit Wmo 2015 art. 4.1.8; Kwaliteitskader feitenonderzoek jeugdbescherming 2018.
    """

    FEIT = "feit", "Feit"
    MENING = "mening", "Mening"
    INTERPRETATIE = "interpretatie", "Interpretatie"


class Bronsoort(models.TextChoices):
    """Where a statement comes from."""

    PERSOON = "persoon", "Iemand uit het gezin of netwerk"
    ORGANISATIE = "organisatie", "Een organisatie of professional"
    DOCUMENT = "document", "Een document in de casus"
    WAARNEMING = "waarneming", "Eigen waarneming"
    MELDER = "melder", "De melder"


class Onderwerp(models.TextChoices):
    """What is concluded on; the two are judged apart. Source: Uitvoeringsregeling Wmo 2015, bijlage A par. 4.3."""

    HG = "hg", "Huiselijk geweld"
    KM = "km", "Kindermishandeling"


class Uitkomst(models.TextChoices):
    """What was established about one of the two. Source: Uitvoeringsregeling Wmo 2015, bijlage A par. 4.3."""

    BEVESTIGD = "bevestigd", "Bevestigd"
    NIET_BEVESTIGD = "niet_bevestigd", "Niet bevestigd"
    GEEN = "geen", "Er is geen sprake van"


class Weger(models.TextChoices):
    """As what somebody weighs a conclusion along. Source: Uitvoeringsbesluit Wmo 2015 art. 4.1.2."""

    GEDRAGSWETENSCHAPPER = "gedragswetenschapper", "Gedragswetenschapper"
    VERTROUWENSARTS = "vertrouwensarts", "Vertrouwensarts"

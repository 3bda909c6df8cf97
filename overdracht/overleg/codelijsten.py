"""The kinds of overleg and where it is held, where a point of the agenda comes from, how an agreement ended."""

from django.db import models


class OverlegStatus(models.TextChoices):
    """Where an overleg stands."""

    GEPLAND = "gepland", "Gepland"
    GEHOUDEN = "gehouden", "Gehouden, verslag volgt"
    AFGEROND = "afgerond", "Afgerond"
    VERVALLEN = "vervallen", "Gaat niet door"


LOPEND = frozenset({OverlegStatus.GEPLAND, OverlegStatus.GEHOUDEN})
"""Somebody must still do something for it."""

VOORBIJ = frozenset({OverlegStatus.AFGEROND, OverlegStatus.VERVALLEN})
"""Its contents stand; agreements of it may still run."""


class OverlegSoort(models.TextChoices):
    """What kind of table it is."""

    MDO = "mdo", "Multidisciplinair overleg (MDO)"
    VIJFHOEK = "vijfhoek", "Vijfhoekoverleg"
    JEUGDBESCHERMINGSTAFEL = "jeugdbeschermingstafel", "Jeugdbeschermingstafel"


class Vorm(models.TextChoices):
    """How people meet."""

    LOCATIE = "locatie", "Op een locatie"
    VIDEO = "video", "Videogesprek"
    TELEFOON = "telefoon", "Telefonisch"


class Bron(models.TextChoices):
    """Where a point of the agenda comes from."""

    EIGEN = "eigen", "Eigen punt"
    VOORWAARDE = "voorwaarde", "Voorwaarde uit het plan"
    AFSPRAAK = "afspraak", "Afspraak uit het plan"
    EVALUATIE = "evaluatie", "Evaluatie van het plan"
    OVERDRACHT = "overdracht", "Lopende overdracht"
    VRAAG = "vraag", "Vraag van de ontvanger"
    INFORMATIE = "informatie", "Nog onbekend in de beoordeling"
    CIJFER = "cijfer", "Veiligheidscijfer"


class Uitkomst(models.TextChoices):
    """How an agreement of an overleg ended."""

    GEDAAN = "gedaan", "Gedaan"
    NIET_GEDAAN = "niet_gedaan", "Niet gedaan"

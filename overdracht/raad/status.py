"""Where a verzoek to the Raad stands, what is asked, and what the Raad lets know."""

from django.db import models


class VerzoekStatus(models.TextChoices):
    """Where a verzoek tot onderzoek stands."""

    CONCEPT = "concept", "Concept"
    TER_ONDERTEKENING = "ter_ondertekening", "Ter ondertekening"
    ONDERTEKEND = "ondertekend", "Ondertekend"
    VERZONDEN = "verzonden", "Verzonden"
    INGETROKKEN = "ingetrokken", "Ingetrokken"


LOPEND = frozenset({VerzoekStatus.CONCEPT, VerzoekStatus.TER_ONDERTEKENING, VerzoekStatus.ONDERTEKEND})
"""Somebody still works on it; a casus has at most one."""

BEVROREN = frozenset({VerzoekStatus.TER_ONDERTEKENING, VerzoekStatus.ONDERTEKEND, VerzoekStatus.VERZONDEN})
"""What it says stands fast: the signers, the Raad and the file read the same."""

VOORBIJ = frozenset({VerzoekStatus.VERZONDEN, VerzoekStatus.INGETROKKEN})
"""Nobody works on it any more."""


class Urgentie(models.TextChoices):
    """How soon the Raad is asked to look."""

    GEWOON = "gewoon", "Gewoon"
    VOORRANG = "voorrang", "Met voorrang"
    SPOED = "spoed", "Spoed"


class Gevraagd(models.TextChoices):
    """What Veilig Thuis asks the Raad to look into. Source: BW boek 1 art. 255, 265b and 266; Jeugdwet art. 3.1."""

    ONDERZOEK = "onderzoek", "Onderzoek of een maatregel nodig is"
    OTS = "ots", "Onderzoek naar een ondertoezichtstelling"
    UHP = "uhp", "Ondertoezichtstelling met uithuisplaatsing"
    GEZAG = "gezag", "Onderzoek naar het gezag"


class Geinformeerd(models.TextChoices):
    """Whether somebody with authority knows of the verzoek."""

    JA = "ja", "Ja"
    NEE = "nee", "Nee"


class BerichtSoort(models.TextChoices):
    """What the Raad lets know. Source: Regeling justitiële keteninformatisering Jeugdwet, bijlage 1."""

    INTAKE = "intake", "Besluit na de intake"
    AMBTSHALVE = "ambtshalve", "Start van een onderzoek ambtshalve"
    UITKOMST = "uitkomst", "Uitkomst van het onderzoek"
    RECHTER = "rechter", "Beslissing van de rechter"


class Strekking(models.TextChoices):
    """What a notification comes down to for the casus."""

    NEEMT_OVER = "neemt_over", "De Raad gaat onderzoeken"
    NEEMT_NIET_OVER = "neemt_niet_over", "De Raad onderzoekt niet"
    REKEST = "rekest", "De Raad vraagt de rechter om een maatregel"
    GEEN_REKEST = "geen_rekest", "De Raad vraagt geen maatregel"
    TOEGEWEZEN = "toegewezen", "De rechter legt een maatregel op"
    AFGEWEZEN = "afgewezen", "De rechter legt geen maatregel op"


STREKKINGEN: dict[str, tuple[str, ...]] = {
    BerichtSoort.INTAKE: (Strekking.NEEMT_OVER, Strekking.NEEMT_NIET_OVER),
    BerichtSoort.AMBTSHALVE: (Strekking.NEEMT_OVER,),
    BerichtSoort.UITKOMST: (Strekking.REKEST, Strekking.GEEN_REKEST),
    BerichtSoort.RECHTER: (Strekking.TOEGEWEZEN, Strekking.AFGEWEZEN),
}
"""What each kind of notification can come down to."""

TERUG = frozenset({Strekking.NEEMT_NIET_OVER, Strekking.GEEN_REKEST, Strekking.AFGEWEZEN})
"""Nobody else does anything about the safety of the child, so it is work of Veilig Thuis again."""

MET_MAATREGEL = frozenset({Strekking.REKEST, Strekking.TOEGEWEZEN})
"""A measure is named with these."""

ONDERTEKENAARS = (
    ("gedragswetenschapper", "Gedragswetenschapper"),
    ("teammanager", "Teammanager"),
)
"""Who signs, as the start of the name of the fields, and in words."""

"""The steps of a crisisinzet: their order, their words, and how often each is taken."""

from django.db import models


class Crisisstap(models.TextChoices):
    """What can be noted about a crisisinzet; every one is a fact with a time and a name."""

    GAAT = "gaat", "Wie gaat erheen"
    ACHTERWACHT = "achterwacht", "Achterwacht gebeld"
    POLITIE = "politie", "Afspraak met de politie"
    VERTROKKEN = "vertrokken", "Vertrokken"
    AANGEKOMEN = "aangekomen", "Aangekomen"
    ACTIE = "actie", "Eerste veiligheidsactie"
    AFSPRAKEN = "afspraken", "Afspraken met het gezin"
    OVERGEDRAGEN = "overgedragen", "Overgedragen"
    INGETROKKEN = "ingetrokken", "Acuut ingetrokken"
    ADVIES = "advies", "Gesprek werd een advies"


VOLGORDE = (
    Crisisstap.GAAT, Crisisstap.ACHTERWACHT, Crisisstap.POLITIE, Crisisstap.VERTROKKEN, Crisisstap.AANGEKOMEN,
    Crisisstap.ACTIE, Crisisstap.AFSPRAKEN, Crisisstap.OVERGEDRAGEN,
)  # fmt: skip
"""The steps a worker takes, in the order in which they are asked."""

ONDERWEG = frozenset({Crisisstap.VERTROKKEN, Crisisstap.AANGEKOMEN})
"""Steps that only exist when somebody goes."""

VAKER = frozenset({Crisisstap.ACHTERWACHT, Crisisstap.AFSPRAKEN})
"""Steps that may be taken more than once; of the others a second fact is a correction."""

NA_DE_MELDING = frozenset({Crisisstap.ACTIE, Crisisstap.AFSPRAKEN, Crisisstap.OVERGEDRAGEN})
"""Steps that need the melding: the call must have been finished first."""

MAG_ONTBREKEN = frozenset({Crisisstap.GAAT, Crisisstap.POLITIE})
"""Steps of which one may note that they are not done, with the reason."""

SLUITEND = frozenset({Crisisstap.OVERGEDRAGEN, Crisisstap.INGETROKKEN, Crisisstap.ADVIES})
"""Facts that end the inzet."""

KNOP = {
    Crisisstap.GAAT: "Wie gaat erheen?", Crisisstap.ACHTERWACHT: "Achterwacht gebeld",
    Crisisstap.POLITIE: "Afspraak met de politie", Crisisstap.VERTROKKEN: "Ik ben vertrokken",
    Crisisstap.AANGEKOMEN: "Ik ben er", Crisisstap.ACTIE: "Eerste actie vastleggen",
    Crisisstap.AFSPRAKEN: "Afspraken vastleggen", Crisisstap.OVERGEDRAGEN: "Overdragen en sluiten",
}  # fmt: skip
"""What the button of a step says."""

VEREIST = {
    Crisisstap.VERTROKKEN: Crisisstap.GAAT, Crisisstap.AANGEKOMEN: Crisisstap.VERTROKKEN,
    Crisisstap.AFSPRAKEN: Crisisstap.POLITIE, Crisisstap.OVERGEDRAGEN: Crisisstap.ACTIE,
}  # fmt: skip
"""Step -> the one that must be noted before it."""

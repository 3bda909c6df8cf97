"""What veiligheid stores: assessments, decisions, plans."""

from veiligheid.codelijsten import SoortAfspraak, Uitkomst
from veiligheid.models.beoordeling import Veiligheidsbeoordeling
from veiligheid.models.besluit import Vervolgbesluit
from veiligheid.models.oordeel import EerdereInformatie, Persoonsoordeel
from veiligheid.models.plan import Afspraak, Plandeelnemer, Veiligheidsplan

__all__ = [
    "Afspraak",
    "EerdereInformatie",
    "Persoonsoordeel",
    "Plandeelnemer",
    "SoortAfspraak",
    "Uitkomst",
    "Veiligheidsbeoordeling",
    "Veiligheidsplan",
    "Vervolgbesluit",
]

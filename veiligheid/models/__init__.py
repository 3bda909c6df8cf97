"""What veiligheid stores: assessments, decisions, plans, and what is done while a family waits."""

from veiligheid.codelijsten import SoortAfspraak, Uitkomst
from veiligheid.models.beoordeling import Veiligheidsbeoordeling
from veiligheid.models.besluit import Vervolgbesluit
from veiligheid.models.oordeel import EerdereInformatie, Persoonsoordeel
from veiligheid.models.plan import Afspraak, Plandeelnemer, Veiligheidsplan
from veiligheid.wachtlijst.records import Herweging, Wachtcontact

__all__ = [
    "Afspraak",
    "EerdereInformatie",
    "Herweging",
    "Persoonsoordeel",
    "Plandeelnemer",
    "SoortAfspraak",
    "Uitkomst",
    "Veiligheidsbeoordeling",
    "Veiligheidsplan",
    "Vervolgbesluit",
    "Wachtcontact",
]

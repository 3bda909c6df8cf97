"""What veiligheid stores: assessments, decisions, plans, and what is done while a family waits."""

from veiligheid.codelijsten import SoortAfspraak, Uitkomst
from veiligheid.models.beoordeling import Veiligheidsbeoordeling
from veiligheid.models.besluit import Vervolgbesluit
from veiligheid.models.oordeel import EerdereInformatie, Persoonsoordeel
from veiligheid.models.plan import Veiligheidsplan
from veiligheid.models.planmensen import Plandeelnemer, Planexemplaar
from veiligheid.models.planregels import Afspraak, Afspraakcontrole, Netwerkpersoon
from veiligheid.traject.records import (
    Bevinding,
    Conclusie,
    Kindgezien,
    Medeweging,
    Onderzoeksvraag,
    Trajectverslag,
    Wederhoor,
)
from veiligheid.wachtlijst.records import Herweging, Wachtcontact

__all__ = [
    "Afspraak",
    "Afspraakcontrole",
    "Bevinding",
    "Conclusie",
    "EerdereInformatie",
    "Herweging",
    "Kindgezien",
    "Medeweging",
    "Netwerkpersoon",
    "Onderzoeksvraag",
    "Persoonsoordeel",
    "Plandeelnemer",
    "Planexemplaar",
    "SoortAfspraak",
    "Trajectverslag",
    "Uitkomst",
    "Veiligheidsbeoordeling",
    "Veiligheidsplan",
    "Vervolgbesluit",
    "Wachtcontact",
    "Wederhoor",
]

"""What meldingen stores: casus, persons, meldingen, adviezen, conversations, contact, regie and terms."""

from meldingen.bekend.records import Naamwoord, Zoeknaam
from meldingen.bronnen.records import Bronbescherming
from meldingen.crisis.records import Crisisfeit, Crisisinzet
from meldingen.documenten.records import Bladzijde, Document, DocumentOver, Inhoud
from meldingen.gezin.records import Gezinsband
from meldingen.gezin.veilig_contact import VeiligContact
from meldingen.huisverbod.records import Huisverbod, Huisverbodadvies
from meldingen.informeren.brieftekst import Brieftekst
from meldingen.informeren.informatieregel import Informatieregel
from meldingen.informeren.records import Brief, Briefafdruk, Exemplaar
from meldingen.models.advies import Advies, Gesprek
from meldingen.models.betrokkene import Betrokkene, Contactmoment
from meldingen.models.casus import Casus, CasusGroupObjectPermission, CasusUserObjectPermission
from meldingen.models.melding import Melding
from meldingen.models.persoon import Adres, Persoon
from meldingen.models.regie import Regie
from meldingen.monitoring.records import Monitormoment, Monitornavraag
from meldingen.politie.records import Afzender, Bericht
from meldingen.radar.records import Hermeldregel
from meldingen.samenvoegen.records import Samenvoeging
from meldingen.termijnen.instellingen import Instelling, Kalenderdag, Kalenderjaar, Rekenstand
from meldingen.termijnen.records import Bezorging, Escalatie, Hartslag, Termijn, Verlenging

__all__ = [
    "Adres",
    "Advies",
    "Afzender",
    "Bericht",
    "Betrokkene",
    "Bezorging",
    "Bladzijde",
    "Brief",
    "Briefafdruk",
    "Brieftekst",
    "Bronbescherming",
    "Casus",
    "CasusGroupObjectPermission",
    "CasusUserObjectPermission",
    "Contactmoment",
    "Crisisfeit",
    "Crisisinzet",
    "Document",
    "DocumentOver",
    "Escalatie",
    "Exemplaar",
    "Gesprek",
    "Gezinsband",
    "Hartslag",
    "Hermeldregel",
    "Huisverbod",
    "Huisverbodadvies",
    "Informatieregel",
    "Inhoud",
    "Instelling",
    "Kalenderdag",
    "Kalenderjaar",
    "Melding",
    "Monitormoment",
    "Monitornavraag",
    "Naamwoord",
    "Persoon",
    "Regie",
    "Rekenstand",
    "Samenvoeging",
    "Termijn",
    "VeiligContact",
    "Verlenging",
    "Zoeknaam",
]

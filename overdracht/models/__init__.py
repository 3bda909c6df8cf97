"""What overdracht stores: handovers, contact, questions, reports, the Raad, overleggen and overviews for the family."""

from overdracht.gezinsoverzicht.records import Gezinsoverzicht
from overdracht.models.contact import Contactpoging, Vraag
from overdracht.models.overdracht import Overdracht
from overdracht.models.rapport import Rapport
from overdracht.overleg.records import (
    Agendapunt,
    Overleg,
    Overlegafspraak,
    Overlegdeelnemer,
    Overlegverslag,
)
from overdracht.overname.records import Overnamevraag, Verhuisregel, Verhuizing
from overdracht.raad.records import Raadbericht, Raadkind, Raadouder, Raadverzoek
from overdracht.terug.records import Terugmelding

__all__ = [
    "Agendapunt",
    "Contactpoging",
    "Gezinsoverzicht",
    "Overdracht",
    "Overleg",
    "Overlegafspraak",
    "Overlegdeelnemer",
    "Overlegverslag",
    "Overnamevraag",
    "Raadbericht",
    "Raadkind",
    "Raadouder",
    "Raadverzoek",
    "Rapport",
    "Terugmelding",
    "Verhuisregel",
    "Verhuizing",
    "Vraag",
]  # fmt: skip

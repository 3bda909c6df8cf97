"""What overdracht stores: handovers, contact attempts, questions, reports, and the Raad."""

from overdracht.models.contact import Contactpoging, Vraag
from overdracht.models.overdracht import Overdracht
from overdracht.models.rapport import Rapport
from overdracht.raad.records import Raadbericht, Raadkind, Raadouder, Raadverzoek

__all__ = [
    "Contactpoging",
    "Overdracht",
    "Raadbericht",
    "Raadkind",
    "Raadouder",
    "Raadverzoek",
    "Rapport",
    "Vraag",
]

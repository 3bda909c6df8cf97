"""The machines of meldingen: Advies, Melding and Casus, each in a file of its own."""

from meldingen.codelijsten import Besluit
from meldingen.machine.advies import AdviesMachine, AdviesStatus
from meldingen.machine.casus import CasusMachine, CasusStatus
from meldingen.machine.melding import MeldingMachine, MeldingStatus

__all__ = [
    "AdviesMachine",
    "AdviesStatus",
    "Besluit",
    "CasusMachine",
    "CasusStatus",
    "MeldingMachine",
    "MeldingStatus",
]

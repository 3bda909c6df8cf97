"""What overdracht stores: handovers, contact attempts, questions and reports."""

from overdracht.models.contact import Contactpoging, Vraag
from overdracht.models.overdracht import Overdracht
from overdracht.models.rapport import Rapport

__all__ = ["Contactpoging", "Overdracht", "Rapport", "Vraag"]

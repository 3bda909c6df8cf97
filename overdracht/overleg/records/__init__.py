"""What is kept of an overleg: the table itself, who sits there, the points, the agreements, a report per party."""

from overdracht.overleg.records.afspraken import Overlegafspraak, Overlegverslag
from overdracht.overleg.records.tafel import Agendapunt, Overleg, Overlegdeelnemer

__all__ = ["Agendapunt", "Overleg", "Overlegafspraak", "Overlegdeelnemer", "Overlegverslag"]

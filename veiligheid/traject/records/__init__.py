"""What is kept of a traject; nothing in it is changed, a mistake is corrected by a new line beside the old."""

from veiligheid.traject.records.bevinding import Bevinding
from veiligheid.traject.records.conclusie import Conclusie, Medeweging
from veiligheid.traject.records.kind import Kindgezien
from veiligheid.traject.records.verslag import Trajectverslag
from veiligheid.traject.records.vraag import Onderzoeksvraag
from veiligheid.traject.records.wederhoor import Wederhoor

__all__ = [
    "Bevinding",
    "Conclusie",
    "Kindgezien",
    "Medeweging",
    "Onderzoeksvraag",
    "Trajectverslag",
    "Wederhoor",
]

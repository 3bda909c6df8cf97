"""Every write of the file of a traject: one function per intention, each in one transaction."""

from veiligheid.traject.services.besluit import neem_onderzoeksbesluit, trek_conclusie, weeg_mee
from veiligheid.traject.services.dossier import leg_bevinding_vast, leg_kind_gezien_vast, leg_wederhoor_vast
from veiligheid.traject.services.verslag import hervat_verslagen, maak_verslag, vraag_verslag
from veiligheid.traject.services.vraag import stel_vraag_bij

__all__ = [
    "hervat_verslagen",
    "leg_bevinding_vast",
    "leg_kind_gezien_vast",
    "leg_wederhoor_vast",
    "maak_verslag",
    "neem_onderzoeksbesluit",
    "stel_vraag_bij",
    "trek_conclusie",
    "vraag_verslag",
    "weeg_mee",
]

"""Every write of the file of a traject: one function per intention, each in one transaction."""

from veiligheid.traject.services.besluit import neem_onderzoeksbesluit, trek_conclusie, weeg_mee
from veiligheid.traject.services.dossier import leg_bevinding_vast, leg_kind_gezien_vast, leg_wederhoor_vast

__all__ = [
    "leg_bevinding_vast",
    "leg_kind_gezien_vast",
    "leg_wederhoor_vast",
    "neem_onderzoeksbesluit",
    "trek_conclusie",
    "weeg_mee",
]

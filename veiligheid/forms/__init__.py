"""Input of veiligheid: fields, labels and cleaning; what it means is decided in rules and services."""

from veiligheid.forms.beoordeling import BeoordelingFormulier, InformatieRegels, PersoonFormulier
from veiligheid.forms.invoer import BeoordelingInvoer, PlanInvoer
from veiligheid.forms.plan import (
    AfspraakRegels,
    DeelnemerFormulier,
    NetwerkRegels,
    PlanFormulier,
)
from veiligheid.forms.stappen import HeropenFormulier, RedenFormulier, TrajectFormulier

__all__ = [
    "AfspraakRegels",
    "BeoordelingFormulier",
    "BeoordelingInvoer",
    "DeelnemerFormulier",
    "HeropenFormulier",
    "InformatieRegels",
    "NetwerkRegels",
    "PersoonFormulier",
    "PlanFormulier",
    "PlanInvoer",
    "RedenFormulier",
    "TrajectFormulier",
]

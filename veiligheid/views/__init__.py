"""The pages of veiligheid: fetch what the person may see, form, one service, answer."""

from veiligheid.views.beoordeling import (
    beoordeling,
    beoordeling_bewaar,
    beoordeling_nieuw,
    beoordeling_overnemen,
    beoordeling_stap,
)
from veiligheid.views.besluit import heropen, traject
from veiligheid.views.plan import plan, plan_bewaar, plan_nieuw, plan_stap

__all__ = [
    "beoordeling",
    "beoordeling_bewaar",
    "beoordeling_nieuw",
    "beoordeling_overnemen",
    "beoordeling_stap",
    "heropen",
    "plan",
    "plan_bewaar",
    "plan_nieuw",
    "plan_stap",
    "traject",
]

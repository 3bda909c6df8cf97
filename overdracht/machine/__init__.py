"""The machine of overdracht: `statussen` holds the words, `stappen` the steps; other apps import from here."""

from overdracht.machine.stappen import OverdrachtMachine
from overdracht.machine.statussen import (
    BIJ_ONTVANGER,
    GESLOTEN,
    HULP_LOOPT,
    INVULVELDEN,
    LOPEND,
    MET_REDEN_BEEINDIGD,
    WACHT_OP_ANTWOORD,
    ZICHTBAAR_VOOR_ONTVANGER,
    RedenWeigering,
    Status,
)

__all__ = [
    "BIJ_ONTVANGER",
    "GESLOTEN",
    "HULP_LOOPT",
    "INVULVELDEN",
    "LOPEND",
    "MET_REDEN_BEEINDIGD",
    "WACHT_OP_ANTWOORD",
    "ZICHTBAAR_VOOR_ONTVANGER",
    "OverdrachtMachine",
    "RedenWeigering",
    "Status",
]

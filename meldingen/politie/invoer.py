"""One round of the messages: the folder first, when there is one, then everything that was kept and not read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from meldingen.politie.map import Maphaal, haal_op, map_van_instelling
from meldingen.politie.services import Uitkomst, verwerk_nieuwe


@dataclass(frozen=True)
class Ronde:
    """What one round did."""

    map: Maphaal
    verwerkt: Uitkomst


def lees_alles(map_pad: Path | None = None) -> Ronde:
    """Do one round; safe to do twice, in two places, and to break off anywhere. None is the folder of the settings."""
    pad = map_pad or map_van_instelling()
    opgehaald = haal_op(pad) if pad is not None else Maphaal()
    return Ronde(opgehaald, verwerk_nieuwe())

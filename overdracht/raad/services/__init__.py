"""Every write of the room of the Raad, one function per intention."""

from overdracht.raad.services.bericht import leg_bericht_vast
from overdracht.raad.services.verzoek import (
    begin_verzoek,
    bewaar_verzoek,
    geef_terug,
    leg_voor,
    meld_spoed,
    onderteken_als_gedragswetenschapper,
    onderteken_als_teammanager,
    trek_in,
    verzend,
)

__all__ = [
    "begin_verzoek",
    "bewaar_verzoek",
    "geef_terug",
    "leg_bericht_vast",
    "leg_voor",
    "meld_spoed",
    "onderteken_als_gedragswetenschapper",
    "onderteken_als_teammanager",
    "trek_in",
    "verzend",
]

"""The reference data: `partners` who they are, `capaciteit` who has room, `postcodes` what lies where."""

from ketenpartners.models.capaciteit import Capaciteit
from ketenpartners.models.convenant import Convenant
from ketenpartners.models.partners import (
    PC4,
    Contactpersoon,
    Functie,
    Lidmaatschap,
    Organisatie,
    Soort,
    Team,
    Werkgebied,
)
from ketenpartners.models.periode import DateRange
from ketenpartners.models.postcodes import Postcodegebied

__all__ = [
    "PC4",
    "Capaciteit",
    "Contactpersoon",
    "Convenant",
    "DateRange",
    "Functie",
    "Lidmaatschap",
    "Organisatie",
    "Postcodegebied",
    "Soort",
    "Team",
    "Werkgebied",
]

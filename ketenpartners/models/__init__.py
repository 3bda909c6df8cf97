"""The reference data of ketenpartners: `partners` holds who and where, `postcodes` which place a postcode is."""

from ketenpartners.models.partners import (
    PC4,
    Contactpersoon,
    Convenant,
    DateRange,
    Functie,
    Lidmaatschap,
    Organisatie,
    Soort,
    Team,
    Werkgebied,
)
from ketenpartners.models.postcodes import Postcodegebied

__all__ = [
    "PC4",
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

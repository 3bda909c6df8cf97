"""Every read of reference data: `partners` who receives and under which agreement, `postcodes` which place it is.

The models use the first, so `postcodes` and `capaciteit`, which use the models, are imported by their own names.
"""

from ketenpartners.queries.partners import (
    ConvenantQuerySet,
    LidmaatschapQuerySet,
    Partnerregel,
    TeamQuerySet,
    WerkgebiedQuerySet,
    contacten_van,
    geldig_convenant,
    is_lid,
    is_manager,
    leden_van,
    managers_van,
    partneroverzicht,
)

__all__ = [
    "ConvenantQuerySet",
    "LidmaatschapQuerySet",
    "Partnerregel",
    "TeamQuerySet",
    "WerkgebiedQuerySet",
    "contacten_van",
    "geldig_convenant",
    "is_lid",
    "is_manager",
    "leden_van",
    "managers_van",
    "partneroverzicht",
]

"""Every read: `querysets` says who sees what, `lijsten` what a page lists, `voorstellen` who could receive."""

from overdracht.queries.late import Trede, levels_of, no_longer_here
from overdracht.queries.lijsten import (
    Lijstkeuze,
    Vak,
    Wachtlijst,
    family_of,
    inbak,
    lijst,
    lopende_overdracht,
    other_teams,
    overdrachten_van,
    tel_inbak,
    termijnen_van,
    wachtlijst_van,
)
from overdracht.queries.querysets import (
    OverdrachtQuerySet,
    PerOverdrachtQuerySet,
    RapportQuerySet,
    all_overdrachten,
)
from overdracht.queries.voorstellen import (
    Plaats,
    Voorstel,
    plaats_van,
    voorstellen_voor,
    voorstellen_voor_casus,
)
from overdracht.queries.wachttijd import wachtdagen_van

__all__ = [
    "Lijstkeuze",
    "OverdrachtQuerySet",
    "PerOverdrachtQuerySet",
    "Plaats",
    "RapportQuerySet",
    "Trede",
    "Vak",
    "Voorstel",
    "Wachtlijst",
    "all_overdrachten",
    "family_of",
    "inbak",
    "levels_of",
    "lijst",
    "lopende_overdracht",
    "no_longer_here",
    "other_teams",
    "overdrachten_van",
    "plaats_van",
    "tel_inbak",
    "termijnen_van",
    "voorstellen_voor",
    "voorstellen_voor_casus",
    "wachtdagen_van",
    "wachtlijst_van",
]

"""Secrets of a casus: what may stand in no text that leaves, for a partner or for one of the people themselves."""

from meldingen.geheimen.lezen import WEGGELATEN, Geheimen, Gelezen, alle_van, is_kind, lees, voor, voor_allen
from meldingen.geheimen.patroon import patroon_van, plat, zonder

__all__ = [
    "WEGGELATEN",
    "Geheimen",
    "Gelezen",
    "alle_van",
    "is_kind",
    "lees",
    "patroon_van",
    "plat",
    "voor",
    "voor_allen",
    "zonder",
]

"""Secrets of a casus: what may stand in no text that leaves, for a partner or for one of the people themselves."""

from meldingen.geheimen.lezen import WEGGELATEN, Geheimen, alle_van, is_kind, voor
from meldingen.geheimen.patroon import patroon_van, plat, zonder

__all__ = ["WEGGELATEN", "Geheimen", "alle_van", "is_kind", "patroon_van", "plat", "voor", "zonder"]

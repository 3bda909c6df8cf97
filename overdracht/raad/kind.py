"""Who a child is for the Raad: the BSN or, where that is unknown, the personalia; with the ground and the source."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from overdracht import momentopname
from overdracht.reports.bewering import dag
from overdracht.reports.secties import DOSSIER
from veiligthuis.core.bsn import is_nummer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from meldingen.models import Betrokkene

GROND = "Wmo 2015 art. 5.2.9"
"""Why a BSN may stand in the paper: Veilig Thuis uses it when it gives personal data to another user of the number."""


def kind_van(mens: Betrokkene, geheimen: momentopname.Geheimen, moeders: Iterable[str]) -> dict[str, Any]:
    """One child as the Raad recognises it; `moeders` are the names of who may be the mother of an unborn one.

    Source: Regeling justitiële keteninformatisering Jeugdwet, bijlage 1 (geslacht, BSN or personalia);
    Wmo 2015 art. 5.2.9 (BSN when exchanging, else name, birth date and address).
    """
    persoon = mens.persoon
    bsn = str(persoon.bsn) if is_nummer(persoon.bsn) else ""
    return {
        "naam": persoon.weergavenaam,
        "geslacht": persoon.get_geslacht_display(),
        "geboren": persoon.geboorte,
        "bsn": bsn,
        "bsn_bekend": bool(bsn),
        "personalia": [] if bsn else _personalia(mens, geheimen, moeders),
        "grond": GROND if bsn else "",
        "bron": f"{DOSSIER}, vastgelegd {dag(mens.vastgelegd_op)}",
    }


def zonder_bsn(kind: dict[str, Any]) -> dict[str, Any]:
    """The same child in a paper that is not for the Raad, such as the draft that parents read."""
    return kind | {"bsn": ""}


def is_te_herkennen(mens: Betrokkene) -> bool:
    """Whether the Raad can tell which born child this is: a BSN, or names and a birth date."""
    persoon = mens.persoon
    return is_nummer(persoon.bsn) or bool(
        persoon.voornamen and persoon.geslachtsnaam and persoon.geboortedatum
    )


def _personalia(mens: Betrokkene, geheimen: momentopname.Geheimen, moeders: Iterable[str]) -> list[list[str]]:
    persoon = mens.persoon
    adres = ["adres", momentopname.address_of(mens, geheimen)]
    if persoon.ongeboren:
        return [
            ["uitgerekend", dag(persoon.uitgerekende_datum)],
            ["moeder", ", ".join(moeders) or "onbekend"],
            adres,
        ]
    return [
        ["geslachtsnaam", persoon.geslachtsnaam or "onbekend"],
        ["voornamen", persoon.voornamen or "onbekend"],
        ["geboortedatum", persoon.geboorte],
        adres,
    ]

"""The rows a merge touches, read as plain values before and after it, compared, and put back."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db import models
from django.db.models import Q

from meldingen.models import (
    Adres,
    Betrokkene,
    DocumentOver,
    Gezinsband,
    Informatieregel,
    Persoon,
    Termijn,
    VeiligContact,
)

Rijen = dict[str, dict[str, dict[str, Any]]]
"""Table -> key -> column -> value, as JSON keeps it."""

TABELLEN: dict[str, tuple[type[models.Model], str, str]] = {
    "persoon": (Persoon, "alle", "de persoonsgegevens"),
    "adres": (Adres, "objects", "de adressen"),
    "veilig": (VeiligContact, "objects", "het veilig contact"),
    "betrokkene": (Betrokkene, "alle", "wie in welke casus staat"),
    "band": (Gezinsband, "objects", "de gezinsbanden"),
    "termijn": (Termijn, "objects", "de termijn om te informeren"),
    "regel": (Informatieregel, "objects", "wie het gezin informeert"),
    "stuk": (DocumentOver, "objects", "over wie documenten gaan"),
}
"""Short name -> model, manager, and what a worker calls it; in the order in which rows are put back."""

PLEK = ("persoon_id", "opgegaan_in_id")
KLOK = (
    "betrokkene_id", "onderwerp", "eindigt_op", "gehaald_op", "vervallen_op", "vervallen_reden", "volgende_op",
)  # fmt: skip
VLUCHTIG = frozenset({"volgende_op"})
"""The watch moves this by itself, so it is put back but not compared."""
EIGENAAR = frozenset({"persoon_id", "onderwerp", "van_id", "naar_id"})
"""The columns that say whose a row is."""


def lees(personen: Sequence[int], paren: Iterable[tuple[int, int]]) -> Rijen:
    """Everything a merge of these persons touches; `paren` are rows of one human in one casus (stays, goes)."""
    dubbel = [plek for paar in paren for plek in paar]
    om_hen_heen = Q(persoon__in=personen) | Q(opgegaan_in__in=dubbel)
    plekken = _rijen("betrokkene", om_hen_heen & ~Q(pk__in=dubbel), PLEK)
    return {
        "persoon": _rijen("persoon", Q(pk__in=personen)),
        "adres": _rijen("adres", Q(persoon__in=personen)),
        "veilig": _rijen("veilig", Q(persoon__in=personen)),
        "betrokkene": plekken | _rijen("betrokkene", Q(pk__in=dubbel)),
        "band": _rijen("band", Q(van__in=dubbel) | Q(naar__in=dubbel)),
        "termijn": _rijen("termijn", Q(betrokkene__in=dubbel), KLOK),
        "regel": _rijen("regel", Q(betrokkene__in=dubbel), ("betrokkene_id",)),
        "stuk": _rijen("stuk", Q(betrokkene__in=dubbel)),
    }


def kenmerk(rijen: Rijen) -> str:
    """The same for the same rows: who confirms, confirms what was shown."""
    kaal = {naam: {pk: _vast(rij) for pk, rij in tabel.items()} for naam, tabel in rijen.items()}
    return hashlib.sha256(json.dumps(kaal, sort_keys=True).encode()).hexdigest()


def veranderd(toen: Rijen, nu: Rijen) -> list[str]:
    """What differs, as a worker calls it; empty when nothing does."""
    return [
        woord
        for naam, (_, _, woord) in TABELLEN.items()
        if {pk: _vast(rij) for pk, rij in toen.get(naam, nu[naam]).items()}
        != {pk: _vast(rij) for pk, rij in nu[naam].items()}
    ]


def zet_terug(voor: Rijen, na: Rijen) -> None:
    """Make of the rows of `na` those of `voor` again: what came goes, what changed is restored, what went comes."""
    for naam in TABELLEN:
        # A merge of before this table was kept touched none of it.
        for pk in na.get(naam, {}).keys() - voor.get(naam, {}).keys():
            _alle(naam).filter(pk=pk).delete()
    for naam in TABELLEN:
        anders = {
            pk: {kolom: waarde for kolom, waarde in rij.items() if na[naam][pk][kolom] != waarde}
            for pk, rij in voor.get(naam, {}).items()
            if pk in na.get(naam, {})
        }
        # What goes back to its owner makes room for what only held while it was there.
        for pk, rij in sorted(anders.items(), key=lambda paar: EIGENAAR.isdisjoint(paar[1])):
            if rij:
                _alle(naam).filter(pk=pk).update(**_waarden(naam, rij))
        for pk in voor.get(naam, {}).keys() - na.get(naam, {}).keys():
            TABELLEN[naam][0](**_waarden(naam, voor[naam][pk])).save(force_insert=True)


def _alle(naam: str) -> models.QuerySet[Any]:
    model, manager, _ = TABELLEN[naam]
    alle: models.QuerySet[Any] = getattr(model, manager).all()
    return alle


def _rijen(naam: str, welke: Q, velden: Sequence[str] = ()) -> dict[str, dict[str, Any]]:
    kolommen = velden or [veld.attname for veld in TABELLEN[naam][0]._meta.concrete_fields]
    gevonden = _alle(naam).filter(welke).order_by("pk").values("pk", *kolommen)
    gelezen = [{kolom: rij[kolom] for kolom in ("pk", *kolommen)} for rij in gevonden]
    plat: list[dict[str, Any]] = json.loads(json.dumps(gelezen, default=_plat))
    return {str(rij.pop("pk")): rij for rij in plat}


def _plat(waarde: date) -> str:
    return waarde.isoformat()


def _vast(rij: dict[str, Any]) -> dict[str, Any]:
    return {kolom: waarde for kolom, waarde in rij.items() if kolom not in VLUCHTIG}


def _waarden(naam: str, rij: dict[str, Any]) -> dict[str, Any]:
    per_kolom = {veld.attname: veld for veld in TABELLEN[naam][0]._meta.concrete_fields}
    return {kolom: per_kolom[kolom].to_python(waarde) for kolom, waarde in rij.items()}

"""The rules of bands: whom a band may join."""

from __future__ import annotations

from collections.abc import Iterable

from meldingen.gezin.codelijsten import OUDERBANDEN
from meldingen.models import Betrokkene, Gezinsband


def band_verbindt_twee_mensen_van_een_casus(van: Betrokkene, naar: Betrokkene) -> str | None:
    """A band is between two different people of the same casus.

    Source: design of the register.
    """
    if van.pk == naar.pk:
        return "Iemand heeft geen band met zichzelf. Kies een ander."
    if van.casus_id != naar.casus_id:
        return "Deze twee mensen staan niet in dezelfde casus. Voeg de ander eerst aan deze casus toe."
    return None


def niemand_is_zijn_eigen_voorouder(
    van: Betrokkene, naar: Betrokkene, soort: str, banden: Iterable[Gezinsband]
) -> str | None:
    """Following parents upward from somebody never leads back to that same person.

    `banden` are the bands of the casus; one that ended, as a mistake does, stands in nobody's way.
    Source: design of the register.
    """
    if soort not in OUDERBANDEN:
        return None
    kinderen: dict[int, set[int]] = {}
    for band in banden:
        if band.is_ouderband and band.tot is None:
            kinderen.setdefault(band.van_id, set()).add(band.naar_id)
    gezien, te_gaan = set(), [naar.pk]
    while te_gaan:
        wie = te_gaan.pop()
        if wie == van.pk:
            return (
                f"{naar.persoon.weergavenaam} staat al als ouder of voorouder van {van.persoon.weergavenaam}. "
                "Draai de band om, of beëindig eerst de andere."
            )
        if wie not in gezien:
            gezien.add(wie)
            te_gaan += kinderen.get(wie, ())
    return None

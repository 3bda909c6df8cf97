"""The secret places of a casus: whose, who lives there and so knows, and everything that would tell where it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from meldingen.codelijsten import AdresSoort
from meldingen.geheimen import woorden
from meldingen.geheimen.tekens import ALGEMEEN, SCHOLEN, Teken, tekens
from veiligthuis.core import clock

if TYPE_CHECKING:
    from meldingen.models import Adres, Betrokkene, Melding

HIER_BENT_U_TE_VINDEN = (AdresSoort.SCHOOL_WERK, AdresSoort.OPVANG, AdresSoort.VERBLIJF)


@dataclass(frozen=True)
class Plek:
    """A secret place: whose it is, who lives there and so knows it, and everything that would tell where it is."""

    van: str
    kring: frozenset[int]
    tekens: tuple[Teken, ...]


def plekken_van(mensen: Sequence[Betrokkene], meldingen: Sequence[Melding]) -> Iterator[Plek]:
    """Every secret place, with the neighbours that betray it: school, work, refuge, telephone.

    Source: Wmo 2015 art. 5.3.3.
    """
    geheim = [(mens, adres) for mens in mensen for adres in mens.adressen if adres.geheim]
    plekken = frozenset(plek for _, adres in geheim for plek in adres.plekken)
    bekend = {
        adres.plaats.casefold()
        for mens in mensen
        for adres in mens.adressen
        if not adres.geheim and not adres.plekken & plekken
    }
    for mens, adres in geheim:
        kring = bewoners(adres, mensen) | {mens.pk}
        samen = [ander for ander in mensen if ander.pk in kring]
        gevonden = [*_van_adres(adres, bekend), *_om_hen_heen(samen, meldingen, bekend)]
        yield Plek(mens.persoon.weergavenaam, kring, tuple(gevonden))


def bewoners(adres: Adres, mensen: Iterable[Betrokkene]) -> frozenset[int]:
    """Who lives at this place now, however it was written down for each."""
    return frozenset(
        mens.pk
        for mens in mensen
        if any(
            ander.tot is None and ander.plekken & adres.plekken and _woont(ander) for ander in mens.adressen
        )
    )


def _om_hen_heen(
    samen: Sequence[Betrokkene], meldingen: Sequence[Melding], bekend: set[str]
) -> Iterator[Teken]:
    """What else tells where these people are: their telephone, school, refuge, and the words for a refuge."""
    for mens in samen:
        yield from tekens("een telefoonnummer", nummers=[mens.persoon.telefoon])
        for adres in mens.adressen:
            if adres.tot is None and adres.soort in HIER_BENT_U_TE_VINDEN:
                yield from _van_adres(adres, bekend)
    if any(adres.soort == AdresSoort.OPVANG for mens in samen for adres in mens.adressen):
        yield Teken("een woord voor opvang", woorden.OPVANG)
    if any(mens.persoon.is_minderjarig(clock.today()) for mens in samen):
        scholen = {m.melder_organisatie for m in meldingen if m.melder_hoedanigheid in SCHOLEN}
        eigen = {naam for naam in scholen if naam.casefold() not in ALGEMEEN}
        yield from tekens("de naam van een school", eigen)


def _van_adres(adres: Adres, bekend: set[str]) -> Iterator[Teken]:
    soort = "een school of werkplek" if adres.soort == AdresSoort.SCHOOL_WERK else "een straat"
    yield from tekens(soort, plekken=[adres.straat])
    yield from tekens("een postcode", plekken=[adres.postcode])
    if adres.plaats.casefold() not in bekend:
        yield from tekens("een plaats", plekken=[adres.plaats])


def _woont(adres: Adres) -> bool:
    return adres.soort in (AdresSoort.WOON, AdresSoort.VERBLIJF, AdresSoort.OPVANG, AdresSoort.POST)

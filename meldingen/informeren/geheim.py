"""What a text would give away, and to whom: the place of somebody with a secret address, and a protected source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from meldingen.bronnen.alineas import Bescherming, bescherming_van
from meldingen.geheimen import plat, woorden
from meldingen.geheimen.plekken import Plek, plekken_van
from meldingen.geheimen.tekens import Teken, codewoorden, is_dicht, melderwoorden, tekens

if TYPE_CHECKING:
    from meldingen.models import Adres, Betrokkene, Casus


@dataclass(frozen=True)
class Vondst:
    """Where a text gives something away; never the words themselves, which are secret for whoever reads this too."""

    alinea: int
    wat: str
    van: str = ""


@dataclass(frozen=True)
class Geheimen:
    """Everything of one casus that a letter may not tell, read once."""

    mensen: tuple[Betrokkene, ...]
    plaatsen: frozenset[str]
    plekken: tuple[Plek, ...]
    codewoorden: tuple[Teken, ...]
    melders: tuple[tuple[int, bool, tuple[Teken, ...]], ...]
    namen: tuple[Teken, ...]
    bescherming: Bescherming
    eigen_telefoon: str

    def covers(self, adres: Adres) -> bool:
        """Whether this address is secret, or the same place as somebody's secret address."""
        return adres.geheim or bool(self.plaatsen & adres.plekken)

    def plek_verraden_aan(self, lezer: int | None, tekst: str) -> Vondst | None:
        """The first thing that tells this reader where somebody is; `lezer` None is somebody outside the casus.

        Where a place is secret for the reader no postcode and no strange telephone number passes at all.
        Source: Wmo 2015 art. 5.3.3.
        """
        geheim = [plek for plek in self.plekken if lezer not in plek.kring]
        for nummer, alinea in _alineas(tekst):
            for plek in geheim:
                for teken in plek.tekens:
                    if teken.patroon.search(alinea):
                        return Vondst(nummer, teken.wat, plek.van)
            if geheim and woorden.POSTCODE.search(alinea):
                return Vondst(nummer, "een postcode", geheim[0].van)
            if geheim and woorden.vreemd_nummer(alinea, self.eigen_telefoon):
                return Vondst(nummer, "een telefoonnummer", geheim[0].van)
        return None

    def bron_verraden(self, tekst: str, *, melding: int | None = None, burger: bool = False) -> Vondst | None:
        """The first thing that tells who reported, quotes a protected passage or holds a code word.

        `melding` is the melding the reader made himself; `burger` a reader who may not read who it is about.
        Source: Uitvoeringsbesluit Wmo 2015 art. 4.1.8 lid 3.
        """
        melders = [
            t for pk, dicht, alle in self.melders for t in alle if pk != melding and (dicht or melding)
        ]
        zoek = [*self.codewoorden, *melders, *(self.namen if burger else ())]
        for nummer, alinea in _alineas(tekst):
            for teken in zoek:
                if teken.patroon.search(alinea):
                    return Vondst(nummer, teken.wat)
        for nummer, alinea in enumerate(tekst.split("\n\n"), start=1):
            if self.bescherming.zonder(alinea) != alinea:
                return Vondst(nummer, "een beschermde passage")
        return Vondst(1, "een beschermde passage") if self.bescherming.zonder(tekst) != tekst else None


def geheimen_van(casus: Casus) -> Geheimen:
    """The secrets of a casus as they are now; a fixed number of queries."""
    mensen = tuple(casus.betrokkenen.select_related("persoon__veilig").prefetch_related("persoon__adressen"))
    meldingen = list(casus.meldingen.all())
    return Geheimen(
        mensen=mensen,
        plaatsen=frozenset(
            plek for mens in mensen for adres in mens.adressen if adres.geheim for plek in adres.plekken
        ),
        plekken=tuple(plekken_van(mensen, meldingen)),
        codewoorden=tuple(tekens("een codewoord", codewoorden(mensen))),
        melders=tuple(
            (m.pk, is_dicht(m), tuple(tekens("wie de melding deed", melderwoorden(m, mensen))))
            for m in meldingen
        ),
        namen=tuple(tekens("de naam van een betrokkene", _namen(mensen))),
        bescherming=bescherming_van(casus),
        eigen_telefoon=casus.team.telefoon,
    )


def _namen(mensen: Iterable[Betrokkene]) -> set[str]:
    return {naam for mens in mensen for naam in (mens.persoon.voornamen, mens.persoon.achternaam)}


def _alineas(tekst: str) -> Iterator[tuple[int, str]]:
    """Each paragraph with its number, flat; and at last the whole, for what was spread over two of them."""
    delen = tekst.replace("\r\n", "\n").split("\n\n")
    yield from ((nummer, plat(deel)) for nummer, deel in enumerate(delen, start=1))
    yield 0, plat(tekst)

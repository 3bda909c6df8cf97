"""What a text would give away, and to whom: the place of somebody with a secret address, and a protected source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from meldingen.bronnen.alineas import Bescherming, bescherming_van
from meldingen.codelijsten import AdresSoort, Hoedanigheid
from meldingen.geheimen import patroon_van, plat
from meldingen.informeren import patronen
from veiligthuis.core import clock

if TYPE_CHECKING:
    from meldingen.models import Adres, Betrokkene, Casus, Melding

SCHOLEN = frozenset(
    {
        Hoedanigheid.BASISONDERWIJS,
        Hoedanigheid.VOORTGEZET_ONDERWIJS,
        Hoedanigheid.ONDERWIJS_ANDERS,
        Hoedanigheid.KINDEROPVANG,
    }
)
"""Reporters whose name says where a child is during the day."""

ALGEMEEN = frozenset(str(label).casefold() for label in Hoedanigheid.labels) | {
    "school", "de school", "een school", "opvang", "de huisarts", "de politie", "ziekenhuis", "wijkteam",
}  # fmt: skip
"""Words for a whole profession; they point to nobody."""


@dataclass(frozen=True)
class Teken:
    """One thing that gives something away: what it is, in words, and how it is found in a flat text."""

    wat: str
    patroon: re.Pattern[str]


@dataclass(frozen=True)
class Plek:
    """A secret place: whose it is, who lives there and so knows it, and everything that would tell where it is."""

    van: str
    kring: frozenset[int]
    tekens: tuple[Teken, ...]


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
            if geheim and patronen.POSTCODE.search(alinea):
                return Vondst(nummer, "een postcode", geheim[0].van)
            if geheim and patronen.vreemd_nummer(alinea, self.eigen_telefoon):
                return Vondst(nummer, "een telefoonnummer", geheim[0].van)
        return None

    def bron_verraden(self, tekst: str, *, melding: int | None = None, burger: bool = False) -> Vondst | None:
        """The first thing that tells who reported, quotes a protected passage or holds a code word.

        `melding` is the melding the reader made himself; `burger` a reader who may not read who it is about.
        Source: Uitvoeringsbesluit Wmo 2015 art. 4.1.8 lid 3.
        """
        melders = [
            t for pk, dicht, tekens in self.melders for t in tekens if pk != melding and (dicht or melding)
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
    namen = {mens.persoon.achternaam.casefold() for mens in mensen}
    return Geheimen(
        mensen=mensen,
        plaatsen=frozenset(
            plek for mens in mensen for adres in mens.adressen if adres.geheim for plek in adres.plekken
        ),
        plekken=tuple(_plekken(mensen, meldingen)),
        codewoorden=tuple(_tekens("een codewoord", _codewoorden(mensen))),
        melders=tuple(
            (m.pk, _is_dicht(m), tuple(_tekens("wie de melding deed", _melder(m, namen)))) for m in meldingen
        ),
        namen=tuple(_tekens("de naam van een betrokkene", _namen(mensen))),
        bescherming=bescherming_van(casus),
        eigen_telefoon=casus.team.telefoon,
    )


def bewoners(adres: Adres, mensen: Iterable[Betrokkene]) -> frozenset[int]:
    """Who lives at this place now, however it was written down for each."""
    return frozenset(
        mens.pk
        for mens in mensen
        if any(
            ander.tot is None and ander.plekken & adres.plekken and _woont(ander) for ander in mens.adressen
        )
    )


def _plekken(mensen: Sequence[Betrokkene], meldingen: list[Melding]) -> Iterator[Plek]:
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
        tekens = [*_van_adres(adres, bekend), *_om_hen_heen(samen, meldingen, bekend)]
        yield Plek(mens.persoon.weergavenaam, kring, tuple(tekens))


def _om_hen_heen(samen: list[Betrokkene], meldingen: list[Melding], bekend: set[str]) -> Iterator[Teken]:
    """What else tells where these people are: their telephone, school, refuge, and the words for a refuge."""
    for mens in samen:
        yield from _tekens("een telefoonnummer", nummers=[mens.persoon.telefoon])
        for adres in mens.adressen:
            if adres.tot is None and adres.soort in (
                AdresSoort.SCHOOL_WERK,
                AdresSoort.OPVANG,
                AdresSoort.VERBLIJF,
            ):
                yield from _van_adres(adres, bekend)
    if any(adres.soort == AdresSoort.OPVANG for mens in samen for adres in mens.adressen):
        yield Teken("een woord voor opvang", patronen.OPVANG)
    if any(mens.persoon.is_minderjarig(clock.today()) for mens in samen):
        scholen = {m.melder_organisatie for m in meldingen if m.melder_hoedanigheid in SCHOLEN}
        yield from _tekens(
            "de naam van een school", {naam for naam in scholen if naam.casefold() not in ALGEMEEN}
        )


def _van_adres(adres: Adres, bekend: set[str]) -> Iterator[Teken]:
    soort = "een school of werkplek" if adres.soort == AdresSoort.SCHOOL_WERK else "een straat"
    yield from _tekens(soort, plekken=[adres.straat])
    yield from _tekens("een postcode", plekken=[adres.postcode])
    if adres.plaats.casefold() not in bekend:
        yield from _tekens("een plaats", plekken=[adres.plaats])


def _tekens(
    wat: str, woorden: Iterable[str] = (), *, plekken: Iterable[str] = (), nummers: Iterable[str] = ()
) -> Iterator[Teken]:
    patroon = patroon_van(woorden, plekken=plekken, nummers=nummers)
    if patroon is not None:
        yield Teken(wat, patroon)


def _codewoorden(mensen: Iterable[Betrokkene]) -> set[str]:
    alle = (getattr(mens.persoon, "veilig", None) for mens in mensen)
    # After two persons were merged there can be two words, "tulp of roos"; each alone gives it away.
    return {woord for contact in alle if contact for woord in contact.codewoord.split(" of ")}


def _is_dicht(melding: Melding) -> bool:
    """Whether the family may not know who reported: it is shielded, or a citizen, who never agreed to be named."""
    return bool(melding.herkomst_afschermen or not melding.melder_is_beroepsmatig)


def _melder(melding: Melding, namen: set[str]) -> set[str]:
    """What would give a melder away; a word for a whole profession, or a surname of the family, would not."""
    achternaam = melding.melder_naam.split()[-1] if melding.melder_naam.strip() else ""
    organisatie = "" if melding.melder_organisatie.casefold() in ALGEMEEN else melding.melder_organisatie
    woorden = {melding.melder_naam, achternaam, organisatie, melding.melder_telefoon, melding.melder_email}
    return {woord for woord in woorden if woord.casefold() not in namen}


def _namen(mensen: Iterable[Betrokkene]) -> set[str]:
    return {naam for mens in mensen for naam in (mens.persoon.voornamen, mens.persoon.achternaam)}


def _woont(adres: Adres) -> bool:
    return adres.soort in (AdresSoort.WOON, AdresSoort.VERBLIJF, AdresSoort.OPVANG, AdresSoort.POST)


def _alineas(tekst: str) -> Iterator[tuple[int, str]]:
    """Each paragraph with its number, flat; and at last the whole, for what was spread over two of them."""
    delen = tekst.replace("\r\n", "\n").split("\n\n")
    yield from ((nummer, plat(deel)) for nummer, deel in enumerate(delen, start=1))
    yield 0, plat(tekst)

"""The secrets of one casus, and texts without them: for who works elsewhere, or for one of the people themselves."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, TypeVar

from meldingen.bronnen.alineas import Bescherming, bescherming_van
from meldingen.codelijsten import Rol
from meldingen.geheimen.patroon import patroon_van, plat, samen, zonder
from meldingen.geheimen.plekken import plekken_van
from meldingen.geheimen.tekens import codewoorden, is_dicht, melderwoorden
from meldingen.geheimen.woorden import andere_postcode
from veiligthuis.core import clock

if TYPE_CHECKING:
    from meldingen.models import Adres, Betrokkene, Bronbescherming, Casus, Melding

Row = TypeVar("Row", bound=Any)

WEGGELATEN = "[weggelaten: geheim]"


@dataclass(frozen=True)
class Geheimen:
    """Everything of a casus that may stand in no text that leaves.

    Secret addresses, shielded melders, code words, and every passage that is protected as a source.
    """

    patroon: re.Pattern[str] | None
    plekken: frozenset[str] = frozenset()
    bescherming: Bescherming = field(default_factory=Bescherming)

    def covers(self, adres: Adres) -> bool:
        """Whether this address is secret, or the same place as somebody's secret address."""
        return adres.geheim or bool(self.plekken & adres.plekken)

    def betrays(self, tekst: str) -> bool:
        """Whether the text holds any of it, however it was typed."""
        if self.patroon is not None and self.patroon.search(plat(tekst)):
            return True
        return self.bescherming.zonder(tekst) != tekst

    def scrub(self, value: Any) -> Any:
        """The value with every secret in every text replaced; dictionaries and lists throughout."""
        if isinstance(value, str):
            return zonder(self.patroon, self.bescherming.zonder(value), vervang=WEGGELATEN)
        if isinstance(value, Mapping):
            return {key: self.scrub(inner) for key, inner in value.items()}
        if isinstance(value, list | tuple):
            return [self.scrub(inner) for inner in value]
        return value

    def scrub_all(self, rijen: Iterable[Row]) -> list[Row]:
        """Frozen dataclasses with every secret in every text field replaced."""
        return [replace(rij, **{veld: self.scrub(getattr(rij, veld)) for veld in vars(rij)}) for rij in rijen]

    def scrub_rows(self, rijen: Iterable[Row], *velden: str) -> list[Row]:
        """Rows as a receiver may read them: the named text fields are replaced in memory, nothing is saved."""
        gelezen = list(rijen)
        for rij in gelezen:
            for veld in velden:
                setattr(rij, veld, self.scrub(getattr(rij, veld)))
        return gelezen


@dataclass(frozen=True)
class Gelezen:
    """What the secrets of a casus are made of, read once for all its readers; four queries."""

    mensen: tuple[Betrokkene, ...]
    meldingen: tuple[Melding, ...]
    beschermingen: tuple[Bronbescherming, ...]

    @property
    def adressen(self) -> list[Adres]:
        """Every address of everybody, also one that was written down elsewhere."""
        return [adres for mens in self.mensen for adres in mens.persoon.adressen.all()]


def lees(casus: Casus) -> Gelezen:
    """Read what the secrets of a casus are made of."""
    mensen = casus.betrokkenen.select_related("persoon__veilig").prefetch_related("persoon__adressen")
    return Gelezen(tuple(mensen), tuple(casus.meldingen.all()), tuple(casus.beschermingen.geldend()))


def alle_van(casus: Casus) -> Geheimen:
    """The secrets of a casus for who works elsewhere: all of them.

    An address that is somebody else's secret is secret for everybody, so a child gives no parent away.
    Source: Uitvoeringsbesluit Wmo 2015 art. 4.1.8 lid 3 (origin of a melding).
    """
    bron = lees(casus)
    return _geheimen(casus, bron, [melding for melding in bron.meldingen if melding.herkomst_afschermen])


def voor(casus: Casus, lezer: Betrokkene, *, gelezen: Gelezen | None = None) -> Geheimen:
    """The secrets of a casus that one of its own people may not read, wherever they were typed.

    Somebody knows the place where he now lives himself, and nothing else: not what a housemate keeps secret
    elsewhere, nor the telephone number, school or refuge of who hides, nor which citizen reported. A child's paper
    travels between houses, so it keeps all of them. Code words that prove who is on the line stand on no paper at all.
    `gelezen` saves the queries of a second reader.
    """
    bron = gelezen or lees(casus)
    eigen = [a for a in bron.adressen if a.persoon_id == lezer.persoon_id and a.tot is None]
    if is_kind(lezer):
        return _voor_gezin(casus, bron, (), niet=lezer.persoon_id)
    return _voor_gezin(casus, bron, eigen, lezer=lezer.pk, niet=lezer.persoon_id)


def voor_allen(casus: Casus) -> Geheimen:
    """The secrets of a casus for one paper that the whole family reads: what any of them may not know."""
    return _voor_gezin(casus, lees(casus))


def is_kind(lezer: Betrokkene) -> bool:
    """Whether somebody stands in the casus as a child or is under eighteen today."""
    return lezer.rol in (Rol.KIND, Rol.ONGEBOREN_KIND) or lezer.persoon.is_minderjarig(clock.today())


def _voor_gezin(
    casus: Casus,
    bron: Gelezen,
    eigen: Iterable[Adres] = (),
    *,
    lezer: int | None = None,
    niet: int | None = None,
) -> Geheimen:
    """The secrets for a reader of the family who knows the places `eigen`; `niet` is the person he himself is."""
    kent = frozenset(plek for adres in eigen for plek in adres.plekken)
    verborgen = {a.persoon_id for a in bron.adressen if a.geheim and a.tot is None} - {niet}
    vreemd = [plek for plek in plekken_van(bron.mensen, bron.meldingen) if lezer not in plek.kring]
    omheen = [teken.patroon for plek in vreemd for teken in plek.tekens]
    if vreemd:
        omheen.append(andere_postcode(adres.postcode for adres in eigen))
    dicht = [melding for melding in bron.meldingen if is_dicht(melding)]
    return _geheimen(casus, bron, dicht, kent=kent, nummers_van=verborgen, ook=samen(omheen))


def _geheimen(
    casus: Casus,
    bron: Gelezen,
    dicht: Iterable[Melding],
    *,
    kent: frozenset[str] = frozenset(),
    nummers_van: Iterable[int] = (),
    ook: re.Pattern[str] | None = None,
) -> Geheimen:
    alle = frozenset(plek for adres in bron.adressen if adres.geheim for plek in adres.plekken)
    plekken = alle - kent
    verborgen = set(nummers_van)
    woorden = codewoorden(bron.mensen).union(*(melderwoorden(melding, bron.mensen) for melding in dicht))
    eigen = patroon_van(
        woorden,
        plekken=_plekwoorden(bron.adressen, plekken, kent),
        nummers=[mens.persoon.telefoon for mens in bron.mensen if mens.persoon_id in verborgen],
    )
    patroon = samen(filter(None, (eigen, ook)))
    bescherming = bescherming_van(
        casus, ook=lambda tekst: zonder(patroon, tekst, vervang=WEGGELATEN), gelezen=bron.beschermingen
    )
    return Geheimen(patroon, plekken, bescherming)


def _plekwoorden(adressen: Iterable[Adres], plekken: frozenset[str], kent: frozenset[str]) -> set[str]:
    """Street, postcode and place of every hidden address; not a place where somebody openly lives too."""
    rijen = list(adressen)
    geheim = [a for a in rijen if plekken & a.plekken or (a.geheim and not a.plekken & kent)]
    bekend = {adres.plaats.casefold() for adres in rijen if adres not in geheim}
    waar = {woord for adres in geheim for woord in (adres.straat, adres.postcode)}
    return waar | {adres.plaats for adres in geheim if adres.plaats.casefold() not in bekend}

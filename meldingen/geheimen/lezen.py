"""The secrets of one casus, and texts without them: for who works elsewhere, or for one of the people themselves."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, TypeVar

from django.apps import apps

from meldingen.bronnen.alineas import Bescherming, bescherming_van
from meldingen.codelijsten import Hoedanigheid, Rol
from meldingen.geheimen.patroon import patroon_van, plat, zonder
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

    adressen: tuple[Adres, ...]
    mensen: tuple[tuple[int, str, str, str | None], ...]
    meldingen: tuple[Melding, ...]
    beschermingen: tuple[Bronbescherming, ...]


def lees(casus: Casus) -> Gelezen:
    """Read what the secrets of a casus are made of."""
    # By name: the models read this module through queries.py, so they cannot be imported here.
    adres: Any = apps.get_model("meldingen", "Adres")
    velden = ("persoon_id", "persoon__achternaam", "persoon__telefoon", "persoon__veilig__codewoord")
    return Gelezen(
        adressen=tuple(adres.objects.filter(persoon__betrokkenheden__casus=casus)),
        mensen=tuple(casus.betrokkenen.values_list(*velden)),
        meldingen=tuple(casus.meldingen.all()),
        beschermingen=tuple(casus.beschermingen.geldend()),
    )


def alle_van(casus: Casus) -> Geheimen:
    """The secrets of a casus for who works elsewhere: all of them.

    An address that is somebody else's secret is secret for everybody, so a child gives no parent away.
    Source: Uitvoeringsbesluit Wmo 2015 art. 4.1.8 lid 3 (origin of a melding).
    """
    return _geheimen(casus, lees(casus))


def voor(casus: Casus, lezer: Betrokkene, *, gelezen: Gelezen | None = None) -> Geheimen:
    """The secrets of a casus that one of its own people may not read, wherever they were typed.

    Somebody knows the place where he now lives himself, and nothing else: not what a housemate keeps secret
    elsewhere, nor the telephone number of who hides. A child's paper travels between houses, so it keeps all of them.
    Code words that prove who is on the line stand on no paper at all. `gelezen` saves the queries of a second reader.
    """
    bron = gelezen or lees(casus)
    eigen = [a for a in bron.adressen if a.persoon_id == lezer.persoon_id and a.tot is None]
    kent = frozenset() if is_kind(lezer) else frozenset(plek for a in eigen for plek in a.plekken)
    verborgen = {a.persoon_id for a in bron.adressen if a.geheim and a.tot is None} - {lezer.persoon_id}
    return _geheimen(casus, bron, kent=kent, nummers_van=verborgen)


def is_kind(lezer: Betrokkene) -> bool:
    """Whether somebody stands in the casus as a child or is under eighteen today."""
    return lezer.rol in (Rol.KIND, Rol.ONGEBOREN_KIND) or lezer.persoon.is_minderjarig(clock.today())


def _geheimen(
    casus: Casus, bron: Gelezen, *, kent: frozenset[str] = frozenset(), nummers_van: Iterable[int] = ()
) -> Geheimen:
    alle = frozenset(plek for adres in bron.adressen if adres.geheim for plek in adres.plekken)
    plekken = alle - kent
    verborgen = set(nummers_van)
    patroon = patroon_van(
        _codewoorden(bron) | _melders(bron),
        plekken=_plekwoorden(bron.adressen, plekken, kent),
        nummers=[telefoon for pk, _, telefoon, _ in bron.mensen if pk in verborgen],
    )
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


def _codewoorden(bron: Gelezen) -> set[str]:
    """After two persons were merged there can be two words, "tulp of roos"; each alone gives it away."""
    return {woord for *_, beide in bron.mensen if beide for woord in beide.split(" of ")}


def _melders(bron: Gelezen) -> set[str]:
    namen = {achternaam for _, achternaam, _, _ in bron.mensen}
    afgeschermd = [melding for melding in bron.meldingen if melding.herkomst_afschermen]
    return {woord for melding in afgeschermd for woord in _melderwoorden(melding) - namen}


def _melderwoorden(melding: Melding) -> set[str]:
    """What would give a shielded melder away; a word for a whole profession ("Politie") would not."""
    soorten = {label.casefold() for label in Hoedanigheid.labels}
    organisatie = melding.melder_organisatie if melding.melder_organisatie.casefold() not in soorten else ""
    achternaam = melding.melder_naam.split()[-1] if melding.melder_naam.strip() else ""
    return {melding.melder_naam, achternaam, organisatie, melding.melder_telefoon, melding.melder_email}

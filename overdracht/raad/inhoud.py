"""Everything a verzoek says, as plain data: the dossier with its sources, what the author adds, and the hash of it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.conf import settings

from meldingen.codelijsten import Relatie
from meldingen.models import Betrokkene
from meldingen.queries import geheimen, lezen
from overdracht import momentopname
from overdracht.genogram import drawing_of, numbers_of
from overdracht.raad.kind import kind_van, zonder_bsn
from overdracht.raad.mensen import heeft_gezag, kinderen_onder, ouders_onder
from overdracht.raad.queries import per_mens
from overdracht.raad.status import Geinformeerd
from overdracht.reports.bewering import Bewering, dag, said
from overdracht.reports.verzoek import Verzoek, verzoek_of
from veiligheid.queries import Cijferrij, grafiek_van
from veiligthuis.core import clock, words
from veiligthuis.core.charts import LineChart

if TYPE_CHECKING:
    from overdracht.models import Raadverzoek

VERSIE = 2
"""Of the data; the first said of a child only name, sex and birth date, and is printed as it was."""
AANVULLINGEN = (
    (2, "aanleiding", "feit"), (3, "duiding", "interpretatie"), (6, "patroon", "interpretatie"),
    (7, "hulp", "feit"), (8, "netwerk", "feit"), (9, "naleving", "feit"), (11, "noodzaak", "interpretatie"),
    (12, "vraag", "gegeven"),
)  # fmt: skip
"""Section, field of the verzoek, and of which kind its words are."""


@dataclass(frozen=True)
class Stuk:
    """A verzoek as it stands now: its people with the words about each, and its sixteen sections."""

    obj: Raadverzoek
    kinderen: tuple[tuple[Betrokkene, Any], ...]
    ouders: tuple[tuple[Betrokkene, Any], ...]
    verzoek: Verzoek

    @property
    def meegenomen(self) -> list[tuple[Betrokkene, Any]]:
        """The children that are in it; a child nobody left out is in it."""
        return [(mens, rij) for mens, rij in self.kinderen if rij is None or rij.mee]


@dataclass(frozen=True)
class Blad:
    """What was fixed, as the page and the PDF read it; `handtekeningen` come from the row, after the fixing.

    `op` is when it was fixed, None for a draft.
    """

    gegevens: Mapping[str, Any]
    sha256: str = ""
    handtekeningen: tuple[tuple[str, str, str], ...] = field(default=())
    op: datetime | None = None

    def __getattr__(self, naam: str) -> Any:
        """The part of the data with this name. Raises AttributeError for what was not fixed."""
        try:
            return self.gegevens[naam]
        except KeyError:
            raise AttributeError(naam) from None

    @cached_property
    def cijfers(self) -> list[Cijferrij]:
        """The veiligheidscijfers over time."""
        return numbers_of(self.gegevens)

    @property
    def grafiek(self) -> LineChart | None:
        """Their drawing; None when nobody gave one."""
        return grafiek_van(self.cijfers)

    @property
    def genogram(self) -> lezen.Genogram | None:
        """The drawing of the family; None when there is nobody to draw."""
        return drawing_of(self.gegevens.get("familie"))


def stuk_van(obj: Raadverzoek) -> Stuk:
    """Read the dossier and the words of the author; a fixed number of queries."""
    vandaag = clock.today()
    rijen = obj.casus.betrokkenen.select_related("persoon__veilig").prefetch_related("persoon__adressen")
    mensen = list(rijen)
    kinderen, ouders = per_mens(_rijen(obj.kinderen)), per_mens(_rijen(obj.ouders))
    van_kinderen = tuple((mens, kinderen.get(mens.pk)) for mens in kinderen_onder(mensen, vandaag))
    van_ouders = tuple((mens, ouders.get(mens.pk)) for mens in ouders_onder(mensen, vandaag))
    erbij: dict[int, list[Bewering]] = {}
    for nummer, bewering in _aanvullingen(obj, van_kinderen, van_ouders):
        erbij.setdefault(nummer, []).append(bewering)
    return Stuk(obj, van_kinderen, van_ouders, verzoek_of(obj.casus, erbij=erbij))


def _rijen(rijen: Any) -> Any:
    return rijen.select_related("betrokkene")


def gegevens_van(stuk: Stuk) -> dict[str, Any]:
    """What will be fixed: only text, numbers, lists and dictionaries, with every secret left out already.

    Of a child its BSN or personalia. Source: Wmo 2015 art. 5.2.9.
    """
    obj = stuk.obj
    moeders = [mens.persoon.weergavenaam for mens, _ in stuk.ouders if mens.relatie == Relatie.MOEDER]
    geheim = momentopname.secrets_of(obj.casus)
    ruw = {
        "versie": VERSIE,
        "kenmerk": f"casus {obj.casus.nummer}, verzoek {obj.pk}",
        "nummer": stuk.verzoek.nummer,
        "gezin": stuk.verzoek.gezin,
        "organisatie": settings.ORGANISATIE,
        "opgemaakt_op": dag(clock.today()),
        "urgentie": obj.get_urgentie_display(),
        "gevraagd": obj.get_gevraagd_display(),
        "kinderen": [kind_van(mens, geheim, moeders) for mens, _ in stuk.meegenomen],
        "gezaghebbenden": [_ouder(mens, rij) for mens, rij in stuk.ouders],
        "secties": [
            {
                "nummer": sectie.nummer, "titel": sectie.titel, "uitleg": sectie.uitleg, "is_leeg": sectie.is_leeg,
                "groepen": [[soort, [asdict(regel) for regel in regels]] for soort, regels in sectie.groepen],
            }
            for sectie in stuk.verzoek.secties
        ],
        "familie": stuk.verzoek.familie,
        "cijfers": [asdict(rij) for rij in stuk.verzoek.cijfers],
    }  # fmt: skip
    gewoon: dict[str, Any] = json.loads(als_bytes(geheimen.alle_van(obj.casus).scrub(ruw)))
    return gewoon


def als_bytes(gegevens: Mapping[str, Any]) -> bytes:
    """The data in the one form in which they are hashed and travel inside the PDF."""
    return json.dumps(gegevens, ensure_ascii=False, sort_keys=True, default=str).encode()


def hash_van(gegevens: Mapping[str, Any]) -> str:
    """The SHA-256 of the data, in hexadecimal."""
    return hashlib.sha256(als_bytes(gegevens)).hexdigest()


def blad_van(obj: Raadverzoek) -> Blad:
    """What was fixed, with the signatures; a draft as it would be fixed now, but without a BSN: parents read it."""
    if obj.bevroren is None:
        gegevens = gegevens_van(stuk_van(obj))
        return Blad(gegevens | {"kinderen": [zonder_bsn(kind) for kind in gegevens["kinderen"]]})
    namen = (("Gedragswetenschapper", "gedragswetenschapper"), ("Teammanager", "teammanager"))
    return Blad(
        obj.bevroren,
        obj.bevroren_sha256,
        tuple(
            (als, wie.weergavenaam, words.full_day(getattr(obj, f"{veld}_op")))
            for als, veld in namen
            if (wie := getattr(obj, veld)) is not None
        ),
        obj.voorgelegd_op,
    )


def telefoon_van(mens: Betrokkene) -> str:
    """Where the Raad can reach this person; of who hides or must be reached with care only through Veilig Thuis.

    Empty when no number is known. Source: Regeling justitiële keteninformatisering Jeugdwet, bijlage 1.
    """
    persoon = mens.persoon
    zorgvuldig = getattr(persoon, "veilig", None)
    if any(adres.geheim for adres in persoon.adressen.all()) or (zorgvuldig and zorgvuldig.merken):
        return "via Veilig Thuis"
    return str(persoon.telefoon)


def _ouder(mens: Betrokkene, rij: Any) -> dict[str, str]:
    return {
        "naam": mens.persoon.weergavenaam,
        "gezag": mens.get_gezag_display(),
        "telefoon": telefoon_van(mens),
        "geinformeerd": _geinformeerd(rij) if rij else "",
    }


def _geinformeerd(rij: Any) -> str:
    if rij.geinformeerd == Geinformeerd.JA and rij.geinformeerd_op:
        return f"Geïnformeerd over dit verzoek op {dag(rij.geinformeerd_op)}."
    if rij.geinformeerd == Geinformeerd.NEE and rij.reden_niet:
        return f"Niet geïnformeerd over dit verzoek: {rij.reden_niet.rstrip('. ')}."
    return ""


def eigen_bron(obj: Raadverzoek) -> str:
    """The source of what the author adds: Veilig Thuis, on the day it was written."""
    return f"{obj.casus.team}, {dag(obj.gewijzigd_op)}"


def _aanvullingen(obj: Raadverzoek, kinderen: Any, ouders: Any) -> Iterator[tuple[int, Bewering]]:
    """What the author adds, each with its section."""
    bron = eigen_bron(obj)
    yield from _van_het_geheel(obj, bron)
    for mens, rij in kinderen:
        if rij is not None and rij.mee:
            naam = mens.persoon.weergavenaam
            yield from ((4, zin) for zin in said("interpretatie", bron, rij.situatie, over=naam))
            yield from ((10, zin) for zin in said("interpretatie", bron, rij.bedreiging, over=naam))
            yield from ((13, zin) for zin in said("mening", bron, rij.reactie, over=naam))
    for mens, rij in ouders:
        if rij is not None:
            naam = mens.persoon.weergavenaam
            yield from ((5, zin) for zin in said("mening", bron, rij.visie, over=naam))
            yield from ((13, zin) for zin in said("mening", bron, rij.reactie, over=naam))
            wie = "met gezag" if heeft_gezag(mens) else "zonder gezag"
            yield from ((13, zin) for zin in said("feit", bron, _geinformeerd(rij), over=f"{naam}, {wie}"))


def _van_het_geheel(obj: Raadverzoek, bron: str) -> Iterator[tuple[int, Bewering]]:
    houder = obj.casus.behandelaar or obj.begonnen_door
    contact = f"Contact voor de Raad: {houder.weergavenaam}, {obj.casus.team}, {obj.contact_telefoon}."
    yield 1, Bewering(contact, "gegeven", bron)
    if obj.gebeld_op:
        tekst = f"{words.full_day(obj.gebeld_op)}: de Raad gebeld ({obj.gebeld_met}). {obj.gebeld_over}"
        yield 2, Bewering(tekst, "feit", bron)
    for nummer, veld, soort in AANVULLINGEN:
        yield from ((nummer, zin) for zin in said(soort, bron, getattr(obj, veld)))
    keuzes = (obj.get_gevraagd_display(), obj.urgentie and f"Urgentie: {obj.get_urgentie_display().lower()}.")
    yield from ((12, zin) for zin in said("gegeven", bron, *keuzes))
    if obj.college_geinformeerd_op:
        wie = f" ({obj.college_wie})" if obj.college_wie else ""
        tekst = (
            f"College van burgemeester en wethouders geïnformeerd op {dag(obj.college_geinformeerd_op)}{wie}."
        )
        yield 12, Bewering(tekst, "feit", bron)

"""The national draft model Melding, as a table of fields, and the check of a tree against it.

Source: Samen onder Handbereik, logisch model Melding (concept 2025); `versie`, `correctieOp`, `geboortedatum` and `rol`
are additions of ours, all free to leave out (docs/koppelingen.md).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from meldingen.politie.lezer import waarden
from meldingen.politie.lezer.waarden import Ongeldig

Keuring = Callable[[Any], Any]


@dataclass(frozen=True)
class Fout:
    """What is wrong where: `pad` as betrokkene.0.adres.postcode, `veld` for people, `reden` a Dutch sentence."""

    pad: str
    veld: str
    reden: str

    @property
    def zin(self) -> str:
        """Field and reason as one sentence."""
        return f"{self.veld}: {self.reden}"


@dataclass(frozen=True)
class Veld:
    """One value."""

    naam: str
    keuring: Keuring
    verplicht: bool = False


@dataclass(frozen=True)
class Groep:
    """Fields below one name."""

    naam: str
    velden: Mapping[str, Veld | Groep | Lijst]
    verplicht: bool = False


@dataclass(frozen=True)
class Lijst:
    """The same group again and again."""

    naam: str
    groep: Groep
    minstens: int = 0
    meest: int = 60


Deel = Veld | Groep | Lijst


def _tekst(naam: str, langste: int, *, verplicht: bool = False) -> Veld:
    return Veld(naam, waarden.tekst(langste), verplicht)


NAAM = Groep("Naam", {
    "voornamen": _tekst("Voornamen", 120),
    "voorvoegsel": _tekst("Voorvoegsel", 20),
    "geslachtsnaam": _tekst("Geslachtsnaam", 120, verplicht=True),
}, verplicht=True)  # fmt: skip

ADRES = Groep("Adres", {
    "straatnaam": _tekst("Straatnaam", 120, verplicht=True),
    "huisnummer": _tekst("Huisnummer", 12),
    "postcode": Veld("Postcode", waarden.postcode),
    "plaats": _tekst("Plaats", 80, verplicht=True),
})  # fmt: skip

BERICHT = Groep("Melding", {
    "id": Veld("Berichtnummer", waarden.nummer, verplicht=True),
    "soort": Veld("Soort", waarden.soort, verplicht=True),
    "datumTijd": Veld("Datum en tijd", waarden.moment, verplicht=True),
    "versie": Veld("Versie", waarden.versie),
    "correctieOp": Veld("Correctie op bericht", waarden.nummer),
    "verzoek": _tekst("Verzoek", 5_000),
    "terugkoppelingGewenst": Veld("Terugkoppeling gewenst", waarden.ja_nee),
    "zorgelijkeSituatie": Groep("Zorgelijke situatie", {
        "situatieSchets": _tekst("Situatieschets", 50_000, verplicht=True),
        "nadereOmschrijving": _tekst("Nadere omschrijving", 50_000),
        "vraagAntwoord": Lijst("Vragen en antwoorden", Groep("Vraag en antwoord", {
            "vraag": _tekst("Vraag", 1_000),
            "antwoord": _tekst("Antwoord", 10_000),
        })),
    }, verplicht=True),
    "contact": Groep("Contact", {
        "naam": _tekst("Naam van de melder", 150),
        "emailAdres": Veld("E-mail van de melder", waarden.mailadres),
        "telefoonnummer": _tekst("Telefoon van de melder", 20),
    }),
    "overigeInformatie": Lijst("Overige informatie", Groep("Overige informatie", {
        "omschrijving": _tekst("Omschrijving", 10_000),
        "url": _tekst("Verwijzing", 500),
    })),
    "incident": Lijst("Incidenten", Groep("Incident", {
        "id": _tekst("Incidentnummer", 64),
        "datumTijd": Veld("Datum en tijd van het incident", waarden.moment),
        "locatie": _tekst("Locatie", 500),
        "omschrijving": _tekst("Omschrijving van het incident", 50_000),
        "periodeVanTot": _tekst("Periode", 100),
    })),
    "betrokkene": Lijst("Betrokkenen", Groep("Betrokkene", {
        "burgerservicenummer": Veld("BSN", waarden.burgerservicenummer),
        "geslacht": Veld("Geslacht", waarden.geslacht, verplicht=True),
        "geboortedatum": Veld("Geboortedatum", waarden.geboortedatum),
        "rol": Veld("Rol", waarden.rol),
        "naam": NAAM,
        "adres": ADRES,
    }), minstens=1),
})  # fmt: skip


def _lijsten(groep: Groep) -> frozenset[str]:
    gevonden: set[str] = set()
    for naam, deel in groep.velden.items():
        if isinstance(deel, Lijst):
            gevonden |= {naam} | _lijsten(deel.groep)
        elif isinstance(deel, Groep):
            gevonden |= _lijsten(deel)
    return frozenset(gevonden)


LIJSTEN = _lijsten(BERICHT)
"""The names that may stand more than once in XML."""


def keur(groep: Groep, boom: Any, pad: str = "") -> tuple[dict[str, Any], list[Fout], list[str]]:
    """The tree with clean values, what is wrong with it, and the names the model does not know.

    A value that is wrong stays in the tree as it was sent, as text, so that a person can correct it.
    """
    if not isinstance(boom, dict):
        return {}, [Fout(pad, groep.naam, "hier horen velden te staan.")], []
    namen = {naam[:1].lower() + naam[1:]: waarde for naam, waarde in boom.items()}
    schoon: dict[str, Any] = {}
    fouten: list[Fout] = []
    overig = [f"{pad}{waarden.kort(naam)}" for naam in namen if naam not in groep.velden]
    for naam, deel in groep.velden.items():
        waarde, mis, vreemd = _deel(deel, namen.get(naam), f"{pad}{naam}")
        fouten, overig = fouten + mis, overig + vreemd
        if waarde not in (None, "", [], {}):
            schoon[naam] = waarde
    return schoon, fouten, overig


def _deel(deel: Deel, waarde: Any, pad: str) -> tuple[Any, list[Fout], list[str]]:
    if isinstance(deel, Veld):
        return *_veld(deel, waarde, pad), []
    if isinstance(deel, Lijst):
        return _lijst(deel, waarde, pad)
    if waarde in (None, "", {}) and not deel.verplicht:
        return None, [], []
    return keur(deel, waarde or {}, f"{pad}.")


def _veld(veld: Veld, waarde: Any, pad: str) -> tuple[Any, list[Fout]]:
    if waarde is None or (isinstance(waarde, str) and not waarde.strip()):
        return None, [Fout(pad, veld.naam, "dit ontbreekt.")] if veld.verplicht else []
    try:
        return veld.keuring(waarde), []
    except Ongeldig as fout:
        return waarden.kort(waarde), [Fout(pad, veld.naam, str(fout))]


def _lijst(lijst: Lijst, waarde: Any, pad: str) -> tuple[list[Any], list[Fout], list[str]]:
    rijen = waarde if isinstance(waarde, list) else [] if waarde in (None, "") else [waarde]
    fouten: list[Fout] = []
    if len(rijen) < lijst.minstens:
        fouten.append(Fout(pad, lijst.naam, "er staat niemand in over wie de melding gaat."))
    if len(rijen) > lijst.meest:
        return [], [Fout(pad, lijst.naam, f"meer dan {lijst.meest} is te veel voor één bericht.")], []
    schoon, overig = [], []
    for nummer, rij in enumerate(rijen):
        een, mis, vreemd = keur(lijst.groep, rij, f"{pad}.{nummer}.")
        schoon.append(een)
        fouten += [
            Fout(fout.pad, f"{lijst.groep.naam} {nummer + 1}, {fout.veld}", fout.reden) for fout in mis
        ]
        overig += vreemd
    return schoon, fouten, overig


def pas_toe(boom: dict[str, Any], verbeteringen: Mapping[str, str]) -> dict[str, Any]:
    """The tree with the value of each path replaced; empty takes the field away, a path into nothing makes it."""
    for pad, waarde in verbeteringen.items():
        *weg, laatste = pad.split(".")
        plek = _loop(boom, weg)
        if plek is not None:
            plek[laatste] = waarde
    return boom


def _loop(boom: Any, weg: list[str]) -> dict[str, Any] | None:
    for naam in weg:
        if isinstance(boom, list):
            if not naam.isdigit() or int(naam) >= len(boom):
                return None
            boom = boom[int(naam)]
            continue
        if not isinstance(boom, dict):
            return None
        eigen = next((sleutel for sleutel in boom if sleutel[:1].lower() + sleutel[1:] == naam), naam)
        if not isinstance(boom.get(eigen), dict | list):
            boom[eigen] = {}
        boom = boom[eigen]
    return boom if isinstance(boom, dict) else None

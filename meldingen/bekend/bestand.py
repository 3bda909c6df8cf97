"""Reading the two files of a measurement: persons, and questions about them with the person who is meant."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from meldingen.bekend.vraag import Zoekvraag
from meldingen.codelijsten import Precisie

PERSOON_NODIG = ("id", "voornamen", "achternaam", "geboortedatum")
PERSOON_MAG = ("roepnaam", "tussenvoegsel", "partner_tussenvoegsel", "partner_achternaam", "ongeboren", "bsn")
VRAAG_NODIG = ("persoon_id", "klasse", "voornamen", "achternaam", "geboortedatum")
VRAAG_MAG = ("roepnaam", "tussenvoegsel", "partner_tussenvoegsel", "partner_achternaam", "bsn")

KOLOMMEN = f"""PERSONEN.csv, een regel per persoon. Nodig: {", ".join(PERSOON_NODIG)}.
Mag ook: {", ".join(PERSOON_MAG)}.
VRAGEN.csv, een regel per vraag. Nodig: {", ".join(VRAAG_NODIG)}. Mag ook: {", ".join(VRAAG_MAG)}.
persoon_id is de id van de persoon die bedoeld is; leeg als die er niet is; meer dan een met | ertussen.
klasse is het soort fout in de vraag: per klasse telt de meting hoe vaak de bedoelde persoon is gevonden.
geboortedatum: 2018-05-14, 14-05-2018, 00-05-2018 (dag onbekend), 00-00-2018 of 2018 (alleen jaar), of leeg.
ongeboren: ja of leeg; de geboortedatum is dan de uitgerekende datum.
Velden mogen leeg zijn. UTF-8, met komma, puntkomma of tab; de eerste regel noemt de kolommen."""

ANDERS = {"voornaam": "voornamen", "geslachtsnaam": "achternaam", "klas": "klasse", "class": "klasse"}
JA = frozenset({"ja", "j", "1", "true", "waar", "x"})
ONBEKEND = frozenset({"", "onbekend", "00-00-0000", "0000-00-00", "0", "?", "-"})
NEDERLANDS = re.compile(r"(?:(?:(\d{1,2})[-/. ])?(\d{1,2})[-/. ])?(\d{4})")
ISO = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?")


class FoutInBestand(Exception):
    """A file cannot be used; the message is a Dutch sentence with the line number."""


@dataclass(frozen=True, slots=True)
class Persoonsregel:
    """One person of the file; `ident` is the id as it was written."""

    ident: str
    voornamen: str
    roepnaam: str
    tussenvoegsel: str
    achternaam: str
    partner_tussenvoegsel: str
    partner_achternaam: str
    geboortedatum: date | None
    precisie: str
    ongeboren: bool
    bsn: str


@dataclass(frozen=True, slots=True)
class Vraagregel:
    """One question with the persons it may mean, none when it is about somebody who is not there."""

    bedoeld: tuple[str, ...]
    klasse: str
    vraag: Zoekvraag
    regel: int


def personen_uit(bestand: Path) -> Iterator[Persoonsregel]:
    """The persons, one by one. Raises FoutInBestand."""
    gezien: set[str] = set()
    for regel, rij in _rijen(bestand, PERSOON_NODIG, PERSOON_MAG):
        ident = rij["id"]
        if not ident or ident in gezien:
            wat = f"De id {ident} staat er twee keer" if ident else "De id ontbreekt"
            raise _fout(bestand, regel, f"{wat}. Elke persoon heeft een eigen id.")
        gezien.add(ident)
        dag, precisie = _datum(bestand, regel, rij["geboortedatum"])
        yield Persoonsregel(
            ident, rij["voornamen"], rij["roepnaam"], rij["tussenvoegsel"], rij["achternaam"],
            rij["partner_tussenvoegsel"], rij["partner_achternaam"], dag, precisie,
            rij["ongeboren"].lower() in JA, _bsn(bestand, regel, rij["bsn"]),
        )  # fmt: skip


def vragen_uit(bestand: Path) -> Iterator[Vraagregel]:
    """The questions, one by one. Raises FoutInBestand."""
    for regel, rij in _rijen(bestand, VRAAG_NODIG, VRAAG_MAG):
        dag, precisie = _datum(bestand, regel, rij["geboortedatum"])
        vraag = Zoekvraag(
            voornamen=f"{rij['voornamen']} {rij['roepnaam']}".strip(),
            tussenvoegsel=rij["tussenvoegsel"],
            achternaam=rij["achternaam"],
            partner_achternaam=rij["partner_achternaam"],
            geboortedatum=dag,
            precisie=precisie,
            bsn=_bsn(bestand, regel, rij["bsn"]),
        )
        bedoeld = tuple(deel.strip() for deel in rij["persoon_id"].split("|") if deel.strip())
        yield Vraagregel(bedoeld, rij["klasse"] or "zonder klasse", vraag, regel)


def lees_datum(tekst: str) -> tuple[date | None, str]:
    """A birth date as far as it is known. Raises ValueError for a date that does not exist or cannot be read."""
    tekst = tekst.strip().lower()
    if tekst in ONBEKEND:
        return None, Precisie.ONBEKEND
    if gevonden := ISO.fullmatch(tekst):
        jaar, maand, dag = (int(deel or 0) for deel in gevonden.groups())
    elif gevonden := NEDERLANDS.fullmatch(tekst):
        dag, maand, jaar = (int(deel or 0) for deel in gevonden.groups())
    else:
        raise ValueError(tekst)
    if not jaar or (dag and not maand):
        raise ValueError(tekst)
    precisie = Precisie.DAG if dag else Precisie.MAAND if maand else Precisie.JAAR
    return date(jaar, maand or 1, dag or 1), precisie


def _rijen(
    bestand: Path, nodig: tuple[str, ...], mag: tuple[str, ...]
) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Number and values of each line, with a value for each column that may be there."""
    try:
        with bestand.open(encoding="utf-8-sig", newline="") as open_bestand:
            lezer = csv.reader(open_bestand, delimiter=_teken(open_bestand.readline()))
            open_bestand.seek(0)
            namen = _kolommen(bestand, next(lezer, []), nodig)
            leeg = dict.fromkeys((*nodig, *mag), "")
            for waarden in lezer:
                if not any(waarden):
                    continue
                if len(waarden) != len(namen):
                    wat = f"Hier staan {len(waarden)} waarden en er zijn {len(namen)} kolommen."
                    raise _fout(bestand, lezer.line_num, wat)
                gelezen = {naam: waarde.strip() for naam, waarde in zip(namen, waarden, strict=True)}
                yield lezer.line_num, leeg | gelezen
    except OSError as fout:
        raise FoutInBestand(f"{bestand.name} is niet te lezen: bestaat het, en mag u erbij?") from fout
    except UnicodeDecodeError as fout:
        raise FoutInBestand(f"{bestand.name} is geen UTF-8. Bewaar het als CSV UTF-8.") from fout
    except csv.Error as fout:
        raise FoutInBestand(f"{bestand.name} is geen CSV: {fout}.") from fout


def _teken(kop: str) -> str:
    """What stands between the columns: the most frequent of three."""
    return max(",;\t", key=kop.count)


def _kolommen(bestand: Path, kop: list[str], nodig: tuple[str, ...]) -> list[str]:
    namen = [naam.strip().lower().replace(" ", "_") for naam in kop]
    namen = [ANDERS.get(naam, naam) for naam in namen]
    if "persoon_id" in nodig and "persoon_id" not in namen:
        namen = ["persoon_id" if naam == "id" else naam for naam in namen]
    mist = [naam for naam in nodig if naam not in namen]
    if mist:
        raise _fout(bestand, 1, f"De kolom {mist[0]} ontbreekt. Nodig zijn: {', '.join(nodig)}.")
    return namen


def _datum(bestand: Path, regel: int, tekst: str) -> tuple[date | None, str]:
    try:
        return lees_datum(tekst)
    except ValueError:
        goed = "Schrijf 2018-05-14, 14-05-2018, 00-00-2018 of laat het leeg."
        raise _fout(
            bestand, regel, f"De geboortedatum {tekst} bestaat niet of is niet te lezen. {goed}"
        ) from None


def _bsn(bestand: Path, regel: int, tekst: str) -> str:
    if tekst and not re.fullmatch(r"\d{9}", tekst):
        raise _fout(bestand, regel, "Een BSN heeft negen cijfers.")
    return tekst


def _fout(bestand: Path, regel: int, wat: str) -> FoutInBestand:
    return FoutInBestand(f"{bestand.name}, regel {regel}: {wat}")

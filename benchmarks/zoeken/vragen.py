"""`python -m benchmarks.zoeken.vragen PERSONS FILE NUMBER`: questions about persons, each with the mistake it has."""

from __future__ import annotations

import csv
import random
import sys
from collections.abc import Callable, Iterator
from datetime import date
from itertools import islice
from pathlib import Path

from benchmarks.zoeken import fouten

KOLOMMEN = (
    "persoon_id", "klasse", "voornamen", "tussenvoegsel", "achternaam", "partner_tussenvoegsel", "partner_achternaam",
    "geboortedatum",
)  # fmt: skip
SEED = 41
Rij = dict[str, str]
Fout = Callable[[random.Random, Rij], Rij | None]


def _dag(rij: Rij) -> date | None:
    return None if rij["geboortedatum"].startswith("00") else date.fromisoformat(rij["geboortedatum"])


def exact(_rnd: random.Random, rij: Rij) -> Rij | None:
    """Nothing is wrong."""
    return rij


def typefout_achternaam(rnd: random.Random, rij: Rij) -> Rij | None:
    """One slip in the surname."""
    return rij | {"achternaam": fouten.typefout(rnd, rij["achternaam"])}


def typefout_voornaam(rnd: random.Random, rij: Rij) -> Rij | None:
    """One slip in the given names."""
    return rij | {"voornamen": fouten.typefout(rnd, rij["voornamen"])} if rij["voornamen"] else None


def klank(rnd: random.Random, rij: Rij) -> Rij | None:
    """The surname written by ear."""
    anders = fouten.vervangen(rnd, rij["achternaam"], fouten.KLANK, keer=rnd.choice((1, 2)))
    return rij | {"achternaam": anders} if anders != rij["achternaam"] else None


def ij_y(_rnd: random.Random, rij: Rij) -> Rij | None:
    """Ij for y, or y for ij."""
    naam = rij["achternaam"]
    anders = naam.replace("ij", "y") if "ij" in naam else naam.replace("y", "ij")
    return rij | {"achternaam": anders} if anders != naam else None


def tussenvoegsel(rnd: random.Random, rij: Rij) -> Rij | None:
    """Left out, another one, in the field of the surname, or written on to it."""
    if not rij["tussenvoegsel"]:
        return None
    aan = f"{rij['tussenvoegsel']} {rij['achternaam']}"
    return rij | rnd.choice((
        {"tussenvoegsel": ""},
        {"tussenvoegsel": rnd.choice(fouten.TUSSEN)},
        {"tussenvoegsel": "", "achternaam": aan},
        {"tussenvoegsel": "", "achternaam": aan.replace(" ", "").capitalize()},
    ))  # fmt: skip


def gehuwde_naam(rnd: random.Random, rij: Rij) -> Rij | None:
    """Known by birth name and partner's name; asked by one of them, or by both the other way round."""
    partner, eigen = rij["partner_achternaam"], rij["achternaam"]
    if not partner:
        return None
    alleen = {"achternaam": partner, "tussenvoegsel": rij["partner_tussenvoegsel"]}
    return rij | {"partner_achternaam": "", "partner_tussenvoegsel": ""} | rnd.choice((
        alleen, {}, {"achternaam": f"{partner}-{eigen}", "tussenvoegsel": rij["partner_tussenvoegsel"]},
        {"achternaam": f"{eigen}-{rij['partner_tussenvoegsel']} {partner}"},
    ))  # fmt: skip


def ander_schrift(rnd: random.Random, rij: Rij) -> Rij | None:
    """A name from another alphabet or with other letters, written another way."""
    welk = rnd.choice(("achternaam", "voornamen", "beide"))
    nieuw = dict(rij)
    if welk != "voornamen":
        nieuw["achternaam"] = fouten.anders_geschreven(rnd, rij["achternaam"])
    if welk != "achternaam" and rij["voornamen"]:
        eerste, *rest = rij["voornamen"].split()
        nieuw["voornamen"] = " ".join([fouten.anders_geschreven(rnd, eerste), *rest])
    return nieuw if nieuw != rij else None


def datum_verwisseld(_rnd: random.Random, rij: Rij) -> Rij | None:
    """Day and month the wrong way round."""
    dag = _dag(rij)
    anders = fouten.datum_verwisseld(dag) if dag else None
    return rij | {"geboortedatum": anders} if anders else None


def datum_ernaast(rnd: random.Random, rij: Rij) -> Rij | None:
    """A day, a year or ten years off."""
    dag = _dag(rij)
    return rij | {"geboortedatum": fouten.datum_ernaast(rnd, dag)} if dag else None


def datum_onbekend(rnd: random.Random, rij: Rij) -> Rij | None:
    """Only the year or the month and year are known, to the caller or to us."""
    dag = _dag(rij)
    return rij | {"geboortedatum": fouten.datum_half(rnd, dag)} if dag else rij


def bij_ons_onbekend(rnd: random.Random, rij: Rij) -> Rij | None:
    """We know the year only; the caller gives a whole date."""
    if not rij["geboortedatum"].startswith("00-00"):
        return None
    return rij | {
        "geboortedatum": f"{rij['geboortedatum'][-4:]}-{rnd.randint(1, 12):02}-{rnd.randint(1, 28):02}"
    }


def voorletters(_rnd: random.Random, rij: Rij) -> Rij | None:
    """Initials only."""
    letters = "".join(f"{naam[0]}." for naam in rij["voornamen"].split())
    return rij | {"voornamen": letters} if letters else None


def roepnaam(rnd: random.Random, rij: Rij) -> Rij | None:
    """By the name somebody is called, or by one of several given names."""
    namen = [*rij["voornamen"].split()[1:], *([rij["roepnaam"]] if rij["roepnaam"] else [])]
    return rij | {"voornamen": rnd.choice(namen)} if namen else None


def dubbele_naam(rnd: random.Random, rij: Rij) -> Rij | None:
    """A double surname: turned round, without its hyphen, or one half."""
    delen = rij["achternaam"].split("-")
    if len(delen) < 2:
        return None
    return rij | {
        "achternaam": rnd.choice(
            (f"{delen[1]}-{delen[0]}", " ".join(delen), "".join(delen), delen[0], delen[1])
        )
    }


def naam_verwisseld(_rnd: random.Random, rij: Rij) -> Rij | None:
    """Given name and surname in each other's field."""
    return (
        rij | {"voornamen": rij["achternaam"], "achternaam": rij["voornamen"]} if rij["voornamen"] else None
    )


def ongeboren(rnd: random.Random, rij: Rij) -> Rij | None:
    """An unborn child by its due date, two weeks off at most."""
    return rij if rij["ongeboren"] else None


ENKEL: dict[str, Fout] = {
    fout.__name__: fout
    for fout in (
        exact, typefout_achternaam, typefout_voornaam, klank, ij_y, tussenvoegsel, gehuwde_naam, ander_schrift,
        datum_verwisseld, datum_ernaast, datum_onbekend, bij_ons_onbekend, voorletters, roepnaam, dubbele_naam,
        naam_verwisseld, ongeboren,
    )
}  # fmt: skip
NAAM = (
    typefout_achternaam,
    klank,
    tussenvoegsel,
    gehuwde_naam,
    ander_schrift,
    typefout_voornaam,
    voorletters,
    roepnaam,
)
DATUM = (datum_verwisseld, datum_ernaast, datum_onbekend)


def gemengd(rnd: random.Random, rij: Rij) -> Rij | None:
    """Two mistakes at once: in the name and in the date, or twice in the name."""
    eerste = rnd.choice(NAAM)(rnd, rij)
    return rnd.choice(DATUM if rnd.random() < 0.5 else NAAM)(rnd, eerste) if eerste else None


KLASSEN = ENKEL | {"gemengd": gemengd}


def vragen(personen: list[Rij], aantal: int, *, seed: int = SEED) -> Iterator[Rij]:
    """So many questions of each class, as far as the persons give occasion."""
    rnd = random.Random(seed)  # noqa: S311 - synthetic questions, no secret
    for klasse, fout in KLASSEN.items():
        gevonden = 0
        for _ in range(aantal * 2000):
            rij = rnd.choice(personen)
            vraag = fout(rnd, rij)
            if vraag is not None:
                yield {"persoon_id": rij["id"], "klasse": klasse} | vraag
                gevonden += 1
            if gevonden == aantal:
                break


def schrijf_vragen(personen: Path, bestand: Path, aantal: int, *, seed: int = SEED, elke: int = 1) -> None:
    """Write so many questions of each class about the persons in a file, or about each eighth of them (`elke` 8)."""
    with personen.open(encoding="utf-8", newline="") as bron:
        bekend = list(islice(csv.DictReader(bron), 0, None, elke))
    with bestand.open("w", encoding="utf-8", newline="") as doel:
        schrijver = csv.DictWriter(doel, KOLOMMEN, extrasaction="ignore")
        schrijver.writeheader()
        schrijver.writerows(vragen(bekend, aantal, seed=seed))


if __name__ == "__main__":
    schrijf_vragen(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))

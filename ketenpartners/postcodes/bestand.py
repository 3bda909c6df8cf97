"""A CSV of postcode areas, judged line by line before anything is kept; its columns are described here.

Columns, in any order, with these names in the first line:

- `postcode`: four digits, 1000-9999, each once;
- `plaats`, `gemeente`: at most 100 characters; both, or neither (CBS has areas without a place: they say nothing);
- `provincie`, `ggdregio`: at most 100 characters, may be empty;
- `inwoners`: a whole number, may be empty (CBS leaves small areas out).

Separated by commas or semicolons, UTF-8. Source: CBS, Kerncijfers per postcode (PC4), open data.
"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass

from veiligthuis.core.errors import RuleBroken

VERPLICHT = ("postcode", "plaats", "gemeente")
KOLOMMEN = (*VERPLICHT, "provincie", "ggdregio", "inwoners")
LANGSTE = 100
MEESTE_REGELS = 10_000
GROOTSTE = 1024 * 1024
"""Bytes of a file; all of the Netherlands is a fifth of it."""
GETOOND = 20
"""So many faults are named; a file with more is wrong as a whole."""
GROOTSTE_GETAL = 2_147_483_647
PC4 = re.compile(r"[1-9][0-9]{3}")


@dataclass(frozen=True, slots=True)
class Gebied:
    """One line of the file."""

    pc4: str
    plaats: str
    gemeente: str
    provincie: str
    regio: str
    inwoners: int | None


@dataclass(frozen=True, slots=True)
class Fout:
    """What is wrong, with the line of the file (the first is 1) and the column; a column of "" is the whole line."""

    regel: int
    kolom: str
    reden: str

    def __str__(self) -> str:
        plek = f"Regel {self.regel}, kolom {self.kolom}" if self.kolom else f"Regel {self.regel}"
        return f"{plek}: {self.reden}"


class BestandAfgewezen(RuleBroken):
    """The file cannot be used; `fouten` are all of its faults and nothing of it was kept."""

    def __init__(self, fouten: list[Fout]) -> None:
        self.fouten = fouten
        namen = " ".join(str(fout) for fout in fouten[:GETOOND])
        meer = len(fouten) - GETOOND
        slot = f" En nog {meer} {'fout' if meer == 1 else 'fouten'}." if meer > 0 else ""
        super().__init__(
            f"Het bestand is niet ingelezen; er is niets veranderd. {namen}{slot}", field="bestand"
        )


def lees_bestand(inhoud: bytes) -> list[Gebied]:
    """The areas of a file, in its order. Raises BestandAfgewezen with every fault, named by line and column."""
    if len(inhoud) > GROOTSTE:
        raise BestandAfgewezen(
            [Fout(1, "", "het bestand is groter dan 1 MB. Kies het bestand met postcodes.")]
        )
    try:
        tekst = inhoud.decode("utf-8-sig")
    except UnicodeDecodeError as fout:
        regel = inhoud[: fout.start].count(b"\n") + 1
        raise BestandAfgewezen(
            [Fout(regel, "", "dit is geen UTF-8. Bewaar het bestand als CSV UTF-8.")]
        ) from fout
    kop = tekst.partition("\n")[0]
    lezer = csv.reader(io.StringIO(tekst, newline=""), delimiter=";" if ";" in kop else ",", strict=True)
    try:
        return _keur(list(_regels(lezer)))
    except csv.Error as fout:
        raise BestandAfgewezen([Fout(lezer.line_num, "", "deze regel is geen geldige CSV.")]) from fout


def _regels(lezer: csv._reader) -> list[tuple[int, list[str]]]:  # type: ignore[name-defined]
    return [(lezer.line_num, [cel.strip() for cel in cellen]) for cellen in lezer if any(cellen)]


def _keur(regels: list[tuple[int, list[str]]]) -> list[Gebied]:
    if not regels:
        raise BestandAfgewezen([Fout(1, "", "het bestand is leeg.")])
    kop = [naam.lower() for naam in regels[0][1]]
    fouten = _keur_kop(kop) or _keur_aantal(regels)
    if fouten:
        raise BestandAfgewezen(fouten)
    gebieden: list[Gebied] = []
    gezien: dict[str, int] = {}
    for nummer, cellen in regels[1:]:
        rij = dict(zip(kop, cellen, strict=False))
        gevonden = _keur_regel(nummer, cellen, rij, kop, gezien)
        fouten += gevonden
        if not gevonden:
            gezien[rij["postcode"]] = nummer
            gebieden.append(_gebied(rij))
    if fouten:
        raise BestandAfgewezen(fouten)
    return gebieden


def _keur_kop(kop: list[str]) -> list[Fout]:
    mist = [Fout(1, naam, "deze kolom ontbreekt.") for naam in VERPLICHT if naam not in kop]
    vreemd = [
        Fout(1, naam or "zonder naam", f"deze kolom kennen wij niet. Bekend zijn: {', '.join(KOLOMMEN)}.")
        for naam in kop
        if naam not in KOLOMMEN
    ]
    dubbel = [
        Fout(1, naam, "deze kolom staat er twee keer.") for naam in sorted(set(kop)) if kop.count(naam) > 1
    ]
    return mist + vreemd + dubbel


def _keur_aantal(regels: list[tuple[int, list[str]]]) -> list[Fout]:
    if len(regels) == 1:
        return [Fout(1, "", "onder de namen van de kolommen staat geen enkele postcode.")]
    if len(regels) > MEESTE_REGELS + 1:
        return [Fout(regels[MEESTE_REGELS + 1][0], "", "er zijn meer regels dan postcodes bestaan.")]
    return []


def _keur_regel(
    nummer: int, cellen: list[str], rij: dict[str, str], kop: list[str], gezien: dict[str, int]
) -> list[Fout]:
    if len(cellen) != len(kop):
        return [
            Fout(nummer, "", f"hier staan {len(cellen)} waarden, de eerste regel noemt {len(kop)} kolommen.")
        ]
    nodig = VERPLICHT if rij["plaats"] or rij["gemeente"] else ("postcode",)
    fouten = [Fout(nummer, naam, "dit mag niet leeg zijn.") for naam in nodig if not rij[naam]]
    fouten += [
        Fout(nummer, naam, f"langer dan {LANGSTE} tekens.") for naam in kop if len(rij[naam]) > LANGSTE
    ]
    pc4, inwoners = rij["postcode"], rij.get("inwoners", "")
    if pc4 and not PC4.fullmatch(pc4):
        fouten.append(Fout(nummer, "postcode", f"‘{pc4[:20]}’ is geen postcode van vier cijfers."))
    elif pc4 in gezien:
        fouten.append(Fout(nummer, "postcode", f"{pc4} staat ook op regel {gezien[pc4]}."))
    if inwoners and not (re.fullmatch(r"[0-9]{1,10}", inwoners) and int(inwoners) <= GROOTSTE_GETAL):
        fouten.append(Fout(nummer, "inwoners", f"‘{inwoners[:20]}’ is geen heel getal."))
    return fouten


def _gebied(rij: dict[str, str]) -> Gebied:
    inwoners = rij.get("inwoners", "")
    return Gebied(
        pc4=rij["postcode"],
        plaats=rij["plaats"],
        gemeente=rij["gemeente"],
        provincie=rij.get("provincie", ""),
        regio=rij.get("ggdregio", ""),
        inwoners=int(inwoners) if inwoners else None,
    )

"""From a half-typed row of the call screen to a question, and from a known person back to the row."""

from __future__ import annotations

import re
from collections.abc import Mapping
from unicodedata import combining, normalize

from django.core.exceptions import ValidationError

from meldingen.bekend.vraag import Zoekvraag
from meldingen.codelijsten import Geslacht, Precisie
from meldingen.forms.gezin import MOST_PERSONS, PREFIX, PersoonRegel
from meldingen.forms.velden import Geboortedatum, read_birth_date, show_birth_date
from meldingen.models import Persoon
from veiligthuis.core.fields import read_date

GENOEG = 3
"""How many letters of a surname, or of a given name, must stand there before anybody is looked for."""

VAN_PERSOON = (
    "voornamen", "roepnaam", "tussenvoegsel", "achternaam", "partner_tussenvoegsel", "partner_achternaam", "geslacht",
)  # fmt: skip


def rij_van(tekst: str) -> int:
    """Which row of the household is meant; the first one when nothing sensible was posted."""
    return min(int(tekst[:4]), MOST_PERSONS - 1) if tekst.isdecimal() else 0


def vraag_van(posted: Mapping[str, str], rij: int) -> Zoekvraag | None:
    """What stands in this row, however half; None when that is too little to look for, or somebody was chosen."""

    def veld(naam: str) -> str:
        return str(posted.get(f"{PREFIX}-{rij}-{naam}", "")).strip()

    geboren = _verwacht(veld("uitgerekende_datum")) or _datum(veld("geboortedatum"))
    namen = (veld("achternaam"), veld("voornamen"), veld("partner_achternaam"), veld("roepnaam"))
    if veld("bekend"):
        return None
    bsn = veld("bsn") if re.fullmatch(r"\d{9}", veld("bsn")) else ""
    if not bsn and max(map(len, namen)) < GENOEG:
        return None
    return Zoekvraag(
        voornamen=f"{namen[1]} {namen[3]}".strip(),
        tussenvoegsel=veld("tussenvoegsel"),
        achternaam=namen[0],
        partner_achternaam=namen[2],
        geboortedatum=geboren.datum if geboren else None,
        precisie=geboren.precisie if geboren else Precisie.ONBEKEND,
        bsn=bsn,
    )


def rij_voor(persoon: Persoon, rij: int) -> dict[str, list[str]]:
    """The fields of this row once the worker chose this person; the rest of the row stays as it was typed."""
    velden = {naam: str(getattr(persoon, naam)) for naam in VAN_PERSOON} | {"bekend": str(persoon.pk)}
    if persoon.ongeboren:
        due = persoon.uitgerekende_datum
        velden |= {"ongeboren": "on", "uitgerekende_datum": f"{due:%d-%m-%Y}" if due else ""}
    elif persoon.geboortedatum is not None:
        born = Geboortedatum(persoon.geboortedatum, Precisie(persoon.geboorte_precisie))
        velden["geboortedatum"] = show_birth_date(born)
    return {f"{PREFIX}-{rij}-{naam}": [waarde] for naam, waarde in velden.items()}


def anders_getypt(posted: Mapping[str, str], rij: int, nieuw: Mapping[str, list[str]]) -> str:
    """What was typed in this row and is taken out of it by the data of the register; empty when nothing is lost.

    A part of what the register says, such as the first letters or the year, says nothing else.
    """
    delen = []
    for naam, (waarde, *_) in nieuw.items():
        veld = PersoonRegel.base_fields[naam.rpartition("-")[2]]
        getypt = " ".join(posted.get(naam, "").split())
        if not veld.label or getypt in ("", "on", Geslacht.ONBEKEND) or _kaal(getypt) in _kaal(waarde):
            continue
        keuzes = dict(getattr(veld, "choices", ()))
        delen.append(f"{str(veld.label).lower()} {keuzes.get(getypt, getypt)}")
    return f"Getypt bij persoon {rij + 1}: {', '.join(delen)}" if delen else ""


def _kaal(tekst: str) -> str:
    """The text as it is compared: without accents and capitals."""
    return "".join(teken for teken in normalize("NFKD", tekst) if not combining(teken)).casefold()


def zonder_bekende(rij: int) -> dict[str, list[str]]:
    """The row is about somebody else after all; what was typed stays."""
    return {f"{PREFIX}-{rij}-bekend": [""]}


def _verwacht(tekst: str) -> Geboortedatum | None:
    """The due date of an unborn child, under which it is found."""
    try:
        return Geboortedatum(read_date(tekst), Precisie.DAG) if tekst else None
    except ValidationError:
        return None


def _datum(tekst: str) -> Geboortedatum | None:
    """The birth date as far as it can be read while it is typed."""
    try:
        return read_birth_date(tekst) if tekst else None
    except ValidationError:
        return None

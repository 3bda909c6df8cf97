"""The dated table from our values to the codes of the CBS: read and checked once per process from koppeltabel.toml."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.db import models

from meldingen.codelijsten import (
    Aanleiding,
    Aard,
    Besluit,
    NietPassendReden,
    UitkomstHG,
    UitkomstKM,
    VoortijdigeReden,
)

BESTAND = Path(__file__).with_name("koppeltabel.toml")
BEGIN = date(2015, 1, 1)
"""Every value has a row from this day on."""

LIJSTEN: dict[str, type[models.TextChoices]] = {
    "triagebesluit": Besluit, "niet_passend": NietPassendReden, "aanleiding": Aanleiding, "aard": Aard,
    "uitkomst_hg": UitkomstHG, "uitkomst_km": UitkomstKM, "voortijdig": VoortijdigeReden,
}  # fmt: skip
"""Name of a list in the table -> our own values of it."""

VELDEN = {"lijst", "waarde", "code", "label", "geldig_van", "bron", "zekerheid"}
ZEKERHEDEN = {"found", "knowledge", "uncertain"}


@dataclass(frozen=True, slots=True)
class Koppeling:
    """What the CBS calls one value, from a day on; `code` empty when no source gives it."""

    lijst: str
    waarde: str
    code: str
    label: str
    geldig_van: date
    bron: str
    zekerheid: str
    opmerking: str = ""


class KoppeltabelError(ValueError):
    """koppeltabel.toml says something impossible; the text is a Dutch sentence that names the row."""


class ZonderCodeError(LookupError):
    """The CBS has no code for this value on this day, as far as we know; the text is a Dutch sentence."""


def ontleed(tekst: str) -> dict[str, Any]:
    """The content of koppeltabel.toml, not checked yet. Raises KoppeltabelError when it is no TOML."""
    try:
        return tomllib.loads(tekst)
    except tomllib.TOMLDecodeError as fout:
        raise KoppeltabelError(f"koppeltabel.toml is niet te lezen als TOML: {fout}.") from fout


def lees(inhoud: Mapping[str, Any]) -> tuple[Koppeling, ...]:
    """The rows of the table, checked against our lists. Raises KoppeltabelError for the first that is impossible."""
    if set(inhoud) != {"koppelingen"} or not isinstance(inhoud["koppelingen"], list):
        raise KoppeltabelError(
            "koppeltabel.toml hoort uit rijen [[koppelingen]] te bestaan, en niets anders."
        )
    rijen = tuple(_lees_rij(rij, f"Koppeling {n}") for n, rij in enumerate(inhoud["koppelingen"], 1))
    gezien: set[tuple[str, str, date]] = set()
    for rij in rijen:
        sleutel = (rij.lijst, rij.waarde, rij.geldig_van)
        if sleutel in gezien:
            raise KoppeltabelError(
                f"Voor {rij.waarde} in {rij.lijst} staan twee rijen vanaf {rij.geldig_van}."
            )
        gezien.add(sleutel)
    for lijst, waarden in LIJSTEN.items():
        for waarde in waarden.values:
            if (lijst, waarde, BEGIN) not in gezien:
                raise KoppeltabelError(f"In {lijst} ontbreekt de rij van {waarde} vanaf {BEGIN}.")
    return rijen


def _lees_rij(rij: Mapping[str, Any], waar: str) -> Koppeling:
    if not isinstance(rij, Mapping) or set(rij) - {"opmerking"} != VELDEN:
        raise KoppeltabelError(f"{waar} heeft niet precies deze velden: {', '.join(sorted(VELDEN))}.")
    if rij["lijst"] not in LIJSTEN:
        raise KoppeltabelError(f"{waar}: lijst {rij['lijst']} bestaat niet.")
    if rij["waarde"] not in LIJSTEN[rij["lijst"]].values:
        raise KoppeltabelError(f"{waar}: {rij['waarde']} is geen waarde van {rij['lijst']}.")
    if type(rij["geldig_van"]) is not date:
        raise KoppeltabelError(f"{waar}: geldig_van is geen dag, zoals 2026-01-01.")
    leeg = [veld for veld in ("label", "bron") if not isinstance(rij[veld], str) or not rij[veld].strip()]
    if leeg:
        raise KoppeltabelError(f"{waar}: {leeg[0]} ontbreekt. Vul een tekst in.")
    if rij["zekerheid"] not in ZEKERHEDEN:
        raise KoppeltabelError(f"{waar}: de zekerheid is een van {', '.join(sorted(ZEKERHEDEN))}.")
    goed = isinstance(rij["code"], str) and re.fullmatch(r"[0-9][0-9]", rij["code"])
    if not goed and (rij["code"] != "" or rij["zekerheid"] != "uncertain"):
        raise KoppeltabelError(
            f"{waar}: een code heeft twee cijfers tussen aanhalingstekens; leeg mag alleen als de bron haar niet noemt."
        )
    return Koppeling(**rij)


KOPPELINGEN = lees(ontleed(BESTAND.read_text(encoding="utf-8")))
"""Every row, read and checked once per process."""


def koppeling(lijst: str, waarde: str, op: date, rijen: Sequence[Koppeling] = KOPPELINGEN) -> Koppeling:
    """What the CBS called this value on a day; the newest row that held then. Raises KeyError for an unknown value."""
    geldig = [rij for rij in rijen if (rij.lijst, rij.waarde) == (lijst, waarde) and rij.geldig_van <= op]
    if not geldig:
        raise KeyError(f"{lijst}: {waarde}")
    return max(geldig, key=lambda rij: rij.geldig_van)


def cbs_code(lijst: str, waarde: str, op: date, rijen: Sequence[Koppeling] = KOPPELINGEN) -> str:
    """The code to deliver for this value on a day. Raises ZonderCodeError when no source gives one.

    Source: Uitvoeringsregeling Wmo 2015, bijlage A par. 3 and 4.
    """
    rij = koppeling(lijst, waarde, op, rijen)
    if not rij.code:
        raise ZonderCodeError(
            f"Voor ‘{rij.label}’ is op {op:%d-%m-%Y} geen CBS-code bekend. "
            "Vraag de code na bij het CBS en voeg een rij toe aan de koppeltabel."
        )
    return rij.code

"""The check of one value of a message: returns it clean, or raises Ongeldig with the Dutch reason."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from meldingen.codelijsten import Rol
from meldingen.rules import bsn_is_geldig
from veiligthuis.core import clock

STUURTEKENS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
"""What no text holds: control signs, NUL first of all, and halves of signs."""

NUMMER = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:/-]{0,63}")
POSTCODE = re.compile(r"([1-9]\d{3}) ?([A-Za-z]{2})")
VERSIE = re.compile(r"[1-9][0-9]{0,3}")
GESLACHT = {"0": "onbekend", "1": "man", "2": "vrouw", "9": "onbekend"}
"""ISO 5218. Source: logisch model Melding, geslacht {0, 1, 2, 9}."""


class Ongeldig(Exception):
    """A value that cannot be; the text is a Dutch sentence without the value."""


def kort(waarde: Any) -> str:
    """A value as a line that can be shown and kept, whatever it was: no control signs, at most 300 signs."""
    ruw = waarde if isinstance(waarde, str) else "" if isinstance(waarde, dict | list) else str(waarde)
    return STUURTEKENS.sub("�", ruw)[:300]


def _woord(waarde: Any) -> str:
    if isinstance(waarde, bool) or not isinstance(waarde, str | int):
        raise Ongeldig("hier hoort tekst te staan.")
    gevonden = str(waarde).strip()
    if STUURTEKENS.search(gevonden):
        raise Ongeldig("er staan tekens in die niet in tekst horen.")
    return gevonden


def tekst(langste: int) -> Callable[[Any], str]:
    """A check of text of at most so many signs."""

    def keuring(waarde: Any) -> str:
        gevonden = _woord(waarde)
        if len(gevonden) > langste:
            raise Ongeldig(f"dit is langer dan {langste} tekens.")
        return gevonden

    return keuring


def nummer(waarde: Any) -> str:
    """A number of a message as its sender gives it."""
    gevonden = _woord(waarde)
    if not NUMMER.fullmatch(gevonden):
        raise Ongeldig(
            "dit is geen berichtnummer: gebruik letters, cijfers en - . _ : /, hoogstens 64 tekens."
        )
    return gevonden


def soort(waarde: Any) -> str:
    """VT; a message for another kind of body is not for us."""
    gevonden = _woord(waarde).upper()
    if gevonden in {"ZVH", "NAZ"}:
        raise Ongeldig("dit bericht is voor een Zorg- en Veiligheidshuis of een andere instantie bestemd.")
    if gevonden != "VT":
        raise Ongeldig("dit hoort VT te zijn.")
    return gevonden


def moment(waarde: Any) -> str:
    """A moment as ISO 8601 with its zone; without one it is read on Dutch clocks."""
    try:
        gevonden = datetime.fromisoformat(_woord(waarde))
        zo = gevonden if gevonden.tzinfo else gevonden.replace(tzinfo=clock.AMSTERDAM)
        return zo.astimezone(clock.AMSTERDAM).isoformat()
    except (ValueError, OverflowError):
        raise Ongeldig("dit is geen moment: schrijf het als 2026-04-25T03:12:00+02:00.") from None


def geboortedatum(waarde: Any) -> str:
    """A day of birth that can be."""
    try:
        gevonden = date.fromisoformat(_woord(waarde))
    except ValueError:
        raise Ongeldig("dit is geen datum: schrijf hem als 2018-01-14.") from None
    if not clock.today().year - 120 <= gevonden.year or gevonden > clock.today():
        raise Ongeldig("deze datum kan geen geboortedatum zijn.")
    return gevonden.isoformat()


def versie(waarde: Any) -> int:
    """Which version of its number the message is, from 1."""
    gevonden = _woord(waarde)
    if not VERSIE.fullmatch(gevonden):
        raise Ongeldig("dit hoort een heel getal vanaf 1 te zijn.")
    return int(gevonden)


def ja_nee(waarde: Any) -> str:
    """Yes or no, as ja or nee."""
    gevonden = str(waarde).strip().lower()
    woord = {"true": "ja", "1": "ja", "ja": "ja", "false": "nee", "0": "nee", "nee": "nee"}.get(gevonden)
    if woord is None:
        raise Ongeldig("dit hoort true of false te zijn.")
    return woord


def mailadres(waarde: Any) -> str:
    """A mail address."""
    gevonden = tekst(254)(waarde)
    try:
        validate_email(gevonden)
    except ValidationError:
        raise Ongeldig("dit is geen e-mailadres.") from None
    return gevonden


def postcode(waarde: Any) -> str:
    """A Dutch postcode as 1234 AB."""
    gevonden = POSTCODE.fullmatch(_woord(waarde))
    if not gevonden:
        raise Ongeldig("dit is geen postcode: schrijf hem als 1234 AB.")
    return f"{gevonden[1]} {gevonden[2].upper()}"


def burgerservicenummer(waarde: Any) -> str:
    """A BSN by the elfproef, or a filler of the CBS. Source: Wmo 2015 art. 5.2.9."""
    gevonden = _woord(waarde)
    if bsn_is_geldig(gevonden):
        raise Ongeldig("dit is geen geldig BSN (negen cijfers, elfproef).")
    return gevonden


def geslacht(waarde: Any) -> str:
    """A code of ISO 5218 as our own word."""
    gevonden = GESLACHT.get(_woord(waarde))
    if gevonden is None:
        raise Ongeldig("dit hoort 0 (onbekend), 1 (man), 2 (vrouw) of 9 (niet van toepassing) te zijn.")
    return gevonden


def rol(waarde: Any) -> str:
    """A role as our own list has it."""
    gevonden = _woord(waarde).lower()
    if gevonden not in Rol.values:
        raise Ongeldig(f"dit hoort een van deze te zijn: {', '.join(Rol.values)}.")
    return gevonden

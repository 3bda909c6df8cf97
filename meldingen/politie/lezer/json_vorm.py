"""A message as JSON: the strict language only, each name once, nothing deep, nothing huge."""

from __future__ import annotations

import json
import re
from typing import Any, NoReturn

from meldingen.politie.lezer.onleesbaar import DIEPSTE, MEESTE_DELEN, Onleesbaar

DELEN = re.compile(r'"(?:\\.|[^"\\])*+\\?(?:"|\Z)|[\[\]{}]', re.DOTALL)
"""A whole string, closed or not, or one bracket; never looks at a sign twice."""

LANGSTE_GETAL = 18


def lees_json(tekst: str) -> dict[str, Any]:
    """The object the text holds. Raises Onleesbaar."""
    _meet(tekst)
    try:
        boom = json.loads(
            tekst, object_pairs_hook=_elke_naam_eenmaal, parse_constant=_geen_getal, parse_float=_geen_breuk,
            parse_int=_getal,
        )  # fmt: skip
    except ValueError:
        raise Onleesbaar("Het bericht is geen geldige JSON.") from None
    if not isinstance(boom, dict):
        raise Onleesbaar("Het bericht is geen JSON-object.")
    return boom


def _meet(tekst: str) -> None:
    """Refuse what is too deep or too much before anything is built."""
    diepte = 0
    for nummer, deel in enumerate(DELEN.finditer(tekst)):
        teken = tekst[deel.start()]
        diepte += (teken in "[{") - (teken in "]}")
        if diepte > DIEPSTE:
            raise Onleesbaar("Het bericht is te diep genest.")
        if nummer > MEESTE_DELEN:
            raise Onleesbaar("Het bericht heeft te veel onderdelen.")


def _elke_naam_eenmaal(paren: list[tuple[str, Any]]) -> dict[str, Any]:
    boom = dict(paren)
    if len(boom) != len(paren):
        raise Onleesbaar(
            "Een veld staat twee keer in het bericht; het is niet duidelijk welk van de twee geldt."
        )
    return boom


def _geen_getal(_woord: str) -> NoReturn:
    raise Onleesbaar("Het bericht bevat een waarde die geen getal is (NaN of oneindig).")


def _geen_breuk(_woord: str) -> NoReturn:
    raise Onleesbaar("Het bericht bevat een gebroken getal; het model kent alleen hele getallen.")


def _getal(woord: str) -> int:
    if len(woord) > LANGSTE_GETAL:
        raise Onleesbaar("Het bericht bevat een getal dat te groot is.")
    return int(woord)

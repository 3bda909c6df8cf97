"""Words that give a place away without naming it: any postcode, a strange telephone number, a word for a refuge."""

from __future__ import annotations

import re
from collections.abc import Iterable

POSTCODE = re.compile(r"(?<![\w-])[1-9]\d{3}(?:[\W_]{0,2}[A-Z]{2}|-?[a-z]{2})(?!\w)")
"""Capitals behind the figures, or small letters against them; "2000 of 112" is none."""

TELEFOON = re.compile(r"(?<!\w)(?:(?:\+|00)31[\W_]{0,3}(?:\(0\))?|0)(?:[\s().-]{0,2}\d){8,10}(?!\w)")
GRATIS = re.compile(r"^0(?:800|900)")
OPVANG = re.compile(
    r"(?<!\w)(?:(?:vrouwen|nood|crisis|mannen|gezins|maatschappelijke )?opvang(?:huis|adres|plek|locatie)?"
    r"|blijf[\W_]*van[\W_]*mijn[\W_]*lijf\w*|blijfhuis|oranje[\W_]*huis|schuil(?:adres|plaats)|onderduik\w*)(?!\w)",
    re.IGNORECASE,
)
"""Words for a refuge; kinderopvang is none."""


def andere_postcode(eigen: Iterable[str]) -> re.Pattern[str]:
    """Any postcode but these; capitals count, whatever the pattern it becomes part of says of them."""
    kern = [re.sub(r"\W", "", postcode) for postcode in eigen]
    behalve = "|".join(rf"{code[:4]}[\W_]{{0,2}}(?i:{code[4:]})" for code in kern if len(code) == 6)
    return re.compile(rf"(?-i:{f'(?!{behalve})' if behalve else ''}{POSTCODE.pattern})", re.IGNORECASE)


def vreemd_nummer(tekst: str, eigen: str) -> bool:
    """Whether a telephone number stands there that is neither our own nor a public one."""
    cijfers = (re.sub(r"\D", "", gevonden) for gevonden in TELEFOON.findall(tekst))
    ons = re.sub(r"\D", "", eigen)
    return any(nummer != ons and not GRATIS.match(nummer) for nummer in cijfers)

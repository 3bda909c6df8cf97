"""A message as XML: the names of the model as elements, one namespace or none, no DTD, nothing fetched.

defusedxml refuses a DTD at its first letter, so entities, external files and addresses never come into being; depth
and number are watched while the parser goes, so that a hostile document stops where it begins.
"""

from __future__ import annotations

import re
from typing import Any
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import XMLParser

from meldingen.politie.lezer.model import LIJSTEN
from meldingen.politie.lezer.onleesbaar import DIEPSTE, MEESTE_DELEN, Onleesbaar

WORTEL = "melding"
STUK = 16 * 1024
CODERING = re.compile(r"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""")
TOEGESTAAN = frozenset({"utf-8", "utf8", "us-ascii", "ascii"})


class _Bouwer:
    """Builds a tree of dicts, lists and strings while the parser reads; refuses at the first thing out of bounds."""

    def __init__(self) -> None:
        self.stapel: list[tuple[str, dict[str, Any], list[str]]] = []
        self.ruimte: str | None = None
        self.geteld = 0
        self.boom: dict[str, Any] = {}

    def start(self, tag: str, _eigenschappen: dict[str, str]) -> None:
        """An element begins. Attributes carry nothing in the model and are not read."""
        ruimte, _, naam = tag.rpartition("}")
        if self.ruimte is None:
            self.ruimte = ruimte
        self.geteld += 1
        if ruimte != self.ruimte or "XInclude" in ruimte:
            raise Onleesbaar("Het bericht bevat elementen uit een andere naamruimte.")
        if len(self.stapel) >= DIEPSTE:
            raise Onleesbaar("Het bericht is te diep genest.")
        if self.geteld > MEESTE_DELEN:
            raise Onleesbaar("Het bericht heeft te veel onderdelen.")
        self.stapel.append((naam[:1].lower() + naam[1:], {}, []))

    def data(self, tekst: str) -> None:
        """Text inside the element that is open."""
        if self.stapel:
            self.stapel[-1][2].append(tekst)

    def end(self, _tag: str) -> None:
        """An element ends: a leaf is its text, the rest its children."""
        naam, kinderen, stukken = self.stapel.pop()
        tekst = "".join(stukken).strip()
        if kinderen and tekst:
            raise Onleesbaar("Het bericht heeft tekst tussen de velden.")
        if not self.stapel:
            if naam != WORTEL:
                raise Onleesbaar("Het bericht begint niet met het element Melding.")
            self.boom = kinderen
            return
        _hang_op(self.stapel[-1][1], naam, kinderen or tekst)

    def close(self) -> dict[str, Any]:
        """The whole tree."""
        return self.boom


def lees_xml(tekst: str) -> dict[str, Any]:
    """The tree below the root element Melding. Raises Onleesbaar."""
    gevonden = CODERING.match(tekst[:300].lstrip())
    if gevonden and gevonden[1].lower() not in TOEGESTAAN:
        raise Onleesbaar("Het bericht noemt een andere tekenset dan UTF-8.")
    lezer = XMLParser(
        target=_Bouwer(), encoding="utf-8", forbid_dtd=True, forbid_entities=True, forbid_external=True
    )
    try:
        for begin in range(0, len(tekst), STUK):
            lezer.feed(tekst[begin : begin + STUK])
        boom: Any = lezer.close()
    except DefusedXmlException:
        raise Onleesbaar("Het bericht bevat een DTD of een entiteit; die nemen wij niet aan.") from None
    except (ParseError, ValueError):
        raise Onleesbaar("Het bericht is geen geldige XML.") from None
    return dict(boom)


def _hang_op(ouder: dict[str, Any], naam: str, waarde: Any) -> None:
    """Hang a child below its parent: what the model calls a list is one, anything else stands there once."""
    if naam in LIJSTEN:
        ouder.setdefault(naam, []).append(waarde)
    elif naam in ouder:
        raise Onleesbaar(
            "Een veld staat twee keer in het bericht; het is niet duidelijk welk van de twee geldt."
        )
    else:
        ouder[naam] = waarde

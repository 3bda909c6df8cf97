"""Reading a message: bytes in, a checked tree out; touches no file, no network and no database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from meldingen.politie.lezer.json_vorm import lees_json
from meldingen.politie.lezer.model import BERICHT, Fout, keur, pas_toe
from meldingen.politie.lezer.onleesbaar import GROOTSTE, Onleesbaar
from meldingen.politie.lezer.xml_vorm import lees_xml

__all__ = ["GROOTSTE", "Formaat", "Fout", "Gelezen", "Onleesbaar", "formaat_van", "lees"]

JSON, XML, ONBEKEND = "json", "xml", "onbekend"
Formaat = str
BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True)
class Gelezen:
    """What a message says: `boom` as far as it could be read, and what is wrong with it; fine without `fouten`.

    `onleesbaar` is the Dutch reason why there is no tree at all; `overig` names fields the model does not know.
    """

    boom: dict[str, Any] = field(default_factory=dict)
    fouten: tuple[Fout, ...] = ()
    overig: tuple[str, ...] = ()
    onleesbaar: str = ""

    @property
    def is_goed(self) -> bool:
        """Whether it can be taken in as it is."""
        return not self.onleesbaar and not self.fouten

    @property
    def reden(self) -> str:
        """Why it was refused, in one Dutch line without any value from the message; empty when it is good."""
        if self.onleesbaar or not self.fouten:
            return self.onleesbaar
        meer = len(self.fouten) - 1
        staart = f" En nog {meer} {'fout' if meer == 1 else 'fouten'}." if meer else ""
        return f"{self.fouten[0].zin}{staart}"


def formaat_van(inhoud: bytes) -> Formaat:
    """What the bytes look like by their first sign: json, xml or onbekend."""
    begin = inhoud[:64].removeprefix(BOM).lstrip()[:1]
    return {b"{": JSON, b"<": XML}.get(begin, ONBEKEND)


def lees(inhoud: bytes, verbeteringen: Mapping[str, str] | None = None) -> Gelezen:
    """Read and check a message, with values corrected by hand in place of the sent ones; never raises."""
    try:
        boom = _boom(inhoud)
    except Onleesbaar as fout:
        return Gelezen(onleesbaar=fout.reden)
    schoon, fouten, overig = keur(BERICHT, pas_toe(boom, verbeteringen or {}))
    return Gelezen(boom=schoon, fouten=tuple(fouten), overig=tuple(sorted(set(overig))))


def _boom(inhoud: bytes) -> dict[str, Any]:
    """The tree as sent. Raises Onleesbaar."""
    if len(inhoud) > GROOTSTE:  # first of all: every other look costs time and memory by the byte
        raise Onleesbaar(f"Het bericht is groter dan {GROOTSTE // 1024} kB.")
    if not inhoud.strip():
        raise Onleesbaar("Het bericht is leeg.")
    formaat = formaat_van(inhoud)
    if formaat == ONBEKEND:
        raise Onleesbaar("Het bericht is geen JSON en geen XML.")
    try:
        tekst = inhoud.removeprefix(BOM).decode("utf-8")
    except UnicodeDecodeError:
        raise Onleesbaar("Het bericht is niet in UTF-8 geschreven.") from None
    return lees_json(tekst) if formaat == JSON else lees_xml(tekst)

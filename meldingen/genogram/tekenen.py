"""The SVG of a family: one string, the same bytes on the page and in the PDF."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from meldingen.genogram import penseel
from meldingen.genogram.indeling import Indeling, Plek, deel_in
from meldingen.genogram.invoer import Familie, Soort, Teken
from meldingen.genogram.lijnen import Lijn
from meldingen.genogram.maten import LABEL, LETTER, REGEL, STRAAL

FONT = "Source Sans 3, Source Sans 3 Ext, sans-serif"
TEKENWOORDEN = {
    Teken.MAN: "man",
    Teken.VROUW: "vrouw",
    Teken.ONBEKEND: "geslacht onbekend",
    Teken.ONGEBOREN: "ongeboren",
}
LIJNWOORDEN = {
    "gehuwd": "getrouwd (nu of eerder)",
    "samen": "samen, niet getrouwd",
    "ouders": "samen ouder, niet bekend of zij een paar zijn",
    "uit_elkaar": "uit elkaar: een streep",
    "gescheiden": "gescheiden: twee strepen",
    Soort.OUDER_VAN: "kind van",
    Soort.ADOPTIEOUDER_VAN: "adoptiekind van",
    Soort.PLEEGOUDER_VAN: "pleegkind van",
    Soort.STIEFOUDER_VAN: "stiefkind van",
    Soort.GEWELD: "vermoedelijk geweld, de pijl wijst naar wie het ondergaat",
    Soort.CONTACT_VERBROKEN: "contact verbroken",
    Soort.HECHT: "hechte band",
}
"""What every kind of line means, in the order of the legend."""


class Tekening(str):
    """A drawing as text; a template writes it down as it is, because everything in it was escaped here."""

    __slots__ = ()

    def __html__(self) -> str:
        """The drawing for a template."""
        return str(self)


@dataclass(frozen=True)
class Verklaring:
    """One sign of the legend and its word."""

    teken: Tekening
    woord: str


def teken(familie: Familie, beschrijving: str = "") -> Tekening:
    """Draw a family; `beschrijving` says the same in words for who does not see it."""
    return teken_indeling(deel_in(familie), beschrijving)


def teken_indeling(indeling: Indeling, beschrijving: str = "") -> Tekening:
    """Draw what was laid out."""
    x, y, breed, hoog = indeling.vak
    delen = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="vt-genogram" viewBox="{x} {y} {breed} {hoog}" '
        f'width="{breed}" height="{hoog}" role="img" aria-labelledby="genogram-titel genogram-woorden" '
        f'font-family="{FONT}" font-size="{LETTER}" fill="{penseel.INKT}">',
        f'<title id="genogram-titel">{escape(titel(indeling))}</title>',
        f'<desc id="genogram-woorden">{escape(beschrijving)}</desc>',
        _omlijning(indeling),
        *(_lijn(lijn) for lijn in indeling.lijnen),
        *(_mens(plek) for plek in indeling.plekken),
        "</svg>",
    ]
    return Tekening("\n".join(deel for deel in delen if deel))


def titel(indeling: Indeling) -> str:
    """What the drawing is, without a name."""
    aantal, rijen = (
        len(indeling.plekken),
        len({p.rij for p in indeling.plekken if p.mens.sleutel not in indeling.los}),
    )
    mensen = "1 mens" if aantal == 1 else f"{aantal} mensen"
    generaties = f" in {rijen} generatie{'s' if rijen > 1 else ''}" if rijen else ""
    return f"Genogram van {mensen}{generaties}; de tabel eronder zegt hetzelfde in woorden"


def legenda(indeling: Indeling) -> list[Verklaring]:
    """The signs and lines that this drawing uses, each with its word."""
    tekens = {plek.mens.teken for plek in indeling.plekken}
    gevonden = [
        Verklaring(_los_teken(soort), woord) for soort, woord in TEKENWOORDEN.items() if soort in tekens
    ]
    if any(plek.mens.overleden for plek in indeling.plekken):
        gevonden.append(Verklaring(_los_teken(Teken.ONBEKEND, overleden=True), "overleden"))
    stijlen = {lijn.stijl for lijn in indeling.lijnen}
    stijlen |= {
        ("uit_elkaar", "gescheiden")[len(lijn.streepjes) - 1] for lijn in indeling.lijnen if lijn.streepjes
    }
    gevonden += [
        Verklaring(_losse_lijn(stijl), woord) for stijl, woord in LIJNWOORDEN.items() if stijl in stijlen
    ]
    if indeling.huishouden:
        vak = '<rect x="2" y="3" width="52" height="20"' + _RAND_HUISHOUDEN + "/>"
        gevonden.append(Verklaring(_klein(vak), "woont in het huishouden"))
    return gevonden


_RAND_HUISHOUDEN = (
    f' fill="{penseel.VLAK}" fill-rule="evenodd" stroke="{penseel.INKT}" stroke-width="1"'
    ' stroke-dasharray="14 5"'
)


def _omlijning(indeling: Indeling) -> str:
    if not indeling.huishouden:
        return ""
    d = "".join("M" + "L".join(f"{x} {y}" for x, y in lus) + "z" for lus in indeling.huishouden)
    return f'<path d="{d}"{_RAND_HUISHOUDEN}/>'


def _lijn(lijn: Lijn) -> str:
    return penseel.lijn(lijn.stijl, lijn.stukken) + "".join(penseel.streepje(x, y) for x, y in lijn.streepjes)


def _mens(plek: Plek) -> str:
    mens = plek.mens
    delen = [f"<g><title>{escape(mens.naam)}</title>"]
    delen.append(penseel.teken(mens.teken, plek.x, plek.y, overleden=mens.overleden))
    if mens.leeftijd and not mens.overleden:
        laag = 5 if mens.teken != Teken.ONGEBOREN else 14
        delen.append(
            f'<text x="{plek.x}" y="{plek.y + laag}" text-anchor="middle">{escape(mens.leeftijd)}</text>'
        )
    for nummer, regel in enumerate(plek.regels):
        y = plek.y - STRAAL + 11 + nummer * REGEL
        delen.append(f'<text x="{plek.x + LABEL}" y="{y}">{escape(regel)}</text>')
    return "".join(delen) + "</g>"


def _los_teken(soort: Teken, *, overleden: bool = False) -> Tekening:
    return _klein(
        f'<g transform="translate(28 13) scale(.5)">{penseel.teken(soort, 0, 0, overleden=overleden)}</g>'
    )


def _losse_lijn(stijl: str) -> Tekening:
    if stijl in {"uit_elkaar", "gescheiden"}:
        streepjes = "".join(penseel.streepje(x, 13) for x in ((28,) if stijl == "uit_elkaar" else (24, 32)))
        return _klein(penseel.pad([[(3, 13), (53, 13)]]) + streepjes)
    return _klein(penseel.lijn(stijl, [[(3, 13), (53, 13)]]))


def _klein(inhoud: str) -> Tekening:
    return Tekening(
        '<svg xmlns="http://www.w3.org/2000/svg" class="vt-genogram__teken" viewBox="0 0 56 26" width="56" height="26" '
        f'aria-hidden="true"><title>zo getekend:</title>{inhoud}</svg>'
    )

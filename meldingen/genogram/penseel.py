"""How each sign and each line is painted: SVG with paint in attributes, so that no style sheet is needed.

Nothing is told by colour alone: every kind of line has a shape of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import hypot

from meldingen.genogram.invoer import Soort, Teken
from meldingen.genogram.maten import STRAAL

INKT, ROOD, VLAK = "#14212e", "#b3151c", "#f3f7f9"
STREEP = {
    "samen": "5 3",
    "ouders": "2 3",
    Soort.ADOPTIEOUDER_VAN: "7 4",
    Soort.PLEEGOUDER_VAN: "2 4",
    Soort.STIEFOUDER_VAN: "9 3 2 3",
}
"""The dashes per kind of line; a kind that is not named is a whole line."""

PUNT, TAND, UITSLAG = 9, 5, 4
"""Length of an arrow head, and length and height of a tooth of violence."""
GAT, BALK = 5, 7
"""Half the gap of a broken contact, and half the length of its two bars."""

Punt = tuple[float, float]


def getal(waarde: float) -> str:
    """A number as short as it can be written, at most one decimal."""
    return f"{round(waarde, 1):g}"


def pad(stukken: Sequence[Sequence[Punt]], **verf: str) -> str:
    """A drawn line of one or more pieces. `stroke_width` and the like become attributes."""
    d = "".join(
        "M" + "L".join(f"{getal(x)} {getal(y)}" for x, y in stuk) for stuk in stukken if len(stuk) > 1
    )
    alles = {"fill": "none", "stroke": INKT, "stroke_width": "1.5"} | verf
    return f'<path d="{d}"{_attributen(alles)}/>' if d else ""


def _attributen(verf: dict[str, str]) -> str:
    return "".join(f' {naam.replace("_", "-")}="{waarde}"' for naam, waarde in verf.items())


def teken(soort: Teken, x: int, y: int, *, overleden: bool = False) -> str:
    """The sign of one person, with a cross through it for who died."""
    verf = _attributen({"fill": "#ffffff", "stroke": INKT, "stroke_width": "2"})
    r = STRAAL
    vorm = {
        Teken.MAN: f'<rect x="{x - r}" y="{y - r}" width="{2 * r}" height="{2 * r}"{verf}/>',
        Teken.VROUW: f'<circle cx="{x}" cy="{y}" r="{r}"{verf}/>',
        Teken.ONBEKEND: f'<path d="M{x} {y - r - 2}l{r + 2} {r + 2}-{r + 2} {r + 2}-{r + 2}-{r + 2}z"{verf}/>',
        Teken.ONGEBOREN: f'<path d="M{x} {y - r}l{r + 2} {2 * r}h-{2 * r + 4}z"{verf}/>',
    }[soort]
    half = r if soort == Teken.MAN else {Teken.VROUW: 14, Teken.ONBEKEND: 11, Teken.ONGEBOREN: 10}[soort]
    diep = half if soort != Teken.ONGEBOREN else 20
    kruis = [[(x - half, y - half), (x + half, y + diep)], [(x + half, y - half), (x - half, y + diep)]]
    if soort == Teken.ONGEBOREN:
        kruis = [[(x - 5, y - 10), (x + 22, y + 20)], [(x + 5, y - 10), (x - 22, y + 20)]]
    return vorm + (pad(kruis) if overleden else "")


def lijn(stijl: str, stukken: Sequence[Sequence[Punt]]) -> str:
    """A line of one kind along its points; one that has a direction ends in an arrow."""
    if stijl == Soort.GEWELD:
        return geweld(stukken[0])
    if stijl == Soort.CONTACT_VERBROKEN:
        return verbroken(stukken[0])
    if stijl == Soort.HECHT:
        return pad(stukken, stroke_width="5") + pad(stukken, stroke="#ffffff", stroke_width="2")
    if stijl in STREEP:
        return pad(stukken, stroke_dasharray=STREEP[stijl])
    return pad(stukken, stroke_width="2" if stijl == "gehuwd" else "1.5")


def streepje(x: int, y: int) -> str:
    """A stroke through the line of a couple that is apart."""
    return pad([[(x - 3, y + 7), (x + 3, y - 7)]], stroke_width="2")


def geweld(punten: Sequence[Punt]) -> str:
    """A zigzag along the points that ends in an arrow head at the last one."""
    (x0, y0), (x1, y1) = punten[-2], punten[-1]
    lang = hypot(x1 - x0, y1 - y0) or 1
    dx, dy = (x1 - x0) / lang, (y1 - y0) / lang
    hals = (x1 - dx * PUNT, y1 - dy * PUNT)
    tanden = [punten[0]]
    for een, ander in pairwise([*punten[:-1], hals]):
        tanden += _tanden(een, ander)
    breed = 5.5
    kop = f"M{getal(x1)} {getal(y1)}" + "".join(
        f"L{getal(hals[0] + kant * dy * breed)} {getal(hals[1] - kant * dx * breed)}" for kant in (1, -1)
    )
    return pad([tanden], stroke=ROOD, stroke_linejoin="round") + f'<path d="{kop}z" fill="{ROOD}"/>'


def _tanden(een: Punt, ander: Punt) -> list[Punt]:
    """The teeth of one straight piece, with a short even stretch at both ends."""
    (x0, y0), (x1, y1) = een, ander
    lang = hypot(x1 - x0, y1 - y0)
    aantal = int((lang - 6) // TAND)
    if aantal < 2:
        return [ander]
    dx, dy, stap = (x1 - x0) / lang, (y1 - y0) / lang, (lang - 6) / aantal
    punten = [(x0 + dx * 3, y0 + dy * 3)]
    for nummer in range(aantal):
        weg, kant = 3 + stap * (nummer + 0.5), UITSLAG if nummer % 2 else -UITSLAG
        punten.append((x0 + dx * weg - dy * kant, y0 + dy * weg + dx * kant))
    return [*punten, (x1 - dx * 3, y1 - dy * 3), ander]


def verbroken(punten: Sequence[Punt]) -> str:
    """A line with a gap and two bars in the middle of its longest piece."""
    delen = list(pairwise(punten))
    nummer = max(range(len(delen)), key=lambda n: (_lengte(delen[n]), -n))
    (x0, y0), (x1, y1) = delen[nummer]
    lang = _lengte(delen[nummer]) or 1
    dx, dy = (x1 - x0) / lang, (y1 - y0) / lang
    mx, my = (x0 + x1) / 2, (y0 + y1) / 2
    voor, na = (mx - dx * GAT, my - dy * GAT), (mx + dx * GAT, my + dy * GAT)
    balken = [[(px - dy * BALK, py + dx * BALK), (px + dy * BALK, py - dx * BALK)] for px, py in (voor, na)]
    return pad([[*punten[: nummer + 1], voor], [na, *punten[nummer + 1 :]], *balken])


def _lengte(deel: tuple[Punt, Punt]) -> float:
    return hypot(deel[1][0] - deel[0][0], deel[1][1] - deel[0][1])

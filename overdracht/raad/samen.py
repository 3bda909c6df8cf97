"""Several authors of one draft: what each changed is kept, and where two changed the same text nobody's is lost.

Every window tells which text of each field it began with, as a mark. A field that only one of two changed goes without
a question; a field that both changed is refused, with both texts on the screen.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from veiligthuis.core.errors import RuleBroken

Rijen = Sequence[Mapping[str, Any]]

VEEL_VENSTERS = 20
"""So many windows are remembered; an older one that still saves is compared with what it began with."""
GEBOTST = (
    "Een collega heeft intussen dezelfde tekst veranderd. Er is niets van u weg: bij het veld staan beide teksten. "
    "Neem over wat u wilt houden en bewaar opnieuw."
)


TEKSTEN = (
    "contact_telefoon", "aanleiding", "duiding", "patroon", "hulp", "netwerk", "naleving", "noodzaak", "gevraagd",
    "vraag", "urgentie", "college_geinformeerd_op", "college_wie",
)  # fmt: skip
"""What the author writes about the whole."""
VAN_KIND = ("mee", "situatie", "bedreiging", "reactie")
VAN_OUDER = ("visie", "geinformeerd", "geinformeerd_op", "reden_niet", "reactie")

BEWAAR_ZELF = (
    "Een collega heeft intussen dezelfde tekst veranderd. Druk op Bewaren: dan ziet u beide teksten. "
    "Er gaat niets verloren."
)


@dataclass(frozen=True)
class Venster:
    """One window: its own name, and the mark of every field as it stood when the page was made."""

    naam: str
    begin: Mapping[str, str]

    @property
    def als_tekst(self) -> str:
        """The marks as they travel in the page."""
        return json.dumps(self.begin)

    @classmethod
    def uit(cls, data: Mapping[str, Any]) -> Venster | None:
        """What the page sent; None for a page without it."""
        naam = str(data.get("venster", ""))[:40]
        try:
            begin = json.loads(str(data.get("begin", "")))
        except ValueError:
            return None
        return cls(naam, begin) if naam and isinstance(begin, dict) else None


@dataclass(frozen=True)
class Botsing:
    """A field that two authors changed: its flat name, and the text of the other that stands in the verzoek now."""

    veld: str
    ander: str


class Gebotst(RuleBroken):
    """Two authors changed the same text; nothing was kept.

    `begin` is what the page that shows both begins with: of these fields the text of the other.
    """

    def __init__(self, botsingen: Sequence[Botsing], begin: Mapping[str, str]) -> None:
        super().__init__(GEBOTST)
        self.botsingen = tuple(botsingen)
        self.begin = {**begin, **{botsing.veld: merk(botsing.ander) for botsing in botsingen}}


def merk(waarde: Any) -> str:
    """The mark of one value; the same for a text with other line ends."""
    return hashlib.sha256(_tekst(waarde).encode()).hexdigest()[:16]


def merken(waarden: Mapping[str, Any]) -> dict[str, str]:
    """The mark of every field."""
    return {naam: merk(waarde) for naam, waarde in waarden.items()}


def te_bewaren(
    nieuw: Mapping[str, Any], oud: Mapping[str, Any], venster: Venster, vensters: Sequence[Any]
) -> dict[str, Any]:
    """The fields this window really changed. Raises Gebotst where another changed them too.

    `oud` is what stands there now; `vensters` what each window kept before, the last one last.
    """
    eigen = {**venster.begin, **_bewaard_door(venster.naam, vensters)}
    anders, botsingen = {}, []
    for naam, waarde in nieuw.items():
        staat, wil, begon = merk(oud.get(naam)), merk(waarde), eigen.get(naam, merk(""))
        if wil == staat and (naam in oud or waarde is not False):
            continue
        if begon == staat:
            anders[naam] = waarde
        elif wil != begon:
            botsingen.append(Botsing(naam, _tekst(oud.get(naam))))
    if botsingen:
        raise Gebotst(botsingen, eigen)
    return anders


def onthoud(naam: str, anders: Mapping[str, Any], vensters: Sequence[Any]) -> list[Any]:
    """The windows with what this one kept now, so that its next save is compared with that."""
    eigen = {**_bewaard_door(naam, vensters), **merken(anders)}
    rest = [rij for rij in vensters if rij[0] != naam]
    return [*rest, [naam, eigen]][-VEEL_VENSTERS:]


def _bewaard_door(naam: str, vensters: Sequence[Any]) -> dict[str, str]:
    return next((dict(bewaard) for wie, bewaard in vensters if wie == naam), {})


def _tekst(waarde: Any) -> str:
    if waarde is None or waarde is False:
        return ""
    if isinstance(waarde, date):
        return waarde.isoformat()
    return "\n".join(str(waarde).strip().splitlines())


def plat_van(velden: Mapping[str, Any], kinderen: Rijen, ouders: Rijen) -> dict[str, Any]:
    """Every field of a draft by one flat name, as the page names it."""
    mensen = [(wat, rij) for wat, rijen in (("kind", kinderen), ("ouder", ouders)) for rij in rijen]
    return dict(velden) | {
        f"{wat}{rij['betrokkene']}-{veld}": waarde
        for wat, rij in mensen
        for veld, waarde in rij.items()
        if veld != "betrokkene"
    }


def plat_nu(obj: Any) -> dict[str, Any]:
    """What stands in a draft now, by the same flat names."""
    velden = {veld: getattr(obj, veld) for veld in TEKSTEN}
    return plat_van(velden, _rijen(obj.kinderen, VAN_KIND), _rijen(obj.ouders, VAN_OUDER))


def _rijen(rijen: Any, velden: Sequence[str]) -> list[dict[str, Any]]:
    return [
        dict(zip(("betrokkene", *velden), rij, strict=True))
        for rij in rijen.values_list("betrokkene", *velden)
    ]


def alleen(
    anders: Mapping[str, Any], velden: Mapping[str, Any], kinderen: Rijen, ouders: Rijen
) -> tuple[dict[str, Any], list[dict[str, Any]], list[dict[str, Any]]]:
    """Only the fields that were changed; the others stay as they are."""

    def van(wat: str, rijen: Rijen) -> list[dict[str, Any]]:
        delen = [
            {v: w for v, w in rij.items() if v == "betrokkene" or f"{wat}{rij['betrokkene']}-{v}" in anders}
            for rij in rijen
        ]
        return [rij for rij in delen if len(rij) > 1]

    return {v: w for v, w in velden.items() if v in anders}, van("kind", kinderen), van("ouder", ouders)

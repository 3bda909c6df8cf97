"""The two persons part by part: what they say, which value stays, and the more careful of two safe contacts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from meldingen.codelijsten import Geslacht, Precisie
from meldingen.gezin.codelijsten import JaNeeOnbekend, VeiligKanaal
from meldingen.models import Persoon, VeiligContact
from veiligthuis.core.bsn import VULLERS, is_nummer

WINNAAR, VERLIEZER = "winnaar", "verliezer"


@dataclass(frozen=True)
class Deel:
    """Fields that only make sense together, under one name."""

    sleutel: str
    woord: str
    velden: tuple[str, ...]


DELEN = (
    Deel("voornamen", "Voornamen", ("voornamen",)),
    Deel("roepnaam", "Roepnaam", ("roepnaam",)),
    Deel("achternaam", "Achternaam", ("tussenvoegsel", "achternaam")),
    Deel("partnernaam", "Naam van de partner", ("partner_tussenvoegsel", "partner_achternaam")),
    Deel("geboren", "Geboren", ("ongeboren", "uitgerekende_datum", "geboortedatum", "geboorte_precisie")),
    Deel("overleden", "Overleden op", ("overleden_op",)),
    Deel("geslacht", "Geslacht", ("geslacht",)),
    Deel("bsn", "BSN", ("bsn",)),
    Deel("taal", "Taal en tolk", ("taal", "tolk_nodig")),
    Deel("telefoon", "Telefoon", ("telefoon",)),
)
LEEG = ("", None, False, Geslacht.ONBEKEND, Precisie.ONBEKEND, *VULLERS)
"""What counts as not known."""

KANALEN = (VeiligKanaal.GEEN, VeiligKanaal.PERSOONLIJK, VeiligKanaal.VIA_ANDER)
"""The channels that hold over any other, the most careful first."""
ANTWOORDEN = (JaNeeOnbekend.NEE, JaNeeOnbekend.ONBEKEND, JaNeeOnbekend.JA)
"""Answers about voicemail and post, the most careful first."""


@dataclass(frozen=True)
class Verschil:
    """One part as both persons have it; `keuze` is the key of its field in the form, None when nothing is chosen."""

    deel: Deel
    links: str
    rechts: str
    voorstel: str
    keuze: bool


def vergelijk(winnaar: Persoon, verliezer: Persoon) -> list[Verschil]:
    """Every part that one of them has, with the value that is proposed to stay."""
    rijen = []
    for deel in DELEN:
        links, rechts = _waarden(winnaar, deel), _waarden(verliezer, deel)
        if not (_bekend(links) or _bekend(rechts)):
            continue
        kies = links != rechts and _bekend(links) and _bekend(rechts)
        rijen.append(
            Verschil(deel, toon(winnaar, deel), toon(verliezer, deel), _voorstel(deel, links, rechts), kies)
        )
    return rijen


def gekozen(winnaar: Persoon, verliezer: Persoon, keuzes: Mapping[str, str]) -> dict[str, str]:
    """Per differing part whose value stays; a part that was not chosen keeps the proposal."""
    return {
        rij.deel.sleutel: keuzes.get(rij.deel.sleutel, rij.voorstel) if rij.keuze else rij.voorstel
        for rij in vergelijk(winnaar, verliezer)
    }


def neem_over(winnaar: Persoon, verliezer: Persoon, keuzes: Mapping[str, str]) -> None:
    """Set on the one who stays what was chosen, and both explanations of safe contact; saves nothing."""
    for deel in DELEN:
        if keuzes.get(deel.sleutel) == VERLIEZER:
            for veld in deel.velden:
                setattr(winnaar, veld, getattr(verliezer, veld))
    winnaar.tolk_nodig = winnaar.tolk_nodig or verliezer.tolk_nodig
    winnaar.veilig_contact = samen((winnaar.veilig_contact, verliezer.veilig_contact), "\n")


def toon(persoon: Persoon, deel: Deel) -> str:
    """A part in words; of a BSN only the last three figures."""
    if deel.sleutel == "geboren":
        return persoon.geboorte
    if deel.sleutel == "bsn":
        return f"eindigt op {persoon.bsn[-3:]}" if persoon.bsn and is_nummer(persoon.bsn) else "onbekend"
    if deel.sleutel == "taal":
        return samen((persoon.taal, "tolk nodig" if persoon.tolk_nodig else ""), ", ") or "onbekend"
    if deel.sleutel == "overleden":
        return f"{persoon.overleden_op:%d-%m-%Y}" if persoon.overleden_op else "niet bekend"
    if deel.sleutel == "geslacht":
        return str(persoon.get_geslacht_display()).lower()
    return samen(tuple(str(getattr(persoon, veld)) for veld in deel.velden), " ") or "onbekend"


def zorgvuldigst(winnaar: VeiligContact | None, verliezer: VeiligContact | None) -> dict[str, str] | None:
    """The safe contact that puts nobody in danger by either of two; None when there is none at all.

    Two different ordinary channels leave the channel unknown: somebody asks first.
    """
    if winnaar is None or verliezer is None:
        enige = winnaar or verliezer
        return {veld: getattr(enige, veld) for veld in VEILIG} if enige else None
    beide = (winnaar, verliezer)
    kanaal, wie = _kanaal(winnaar, verliezer)
    return {
        "kanaal": kanaal,
        "uren": samen([rij.uren for rij in beide], "; ")[:200],
        "voicemail": min((rij.voicemail for rij in beide), key=ANTWOORDEN.index),
        "post": min((rij.post for rij in beide), key=ANTWOORDEN.index),
        "via_wie": wie.via_wie if wie else samen([rij.via_wie for rij in beide], "; ")[:150],
        "codewoord": samen([rij.codewoord for rij in beide], " of ")[:60],
    }


VEILIG = ("kanaal", "uren", "voicemail", "post", "via_wie", "codewoord")


def samen(delen: Sequence[str], tussen: str) -> str:
    """The parts that say something, each once."""
    return tussen.join(dict.fromkeys(deel.strip() for deel in delen if deel.strip()))


def _kanaal(een: VeiligContact, ander: VeiligContact) -> tuple[str, VeiligContact | None]:
    for streng in KANALEN:
        for rij in (een, ander):
            if rij.kanaal == streng:
                return streng, rij
    bekend = {rij.kanaal for rij in (een, ander)} - {VeiligKanaal.ONBEKEND}
    return (bekend.pop() if len(bekend) == 1 else VeiligKanaal.ONBEKEND), None


def _waarden(persoon: Persoon, deel: Deel) -> tuple[Any, ...]:
    return tuple(getattr(persoon, veld) for veld in deel.velden)


def _bekend(waarden: tuple[Any, ...]) -> bool:
    return any(waarde not in LEEG for waarde in waarden)


def _voorstel(deel: Deel, links: tuple[Any, ...], rechts: tuple[Any, ...]) -> str:
    """The fuller value: a known one over an unknown one, a born child over an unborn one, a whole date over a part."""
    if not _bekend(rechts):
        return WINNAAR
    if not _bekend(links):
        return VERLIEZER
    if deel.sleutel == "geboren":
        orde = [Precisie.DAG, Precisie.MAAND, Precisie.JAAR, Precisie.ONBEKEND]
        return VERLIEZER if orde.index(rechts[3]) < orde.index(links[3]) else WINNAAR
    return WINNAAR

"""What changed between two versions of a plan, in words: what came, what went, what was and what is now."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from veiligheid.models import Afspraak, Netwerkpersoon, Plandeelnemer, Veiligheidsplan
from veiligthuis.core import words

ERBIJ, WEG, ANDERS = "erbij", "weg", "anders"
WOORDEN = {ERBIJ: "Erbij", WEG: "Weg", ANDERS: "Veranderd"}
TEKENS = {ERBIJ: "+", WEG: "−", ANDERS: "≠"}

ZELFDE_REGEL = 0.6
"""From this likeness of their words on, two rows are the same agreement that was changed."""

TEKSTEN = (
    ("fase", "Fase"),
    ("kern_van_de_zorgen", "Wat er is gebeurd"),
    ("signalen", "Zo merken we dat het misgaat"),
    ("noodplan", "Gaat het mis? Doe dit"),
    ("codewoord", "Codewoord"),
    ("toevlucht", "Hier kan wie weg moet naartoe"),
    ("regie_naam", "Voorgestelde regiehouder"),
    ("regie_organisatie", "Organisatie met de regie"),
    ("regie_telefoon", "Telefoon van de regiehouder"),
    ("regie_kent_noodplan", "Regiehouder mag codewoord en toevlucht kennen"),
    ("evaluaties", "We kijken weer samen op"),
)
AFSPRAAK = (
    ("soort", "Soort"), ("wat", "Wat"), ("wie", "Wie"), ("in_woorden", "Wanneer"), ("controle", "Wie let erop"),
    ("gevolg", "Als het misgaat"), ("niet_voor", "Niet op het blad van"),
)  # fmt: skip
NETWERK = (("naam", "Naam"), ("doet", "Wat"), ("telefoon", "Telefoon"), ("niet_voor", "Niet op het blad van"))
MENS = (("kent_noodplan", "Mag het noodplan kennen"), ("cijfer", "Veiligheidscijfer"))


@dataclass(frozen=True)
class Wijziging:
    """One thing that differs: its name, what it was and what it is; empty for nothing."""

    label: str
    was: str
    nu: str


@dataclass(frozen=True)
class Regelverschil:
    """One row that came, went or changed."""

    soort: str
    titel: str
    wijzigingen: tuple[Wijziging, ...] = ()

    @property
    def woord(self) -> str:
        """What happened to it, in a word."""
        return WOORDEN[self.soort]

    @property
    def is_weg(self) -> bool:
        """Whether the row is there no longer."""
        return self.soort == WEG

    @property
    def teken(self) -> str:
        """A sign that says the same as the word."""
        return TEKENS[self.soort]


@dataclass(frozen=True)
class Verschil:
    """Everything that differs between `oud` and `nieuw`, in the order of the page."""

    oud: Veiligheidsplan
    nieuw: Veiligheidsplan
    voorwaarden: tuple[Regelverschil, ...]
    afspraken: tuple[Regelverschil, ...]
    netwerk: tuple[Regelverschil, ...]
    mensen: tuple[Regelverschil, ...]
    teksten: tuple[Wijziging, ...]

    @property
    def aantal(self) -> int:
        """How many things differ."""
        return sum(map(len, (self.voorwaarden, self.afspraken, self.netwerk, self.mensen, self.teksten)))


def verschil_van(oud: Veiligheidsplan, nieuw: Veiligheidsplan) -> Verschil:
    """What changed from `oud` to `nieuw`; both with their content, so that it costs no further query."""
    namen = {d.betrokkene_id: d.betrokkene.persoon.weergavenaam for d in (*_mensen(oud), *_mensen(nieuw))}

    def zeg(rij: Any, veld: str) -> str:
        return _in_woorden(rij, veld, namen)

    return Verschil(
        oud=oud,
        nieuw=nieuw,
        voorwaarden=_regels(oud.voorwaarden, nieuw.voorwaarden, AFSPRAAK, "wat", zeg),
        afspraken=_regels(oud.onderling, nieuw.onderling, AFSPRAAK, "wat", zeg),
        netwerk=_regels(_netwerk(oud), _netwerk(nieuw), NETWERK, "naam", zeg),
        mensen=tuple(_per_mens(_mensen(oud), _mensen(nieuw), zeg)),
        teksten=tuple(_wijzigingen(oud, nieuw, TEKSTEN, zeg)),
    )


Zeg = Callable[[Any, str], str]
Velden = Sequence[tuple[str, str]]


def _mensen(plan: Veiligheidsplan) -> Sequence[Plandeelnemer]:
    return list(plan.deelnemers.all())


def _netwerk(plan: Veiligheidsplan) -> Sequence[Netwerkpersoon]:
    return list(plan.netwerkpersonen.all())


def _regels(
    oud: Sequence[Afspraak | Netwerkpersoon], nieuw: Sequence[Afspraak | Netwerkpersoon], velden: Velden, sleutel: str,
    zeg: Zeg,
) -> tuple[Regelverschil, ...]:  # fmt: skip
    paren = _paren([zeg(rij, sleutel) for rij in oud], [zeg(rij, sleutel) for rij in nieuw])
    found = [_paar(oud[a], nieuw[b], velden, sleutel, zeg) for a, b in sorted(paren.items(), key=_tweede)]
    found += [
        _los(ERBIJ, rij, velden, sleutel, zeg) for b, rij in enumerate(nieuw) if b not in paren.values()
    ]
    found += [_los(WEG, rij, velden, sleutel, zeg) for a, rij in enumerate(oud) if a not in paren]
    return tuple(filter(None, found))


def _tweede(paar: tuple[int, int]) -> int:
    return paar[1]


def _paren(oud: Sequence[str], nieuw: Sequence[str]) -> dict[int, int]:
    """Which old row became which new one: the same words first, then the most alike."""
    paren: dict[int, int] = {}
    gelijkenis = sorted(
        ((_gelijk(a, b), -i, -j) for i, a in enumerate(oud) for j, b in enumerate(nieuw)), reverse=True
    )
    for score, i, j in gelijkenis:
        if score >= ZELFDE_REGEL and -i not in paren and -j not in paren.values():
            paren[-i] = -j
    return paren


def _gelijk(a: str, b: str) -> float:
    return 1.0 if a == b else SequenceMatcher(None, a.casefold(), b.casefold()).ratio()


def _paar(oud: Any, nieuw: Any, velden: Velden, sleutel: str, zeg: Zeg) -> Regelverschil | None:
    wijzigingen = tuple(_wijzigingen(oud, nieuw, velden, zeg))
    return Regelverschil(ANDERS, zeg(nieuw, sleutel), wijzigingen) if wijzigingen else None


def _los(soort: str, rij: Any, velden: Velden, sleutel: str, zeg: Zeg) -> Regelverschil:
    """A row that came or went, with everything it says or said."""
    gezegd = [(label, zeg(rij, veld)) for veld, label in velden if veld not in (sleutel, "soort")]
    delen = tuple(
        Wijziging(label, "" if soort == ERBIJ else tekst, tekst if soort == ERBIJ else "")
        for label, tekst in gezegd
        if tekst
    )
    return Regelverschil(soort, zeg(rij, sleutel), delen)


def _per_mens(
    oud: Sequence[Plandeelnemer], nieuw: Sequence[Plandeelnemer], zeg: Zeg
) -> Iterable[Regelverschil]:
    toen = {rij.betrokkene_id: rij for rij in oud}
    nu = {rij.betrokkene_id for rij in nieuw}
    for rij in nieuw:
        naam = rij.betrokkene.persoon.weergavenaam
        if rij.betrokkene_id not in toen:
            yield Regelverschil(ERBIJ, naam)
        elif wijzigingen := tuple(_wijzigingen(toen[rij.betrokkene_id], rij, MENS, zeg)):
            yield Regelverschil(ANDERS, naam, wijzigingen)
    for rij in oud:
        if rij.betrokkene_id not in nu:
            yield Regelverschil(WEG, rij.betrokkene.persoon.weergavenaam)


def _wijzigingen(oud: Any, nieuw: Any, velden: Velden, zeg: Zeg) -> Iterable[Wijziging]:
    for veld, label in velden:
        was, nu = zeg(oud, veld), zeg(nieuw, veld)
        if was != nu:
            yield Wijziging(label, was, nu)


def _in_woorden(rij: Any, veld: str, namen: dict[int, str]) -> str:
    """A field as people read it."""
    waarde = getattr(rij, veld)
    if veld == "niet_voor":
        return ", ".join(namen.get(pk, "iemand anders") for pk in waarde)
    if veld in ("soort", "fase"):
        return str(getattr(rij, f"get_{veld}_display")())
    if veld == "evaluaties":
        return ", ".join(words.full_day(dag) for dag in waarde)
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    return "" if waarde is None else str(waarde).strip()

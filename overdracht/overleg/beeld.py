"""What one participant may see of an overleg, as plain data: shown before the invitation goes, and nothing else later.

The page of a participant, the look of the chair before inviting and the report are all made of this.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from meldingen.queries import geheimen, regiewoorden
from overdracht.overleg.codelijsten import OverlegStatus
from overdracht.overleg.records import Agendapunt, Overleg, Overlegafspraak, Overlegdeelnemer
from veiligthuis.core import words


@dataclass(frozen=True)
class Agendaregel:
    """One point in the words written for this participant, and what came out of it."""

    woorden: str
    uitkomst: str = ""


@dataclass(frozen=True)
class Afspraakregel:
    """One agreement: what, who, by when, how it stands; `van_mij` of the participant himself."""

    sleutel: int
    wat: str
    wie: str
    uiterlijk: str
    stand: str
    van_mij: bool


@dataclass(frozen=True)
class Partijbeeld:
    """Everything one participant may see; what is not in here he cannot see."""

    soort: str
    onderwerp: str
    doel: str
    wanneer: str
    waar: str
    voorzitter: str
    telefoon: str
    regie: str
    stand: str
    reden: str
    deelnemers: tuple[str, ...]
    agenda: tuple[Agendaregel, ...]
    afspraken: tuple[Afspraakregel, ...]
    verslag: str


@dataclass(frozen=True)
class Partij:
    """A participant and what he sees."""

    deelnemer: Overlegdeelnemer
    beeld: Partijbeeld


@dataclass(frozen=True)
class _Inhoud:
    """An overleg read once for all its participants, sieved of every secret of the casus; seven queries."""

    overleg: Overleg
    geheim: geheimen.Geheimen
    regie: str
    plekken: list[Overlegdeelnemer]
    punten: list[Agendapunt]
    afspraken: list[Overlegafspraak]


def partijen(overleg: Overleg, *, vooraf: bool = False) -> list[Partij]:
    """What everybody who sits there for work sees; `vooraf` as it will be once it is released."""
    inhoud = _lees(overleg)
    return [Partij(plek, _beeld(inhoud, plek, vooraf=vooraf)) for plek in inhoud.plekken]


def beeld_van(overleg: Overleg, deelnemer: int) -> Partij:
    """What the participant of this key sees now."""
    return next(partij for partij in partijen(overleg) if partij.deelnemer.pk == deelnemer)


def kenmerk_van(partijen_: Iterable[Partij]) -> str:
    """A mark of everything that was shown: whoever agrees to it agrees to exactly this."""
    getoond = [[partij.deelnemer.pk, asdict(partij.beeld)] for partij in partijen_]
    return hashlib.sha256(json.dumps(getoond, sort_keys=True).encode()).hexdigest()


def als_gegevens(beeld: Partijbeeld) -> dict[str, Any]:
    """The same as it is kept in a report."""
    return asdict(beeld)


def _lees(overleg: Overleg) -> _Inhoud:
    plekken = overleg.deelnemers.professionals().aan_tafel().met_mensen()
    afspraken = overleg.afspraken.met_verband().prefetch_related("gedeeld_met")
    geheim = geheimen.alle_van(overleg.casus)
    return _Inhoud(
        overleg,
        geheim,
        regiewoorden.regieregel(overleg.casus, geheim=geheim).tekst,
        list(plekken),
        list(overleg.agendapunten.op_de_agenda().prefetch_related("voor")),
        list(afspraken),
    )


def _beeld(inhoud: _Inhoud, plek: Overlegdeelnemer, *, vooraf: bool) -> Partijbeeld:
    """What is in no field of this may not be known. Source: Wmo 2015 art. 5.3.3."""
    rij, zeef = inhoud.overleg, inhoud.geheim.scrub
    vervallen = rij.status == OverlegStatus.VERVALLEN
    klaar = rij.status == OverlegStatus.AFGEROND or vooraf
    return Partijbeeld(
        soort=rij.get_soort_display(),
        onderwerp=zeef(rij.onderwerp),
        doel="" if vervallen else zeef(rij.doel),
        wanneer=words.moment(rij.begint_op),
        waar="" if vervallen else zeef(rij.plaats),
        voorzitter=rij.voorzitter.weergavenaam,
        telefoon=rij.casus.team.telefoon,
        regie="" if vervallen else inhoud.regie,
        stand=rij.get_status_display(),
        reden=zeef(rij.reden),
        deelnemers=() if vervallen else tuple(f"{ander.naam}, {ander.waar}" for ander in inhoud.plekken),
        agenda=() if vervallen else tuple(_agenda(inhoud, plek, vooraf=vooraf, klaar=klaar)),
        afspraken=tuple(_afspraken(inhoud, plek)),
        verslag=zeef(rij.verslag) if klaar else "",
    )


def _agenda(inhoud: _Inhoud, plek: Overlegdeelnemer, *, vooraf: bool, klaar: bool) -> Iterable[Agendaregel]:
    zeef = inhoud.geheim.scrub
    for punt in inhoud.punten:
        los = vooraf or punt.vrijgegeven_op is not None
        if los and punt.woorden and (punt.voor_allen or plek in punt.voor.all()):
            yield Agendaregel(zeef(punt.woorden), zeef(punt.uitkomst) if klaar else "")


def _afspraken(inhoud: _Inhoud, plek: Overlegdeelnemer) -> Iterable[Afspraakregel]:
    zeef = inhoud.geheim.scrub
    for rij in inhoud.afspraken:
        van_mij = rij.eigenaar_id == plek.pk
        if van_mij or rij.voor_allen or plek in rij.gedeeld_met.all():
            yield Afspraakregel(
                rij.pk, zeef(rij.wat), rij.eigenaar.naam, words.day(rij.uiterlijk), stand_van(rij), van_mij
            )


def stand_van(rij: Overlegafspraak) -> str:
    """How an agreement stands, in a word."""
    return rij.get_uitkomst_display() if rij.uitkomst else "Loopt"

"""The overview of one person as plain data: from the copy of the plan for that person, sieved once more.

On top of what the copy already leaves out, no line may hold an address of anybody, nor a number or a date of birth of
another; such a line goes as a whole, and who makes the overview is told why.
"""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from typing import Any

from django.db.models import Q

from meldingen.models import Adres, Betrokkene, Regie
from meldingen.queries import geheimen
from meldingen.rules import leesbaarheid
from overdracht.gezinsoverzicht.woorden import KIND, VOLWASSENE
from overdracht.overleg.codelijsten import OverlegStatus
from overdracht.overleg.records import Overlegdeelnemer
from veiligheid.models import Plandeelnemer, Veiligheidsplan
from veiligheid.services import Exemplaar, Regel, blad_voor
from veiligthuis.core import clock, words

VANAF = 12
"""The age from which somebody gets an overview of his own; of a younger child the parent has one.

Source: Wmo 2015 art. 5.3.2 and Jeugdwet art. 7.3.4 (the age from which a child is heard on his own file).
"""

POSTCODE = re.compile(r"\b[1-9]\d{3}\s?[A-Z]{2}\b")
ADRES = "hier stond een adres, of een nummer of geboortedatum van een ander"
ZONDER = "Geen eigen blad onder de twaalf jaar: de ouder heeft een overzicht. Lees dat samen."


@dataclass(frozen=True)
class Taak:
    """What one person does: what, when, and what if not."""

    wat: str
    wanneer: str
    gevolg: str


@dataclass(frozen=True)
class Doener:
    """Somebody, and everything he does."""

    wie: str
    taken: tuple[Taak, ...]


@dataclass(frozen=True)
class Overzicht:
    """Everything that stands on the overview of one person, and nothing else."""

    voor: str
    kind: bool
    kenmerk: str
    gemaakt_op: str
    vast: dict[str, str]
    moet: tuple[str, ...]
    doeners: tuple[Doener, ...]
    data: tuple[str, ...]
    bel_naam: str
    bel_organisatie: str
    bel_telefoon: str
    noodplan: tuple[str, ...]

    @property
    def tekst(self) -> str:
        """All of it as sentences, to measure how easily it reads; names and numbers of whom to call are no language."""
        taken = [
            deel
            for doener in self.doeners
            for taak in doener.taken
            for deel in (taak.wat, taak.gevolg)
            if deel
        ]
        return "\n".join([*self.vast.values(), *self.moet, *taken, *self.noodplan])

    def als_gegevens(self) -> dict[str, Any]:
        """As it is kept and printed."""
        return asdict(self)


@dataclass(frozen=True)
class Opgesteld:
    """An overview, and for who makes it what was left out and how it reads; without overview `reden` says why."""

    overzicht: Overzicht | None
    weggelaten: tuple[str, ...] = ()
    reden: str = ""

    @property
    def gemeten(self) -> leesbaarheid.Leesbaarheid | None:
        """How easily it reads; None without an overview."""
        return leesbaarheid.meet(self.overzicht.tekst) if self.overzicht else None


def stel_op(plan: Veiligheidsplan, deelnemer: Plandeelnemer) -> Opgesteld:
    """The overview of one person in a plan; none for a child under twelve or of an unknown age.

    Source: domain rules on secret addresses; AVG art. 15 lid 4 (rights of others).
    """
    lezer = deelnemer.betrokkene
    if not heeft_eigen_blad(lezer):
        return Opgesteld(None, reden=ZONDER)
    rij, blad = blad_voor(plan, lezer.pk)
    zeef = _Extra(_patroon(lezer), list(blad.weggelaten))
    return Opgesteld(_overzicht(blad.exemplaar, rij.betrokkene, zeef), tuple(zeef.weg))


def heeft_eigen_blad(lezer: Betrokkene) -> bool:
    """Whether somebody is old enough for an overview of his own."""
    if not geheimen.is_kind(lezer):
        return True
    leeftijd = lezer.persoon.leeftijd(clock.today())
    return leeftijd is not None and leeftijd >= VANAF and not lezer.persoon.ongeboren


@dataclass(frozen=True)
class _Extra:
    """What an overview leaves out on top of the copy of the plan."""

    patroon: re.Pattern[str] | None
    weg: list[str]

    def mag(self, waar: str, *teksten: str) -> bool:
        """Whether these texts may stand there, each alone and read together."""
        samen = " ".join(teksten)
        verraadt = POSTCODE.search(samen) or (self.patroon and self.patroon.search(geheimen.plat(samen)))
        if verraadt:
            self.weg.append(f"{waar}: {ADRES}")
        return not verraadt


def _patroon(lezer: Betrokkene) -> re.Pattern[str] | None:
    """Every address of anybody in the casus, and the numbers and dates of birth of everybody but the reader."""
    mensen = lezer.casus.betrokkenen.select_related("persoon").exclude(persoon=lezer.persoon_id)
    anderen = [wie.persoon for wie in mensen]
    adressen = Adres.objects.filter(persoon__betrokkenheden__casus=lezer.casus)
    dagen = [dag for ander in anderen if (dag := ander.geboortedatum)]
    data = [vorm for dag in dagen for vorm in (words.numbers(dag), _zonder_weekdag(words.full_day(dag)))]
    return geheimen.patroon_van(
        data,
        plekken=[deel for adres in adressen for deel in (adres.straat, adres.postcode) if deel],
        nummers=[ander.telefoon for ander in anderen if ander.telefoon],
    )


def _zonder_weekdag(dag: str) -> str:
    return dag.partition(" ")[2]


def _overzicht(blad: Exemplaar, lezer: Betrokkene, zeef: _Extra) -> Overzicht:
    regie = _regie(lezer)
    naam, organisatie, telefoon = (_veilig(lezer, tekst, zeef) for tekst in _te_bellen(regie))
    return Overzicht(
        voor=blad.voor,
        kind=blad.kind,
        kenmerk=blad.nummer,
        gemaakt_op=words.full_day(clock.today()),
        vast=KIND if blad.kind else VOLWASSENE,
        moet=tuple(rij.wat for rij in blad.voorwaarden if _regel_mag(zeef, rij)),
        doeners=_doeners([rij for rij in blad.afspraken if _regel_mag(zeef, rij)]),
        data=tuple(_data(blad, lezer)),
        bel_naam=naam,
        bel_organisatie=organisatie if naam else "",
        bel_telefoon=telefoon if naam else "",
        noodplan=tuple(regel for regel in blad.noodplan if zeef.mag("noodplan", regel)),
    )


def _regel_mag(zeef: _Extra, rij: Regel) -> bool:
    return zeef.mag(f"‘{rij.wat}’", rij.wie, rij.wat, rij.wanneer, rij.gevolg)


def _doeners(regels: list[Regel]) -> tuple[Doener, ...]:
    per_wie: dict[str, list[Taak]] = {}
    for rij in regels:
        per_wie.setdefault(rij.wie or "Wij samen", []).append(Taak(rij.wat, rij.wanneer, rij.gevolg))
    return tuple(Doener(wie, tuple(taken)) for wie, taken in per_wie.items())


def _data(blad: Exemplaar, lezer: Betrokkene) -> list[str]:
    """The next day of looking again, and overleggen this person was invited to; a day and an hour, never a place."""
    plan = lezer.casus.veiligheidsplannen.geldig().first()
    komende = [dag for dag in (plan.evaluaties if plan else ()) if dag >= clock.today()]
    uitgenodigd = Overlegdeelnemer.objects.filter(
        Q(betrokkene=lezer.pk) | Q(betrokkene__opgegaan_in=lezer.pk),
        uitgenodigd_op__isnull=False, reden_niet="", afgemeld_op__isnull=True,
        overleg__status=OverlegStatus.GEPLAND, overleg__begint_op__gt=clock.now(),
    ).select_related("overleg")  # fmt: skip
    overleggen = [f"overleg op {words.moment(plek.overleg.begint_op)}" for plek in uitgenodigd]
    return [*(words.full_day(dag) for dag in komende[:1]), *sorted(overleggen)]


def _regie(lezer: Betrokkene) -> Regie | None:
    return lezer.casus.regies.lopend().select_related("organisatie", "team").first()


def _te_bellen(regie: Regie | None) -> tuple[str, str, str]:
    """Who directs now, for which organisation, and the number: his own, else that of the team."""
    if regie is None:
        return "", "", ""
    team = regie.team.telefoon if regie.team else ""
    return regie.naam, regie.organisatie.naam, regie.telefoon or team or regie.organisatie.telefoon


def _veilig(lezer: Betrokkene, tekst: str, zeef: _Extra) -> str:
    """A short text, or nothing when it would give something away."""
    verraadt = bool(tekst) and geheimen.voor(lezer.casus, lezer).betrays(tekst)
    return tekst if tekst and not verraadt and zeef.mag("wie u belt", tekst) else ""


__all__ = ["VANAF", "Opgesteld", "Overzicht", "heeft_eigen_blad", "stel_op"]

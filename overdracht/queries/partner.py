"""The figures of one partner team, the same for both sides; each figure knows exactly which handovers it counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from statistics import median

from django.db.models import Q

from ketenpartners.models import Team
from meldingen.models import Termijn
from overdracht.machine.statussen import BIJ_ONTVANGER, LOPEND, WACHT_OP_ANTWOORD, Status
from overdracht.queries.querysets import all_overdrachten
from veiligthuis.core import clock

PERIODE = timedelta(days=365)
"""Handovers offered in this long before now are counted; what still runs always is."""
GEZIEN = timedelta(days=180)
"""How far back the waiting time that we see ourselves is measured."""
TERUG = frozenset({Status.INGETROKKEN, Status.TERUG_BIJ_VT})
VELDEN = (
    "pk", "naar_team_id", "status", "aangeboden_op", "geaccepteerd_op", "beeindigd_op", "eerste_contact_op",
    "vorige_id", "eerste_id",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Feit:
    """What counts of one handover; nothing of the family."""

    pk: int
    naar_team_id: int
    status: str
    aangeboden_op: datetime
    geaccepteerd_op: datetime | None
    beeindigd_op: datetime | None
    eerste_contact_op: datetime | None
    vorige_id: int | None
    eerste_id: int | None

    @property
    def wacht(self) -> bool:
        """Whether an answer is still to come."""
        return self.status in WACHT_OP_ANTWOORD

    def dagen_tot_antwoord(self, nu: datetime) -> int | None:
        """Days from the offer to yes or no; to now, or to the end, while none came. None when we withdrew it."""
        if self.geaccepteerd_op is None and self.status == Status.INGETROKKEN:
            return None
        return _dagen(self.aangeboden_op, self.geaccepteerd_op or self.beeindigd_op or nu)

    def dagen_tot_contact(self, nu: datetime) -> int | None:
        """Days from the offer to this team until somebody spoke with the family; to now while nobody did.

        None when it ended before that, or when the team before had already spoken with the family.
        """
        if self.eerste_contact_op is not None:
            eerder = self.eerste_contact_op < self.aangeboden_op and self.vorige_id is not None
            return None if eerder else max(_dagen(self.aangeboden_op, self.eerste_contact_op), 0)
        return _dagen(self.aangeboden_op, nu) if self.status in LOPEND else None


def _dagen(van: datetime, tot: datetime) -> int:
    return (clock.local(tot).date() - clock.local(van).date()).days


TELLINGEN: Mapping[str, tuple[str, Callable[[Feit], bool]]] = {
    "aangeboden": ("Aangeboden", lambda feit: feit.pk > 0),
    "geaccepteerd": ("Geaccepteerd", lambda feit: feit.geaccepteerd_op is not None),
    "wacht": ("Wacht nog op antwoord", lambda feit: feit.wacht),
    "geweigerd": ("Geweigerd", lambda feit: feit.status == Status.GEWEIGERD),
    "overgedaan": ("Overgenomen door een ander team", lambda feit: feit.status == Status.OVERGENOMEN),
    "overgenomen": ("Overgenomen van een ander team", lambda feit: feit.vorige_id is not None),
    "terug": ("Ingetrokken of terug bij Veilig Thuis", lambda feit: feit.status in TERUG),
}
"""Each count by its name in the address: its words, and which handovers of the period it counts."""
TE_LAAT = {
    "antwoord-te-laat": ("Antwoord over de norm", "T12"),
    "contact-te-laat": ("Contact over de norm", "T12E"),
}
"""Each count of what is over its norm now: its words and the term."""
BLOKKEN = ("geaccepteerd", "wacht", "geweigerd", "anders")


@dataclass(frozen=True)
class Telling:
    """One figure: its name in the address, its words, and the handovers it counts."""

    naam: str
    woord: str
    pks: tuple[int, ...]

    @property
    def aantal(self) -> int:
        """How many."""
        return len(self.pks)


@dataclass(frozen=True)
class Partnercijfers:
    """The figures of one team; medians in calendar days, None when there is nothing to take one of."""

    tellingen: tuple[Telling, ...]
    te_laat: tuple[Telling, ...]
    mediaan_antwoord: float | None
    mediaan_contact: float | None
    kwartalen: tuple[tuple[str, tuple[int, ...]], ...]
    sinds: date
    gezien_dagen: float | None

    def telling(self, naam: str) -> Telling | None:
        """One figure by its name; None when there is none."""
        return next((t for t in (*self.tellingen, *self.te_laat) if t.naam == naam), None)


def partnercijfers(team: Team, nu: datetime | None = None) -> Partnercijfers:
    """Everything both sides read about a team, over the last year; two queries, however much there is."""
    moment = nu or clock.now()
    sinds = moment - PERIODE
    feiten = _feiten([team], sinds)
    periode = [feit for feit in feiten if feit.aangeboden_op >= sinds]
    return Partnercijfers(
        tellingen=tuple(
            Telling(naam, woord, tuple(feit.pk for feit in periode if telt(feit)))
            for naam, (woord, telt) in TELLINGEN.items()
        ),
        te_laat=tuple(_te_laat(team, feiten, moment)),
        mediaan_antwoord=_mediaan(feit.dagen_tot_antwoord(moment) for feit in periode),
        mediaan_contact=_mediaan(feit.dagen_tot_contact(moment) for feit in periode),
        kwartalen=tuple(_kwartalen(periode)),
        sinds=clock.local(sinds).date(),
        gezien_dagen=_gezien(feiten, moment),
    )


def wachttijd_gezien(teams: Iterable[Team], nu: datetime | None = None) -> dict[int, float]:
    """Median days to the first contact that we see per team, by id, in one query; open ones at their age."""
    moment = nu or clock.now()
    per_team: dict[int, list[Feit]] = defaultdict(list)
    for feit in _feiten(list(teams), moment - GEZIEN):
        per_team[feit.naar_team_id].append(feit)
    gezien = {team: _gezien(feiten, moment) for team, feiten in per_team.items()}
    return {team: dagen for team, dagen in gezien.items() if dagen is not None}


def _gezien(feiten: Iterable[Feit], nu: datetime) -> float | None:
    recent = [feit for feit in feiten if feit.aangeboden_op >= nu - GEZIEN]
    return _mediaan(feit.dagen_tot_contact(nu) for feit in recent)


def _feiten(teams: list[Team], sinds: datetime) -> list[Feit]:
    rijen = all_overdrachten().filter(
        Q(aangeboden_op__gte=sinds) | Q(status__in=sorted(LOPEND)),
        naar_team__in=[team.pk for team in teams],
        aangeboden_op__isnull=False,
    )
    return [Feit(*rij) for rij in rijen.order_by("aangeboden_op", "pk").values_list(*VELDEN)]


def _te_laat(team: Team, feiten: list[Feit], nu: datetime) -> Iterable[Telling]:
    over: dict[str, set[str]] = defaultdict(set)
    codes = [code for _, code in TE_LAAT.values()]
    gevonden = Termijn.objects.open().filter(partnerteam=team, code__in=codes, eindigt_op__lt=nu)
    for code, onderwerp in gevonden.values_list("code", "onderwerp"):
        over[code].add(onderwerp)
    for naam, (woord, code) in TE_LAAT.items():
        pks = [
            feit.pk
            for feit in feiten
            if feit.status in WACHT_OP_ANTWOORD | BIJ_ONTVANGER
            and f"overdracht:{feit.eerste_id or feit.pk}" in over[code]
        ]
        yield Telling(naam, woord, tuple(pks))


def _mediaan(waarden: Iterable[int | None]) -> float | None:
    bekend = [waarde for waarde in waarden if waarde is not None]
    return float(median(bekend)) if bekend else None


def _kwartalen(feiten: list[Feit]) -> Iterable[tuple[str, tuple[int, ...]]]:
    """Per quarter of the offer, oldest first: accepted, waiting, refused, ended otherwise."""
    per: dict[tuple[int, int], list[str]] = defaultdict(list)
    for feit in feiten:
        dag = clock.local(feit.aangeboden_op).date()
        per[dag.year, (dag.month + 2) // 3].append(_blok(feit))
    for (jaar, kwartaal), blokken in sorted(per.items()):
        yield f"{kwartaal}e kwartaal {jaar}", tuple(blokken.count(blok) for blok in BLOKKEN)


def _blok(feit: Feit) -> str:
    if feit.geaccepteerd_op is not None:
        return "geaccepteerd"
    if feit.wacht:
        return "wacht"
    return "geweigerd" if feit.status == Status.GEWEIGERD else "anders"

"""Who was told that a handover is late, and when: every level of its ladders, planned and real."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet

from meldingen.models import Termijn
from meldingen.termijnen.ladders import Naar
from meldingen.termijnen.records import Escalatie
from overdracht.machine.statussen import MET_REDEN_BEEINDIGD, Status
from overdracht.queries.querysets import OverdrachtQuerySet, all_overdrachten
from veiligthuis.core import clock
from veiligthuis.core.access import Person

if TYPE_CHECKING:
    from overdracht.models import Overdracht  # noqa: F401 - named as text


@dataclass(frozen=True)
class Trede:
    """One level of a ladder: for whom, when planned, when told and to whom, and when that was seen; None is not yet."""

    naar: str
    gepland_op: datetime
    verteld_op: datetime | None
    aan: tuple[str, ...]
    gezien_op: datetime | None
    opmerking: str


def levels_of(termijnen: Iterable[Termijn]) -> dict[int, list[Trede]]:
    """Every level of every term, by the id of the term; a fixed number of queries however many terms.

    Of a met or stopped term only what was told; a level still to come belongs to a term that runs.
    """
    rijen = list(termijnen)
    gevuurd: dict[tuple[int, int], Escalatie] = {}
    gevonden = Escalatie.objects.filter(termijn__in=[rij.pk for rij in rijen]).prefetch_related(
        "bezorgingen__medewerker", "bezorgingen__contactpersoon"
    )
    versies = {rij.pk: rij.versie for rij in rijen}
    for escalatie in gevonden:
        if escalatie.vervalversie == versies[escalatie.termijn_id]:
            gevuurd[escalatie.termijn_id, escalatie.niveau] = escalatie
    return {rij.pk: _levels(rij, gevuurd) for rij in rijen}


def _levels(termijn: Termijn, gevuurd: Mapping[tuple[int, int], Escalatie]) -> list[Trede]:
    paren = zip(termijn.momenten, termijn.naar, strict=True)
    treden = [
        _level(op, naar, gevuurd.get((termijn.pk, niveau)))
        for niveau, (op, naar) in enumerate(paren, start=1)
    ]
    return treden if termijn.is_open else [trede for trede in treden if trede.verteld_op]


def _level(op: datetime, naar: str, escalatie: Escalatie | None) -> Trede:
    bezorgd: list[Any] = list(escalatie.bezorgingen.all()) if escalatie else []
    verteld = [rij.verzonden_op for rij in bezorgd if rij.verzonden_op]
    gezien = [rij.gezien_op for rij in bezorgd if rij.gezien_op]
    opmerking = ""
    if escalatie and not escalatie.verzenden:
        opmerking = "ging op in een hogere trede"
    elif escalatie and not verteld:
        opmerking = escalatie.opmerking or "nog niet aangekomen"
    return Trede(
        naar=str(Naar(naar).label),
        gepland_op=op,
        verteld_op=min(verteld) if verteld else None,
        aan=tuple(str(rij.medewerker or rij.contactpersoon) for rij in bezorgd if rij.verzonden_op),
        gezien_op=min(gezien) if gezien else None,
        opmerking=opmerking,
    )


NIET_MEER = timedelta(days=14)
"""How long a team reads that something is no longer with it."""


def no_longer_here(user: Person, nu: datetime | None = None) -> OverdrachtQuerySet:
    """What left this person's teams in the last fortnight otherwise than well; number and reason only may be shown."""
    sinds = (nu or clock.now()) - NIET_MEER
    rijen: QuerySet[Any] = (
        all_overdrachten()
        .van_team_van(user)
        .filter(
            status__in=sorted(MET_REDEN_BEEINDIGD - {Status.WEER_ONVEILIG}),
            aangeboden_op__isnull=False,
            beeindigd_op__gte=sinds,
        )
    )
    return rijen.select_related("casus", "naar_team").order_by("-beeindigd_op")  # type: ignore[return-value]

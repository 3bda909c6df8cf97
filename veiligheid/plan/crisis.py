"""The plan of a crisis: three agreements, who stays where, whom to call; the first version of the ordinary plan."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from meldingen.codelijsten import Rol
from meldingen.models import Betrokkene, Casus
from veiligheid.codelijsten import Fase, SoortAfspraak
from veiligheid.models import Veiligheidsplan
from veiligheid.queries import directbetrokkenen
from veiligheid.services.plan import (
    AFSPRAAK_VELDEN,
    NETWERK_VELDEN,
    begin_veiligheidsplan,
    save_veiligheidsplan,
)
from veiligthuis.core import clock
from veiligthuis.core.models import Medewerker

VERDACHT = (Rol.PLEGER, Rol.BEIDE)
MORGEN = timedelta(days=1)


@dataclass(frozen=True)
class Crisisplan:
    """What is agreed at the kitchen table: texts as they were typed, `waar` by key of the betrokkene."""

    afspraken: tuple[str, ...]
    waar: Mapping[int, str]
    bellen: tuple[tuple[str, str], ...]
    let_op: str = ""


@transaction.atomic
def begin_crisisplan(
    casus: Casus, inhoud: Crisisplan, *, by: Medewerker, at: datetime | None = None
) -> Veiligheidsplan:
    """Begin the next version with what was agreed in a crisis; it is completed as any other draft.

    The rows of a plan that holds stay behind them. Where somebody stays is left out of the copies of the suspected.
    Raises RuleBroken when a version is being written already.
    """
    moment = at or clock.now()
    plan = begin_veiligheidsplan(casus, by=by, at=moment)
    plan.uit_crisis = True
    plan.save(update_fields=["uit_crisis"])
    today = clock.local(moment).date()
    rows = [*_afspraken(inhoud), *_waar(casus, inhoud), *_kept(plan.afspraken.all(), AFSPRAAK_VELDEN)]
    people = [
        {"naam": naam, "doet": "Bel als het misgaat", "telefoon": nummer} for naam, nummer in inhoud.bellen
    ]
    return save_veiligheidsplan(
        plan,
        by=by,
        at=moment,
        velden={"fase": Fase.DIRECT, "evaluatie_op": today + MORGEN},
        afspraken=[{**_LEEG, "vanaf": today, "controle": inhoud.let_op, **row} for row in rows],
        netwerk=[*people, *_kept(plan.netwerkpersonen.all(), NETWERK_VELDEN)],
    )


_LEEG: dict[str, Any] = {
    "wanneer": "",
    "vanaf": None,
    "tot": None,
    "controle": "",
    "gevolg": "",
    "niet_voor": [],
}


def _afspraken(inhoud: Crisisplan) -> list[dict[str, Any]]:
    """What must be so in any case, first in the plan."""
    return [{"soort": SoortAfspraak.VOORWAARDE, "wat": wat, "wie": "Iedereen"} for wat in inhoud.afspraken]


def _waar(casus: Casus, inhoud: Crisisplan) -> list[dict[str, Any]]:
    people = directbetrokkenen(casus)
    suspected = [wie.pk for wie in people if wie.rol in VERDACHT]
    return [
        {
            "soort": SoortAfspraak.AFSPRAAK,
            "wat": f"Blijft voorlopig: {inhoud.waar[wie.pk]}",
            "wie": _naam(wie),
            "niet_voor": [pk for pk in suspected if pk != wie.pk],
        }
        for wie in people
        if inhoud.waar.get(wie.pk)
    ]


def _naam(wie: Betrokkene) -> str:
    return wie.persoon.weergavenaam[:80]


def _kept(rows: Iterable[Any], fields: Sequence[str]) -> list[dict[str, Any]]:
    return [{name: getattr(row, name) for name in fields} for row in rows]

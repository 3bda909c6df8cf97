"""How much room teams have: what they say of it themselves first, and what we count of what we offered them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Min, Q

from ketenpartners.models import Team
from ketenpartners.queries.capaciteit import Wachttijd, wachttijden
from overdracht.machine.statussen import BIJ_ONTVANGER, WACHT_OP_ANTWOORD, Status
from overdracht.queries.querysets import all_overdrachten
from veiligthuis.core import clock, words


@dataclass(frozen=True)
class Ruimte:
    """How busy a team is: what it says itself, and of ours the families it helps, that wait, and how many weeks.

    `over` is how many families it still has room for this month, None when it does not say.
    """

    team: Team
    opgegeven: Wachttijd | None
    over: int | None
    gezinnen: int
    wachtend: int
    weken: int

    @property
    def wachtweken(self) -> int:
        """The weeks it is chosen by: what the team says when that is fresh, else how long ours wait there."""
        return said_weeks(self.opgegeven, self.weken)

    @property
    def druk(self) -> tuple[bool, bool, int, int, int]:
        """What sorts teams: who is full last, who says nothing fresh before that; then the waiting time."""
        stil = self.opgegeven is None or self.opgegeven.verouderd
        return self.over == 0, stil, self.wachtweken, self.wachtend, self.gezinnen


def said_weeks(opgegeven: Wachttijd | None, anders: int) -> int:
    """What a team says of its waiting time when that is fresh, else what we know."""
    return anders if opgegeven is None or opgegeven.verouderd else opgegeven.rij.wachtweken


def room_left(opgegeven: Wachttijd | None, deze_maand: int) -> int | None:
    """Places of this month less the families accepted in it, never below nought; None when the team does not say."""
    if opgegeven is None or opgegeven.rij.plekken_per_maand is None:
        return None
    return max(opgegeven.rij.plekken_per_maand - deze_maand, 0)


def begin_of_month(nu: datetime) -> datetime:
    """From when the places of this month count."""
    return clock.local(nu).replace(day=1, hour=0, minute=0, second=0, microsecond=0)


def capacity(teams: Iterable[Team], nu: datetime | None = None) -> dict[int, Ruimte]:
    """How much room each team has now, by its id; two queries however many teams."""
    gevraagd, moment = list(teams), nu or clock.now()
    geteld = (
        all_overdrachten()
        .filter(naar_team__in=[team.pk for team in gevraagd])
        .values("naar_team")
        .annotate(
            gezinnen=Count("pk", filter=Q(status__in=sorted(BIJ_ONTVANGER))),
            wachtend=Count("pk", filter=Q(status__in=sorted(WACHT_OP_ANTWOORD))),
            sinds=Min("aangeboden_op", filter=Q(status=Status.OP_WACHTLIJST)),
            deze_maand=Count("pk", filter=Q(geaccepteerd_op__gte=begin_of_month(moment))),
        )
        .order_by()
    )
    per_team: dict[int, Any] = {rij["naar_team"]: rij for rij in geteld}
    zegt = wachttijden(gevraagd, clock.local(moment).date())
    return {team.pk: _ruimte(team, per_team.get(team.pk), zegt.get(team.pk), moment) for team in gevraagd}


def _ruimte(team: Team, rij: Any, zegt: Wachttijd | None, nu: datetime) -> Ruimte:
    if rij is None:
        return Ruimte(team, zegt, room_left(zegt, 0), 0, 0, 0)
    wacht = nu - rij["sinds"] if rij["sinds"] else timedelta()
    over = room_left(zegt, rij["deze_maand"])
    return Ruimte(team, zegt, over, rij["gezinnen"], rij["wachtend"], wacht.days // 7)


def in_words(ruimte: Ruimte) -> str:
    """A team with its room in a line: what it says, its places this month, and who waits there, "Wijkteam Zuid: …"."""
    deel = [_said(ruimte)]
    if ruimte.over is not None:
        deel.append(
            f"nog {words.amount(ruimte.over, 'plek', 'plekken')} deze maand" if ruimte.over else "vol"
        )
    wie = words.amount(ruimte.wachtend, "gezin wacht", "gezinnen wachten") if ruimte.wachtend else ""
    lang = f", langste {words.amount(ruimte.weken, 'week', 'weken')}" if ruimte.weken else ""
    return f"{ruimte.team}: {', '.join(deel)}; {wie or 'niemand wacht'}{lang}"


def _said(ruimte: Ruimte) -> str:
    if ruimte.opgegeven is None:
        return "wachttijd niet opgegeven"
    oud = " (verouderd)" if ruimte.opgegeven.verouderd else ""
    if ruimte.opgegeven.rij.wachtweken == 0:
        return f"geen wachttijd{oud}"
    return f"{ruimte.opgegeven.woorden} wachttijd{oud}"

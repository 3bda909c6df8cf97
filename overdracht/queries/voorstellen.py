"""Which teams could receive a casus, and what to know before choosing one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Q

from ketenpartners.models import Team
from meldingen.models import Adres, Casus
from overdracht.machine.statussen import Status
from veiligthuis.core import clock


@dataclass(frozen=True)
class Voorstel:
    """One team that could receive a casus, and what to know before choosing it.

    `wachtend` counts what it must still answer, `wachtlijst` what stands on its list, `weigeringen` its refusals
    of the last ninety days.
    """

    team: Team
    reden: str
    heeft_convenant: bool
    wachtend: int
    wachtlijst: int
    weigeringen: int


def voorstellen_voor(*, gemeente: str, pc4: str = "", op: datetime | None = None) -> list[Voorstel]:
    """Partner teams that work where the family lives, the best first; empty when the place is unknown."""
    moment = op or clock.now()
    teams = Team.objects.ontvangers_voor(gemeente=gemeente, pc4=pc4, op=clock.local(moment).date())
    nee = Q(
        overdrachten__status=Status.GEWEIGERD, overdrachten__beeindigd_op__gte=moment - WEIGERINGEN_TELLEN
    )
    geteld: Any = teams.annotate(
        wachtend=Count("overdrachten", filter=Q(overdrachten__status=Status.AANGEBODEN)),
        wachtlijst=Count("overdrachten", filter=Q(overdrachten__status=Status.OP_WACHTLIJST)),
        weigeringen=Count("overdrachten", filter=nee),
    )
    return [
        Voorstel(
            team=team,
            reden=f"werkt in postcodegebied {pc4}" if team.eigen_postcode else f"werkt in {gemeente}",
            heeft_convenant=team.heeft_convenant,
            wachtend=team.wachtend,
            wachtlijst=team.wachtlijst,
            weigeringen=team.weigeringen,
        )
        for team in geteld
    ]


def voorstellen_voor_casus(casus: Casus) -> list[Voorstel]:
    """Suggestions for a casus, by the present address of the household; a secret address counts but is not shown."""
    adressen = (
        Adres.objects.huidig()
        .in_casus(casus)
        .filter(persoon__betrokkenheden__casus=casus, persoon__betrokkenheden__in_huishouden=True)
    )
    plaats = adressen.exclude(gemeente="").order_by("geheim", "pk").first()
    if plaats is None:
        return []
    # From a secret address only the gemeente is used: a postcode would tell where somebody is.
    return voorstellen_voor(gemeente=plaats.gemeente, pc4="" if plaats.geheim else plaats.postcode[:4])


WEIGERINGEN_TELLEN = timedelta(days=90)
"""How long a refusal counts beside a suggestion; a choice of ours."""

"""Which teams could receive a casus, why, and what to know before choosing one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Q

from ketenpartners.models import Convenant, Team
from ketenpartners.queries.capaciteit import Wachttijd, wachttijden
from ketenpartners.queries.postcodes import gebied_van
from meldingen.models import Adres, Casus
from overdracht.machine.statussen import Status
from overdracht.queries.partner import wachttijd_gezien
from overdracht.queries.ruimte import begin_of_month, room_left, said_weeks
from veiligthuis.core import clock

ONBEKEND = 999
"""Weeks for the order, when neither the team nor we know."""


@dataclass(frozen=True)
class Plaats:
    """Where a family lives, as far as it may be used: of a secret address only the gemeente.

    `let_op` says what does not fit, in Dutch; empty when all is well.
    """

    gemeente: str
    pc4: str = ""
    let_op: str = ""


@dataclass(frozen=True)
class Voorstel:
    """One team that could receive a casus, and what to know before choosing it.

    `wachtend` counts what it must still answer, `wachtlijst` what stands on its list, `weigeringen` its refusals
    of the last ninety days. `opgegeven` is the waiting time as the team keeps it, `gezien_weken` as we see it,
    `over` how many families it still has room for this month; each None when unknown.
    """

    team: Team
    redenen: tuple[str, ...]
    convenant: Convenant | None
    wachtend: int
    wachtlijst: int
    weigeringen: int
    opgegeven: Wachttijd | None
    gezien_weken: int | None
    over: int | None

    @property
    def reden(self) -> str:
        """Why it is proposed, in one line."""
        return "; ".join(self.redenen)

    @property
    def heeft_convenant(self) -> bool:
        """Whether an agreement holds, without which nothing can be offered."""
        return self.convenant is not None

    @property
    def weken(self) -> int:
        """The weeks it is ordered by: what the team says when that is fresh, else what we see."""
        return said_weeks(self.opgegeven, ONBEKEND if self.gezien_weken is None else self.gezien_weken)


def voorstellen_voor(*, gemeente: str, pc4: str = "", op: datetime | None = None) -> list[Voorstel]:
    """Partner teams that work where the family lives, the best first; empty when the place is unknown.

    First who has an agreement, then who works in the postcode itself, who has room, the shortest waiting time, the
    fewest refusals.
    """
    moment = op or clock.now()
    dag = clock.local(moment).date()
    teams: list[Any] = list(
        _counted(Team.objects.ontvangers_voor(gemeente=gemeente, pc4=pc4, op=dag), moment)
    )
    opgegeven, gezien = wachttijden(teams, dag), wachttijd_gezien(teams, moment)
    gevonden = [
        Voorstel(
            team=team,
            redenen=_reasons(team, gemeente, pc4),
            convenant=team.convenant_nu,
            wachtend=team.wachtend,
            wachtlijst=team.wachtlijst,
            weigeringen=team.weigeringen,
            opgegeven=opgegeven.get(team.pk),
            gezien_weken=round(gezien[team.pk] / 7) if team.pk in gezien else None,
            over=room_left(opgegeven.get(team.pk), int(team.deze_maand)),
        )
        for team in teams
    ]
    return sorted(gevonden, key=_order)


def _order(voorstel: Voorstel) -> tuple[Any, ...]:
    team: Any = voorstel.team
    vol = voorstel.over == 0
    return (
        not voorstel.heeft_convenant, not team.eigen_postcode, vol, voorstel.weken, voorstel.weigeringen,
        team.naam, team.pk,
    )  # fmt: skip


def _counted(teams: Any, moment: datetime) -> Any:
    nee = Q(
        overdrachten__status=Status.GEWEIGERD, overdrachten__beeindigd_op__gte=moment - WEIGERINGEN_TELLEN
    )
    return teams.annotate(
        wachtend=Count("overdrachten", filter=Q(overdrachten__status=Status.AANGEBODEN)),
        wachtlijst=Count("overdrachten", filter=Q(overdrachten__status=Status.OP_WACHTLIJST)),
        weigeringen=Count("overdrachten", filter=nee),
        deze_maand=Count("overdrachten", filter=Q(overdrachten__geaccepteerd_op__gte=begin_of_month(moment))),
    )


def _reasons(team: Any, gemeente: str, pc4: str) -> tuple[str, ...]:
    waar = f"werkt in {gemeente}"
    if team.eigen_postcode:
        wijken = [g.wijk for g in team.werkgebieden.all() if g.wijk and g.pc4_van <= pc4 <= g.pc4_tot]
        waar = f"werkt in postcodegebied {pc4}" + (f", wijk {wijken[0]}" if wijken else "")
    if team.convenant_nu is None:
        return (waar,)
    return (waar, f"convenant vanaf {team.convenant_nu.geldig_van:%d-%m-%Y}")


def plaats_van(casus: Casus) -> Plaats | None:
    """Where the household lives now; None when neither gemeente nor postcode is known.

    Without a gemeente the postcode says which it is; when the two do not fit, that is said.
    """
    adressen = (
        Adres.objects.huidig()
        .in_casus(casus)
        .filter(persoon__betrokkenheden__casus=casus, persoon__betrokkenheden__in_huishouden=True)
        .exclude(gemeente="", postcode="")
    )
    adres = adressen.order_by("geheim", "pk").first()
    if adres is None:
        return None
    gebied = gebied_van(adres.postcode)
    gemeente = adres.gemeente or (gebied.gemeente if gebied else "")
    if adres.geheim:
        # From a secret address only the gemeente is used: a postcode would tell where somebody is.
        return Plaats(gemeente) if gemeente else None
    let_op = ""
    if gebied is not None and gebied.gemeente and gebied.gemeente.casefold() != gemeente.casefold():
        let_op = (
            f"Bij het adres staat gemeente {gemeente}, maar postcode {gebied.pc4} ligt in {gebied.gemeente}. "
            "Kijk het adres na voor u kiest."
        )
    return Plaats(gemeente, adres.postcode[:4], let_op)


def voorstellen_voor_casus(casus: Casus) -> list[Voorstel]:
    """Suggestions for a casus, by the present address of the household; a secret address counts but is not shown."""
    plaats = plaats_van(casus)
    return voorstellen_voor(gemeente=plaats.gemeente, pc4=plaats.pc4) if plaats else []


WEIGERINGEN_TELLEN = timedelta(days=90)
"""How long a refusal counts beside a suggestion; a choice of ours."""

"""What partner teams say of their waiting time now, and whether that is still fresh."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from ketenpartners.models import Capaciteit, Team
from ketenpartners.queries.partners import is_lid
from veiligthuis.core import clock
from veiligthuis.core.access import has_codename
from veiligthuis.core.models import Medewerker

VERS = timedelta(days=30)
"""How long what a team said counts as of now; a choice of ours."""
MAG = "ketenpartners.houd_capaciteit_bij"


@dataclass(frozen=True)
class Wachttijd:
    """What a team says; `verouderd` when it said so long ago that somebody should ask."""

    rij: Capaciteit
    verouderd: bool

    @property
    def woorden(self) -> str:
        """The weeks in words."""
        if self.rij.wachtweken == 0:
            return "geen wachttijd"
        return f"{self.rij.wachtweken} {'week' if self.rij.wachtweken == 1 else 'weken'}"


def wachttijden(teams: Iterable[Team], op: date | None = None) -> dict[int, Wachttijd]:
    """What each team says on `op` (today when None), by id, in one query; a team that never said so is left out."""
    dag = op or clock.today()
    rijen = Capaciteit.objects.filter(team__in=[team.pk for team in teams], geldig_van__lte=dag)
    laatste = (
        rijen.order_by("team_id", "-geldig_van", "-pk").distinct("team_id").select_related("vastgelegd_door")
    )
    return {
        rij.team_id: Wachttijd(rij, verouderd=dag - clock.local(rij.vastgelegd_op).date() > VERS)
        for rij in laatste
    }


def historie(team: Team) -> QuerySet[Capaciteit]:
    """Everything a team ever said, the newest first."""
    return team.capaciteiten.select_related("vastgelegd_door").order_by("-geldig_van", "-pk")


def mag_bijhouden(user: Medewerker | AnonymousUser, team: Team) -> bool:
    """Whether this person writes down the waiting time of a team.

    A member of the team itself; for a team that does not work in this application somebody of Veilig Thuis may.
    """
    if team.is_eigen or not has_codename(user, MAG):
        return False
    van_veilig_thuis = has_codename(user, "ketenpartners.bekijk_partners")
    return is_lid(user, team) or (van_veilig_thuis and not team.heeft_inlog)


def ziet_partner(user: Medewerker | AnonymousUser, team: Team) -> bool:
    """Whether this person sees the page of a partner team: Veilig Thuis sees every one, a partner only its own."""
    if team.is_eigen:
        return False
    return has_codename(user, "ketenpartners.bekijk_partners") or (
        has_codename(user, MAG) and is_lid(user, team)
    )

"""What waits longer than the convenant allows, who could take it over, and what a caseload holds."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q

from ketenpartners.models import Convenant, Team
from meldingen.models import Regie
from meldingen.termijnen.werkdagen import werkdag_erbij
from overdracht.machine.statussen import BIJ_ONTVANGER, WACHT_OP_ANTWOORD, Status
from overdracht.queries import OverdrachtQuerySet, all_overdrachten, other_teams
from overdracht.queries.ruimte import Ruimte, capacity
from veiligthuis.core import clock
from veiligthuis.core.access import Person
from veiligthuis.core.calendar import einde_van

if TYPE_CHECKING:
    from overdracht.models import Overdracht


def waits_too_long(user: Person, nu: datetime | None = None) -> OverdrachtQuerySet:
    """What waits longer for an answer than its convenant allows, of what this person may see; longest first."""
    vandaag = clock.local(nu or clock.now()).date()
    normen = Convenant.objects.values_list("overname_na_werkdagen", flat=True).distinct().order_by()
    te_lang = Q(pk__in=[])
    for norm in normen:
        te_lang |= Q(
            convenant__overname_na_werkdagen=norm,
            aangeboden_op__lte=einde_van(_last_day_too_long(norm, vandaag)),
        )
    zichtbaar = all_overdrachten().visible_to(user).wacht_op_antwoord().filter(te_lang)
    return zichtbaar.met_verband().order_by("aangeboden_op", "pk")


def _last_day_too_long(norm: int, vandaag: date) -> date:
    """The last day of an offer whose norm has passed today."""
    dag = vandaag - timedelta(days=norm)
    while werkdag_erbij(dag, norm) >= vandaag:
        dag -= timedelta(days=1)
    return dag


def caseload(team: Team) -> OverdrachtQuerySet:
    """Every family this team waits with or helps, of cases that are open."""
    regie = Regie.objects.lopend().filter(casus=OuterRef("casus"), team=team)
    helpt = Q(status__in=sorted(WACHT_OP_ANTWOORD | BIJ_ONTVANGER)) | (
        Q(status=Status.AFGEROND) & Exists(regie)
    )
    rijen = all_overdrachten().filter(helpt, naar_team=team, casus__gesloten_op__isnull=True)
    return rijen.met_verband().order_by("pk")


def mark_of(van_team: Team, naar_team: Team, gezinnen: Iterable[Overdracht]) -> str:
    """The same for the same families going from the same team to the same team, and for nothing else."""
    wie = [van_team.pk, naar_team.pk, *(rij.pk for rij in gezinnen)]
    return sha256(",".join(map(str, wie)).encode()).hexdigest()


def chain_of(overdracht: Overdracht) -> OverdrachtQuerySet:
    """Every handover of the same chain, the first one first: what one team did, the next one reads."""
    wortel = overdracht.wortel_id
    return all_overdrachten().filter(Q(pk=wortel) | Q(eerste=wortel)).order_by("pk")


def could_take_over(overdracht: Overdracht, nu: datetime | None = None) -> list[Ruimte]:
    """The teams that may take over, who has most room first; without an agreement today nothing can be offered."""
    dag = clock.local(nu or clock.now()).date()
    teams = other_teams(overdracht).onder_convenant(dag)
    return by_room(capacity(teams, nu).values())


def by_room(ruimtes: Iterable[Ruimte]) -> list[Ruimte]:
    """Teams in the order of their room, who has most in front."""
    return sorted(ruimtes, key=lambda ruimte: (ruimte.druk, ruimte.team.naam, ruimte.team.pk))

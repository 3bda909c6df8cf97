"""What waits longer than the convenant allows, how much room other teams have, and what a caseload holds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Exists, Min, OuterRef, Q

from ketenpartners.models import Convenant, Team
from meldingen.models import Regie
from meldingen.termijnen.werkdagen import werkdag_erbij
from overdracht.machine.statussen import BIJ_ONTVANGER, WACHT_OP_ANTWOORD, Status
from overdracht.queries import OverdrachtQuerySet, all_overdrachten
from veiligthuis.core import clock, words
from veiligthuis.core.access import Person
from veiligthuis.core.calendar import einde_van

if TYPE_CHECKING:
    from overdracht.models import Overdracht


@dataclass(frozen=True)
class Ruimte:
    """How busy a team is: families it helps, families on its list, and how many weeks the longest one waits."""

    team: Team
    gezinnen: int
    wachtend: int
    weken: int

    @property
    def druk(self) -> tuple[int, int, int]:
        """What sorts teams: the waiting list first, then how long it is, then who is helped."""
        return self.wachtend, self.weken, self.gezinnen


def capacity(teams: Iterable[Team], nu: datetime | None = None) -> dict[int, Ruimte]:
    """How busy each team is now, by its id; one query however many teams."""
    gevraagd, moment = list(teams), nu or clock.now()
    geteld = (
        all_overdrachten()
        .filter(naar_team__in=[team.pk for team in gevraagd])
        .values("naar_team")
        .annotate(
            gezinnen=Count("pk", filter=Q(status__in=sorted(BIJ_ONTVANGER))),
            wachtend=Count("pk", filter=Q(status__in=sorted(WACHT_OP_ANTWOORD))),
            sinds=Min("aangeboden_op", filter=Q(status=Status.OP_WACHTLIJST)),
        )
        .order_by()
    )
    per_team: dict[int, Any] = {rij["naar_team"]: rij for rij in geteld}
    return {team.pk: _ruimte(team, per_team.get(team.pk), moment) for team in gevraagd}


def _ruimte(team: Team, rij: Any, nu: datetime) -> Ruimte:
    if rij is None:
        return Ruimte(team, 0, 0, 0)
    wacht = nu - rij["sinds"] if rij["sinds"] else timedelta()
    return Ruimte(team, rij["gezinnen"], rij["wachtend"], wacht.days // 7)


def in_words(ruimte: Ruimte) -> str:
    """A team with its room in a line, "Wijkteam Zuid: 2 gezinnen wachten, langste 3 weken"."""
    wacht = (
        words.amount(ruimte.wachtend, "gezin wacht", "gezinnen wachten")
        if ruimte.wachtend
        else "niemand wacht"
    )
    lang = f", langste {words.amount(ruimte.weken, 'week', 'weken')}" if ruimte.weken else ""
    return f"{ruimte.team}: {wacht}{lang}"


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


def chain_of(overdracht: Overdracht) -> OverdrachtQuerySet:
    """Every handover of the same chain, the first one first: what one team did, the next one reads."""
    wortel = overdracht.wortel_id
    return all_overdrachten().filter(Q(pk=wortel) | Q(eerste=wortel)).order_by("pk")

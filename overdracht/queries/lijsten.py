"""The lists, trays, terms and choices of handovers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from django.db.models import Count, F, Min, Q, QuerySet

from ketenpartners.models import Team
from ketenpartners.queries import TeamQuerySet
from meldingen.codelijsten import Rol
from meldingen.models import Betrokkene, Casus, Termijn
from overdracht.machine.statussen import BIJ_ONTVANGER, GESLOTEN, WACHT_OP_ANTWOORD, Status
from overdracht.queries.querysets import OverdrachtQuerySet, all_overdrachten
from veiligthuis.core import clock
from veiligthuis.core.access import Person

if TYPE_CHECKING:
    from overdracht.models import Overdracht


class Lijstkeuze(StrEnum):
    """Which handovers the list of Veilig Thuis shows."""

    WACHT = "wacht"
    TE_LANG = "te-lang"
    CONCEPT = "concept"
    BIJ_ONTVANGER = "bij-ontvanger"
    AFGELOPEN = "afgelopen"

    @classmethod
    def uit(cls, waarde: str) -> Lijstkeuze:
        """The choice in the address; what waits for an answer when there is none."""
        return cls(waarde) if waarde in set(cls) else cls.WACHT

    @property
    def statussen(self) -> list[str]:
        """The statuses this list holds."""
        return sorted(STATUSSEN_VAN_LIJST[self])


STATUSSEN_VAN_LIJST = {
    Lijstkeuze.WACHT: WACHT_OP_ANTWOORD,
    Lijstkeuze.TE_LANG: WACHT_OP_ANTWOORD,
    Lijstkeuze.CONCEPT: frozenset({Status.CONCEPT}),
    Lijstkeuze.BIJ_ONTVANGER: BIJ_ONTVANGER,
    Lijstkeuze.AFGELOPEN: GESLOTEN,
}


class Vak(StrEnum):
    """The four trays of the receiver."""

    AANGEBODEN = "aangeboden"
    WACHTLIJST = "wachtlijst"
    IN_UITVOERING = "in-uitvoering"
    AFGEROND = "afgerond"

    @classmethod
    def uit(cls, waarde: str) -> Vak:
        """The tray in the address; what was offered when there is none."""
        return cls(waarde) if waarde in set(cls) else cls.AANGEBODEN

    @classmethod
    def van(cls, overdracht: Overdracht) -> Vak:
        """The tray in which a handover lies."""
        return next(
            (vak for vak, namen in STATUSSEN_VAN_VAK.items() if overdracht.status in namen), cls.AANGEBODEN
        )

    @property
    def statussen(self) -> list[str]:
        """The statuses in this tray."""
        return sorted(STATUSSEN_VAN_VAK[self])


STATUSSEN_VAN_VAK = {
    Vak.AANGEBODEN: frozenset({Status.AANGEBODEN}),
    Vak.WACHTLIJST: frozenset({Status.OP_WACHTLIJST}),
    Vak.IN_UITVOERING: BIJ_ONTVANGER,
    Vak.AFGEROND: frozenset({Status.AFGEROND, Status.WEER_ONVEILIG}),
}


def lijst(user: Person, keuze: Lijstkeuze) -> OverdrachtQuerySet:
    """The handovers a person of Veilig Thuis may see, of one kind; what waits longest first."""
    zichtbaar = all_overdrachten().visible_to(user).filter(status__in=keuze.statussen).met_verband()
    volgorde = "-beeindigd_op" if keuze is Lijstkeuze.AFGELOPEN else F("aangeboden_op").asc(nulls_last=True)
    return zichtbaar.order_by(volgorde, "pk")


def inbak(user: Person, vak: Vak, *, zoek: str = "") -> OverdrachtQuerySet:
    """What lies in one tray of this person's teams, the longest waiting first; `zoek` matches name or number."""
    rijen = all_overdrachten().ontvangen_door(user).filter(status__in=vak.statussen).met_verband()
    if zoek:
        rijen = rijen.filter(Q(casus__naam__icontains=zoek) | Q(casus__nummer__icontains=zoek))
    return rijen.order_by("aangeboden_op", "pk")


def tel_inbak(user: Person) -> dict[Vak, int]:
    """How many handovers lie in each tray, in one query."""
    telling = {vak.name: Count("pk", filter=Q(status__in=vak.statussen)) for vak in Vak}
    gevonden = all_overdrachten().ontvangen_door(user).aggregate(**telling)
    return {vak: gevonden[vak.name] for vak in Vak}


def termijnen_van(rijen: Iterable[Overdracht]) -> dict[int, dict[str, Termijn]]:
    """The terms of many handovers in one query: by id of the handover, then by code (T12, T12E).

    Of more terms of one kind under one subject the newest counts, running or not.
    """
    overdrachten = list(rijen)
    onderwerpen = {f"overdracht:{rij.wortel_id}" for rij in overdrachten}
    per_onderwerp: dict[str, dict[str, Termijn]] = defaultdict(dict)
    gevonden = Termijn.objects.filter(
        casus__in={rij.casus_id for rij in overdrachten}, onderwerp__in=onderwerpen
    )
    for termijn in gevonden.order_by("gestart_op", "pk"):
        per_onderwerp[termijn.onderwerp][termijn.code] = termijn
    return {rij.pk: per_onderwerp[f"overdracht:{rij.wortel_id}"] for rij in overdrachten}


def lopende_overdracht(casus: Casus) -> Overdracht | None:
    """The handover of this casus that runs; at most one."""
    return all_overdrachten().lopend().filter(casus=casus).met_verband().first()


def overdrachten_van(casus: Casus) -> OverdrachtQuerySet:
    """Every handover of a casus, the newest first."""
    return all_overdrachten().filter(casus=casus).met_verband().order_by("-aangemaakt_op", "-pk")


def family_of(overdracht: Overdracht) -> QuerySet[Betrokkene]:
    """The people of the family with whom contact counts: born, alive, and not of the network."""
    return (
        Betrokkene.objects.filter(
            casus=overdracht.casus_id, persoon__ongeboren=False, persoon__overleden_op__isnull=True
        )
        .exclude(rol=Rol.NETWERK)
        .select_related("persoon")
        .order_by("pk")
    )


def other_teams(overdracht: Overdracht) -> TeamQuerySet:
    """The partner teams that could take over: working, and not the one that has it."""
    teams: TeamQuerySet = Team.objects.van_partners().actief().exclude(pk=overdracht.naar_team_id)
    return teams.select_related("organisatie").order_by("organisatie__naam", "naam")


@dataclass(frozen=True)
class Wachtlijst:
    """The waiting list of a team: how many families, and how many weeks the longest one waits."""

    gezinnen: int
    weken: int


def wachtlijst_van(team: Team, nu: datetime | None = None) -> Wachtlijst:
    """The waiting list of a team now."""
    telling = (
        all_overdrachten()
        .filter(naar_team=team, status=Status.OP_WACHTLIJST)
        .aggregate(gezinnen=Count("pk"), sinds=Min("aangeboden_op"))
    )
    wacht = (nu or clock.now()) - telling["sinds"] if telling["sinds"] else timedelta()
    return Wachtlijst(telling["gezinnen"], wacht.days // 7)

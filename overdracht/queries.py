"""Every read of handovers and reports: who sees what, what waits, and who could receive."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Self

from django.db.models import Count, F, Min, Q, QuerySet

from ketenpartners.models import Team
from meldingen.codelijsten import Rol
from meldingen.models import Adres, Betrokkene, Casus, Termijn
from overdracht.machine.statussen import (
    BIJ_ONTVANGER,
    GESLOTEN,
    LOPEND,
    WACHT_OP_ANTWOORD,
    ZICHTBAAR_VOOR_ONTVANGER,
    Status,
)
from veiligthuis.core import clock
from veiligthuis.core.access import Person, VisibleQuerySet

if TYPE_CHECKING:
    from overdracht.models import Overdracht


def _as_receiver(user: Person, prefix: str = "") -> Q:
    """The condition that a member of the receiving partner team sees a handover now."""
    teams = Team.objects.van_partners().van_medewerker(user)
    return Q(**{f"{prefix}naar_team__in": teams, f"{prefix}status__in": sorted(ZICHTBAAR_VOOR_ONTVANGER)})


class OverdrachtQuerySet(VisibleQuerySet["Overdracht"]):
    """Handovers."""

    def visible_to(self, user: Person) -> Self:
        """Who may see the casus; and members of the receiving team, from the offer on.

        Never as a concept, and no longer after refusal, withdrawal, return or take-over. Nobody else.
        """
        return self.filter(Q(casus__in=Casus.objects.visible_to(user)) | _as_receiver(user))

    def ontvangen_door(self, user: Person) -> Self:
        """Only what was offered to a partner team of this person."""
        return self.filter(_as_receiver(user))

    def lopend(self) -> Self:
        """Not closed."""
        return self.filter(status__in=sorted(LOPEND))

    def wacht_op_antwoord(self) -> Self:
        """Offered or on a waiting list."""
        return self.filter(status__in=sorted(WACHT_OP_ANTWOORD))

    def bij_ontvanger(self) -> Self:
        """Accepted and running."""
        return self.filter(status__in=sorted(BIJ_ONTVANGER))

    def met_verband(self) -> Self:
        """With what a list row and a page show, so that each row costs no further query."""
        return self.select_related(
            "casus",
            "naar_team__organisatie",
            "convenant",
            "aangeboden_door",
            "aangemaakt_door",
            "plan",
            "vorige__naar_team",
        )

    def zonder_eerste_contact(self) -> Self:
        """Offered or accepted, while nobody has spoken with the family yet."""
        return self.filter(
            status__in=sorted(WACHT_OP_ANTWOORD | BIJ_ONTVANGER), eerste_contact_op__isnull=True
        )

    def uitzondering_voorbij(self, op: datetime) -> Self:
        """Went without a plan, the day by which it would be there has passed, and there is still none."""
        dag = clock.local(op).date()
        return self.filter(
            status__in=sorted(WACHT_OP_ANTWOORD | BIJ_ONTVANGER), plan__isnull=True, uitzondering_tot__lt=dag
        )


class PerOverdrachtQuerySet(VisibleQuerySet[Any]):
    """Rows that belong to one handover and are seen by whoever sees it."""

    def visible_to(self, user: Person) -> Self:
        """Who sees the handover sees these; nobody else."""
        return self.filter(
            Q(overdracht__casus__in=Casus.objects.visible_to(user)) | _as_receiver(user, "overdracht__")
        )


class RapportQuerySet(VisibleQuerySet[Any]):
    """Reports."""

    def visible_to(self, user: Person) -> Self:
        """Who may see the casus; for an overdrachtsdossier also the receiver who sees that handover."""
        dossier = Q(soort="overdrachtsdossier") & _as_receiver(user, "overdracht__")
        return self.filter(Q(casus__in=Casus.objects.visible_to(user)) | dossier)

    def zonder_inhoud(self) -> Self:
        """Without the bytes, for a page that only shows how far it is."""
        return self.defer("inhoud")

    def bezig(self) -> Self:
        """Not ready and not failed."""
        return self.filter(gereed_op__isnull=True, mislukt_op__isnull=True)

    def blijft_liggen(self, sinds: datetime) -> Self:
        """Asked for before `sinds` and not begun since."""
        nooit = Q(begonnen_op__isnull=True, gevraagd_op__lt=sinds)
        return self.filter(nooit | Q(begonnen_op__lt=sinds))


class Lijstkeuze(StrEnum):
    """Which handovers the list of Veilig Thuis shows."""

    WACHT = "wacht"
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
    Vak.AFGEROND: frozenset({Status.AFGEROND}),
}


def lijst(user: Person, keuze: Lijstkeuze) -> OverdrachtQuerySet:
    """The handovers a person of Veilig Thuis may see, of one kind; what waits longest first."""
    zichtbaar = _objects().visible_to(user).filter(status__in=keuze.statussen).met_verband()
    volgorde = "-beeindigd_op" if keuze is Lijstkeuze.AFGELOPEN else F("aangeboden_op").asc(nulls_last=True)
    return zichtbaar.order_by(volgorde, "pk")


def inbak(user: Person, vak: Vak, *, zoek: str = "") -> OverdrachtQuerySet:
    """What lies in one tray of this person's teams, the longest waiting first; `zoek` matches name or number."""
    rijen = _objects().ontvangen_door(user).filter(status__in=vak.statussen).met_verband()
    if zoek:
        rijen = rijen.filter(Q(casus__naam__icontains=zoek) | Q(casus__nummer__icontains=zoek))
    return rijen.order_by("aangeboden_op", "pk")


def tel_inbak(user: Person) -> dict[Vak, int]:
    """How many handovers lie in each tray, in one query."""
    telling = {vak.name: Count("pk", filter=Q(status__in=vak.statussen)) for vak in Vak}
    gevonden = _objects().ontvangen_door(user).aggregate(**telling)
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
    return _objects().lopend().filter(casus=casus).met_verband().first()


def overdrachten_van(casus: Casus) -> OverdrachtQuerySet:
    """Every handover of a casus, the newest first."""
    return _objects().filter(casus=casus).met_verband().order_by("-aangemaakt_op", "-pk")


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


def other_teams(overdracht: Overdracht) -> QuerySet[Team]:
    """The partner teams that could take over: working, and not the one that has it."""
    teams = Team.objects.van_partners().actief().exclude(pk=overdracht.naar_team_id)
    return teams.select_related("organisatie").order_by("organisatie__naam", "naam")


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
    geteld = teams.annotate(
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
    adressen = Adres.objects.huidig().filter(
        persoon__betrokkenheden__casus=casus, persoon__betrokkenheden__in_huishouden=True
    )
    plaats = adressen.exclude(gemeente="").order_by("geheim", "pk").first()
    if plaats is None:
        return []
    # From a secret address only the gemeente is used: a postcode would tell where somebody is.
    return voorstellen_voor(gemeente=plaats.gemeente, pc4="" if plaats.geheim else plaats.postcode[:4])


@dataclass(frozen=True)
class Wachtlijst:
    """The waiting list of a team: how many families, and how many weeks the longest one waits."""

    gezinnen: int
    weken: int


def wachtlijst_van(team: Team, nu: datetime | None = None) -> Wachtlijst:
    """The waiting list of a team now."""
    telling = (
        _objects()
        .filter(naar_team=team, status=Status.OP_WACHTLIJST)
        .aggregate(gezinnen=Count("pk"), sinds=Min("aangeboden_op"))
    )
    wacht = (nu or clock.now()) - telling["sinds"] if telling["sinds"] else timedelta()
    return Wachtlijst(telling["gezinnen"], wacht.days // 7)


WEIGERINGEN_TELLEN = timedelta(days=90)
"""How long a refusal counts beside a suggestion; a choice of ours."""


def _objects() -> OverdrachtQuerySet:
    """All handovers; models.py imports this module, so the model cannot be imported here."""
    model: Any = Team._meta.get_field("overdrachten").related_model
    found: OverdrachtQuerySet = model._default_manager.all()
    return found

"""Every read of reference data: who is in a team, which agreement holds, who receives for a place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.contrib.auth.models import AnonymousUser
from django.db.models import BooleanField, Case, Exists, F, OuterRef, Prefetch, Q, QuerySet, Value, When

from veiligthuis.core import clock

if TYPE_CHECKING:
    from ketenpartners.models import Contactpersoon, Convenant, Lidmaatschap, Team, Werkgebied  # noqa: F401 - as text in a base
    from veiligthuis.core.models import Medewerker

# The value of Soort.VEILIG_THUIS; models.py imports this module, so it cannot be imported here.
VEILIG_THUIS = "veilig_thuis"


def _in_force(op: date, start: str, end: str) -> Q:
    """The condition that `op` lies between two date columns, both included, no end meaning open."""
    return Q(**{f"{start}__lte": op}) & (Q(**{f"{end}__isnull": True}) | Q(**{f"{end}__gte": op}))


class TeamQuerySet(QuerySet["Team"]):
    """Teams, our own and those of partners."""

    def actief(self) -> Self:
        """Teams that still work, of organisations we still work with."""
        return self.filter(actief=True, organisatie__actief=True)

    def eigen(self) -> Self:
        """The teams of Veilig Thuis itself."""
        return self.filter(organisatie__soort=VEILIG_THUIS)

    def van_partners(self) -> Self:
        """Every team that is not of Veilig Thuis."""
        return self.exclude(organisatie__soort=VEILIG_THUIS)

    def van_medewerker(self, user: Medewerker | AnonymousUser, op: date | None = None) -> Self:
        """The teams this employee is a member of on `op` (today when None); nothing for an anonymous visitor."""
        if not user.pk:
            return self.none()
        leden = _in_force(op or clock.today(), "lidmaatschappen__van", "lidmaatschappen__tot")
        return self.filter(leden, lidmaatschappen__medewerker=user.pk).distinct()

    def met_convenant(self, op: date) -> Self:
        """Annotated with `heeft_convenant`: an agreement of the team or its organisation holds on `op`."""
        return self.annotate(heeft_convenant=Exists(_convenants_of(self.convenanten(), op)))

    def onder_convenant(self, op: date) -> Self:
        """Only teams to which something can be offered on `op`: an agreement of the team or its organisation holds."""
        return self.filter(Exists(_convenants_of(self.convenanten(), op)))

    def ontvangers_voor(self, *, gemeente: str = "", pc4: str = "", op: date | None = None) -> Self:
        """Partner teams that work in a gemeente or postcode, the best suggestion first.

        A postcode of four digits narrows; a team for the whole gemeente stays in. Without a postcode every team in
        the gemeente counts: of a secret address no more than that may be used. With an agreement valid on
        `op` (today when None) comes first, then an own postcode area. `heeft_convenant` and `eigen_postcode`
        are annotated. Nothing when neither place is known.
        """
        heel = Q(pc4_van="") if pc4 else Q()
        deel = Q(pc4_van__lte=pc4, pc4_tot__gte=pc4) if pc4 else Q(pk__in=[])
        plaats = (Q(gemeente__iexact=gemeente) if gemeente else Q(pk__in=[])) & heel | (
            deel & (Q(gemeente__iexact=gemeente) if gemeente else Q())
        )
        gebied = self._werkgebieden().filter(team=OuterRef("pk"))
        return (
            self.van_partners()
            .actief()
            .filter(Exists(gebied.filter(plaats)))
            .annotate(
                eigen_postcode=Case(
                    When(Exists(gebied.filter(deel)), then=Value(True)),
                    default=Value(False),
                    output_field=BooleanField(),
                )
            )
            .met_convenant(op or clock.today())
            .order_by("-heeft_convenant", "-eigen_postcode", "naam")
            .met_verband(op or clock.today())
        )

    def met_verband(self, op: date) -> Self:
        """With areas and the agreements of `op`, so that `Team.convenant_nu` and a row cost no further query."""
        geldig = Prefetch(
            "organisatie__convenanten", self.convenanten().geldig(op), to_attr="geldige_convenanten"
        )
        return self.select_related("organisatie").prefetch_related("werkgebieden", geldig)

    def convenanten(self) -> ConvenantQuerySet:
        """All agreements, for a query beside this one."""
        alle: ConvenantQuerySet = _related(self, "convenanten")
        return alle

    def _werkgebieden(self) -> WerkgebiedQuerySet:
        alle: WerkgebiedQuerySet = _related(self, "werkgebieden")
        return alle


def _related(rijen: QuerySet[Any], naam: str) -> Any:
    """All rows of a related model; models.py imports this module, so that cannot be imported here."""
    model: Any = rijen.model._meta.get_field(naam).related_model
    return model._default_manager.all()


def _convenants_of(convenanten: ConvenantQuerySet, op: date) -> ConvenantQuerySet:
    """Agreements in force on `op` for the team of the outer query."""
    eigen = Q(team=OuterRef("pk")) | Q(team__isnull=True, organisatie=OuterRef("organisatie"))
    return convenanten.filter(eigen, _in_force(op, "geldig_van", "geldig_tot"))


class LidmaatschapQuerySet(QuerySet["Lidmaatschap"]):
    """Memberships of employees in teams."""

    def lopend(self, op: date) -> Self:
        """Memberships that hold on `op`."""
        return self.filter(_in_force(op, "van", "tot"))

    def managers(self) -> Self:
        """Only those who manage the team."""
        return self.filter(functie="manager")


class WerkgebiedQuerySet(QuerySet["Werkgebied"]):
    """Areas in which teams work."""


class ConvenantQuerySet(QuerySet["Convenant"]):
    """Agreements with partners."""

    def geldig(self, op: date) -> Self:
        """Agreements in force on `op`, both outer days included."""
        return self.filter(_in_force(op, "geldig_van", "geldig_tot"))


def geldig_convenant(team: Team, op: date | None = None) -> Convenant | None:
    """The agreement under which this team takes over cases on `op` (today when None); its own goes first.

    None when there is none: nothing can be offered then.
    """
    return (
        team.organisatie.convenanten.geldig(op or clock.today())
        .filter(Q(team=team.pk) | Q(team__isnull=True))
        .select_related("manager_ontvanger", "regiocontact")
        .order_by(F("team").asc(nulls_last=True))
        .first()
    )


def is_lid(user: Medewerker | AnonymousUser, team: Team, op: date | None = None) -> bool:
    """Whether this employee is a member or manager of the team on `op` (today when None)."""
    return (
        bool(user.pk) and team.lidmaatschappen.lopend(op or clock.today()).filter(medewerker=user.pk).exists()
    )


def is_manager(user: Medewerker | AnonymousUser, team: Team, op: date | None = None) -> bool:
    """Whether this employee manages the team on `op` (today when None)."""
    lopend = team.lidmaatschappen.lopend(op or clock.today())
    return bool(user.pk) and lopend.managers().filter(medewerker=user.pk).exists()


def managers_van(team: Team, op: date | None = None) -> list[Medewerker]:
    """Who manage the team on `op` (today when None), in order of name; may be empty."""
    lopend = team.lidmaatschappen.lopend(op or clock.today()).managers().select_related("medewerker")
    return [lid.medewerker for lid in lopend]


def leden_van(team: Team, op: date | None = None) -> list[Medewerker]:
    """Everybody who is in the team on `op` (today when None)."""
    lopend = team.lidmaatschappen.lopend(op or clock.today()).select_related("medewerker")
    return [lid.medewerker for lid in lopend if lid.medewerker.is_active]


def contacten_van(team: Team) -> QuerySet[Contactpersoon]:
    """The contact persons of the team, and those of its organisation as a whole."""
    return team.organisatie.contactpersonen.filter(Q(team=team.pk) | Q(team__isnull=True), actief=True)


@dataclass(frozen=True)
class Partnerregel:
    """One partner team as the page of partners shows it; `convenant` is None when none holds today."""

    team: Team
    gebieden: Sequence[Werkgebied]
    contacten: Sequence[Contactpersoon]
    convenant: Convenant | None


def partneroverzicht(teams: TeamQuerySet, *, op: date) -> list[Partnerregel]:
    """Every working partner team with areas, contact persons and agreement; a fixed number of queries."""
    gevonden = (
        teams.van_partners()
        .actief()
        .met_verband(op)
        .prefetch_related("contactpersonen")
        .order_by("organisatie__naam", "naam")
    )
    return [
        Partnerregel(team, list(team.werkgebieden.all()), list(team.contactpersonen.all()), team.convenant_nu)
        for team in gevonden
    ]

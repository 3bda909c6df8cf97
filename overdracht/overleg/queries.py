"""Who sees what of an overleg: Veilig Thuis through the casus, a participant only what is meant for him."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.db.models import Exists, OuterRef, Q

from ketenpartners.models import Lidmaatschap, Team
from meldingen.models import Casus
from overdracht.overleg.codelijsten import LOPEND, OverlegStatus
from veiligthuis.core import clock
from veiligthuis.core.access import Person, VisibleQuerySet, has_codename
from veiligthuis.core.reports import PdfQuerySet

if TYPE_CHECKING:
    from overdracht.overleg.records import Agendapunt, Overleg, Overlegafspraak, Overlegdeelnemer  # noqa: F401 - as text below

INZIEN = "overdracht.bekijk_overleg"
DEELNEMEN = "overdracht.neem_deel_aan_overleg"


def in_dossier(user: Person, prefix: str = "") -> Q:
    """The condition that somebody of Veilig Thuis sees the whole of it: he sees the casus."""
    if not has_codename(user, INZIEN):
        return Q(pk__in=[])
    return Q(**{f"{prefix}casus__in": Casus.objects.visible_to(user)})


def _mijn_plekken(rijen: VisibleQuerySet[Any], user: Person) -> Any:
    """The places this person has at tables: invited, not gone, and still in the team he sits there for."""
    plekken: Any = _model(rijen, "Overlegdeelnemer")._default_manager.all()
    if not has_codename(user, DEELNEMEN):
        return plekken.none()
    teams = Team.objects.van_medewerker(user).values("pk")
    return plekken.filter(
        medewerker=user.pk, team__in=teams, uitgenodigd_op__isnull=False, afgemeld_op__isnull=True
    ).order_by()


def _plekken_van_mijn_teams(rijen: VisibleQuerySet[Any], user: Person) -> Any:
    """The places of colleagues in teams this person manages: for who is absent he answers."""
    plekken: Any = _model(rijen, "Overlegdeelnemer")._default_manager.all()
    if not has_codename(user, DEELNEMEN):
        return plekken.none()
    beheert = Lidmaatschap.objects.lopend(clock.today()).managers().filter(medewerker=user.pk)
    return plekken.filter(
        team__in=beheert.values("team"), uitgenodigd_op__isnull=False, afgemeld_op__isnull=True
    ).order_by()


def _model(rijen: VisibleQuerySet[Any], naam: str) -> Any:
    """A model of this room; the records import this module, so they cannot be imported here."""
    return rijen.model._meta.apps.get_model("overdracht", naam)


class OverlegQuerySet(VisibleQuerySet["Overleg"]):
    """Overleggen."""

    def visible_to(self, user: Person) -> Self:
        """Who sees the casus, and who was invited to the table; nobody else."""
        hier = _mijn_plekken(self, user).filter(overleg=OuterRef("pk"))
        return self.filter(in_dossier(user) | Q(Exists(hier)))

    def in_dossier_van(self, user: Person) -> Self:
        """Only those of which somebody of Veilig Thuis sees the casus: the whole page with its buttons."""
        return self.filter(in_dossier(user))

    def als_deelnemer(self, user: Person) -> Self:
        """Only those to which this person was invited."""
        return self.filter(Exists(_mijn_plekken(self, user).filter(overleg=OuterRef("pk"))))

    def lopend(self) -> Self:
        """Planned, or held and without report."""
        return self.filter(status__in=sorted(LOPEND))

    def met_verband(self) -> Self:
        """With what every page shows of it."""
        return self.select_related("casus__team", "voorzitter", "gepland_door")


class OverlegdeelnemerQuerySet(VisibleQuerySet["Overlegdeelnemer"]):
    """Places at a table."""

    def visible_to(self, user: Person) -> Self:
        """Who sees the casus; a participant sees his own place as a row, the names of others on his page."""
        eigen = Q(pk__in=_mijn_plekken(self, user).values("pk"))
        return self.filter(in_dossier(user, "overleg__") | eigen)

    def professionals(self) -> Self:
        """Who sits there for work; somebody of the family is a guest."""
        return self.filter(betrokkene__isnull=True)

    def aan_tafel(self) -> Self:
        """Who did not go."""
        return self.filter(afgemeld_op__isnull=True)

    def met_mensen(self) -> Self:
        """With the names that are shown."""
        return self.select_related(
            "medewerker", "contactpersoon__organisatie", "team__organisatie", "betrokkene__persoon",
            "betrokkene__opgegaan_in__persoon",
        )  # fmt: skip


class PuntQuerySet(VisibleQuerySet["Agendapunt"]):
    """Points of agendas, with the words of the dossier; a participant reads them through his own page only."""

    def visible_to(self, user: Person) -> Self:
        """Who sees the casus."""
        return self.filter(in_dossier(user, "overleg__"))

    def op_de_agenda(self) -> Self:
        """Taken over, not left out."""
        return self.filter(weggelaten=False)


class OverlegafspraakQuerySet(VisibleQuerySet["Overlegafspraak"]):
    """Agreements made at a table."""

    def visible_to(self, user: Person) -> Self:
        """Who sees the casus; a participant his own, those for all, those shared with him; a manager his team's."""
        plekken = _mijn_plekken(self, user)
        mee = plekken.filter(overleg=OuterRef("overleg"))
        gedeeld = _model(self, "Overlegafspraak").gedeeld_met.through._default_manager.filter(
            overlegafspraak=OuterRef("pk"), overlegdeelnemer__in=plekken.values("pk")
        )
        eigen = Q(eigenaar__in=plekken.values("pk"))
        team = Q(eigenaar__in=_plekken_van_mijn_teams(self, user).values("pk"))
        return self.filter(
            in_dossier(user, "overleg__")
            | eigen
            | team
            | (Q(voor_allen=True) & Q(Exists(mee)))
            | Q(Exists(gedeeld))
        )

    def lopend(self) -> Self:
        """Not done, and nobody said that it will not be."""
        return self.filter(afgerond_op__isnull=True)

    def van(self, user: Person) -> Self:
        """Those this person must do himself."""
        return self.filter(eigenaar__in=_mijn_plekken(self, user).values("pk"))

    def van_collegas(self, user: Person) -> Self:
        """Those a colleague must do in a team this person manages; his own are left out."""
        plekken = _plekken_van_mijn_teams(self, user).exclude(medewerker=user.pk)
        return self.filter(eigenaar__in=plekken.values("pk"))

    def te_laat(self, vandaag: date) -> Self:
        """Open, while the day has passed."""
        return self.lopend().filter(uiterlijk__lt=vandaag)

    def met_eigenaar(self) -> Self:
        """With the name of who must do it."""
        return self.select_related(
            "eigenaar__medewerker", "eigenaar__contactpersoon", "eigenaar__betrokkene__persoon"
        )

    def met_verband(self) -> Self:
        """With owner and overleg."""
        return self.select_related(
            "overleg__casus", "overleg__voorzitter", "eigenaar__medewerker", "eigenaar__team__organisatie",
            "eigenaar__contactpersoon__organisatie", "eigenaar__betrokkene__persoon", "afgerond_door",
        )  # fmt: skip


class VerslagQuerySet(PdfQuerySet):
    """Reports of an overleg, one per party."""

    def visible_to(self, user: Person) -> Self:
        """Who sees the casus; a participant his own and nobody else's."""
        eigen = Q(deelnemer__in=_mijn_plekken(self, user).values("pk"))
        return self.filter(in_dossier(user, "overleg__") | eigen)


NIET_VERVALLEN = sorted(set(OverlegStatus.values) - {OverlegStatus.VERVALLEN})
"""Of a table that does not take place a participant reads only that."""

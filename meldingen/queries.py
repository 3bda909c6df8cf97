"""Every read of meldingen: who may see which rows, and the lists and pages at a fixed number of queries."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Self

from django.contrib.postgres.fields import ArrayField
from django.db.models import (
    BigIntegerField,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
)

from ketenpartners.models import Team
from ketenpartners.queries import leden_van
from meldingen import geheimen as geheimen
from meldingen.bronnen.alineas import Bescherming as Bescherming
from meldingen.bronnen.alineas import bescherming_van as bescherming_van
from meldingen.codelijsten import DIRECTBETROKKEN
from meldingen.genogram import lezen as lezen
from meldingen.informeren.te_vertellen import TeVertellenQuerySet
from meldingen.machine.advies import LOPEND as ADVIES_LOPEND
from meldingen.machine.casus_status import BIJ_VT, OPENSTAAND
from meldingen.machine.melding import LOPEND as MELDING_LOPEND
from meldingen.machine.melding import TERUG_TE_KOPPELEN, ZONDER_BESLUIT
from meldingen.regie import regiewoorden as regiewoorden
from meldingen.termijnen.records import Termijn
from veiligthuis.core.access import Person, VisibleQuerySet, has_codename
from veiligthuis.core.models import Medewerker

if TYPE_CHECKING:
    from meldingen.models import (  # noqa: F401 - named as strings below
        Adres,
        Advies,
        Betrokkene,
        Casus,
        Contactmoment,
        Gesprek,
        Melding,
        Persoon,
        Regie,
    )

ZIEN = "view_casus"
"""The permission that sight of one casus is granted with."""

BEKEND_IN_DE_CASUS = Q(persoon__betrokkenheden__opgegaan_in__isnull=True) & (
    Q(alleen_in__isnull=True) | Q(alleen_in__contains=[F("persoon__betrokkenheden__casus_id")])
)
"""Of an address: the casus of the joined betrokkenheid knows it; beside the condition on that casus, in one filter."""


ZONDER_TERUGKOPPELING = Q(
    status__in=TERUG_TE_KOPPELEN, terugkoppeling_op__isnull=True, geen_terugkoppeling_reden=""
)
"""Of a melding: its melder can be told and was not, and nobody wrote why not."""


class CasusQuerySet(VisibleQuerySet["Casus"]):
    """Casussen."""

    def visible_to(self, user: Person) -> Self:
        """Casussen on which a team of the person, or the person, was given sight; with a role that sees casussen."""
        if not has_codename(user, f"meldingen.{ZIEN}"):
            return self.none()
        hier = {"content_object": OuterRef("pk"), "permission__codename": ZIEN}
        teams = _related(self, "toegang_teams").filter(**hier, group__in=user.groups.values("pk"))
        personen = _related(self, "toegang_personen").filter(**hier, user=user.pk)
        return self.filter(Exists(teams) | Exists(personen))

    def openstaand(self) -> Self:
        """Casussen for which somebody is responsible."""
        return self.filter(status__in=OPENSTAAND)

    def bij_vt(self) -> Self:
        """Casussen on which Veilig Thuis keeps zicht op veiligheid."""
        return self.filter(status__in=BIJ_VT)

    def onverdeeld(self) -> Self:
        """Casussen at Veilig Thuis that nobody carries yet."""
        return self.bij_vt().filter(behandelaar__isnull=True)

    def voor_lijst(self) -> Self:
        """With what a row shows; four queries however many rows."""
        return self.select_related("team", "behandelaar").prefetch_related(
            Prefetch("regies", _related(self, "regies").lopend().select_related("organisatie", "team")),
            Prefetch("termijnen", Termijn.objects.open(), to_attr="lopende_termijnen"),
            Prefetch("meldingen", _related(self, "meldingen").lopend(), to_attr="lopende_meldingen"),
        )

    def voor_dossier(self) -> Self:
        """With what the page of a casus shows of meldingen; a fixed number of queries."""
        hoofd = self.select_related("team__organisatie", "behandelaar", "hermelding_van", "afgerond_met")
        return hoofd.prefetch_related(
            Prefetch(
                "regies", _related(self, "regies").select_related("organisatie", "team", "aanvaard_door")
            ),
            Prefetch("betrokkenen", _related(self, "betrokkenen").met_persoon()),
            Prefetch("meldingen", _related(self, "meldingen").select_related("triagist", "vastgelegd_door")),
            Prefetch("termijnen", Termijn.objects.select_related("melding", "betrokkene__persoon")),
            Prefetch("contactmomenten", _related(self, "contactmomenten").voor_lijst()),
            "hermeldingen",
        )


class MeldingQuerySet(TeVertellenQuerySet):
    """Meldingen."""

    def visible_to(self, user: Person) -> Self:
        """Meldingen of casussen the person may see, for a role that sees meldingen."""
        if not has_codename(user, "meldingen.view_melding"):
            return self.none()
        return self.filter(casus__in=_casussen(self, user))

    def lopend(self) -> Self:
        """Meldingen on which work is left."""
        return self.filter(status__in=MELDING_LOPEND)

    def zonder_besluit(self) -> Self:
        """Meldingen whose five days run."""
        return self.filter(status__in=ZONDER_BESLUIT)

    def terug_te_koppelen(self) -> Self:
        """Meldingen whose melder can and must still be told."""
        return self.filter(ZONDER_TERUGKOPPELING)

    def met_open_werk(self) -> Self:
        """Meldingen that wait for a decision, or whose melder was not told, passed on or not."""
        return self.filter(Q(status__in=MELDING_LOPEND) | ZONDER_TERUGKOPPELING)

    def acuut_zonder_actie(self) -> Self:
        """Acute meldingen without a first safety action: the crisis counter."""
        return self.lopend().filter(acuut=True, eerste_actie_op__isnull=True)

    def voor_lijst(self) -> Self:
        """With what a row shows; two queries however many rows."""
        return self.select_related("casus__team", "casus__behandelaar", "triagist").prefetch_related(
            Prefetch("termijnen", Termijn.objects.open(), to_attr="lopende_termijnen")
        )


class BetrokkeneQuerySet(VisibleQuerySet["Betrokkene"]):
    """Persons in casussen."""

    def visible_to(self, user: Person) -> Self:
        """Betrokkenen of casussen the person may see."""
        return self.filter(casus__in=_casussen(self, user))

    def directbetrokken(self) -> Self:
        """Those the melding is about, with their person."""
        return self.filter(rol__in=DIRECTBETROKKEN).select_related("persoon")

    def te_informeren(self) -> Self:
        """Those who must still be told that their data are kept; the unborn and the deceased cannot be."""
        return self.filter(
            geinformeerd_op__isnull=True, persoon__ongeboren=False, persoon__overleden_op__isnull=True
        )

    def nog_te_spreken(self) -> Self:
        """Directbetrokkenen who were not spoken to and of whom nobody wrote why."""
        return self.filter(
            rol__in=DIRECTBETROKKEN,
            gesproken_op__isnull=True,
            reden_niet_gesproken="",
            persoon__ongeboren=False,
            persoon__overleden_op__isnull=True,
        )

    def met_persoon(self) -> Self:
        """With the person and all addresses; whoever shows an address asks first whether it is secret."""
        return self.select_related("persoon").prefetch_related("persoon__adressen").order_by("pk")


class PersoonQuerySet(VisibleQuerySet["Persoon"]):
    """Persons."""

    def visible_to(self, user: Person) -> Self:
        """Persons who are betrokkene in a casus the person may see; a merged one is seen in the one who stayed."""
        betrokken = _related(self, "betrokkenheden").filter(persoon=OuterRef("pk"))
        return self.filter(
            Exists(betrokken.filter(casus__in=_casussen(betrokken, user))), samengevoegd_met__isnull=True
        )


class AdresQuerySet(VisibleQuerySet["Adres"]):
    """Addresses."""

    def visible_to(self, user: Person) -> Self:
        """Addresses known in casussen the person may see, secret ones too: showing those takes a step of its own."""
        betrokken = _related(_related(self, "persoon"), "betrokkenheden").filter(persoon=OuterRef("persoon"))
        hier = betrokken.filter(casus__in=_casussen(betrokken, user)).annotate(
            bereik=ExpressionWrapper(OuterRef("alleen_in"), ArrayField(BigIntegerField()))
        )
        bekend = Q(bereik__isnull=True) | Q(bereik__contains=[F("casus_id")])
        return self.filter(Exists(hier.filter(bekend)))

    def in_casus(self, casus: Casus | OuterRef) -> Self:
        """Addresses of the people of a casus, as far as that casus knows them."""
        return self.filter(Q(persoon__betrokkenheden__casus=casus) & BEKEND_IN_DE_CASUS)

    def in_casussen(self, casussen: Sequence[Casus]) -> Self:
        """The same for several casussen at once; a row per casus (`persoon__betrokkenheden__casus`)."""
        return self.filter(Q(persoon__betrokkenheden__casus__in=casussen) & BEKEND_IN_DE_CASUS)

    def huidig(self) -> Self:
        """Addresses that hold until further notice."""
        return self.filter(tot__isnull=True)


class ContactmomentQuerySet(VisibleQuerySet["Contactmoment"]):
    """The contact log."""

    def visible_to(self, user: Person) -> Self:
        """Contact moments of casussen the person may see."""
        return self.filter(casus__in=_casussen(self, user))

    def voor_lijst(self) -> Self:
        """With who was reached and by whom."""
        return self.select_related("betrokkene__persoon", "medewerker", "gecorrigeerd_door")


class RegieQuerySet(VisibleQuerySet["Regie"]):
    """Who directed a casus, and when."""

    def visible_to(self, user: Person) -> Self:
        """Regie of casussen the person may see."""
        return self.filter(casus__in=_casussen(self, user))

    def lopend(self) -> Self:
        """The present holder of each open casus."""
        return self.filter(periode__upper_inf=True)


class AdviesQuerySet(VisibleQuerySet["Advies"]):
    """Adviezen."""

    def visible_to(self, user: Person) -> Self:
        """Adviezen the person gave or that a team of the person gave, for a role that sees adviezen."""
        if not has_codename(user, "meldingen.view_advies"):
            return self.none()
        return self.filter(Q(medewerker=user.pk) | Q(team__in=Team.objects.van_medewerker(user)))

    def lopend(self) -> Self:
        """Adviezen on which contact may still follow."""
        return self.filter(status__in=ADVIES_LOPEND)

    def voor_lijst(self) -> Self:
        """With what a row shows."""
        return self.select_related("team", "medewerker", "melding")


class GesprekQuerySet(VisibleQuerySet["Gesprek"]):
    """Conversations."""

    def visible_to(self, user: Person) -> Self:
        """The person's own conversations, and nobody else's."""
        return self.filter(medewerker=user.pk) if user.pk else self.none()

    def lopend(self) -> Self:
        """Conversations that did not become an advies or a melding yet, the newest first."""
        return self.filter(afgerond_op__isnull=True).order_by("-begonnen_op")


def _casussen(rijen: VisibleQuerySet[Any], user: Person) -> Any:
    """The casussen the person may see, for rows that belong to one."""
    return _related(rijen, "casus").visible_to(user)


def _related(rijen: QuerySet[Any], naam: str) -> Any:
    """All rows of a related model; models.py imports this module, so that cannot be imported here."""
    related: Any = rijen.model._meta.get_field(naam).related_model
    return related._default_manager.all()


def eigen_team(medewerker: Medewerker) -> Team | None:
    """The team of Veilig Thuis the employee works in, the first by name; None for a partner or nobody's member."""
    return Team.objects.van_medewerker(medewerker).eigen().order_by("naam").first()


def kandidaten(casus: Casus) -> list[Medewerker]:
    """Who can carry the casus: the present members of its team, by name."""
    return leden_van(casus.team)


def geheime_adressen(casus: Casus) -> Sequence[str]:
    """Names of betrokkenen with a secret address that holds now, for the mark in the head of the casus."""
    mensen = casus.betrokkenen.met_persoon()
    geheim = [wie for wie in mensen if any(a.geheim and a.tot is None for a in wie.adressen)]
    return list(dict.fromkeys(wie.persoon.weergavenaam for wie in geheim))

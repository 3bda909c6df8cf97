"""Who may see letters and rows of the informatieplan, and what a page of them needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from django.db.models import Exists, OuterRef, Q

from meldingen.informeren.codelijsten import Waarover
from meldingen.termijnen.records import Termijn, TermijnQuerySet
from veiligthuis.core.access import Person, VisibleQuerySet, has_codename
from veiligthuis.core.reports import PdfQuerySet

if TYPE_CHECKING:
    from meldingen.models import Brief, Exemplaar, Informatieregel  # noqa: F401 - named as strings below

ZIEN = "meldingen.bekijk_informatieplan"


class BriefQuerySet(VisibleQuerySet["Brief"]):
    """Letters."""

    def visible_to(self, user: Person) -> Self:
        """Letters of casussen the person may see, for a role that sees the informatieplan; never a partner."""
        found: Self = _of_casus(self, user)
        return found

    def zonder_inhoud(self) -> Self:
        """With what a list shows."""
        return self.select_related("betrokkene__persoon", "melding", "opgesteld_door", "verstuurd_door")


class ExemplaarQuerySet(VisibleQuerySet["Exemplaar"]):
    """Copies of letters."""

    def visible_to(self, user: Person) -> Self:
        """Copies of letters the person may see; one with a secret address opens only after the step that asks why."""
        brief: Any = self.model._meta.get_field("brief").related_model
        return self.filter(brief__in=brief.objects.visible_to(user))


class AfdrukQuerySet(PdfQuerySet):
    """Letters as they are printed."""

    def visible_to(self, user: Person) -> Self:
        """Those of letters the person may see; one with a secret address opens after the step that asks why."""
        exemplaar: Any = self.model._meta.get_field("exemplaar").related_model
        return self.filter(exemplaar__in=exemplaar.objects.visible_to(user))


class RegelQuerySet(VisibleQuerySet["Informatieregel"]):
    """Rows of the informatieplan as somebody wrote them down."""

    def visible_to(self, user: Person) -> Self:
        """Rows of casussen the person may see, for a role that sees the informatieplan."""
        found: Self = _of_casus(self, user)
        return found

    def open(self) -> Self:
        """Rows that somebody has to close himself: the duties towards betrokkene and melder close by themselves."""
        return self.filter(
            betrokkene__isnull=True, melding__isnull=True, gedaan_op__isnull=True, vervallen_op__isnull=True
        )

    def afgesproken_met(self, user: Person) -> Self:
        """Rows this person took on and that are not finished."""
        return self.filter(door=user.pk, gedaan_op__isnull=True, vervallen_op__isnull=True)


CODES = {Waarover.GEGEVENS: "T10", Waarover.BESLUIT: "T09A", Waarover.AFLOOP: "T09B"}
"""The clock of each duty to inform."""


def termijnen_van(user: Person, regels: RegelQuerySet) -> TermijnQuerySet:
    """The running terms of what this person took on, for the list of his own work."""
    mijn = regels.afgesproken_met(user).filter(casus=OuterRef("casus"))
    voor_persoon = Q(code=CODES[Waarover.GEGEVENS]) & Exists(
        mijn.filter(betrokkene=OuterRef("betrokkene"), waarover=Waarover.GEGEVENS)
    )
    voor_melder = Q(code__in=[CODES[Waarover.BESLUIT], CODES[Waarover.AFLOOP]]) & Exists(
        mijn.filter(melding=OuterRef("melding"))
    )
    eigen = Q(code="R08") & Exists(mijn.filter(termijn=OuterRef("pk")))
    return Termijn.objects.open().filter(voor_persoon | voor_melder | eigen)


def _of_casus(rijen: Any, user: Person) -> Any:
    if not has_codename(user, ZIEN):
        return rijen.none()
    casus: Any = rijen.model._meta.get_field("casus").related_model
    return rijen.filter(casus__in=casus.objects.visible_to(user))

"""Who sees a huisverbod, and which ones run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from django.db.models import Prefetch

from meldingen.huisverbod.status import LOPEND
from veiligthuis.core.access import Person, VisibleQuerySet

if TYPE_CHECKING:
    from meldingen.models import Huisverbod, Huisverbodadvies  # noqa: F401 - named as strings below


class HuisverbodQuerySet(VisibleQuerySet["Huisverbod"]):
    """Huisverboden."""

    def visible_to(self, user: Person) -> Self:
        """Those of casussen the person may see."""
        casussen: Any = self.model._meta.get_field("casus").related_model
        return self.filter(casus__in=casussen._default_manager.visible_to(user))

    def lopend(self) -> Self:
        """Of which nobody wrote down the end."""
        return self.filter(status__in=LOPEND)

    def met_mensen(self) -> Self:
        """With everybody it is about and their addresses; a fixed number of queries however many."""
        mensen: Any = self.model._meta.get_field("achterblijvers").related_model
        return self.select_related("casus").prefetch_related(
            Prefetch("uithuisgeplaatste", mensen.alle.met_persoon().select_related("opgegaan_in__persoon")),
            Prefetch("achterblijvers", mensen.alle.met_persoon().select_related("opgegaan_in__persoon")),
        )


class HuisverbodadviesQuerySet(VisibleQuerySet["Huisverbodadvies"]):
    """Advice to the burgemeester."""

    def visible_to(self, user: Person) -> Self:
        """That on huisverboden the person may see."""
        verboden: Any = self.model._meta.get_field("huisverbod").related_model
        return self.filter(huisverbod__in=verboden._default_manager.visible_to(user))

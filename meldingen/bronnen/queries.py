"""Who may see source protections."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from veiligthuis.core.access import Person, VisibleQuerySet

if TYPE_CHECKING:
    from meldingen.models import Bronbescherming  # noqa: F401 - named as a string below


class BronbeschermingQuerySet(VisibleQuerySet["Bronbescherming"]):
    """Source protections."""

    def visible_to(self, user: Person) -> Self:
        """Protections in casussen the person may see; a partner sees none."""
        casus: Any = self.model._meta.get_field("casus").related_model
        return self.filter(casus__in=casus.objects.visible_to(user))

    def geldend(self) -> Self:
        """Not lifted."""
        return self.filter(opgeheven_op__isnull=True)

"""Who sees what was asked in monitoring."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from veiligthuis.core.access import Person, VisibleQuerySet

if TYPE_CHECKING:
    from meldingen.models import Monitormoment, Monitornavraag  # noqa: F401 - named as strings below


class NavraagQuerySet(VisibleQuerySet["Monitornavraag"]):
    """What was asked of whom."""

    def visible_to(self, user: Person) -> Self:
        """That of casussen the person may see."""
        return self.filter(casus__in=_casussen(self, user))


class MomentQuerySet(VisibleQuerySet["Monitormoment"]):
    """Moments that were concluded."""

    def visible_to(self, user: Person) -> Self:
        """Those of casussen the person may see."""
        return self.filter(casus__in=_casussen(self, user))


def _casussen(rijen: VisibleQuerySet[Any], user: Person) -> Any:
    casussen: Any = rijen.model._meta.get_field("casus").related_model
    return casussen._default_manager.visible_to(user)

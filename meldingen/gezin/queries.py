"""Who may see bands and safe contacts, and the bands of one casus in two queries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from veiligthuis.core.access import Person, VisibleQuerySet

if TYPE_CHECKING:
    from meldingen.models import Gezinsband, VeiligContact  # noqa: F401 - named as strings below


class VeiligContactQuerySet(VisibleQuerySet["VeiligContact"]):
    """How persons can be reached safely."""

    def visible_to(self, user: Person) -> Self:
        """Of persons the person may see; showing the code word takes a step of its own."""
        persoon: Any = self.model._meta.get_field("persoon").related_model
        return self.filter(persoon__in=persoon.objects.visible_to(user))


class GezinsbandQuerySet(VisibleQuerySet["Gezinsband"]):
    """Bands between people."""

    def visible_to(self, user: Person) -> Self:
        """Bands in casussen the person may see."""
        casus: Any = self.model._meta.get_field("casus").related_model
        return self.filter(casus__in=casus.objects.visible_to(user))

    def lopend(self) -> Self:
        """Bands that hold until further notice."""
        return self.filter(tot__isnull=True)

    def met_personen(self) -> Self:
        """With both people, so that each row costs no further query."""
        return self.select_related("van__persoon", "naar__persoon")

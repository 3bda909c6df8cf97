"""Who may see a merge."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from django.db.models import Q

from veiligthuis.core.access import Person, VisibleQuerySet

if TYPE_CHECKING:
    from meldingen.models import Samenvoeging  # noqa: F401 - named as a string below


class SamenvoegingQuerySet(VisibleQuerySet["Samenvoeging"]):
    """Merges."""

    def visible_to(self, user: Person) -> Self:
        """Merges of which the person may see the one who stayed, also when that one was merged again."""
        persoon: Any = self.model._meta.get_field("winnaar").related_model
        zichtbaar = persoon.objects.visible_to(user)
        return self.filter(Q(winnaar__in=zichtbaar) | Q(winnaar__samengevoegd_met__in=zichtbaar))

    def geldend(self) -> Self:
        """Not undone."""
        return self.filter(teruggedraaid_op__isnull=True)

    def van_persoon(self, persoon: int) -> Self:
        """In which this person stayed or went, the newest first, with who did it."""
        rijen = self.filter(Q(winnaar=persoon) | Q(verliezer=persoon))
        return rijen.select_related("winnaar", "verliezer", "door", "teruggedraaid_door")

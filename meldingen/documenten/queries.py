"""Who may see papers, and which contents still wait for their check."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from veiligthuis.core.access import Person, VisibleQuerySet

if TYPE_CHECKING:
    from meldingen.models import Document, Inhoud  # noqa: F401 - named as strings below


class DocumentQuerySet(VisibleQuerySet["Document"]):
    """Papers of casussen."""

    def visible_to(self, user: Person) -> Self:
        """Papers of casussen the person may see; a partner sees none."""
        casus: Any = self.model._meta.get_field("casus").related_model
        return self.filter(casus__in=casus.objects.visible_to(user))

    def zonder_inhoud(self) -> Self:
        """With the state of the content but not its bytes, for lists and pages."""
        return self.select_related("inhoud").defer("inhoud__gegevens")

    def met_mensen(self) -> Self:
        """With the names of those each paper is about; one query however many."""
        over: Any = self.model._meta.get_field("over").related_model
        rijen = over.objects.select_related("betrokkene__persoon")
        return self.prefetch_related(Prefetch("over", rijen))

    def met_bescherming(self) -> Self:
        """With `beschermd`: whether it is kept from the family and from partners now."""
        bescherming: Any = self.model._meta.get_field("beschermingen").related_model
        geldend = bescherming.objects.geldend().filter(document=OuterRef("pk"))
        return self.annotate(beschermd=Exists(geldend))


class InhoudQuerySet(QuerySet["Inhoud"]):
    """Contents, seen through their papers only."""

    def te_controleren(self, moment: datetime) -> Self:
        """Due for the virus scanner or for drawing, the longest waiting first, without the bytes."""
        return self.filter(volgende_op__lte=moment).order_by("volgende_op", "pk").defer("gegevens")

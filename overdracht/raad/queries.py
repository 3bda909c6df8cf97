"""Who sees a verzoek to the Raad and what the Raad answered, and which of them still ask for work."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Self, TypeVar

from meldingen.models import Casus
from overdracht.raad.status import LOPEND
from veiligthuis.core.access import Person, VisibleQuerySet, has_codename

if TYPE_CHECKING:
    from overdracht.models import Raadbericht, Raadverzoek  # noqa: F401 - named as strings below

ZIEN = "overdracht.bekijk_verzoek_raad"
Rij = TypeVar("Rij", bound=Any)


class RaadverzoekQuerySet(VisibleQuerySet["Raadverzoek"]):
    """Verzoeken, the newest first."""

    def visible_to(self, user: Person) -> Self:
        """Who may look at verzoeken and sees the casus; nobody of another organisation."""
        if not has_codename(user, ZIEN):
            return self.none()
        return self.filter(casus__in=Casus.objects.visible_to(user))

    def lopend(self) -> Self:
        """Not sent and not withdrawn; at most one per casus."""
        return self.filter(status__in=sorted(LOPEND))

    def met_verband(self) -> Self:
        """With its casus, the people in it and everybody who signed."""
        met = self.select_related(
            "casus__team__organisatie", "casus__behandelaar", "begonnen_door", "voorgelegd_door",
            "gedragswetenschapper", "teammanager", "verzonden_door", "gebeld_door",
        )  # fmt: skip
        return met.prefetch_related(
            "kinderen__betrokkene__persoon", "ouders__betrokkene__persoon", "schrijvers"
        )


class RaadberichtQuerySet(VisibleQuerySet["Raadbericht"]):
    """Notifications of the Raad, the oldest first."""

    def visible_to(self, user: Person) -> Self:
        """Who may look at verzoeken and sees the casus."""
        if not has_codename(user, ZIEN):
            return self.none()
        return self.filter(casus__in=Casus.objects.visible_to(user))


def per_mens(rijen: Iterable[Rij]) -> dict[int, Rij]:
    """The rows of a verzoek by the betrokkene they are about now; the row of who was merged into another counts too."""
    gevonden: dict[int, Rij] = {}
    for rij in rijen:
        if (blijft := rij.betrokkene.opgegaan_in_id) is not None:
            gevonden.setdefault(blijft, rij)
        else:
            gevonden[rij.betrokkene_id] = rij
    return gevonden

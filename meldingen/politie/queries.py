"""Every read of messages: who may see which, what waits for a person, and what became of the rest."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.db.models import Q, QuerySet

from ketenpartners.models import Team
from meldingen.machine.melding import MeldingStatus
from meldingen.politie.machine import BEHANDEL, TE_LEZEN, VRAAGT_EEN_MENS, BerichtStatus
from veiligthuis.core import clock
from veiligthuis.core.access import Person, VisibleQuerySet, has_codename

if TYPE_CHECKING:
    from meldingen.models import Melding
    from meldingen.politie.records import Bericht  # noqa: F401 - named as a string below

BLIJFT_LIGGEN = timedelta(hours=4)
"""Longer than this nobody looked at a message that waits for a person; weekend nights have a shift too."""

BLIJFT_ONGELEZEN = timedelta(minutes=5)
"""Longer than this the system itself did not read a message: the reading stands still."""


class BerichtQuerySet(VisibleQuerySet["Bericht"]):
    """Messages."""

    def visible_to(self, user: Person) -> Self:
        """Messages of a team the person works in, or of a melding the person may see; for a role that treats messages.

        A message that belongs to a melding follows the melding: the team it was sent to has no sight of the casus
        of another.
        """
        if not has_codename(user, BEHANDEL):
            return self.none()
        van_team = Q(team__in=Team.objects.van_medewerker(user)) | Q(team__isnull=True)
        meldingen = _meldingen(self).visible_to(user)
        return self.filter((Q(melding__isnull=True) & van_team) | Q(melding__in=meldingen))

    def te_lezen(self) -> Self:
        """Kept and not read yet, the oldest first."""
        return self.filter(status__in=TE_LEZEN).order_by("ontvangen_op", "pk")

    def vraagt_een_mens(self) -> Self:
        """In quarantine, or a correction that waits for its first message."""
        return self.filter(status__in=VRAAGT_EEN_MENS)

    def ongeziene_correcties(self) -> Self:
        """Corrections whose differences nobody read yet."""
        return self.filter(status=BerichtStatus.GEKOPPELD, gezien_op__isnull=True)

    def aandacht(self) -> Self:
        """Everything in the list that somebody works away."""
        wacht = Q(status__in=VRAAGT_EEN_MENS)
        return self.filter(wacht | Q(status=BerichtStatus.GEKOPPELD, gezien_op__isnull=True))

    def eerste_van(self, afzender: Any, nummer: str) -> Self:
        """The first message of a number of a sender: the one that became a melding."""
        return self.filter(
            afzender=afzender, berichtnummer=nummer, melding__isnull=False, corrigeert__isnull=True
        )

    def blijft_liggen(self) -> Self:
        """What waits for a person for too long."""
        return self.vraagt_een_mens().filter(ontvangen_op__lt=clock.now() - BLIJFT_LIGGEN)

    def blijft_ongelezen(self) -> Self:
        """What the system itself should have read by now."""
        return self.filter(status__in=TE_LEZEN, ontvangen_op__lt=clock.now() - BLIJFT_ONGELEZEN)

    def zonder_inhoud(self) -> Self:
        """Without the bytes, for lists."""
        return self.defer("inhoud")


def te_schiften(user: Person) -> QuerySet[Melding]:
    """Meldingen that came as a message and that nobody looked at yet, the longest waiting first."""
    meldingen = politiemeldingen(user).filter(status=MeldingStatus.ONTVANGEN)
    return meldingen.order_by("ontvangen_op", "pk")


@dataclass(frozen=True)
class Wachtend:
    """What waits for this person: reports to look at first, and messages that could not be placed."""

    meldingen: int
    berichten: int


def wat_wacht(user: Person) -> Wachtend | None:
    """Two counts for the work list and the navigation; None, and no statement, for who does not treat messages."""
    if not has_codename(user, BEHANDEL):
        return None
    berichten = _model("Bericht")._default_manager.visible_to(user).aandacht()
    return Wachtend(te_schiften(user).count(), berichten.count())


def politiemeldingen(user: Person) -> QuerySet[Melding]:
    """Meldingen that came as a message, as far as the person may treat messages and see them."""
    berichten = _model("Bericht")._default_manager.filter(corrigeert__isnull=True, melding__isnull=False)
    alle: Any = _model("Melding")._default_manager.all()
    if not has_codename(user, BEHANDEL):
        return alle.none()  # type: ignore[no-any-return]
    return alle.visible_to(user).filter(pk__in=berichten.values("melding"))  # type: ignore[no-any-return]


def _meldingen(rijen: BerichtQuerySet) -> Any:
    model: Any = rijen.model._meta.get_field("melding").related_model
    return model._default_manager.all()


def _model(naam: str) -> Any:
    return apps.get_model("meldingen", naam)

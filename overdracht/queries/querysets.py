"""Who sees which handovers and reports, and what they can be filtered on."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

from django.db.models import Q

from ketenpartners.models import Team
from meldingen.models import Casus
from overdracht.machine.statussen import (
    BIJ_ONTVANGER,
    LOPEND,
    WACHT_OP_ANTWOORD,
    ZICHTBAAR_VOOR_ONTVANGER,
)
from veiligthuis.core import clock
from veiligthuis.core.access import Person, VisibleQuerySet, has_codename
from veiligthuis.core.reports import PdfQuerySet

if TYPE_CHECKING:
    from overdracht.models import Overdracht


INBAK = "overdracht.bekijk_inbak"
VERZOEK = "overdracht.bekijk_verzoek_raad"


def _as_receiver(user: Person, prefix: str = "") -> Q:
    """The condition that a member of the receiving partner team, whose role allows it, sees a handover now."""
    if not has_codename(user, INBAK):
        return Q(pk__in=[])
    teams = Team.objects.van_partners().van_medewerker(user)
    return Q(**{f"{prefix}naar_team__in": teams, f"{prefix}status__in": sorted(ZICHTBAAR_VOOR_ONTVANGER)})


class OverdrachtQuerySet(VisibleQuerySet["Overdracht"]):
    """Handovers."""

    def visible_to(self, user: Person) -> Self:
        """Who may see the casus; and members of the receiving team, from the offer on.

        Never as a concept, and no longer after refusal, withdrawal, return or take-over. Nobody else.
        """
        return self.filter(Q(casus__in=Casus.objects.visible_to(user)) | _as_receiver(user))

    def ontvangen_door(self, user: Person) -> Self:
        """Only what was offered to a partner team of this person."""
        return self.filter(_as_receiver(user))

    def van_team_van(self, user: Person) -> Self:
        """Every handover to a partner team of this person, unseen ones too: for numbers, never for content."""
        return self.filter(naar_team__in=Team.objects.van_partners().van_medewerker(user))

    def lopend(self) -> Self:
        """Not closed."""
        return self.filter(status__in=sorted(LOPEND))

    def wacht_op_antwoord(self) -> Self:
        """Offered or on a waiting list."""
        return self.filter(status__in=sorted(WACHT_OP_ANTWOORD))

    def bij_ontvanger(self) -> Self:
        """Accepted and running."""
        return self.filter(status__in=sorted(BIJ_ONTVANGER))

    def met_verband(self) -> Self:
        """With what a list row and a page show, so that each row costs no further query."""
        return self.select_related(
            "casus",
            "naar_team__organisatie",
            "convenant",
            "aangeboden_door",
            "aangemaakt_door",
            "plan",
            "vorige__naar_team",
        )

    def zonder_eerste_contact(self) -> Self:
        """Offered or accepted, while nobody has spoken with the family yet."""
        return self.filter(
            status__in=sorted(WACHT_OP_ANTWOORD | BIJ_ONTVANGER), eerste_contact_op__isnull=True
        )

    def uitzondering_voorbij(self, op: datetime) -> Self:
        """Went without a plan, the day by which it would be there has passed, and there is still none."""
        dag = clock.local(op).date()
        return self.filter(
            status__in=sorted(WACHT_OP_ANTWOORD | BIJ_ONTVANGER), plan__isnull=True, uitzondering_tot__lt=dag
        )


class PerOverdrachtQuerySet(VisibleQuerySet[Any]):
    """Rows that belong to one handover and are seen by whoever sees it."""

    def visible_to(self, user: Person) -> Self:
        """Who sees the handover sees these; nobody else."""
        return self.filter(
            Q(overdracht__casus__in=Casus.objects.visible_to(user)) | _as_receiver(user, "overdracht__")
        )

    def van_keten(self, overdracht: Overdracht) -> Self:
        """Of every team of the same chain: what one team did, asked or found travels to the next one."""
        wortel = overdracht.wortel_id
        return self.filter(Q(overdracht=wortel) | Q(overdracht__eerste=wortel))


class RapportQuerySet(PdfQuerySet):
    """Reports."""

    def visible_to(self, user: Person) -> Self:
        """Who may see the casus; for an overdrachtsdossier also the receiver who sees that handover.

        A verzoek to the Raad holds BSNs: only for whose role sees verzoeken. Source: Wmo 2015 art. 5.2.9.
        """
        dossier = Q(soort="overdrachtsdossier") & _as_receiver(user, "overdracht__")
        gezien = self.filter(Q(casus__in=Casus.objects.visible_to(user)) | dossier)
        return gezien if has_codename(user, VERZOEK) else gezien.exclude(soort="verzoek_raad")


def all_overdrachten() -> OverdrachtQuerySet:
    """All handovers; models.py imports this module, so the model cannot be imported here."""
    model: Any = Team._meta.get_field("overdrachten").related_model
    found: OverdrachtQuerySet = model._default_manager.all()
    return found

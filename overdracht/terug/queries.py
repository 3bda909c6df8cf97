"""Which families are unsafe again while nobody of Veilig Thuis has taken that up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef

from meldingen.models import Casus, Termijn
from meldingen.termijnen.queries import KlokDeel, klok_delen
from overdracht.models import Overdracht, Terugmelding
from overdracht.terug.records import Soort, TerugmeldingQuerySet
from veiligthuis.core import clock
from veiligthuis.core.access import Person

KLOK = "R09"
"""The clock in hours of unsafe again; it runs at any hour."""


@dataclass(frozen=True)
class WeerOnveilig:
    """One family that is unsafe again: what was reported, and the clock of taking it up."""

    melding: Terugmelding
    klok: list[KlokDeel]

    @property
    def overdracht(self) -> Overdracht:
        """The handover whose receiver reported it."""
        found: Overdracht = self.melding.overdracht
        return found


def not_taken_up(user: Person) -> TerugmeldingQuerySet:
    """What receivers reported as unsafe again and nobody took up, of casussen this person may see; no one else's."""
    klok = Termijn.objects.open().filter(casus=OuterRef("overdracht__casus"), code=KLOK)
    rijen: TerugmeldingQuerySet = Terugmelding.objects.all()
    return rijen.ongelezen().filter(
        Exists(klok), soort=Soort.ONVEILIG, overdracht__casus__in=Casus.objects.visible_to(user)
    )


def unsafe_again(user: Person, nu: datetime | None = None) -> list[WeerOnveilig]:
    """The same with their clocks, what was reported first in front; two queries however many there are."""
    moment = nu or clock.now()
    rijen = not_taken_up(user).select_related(
        "overdracht__casus", "overdracht__naar_team__organisatie", "gemeld_door"
    )
    gevonden = list(rijen.order_by("gemeld_op", "pk"))
    casussen = {rij.overdracht.casus_id for rij in gevonden}
    lopend = Termijn.objects.open().filter(casus__in=casussen, code=KLOK) if casussen else ()
    per_onderwerp = {(termijn.casus_id, termijn.onderwerp): [termijn] for termijn in lopend}
    return [
        WeerOnveilig(rij, klok_delen(per_onderwerp.get(_onderwerp(rij.overdracht), ()), moment))
        for rij in gevonden
    ]


def _onderwerp(overdracht: Overdracht) -> tuple[int, str]:
    return overdracht.casus_id, f"overdracht:{overdracht.wortel_id}"

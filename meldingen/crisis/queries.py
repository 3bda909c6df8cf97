"""Who may see crisisinzetten, and the lane in a fixed number of queries."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Self

from django.db.models import Prefetch, Q

from ketenpartners.models import Team
from meldingen.termijnen.records import Termijn
from veiligthuis.core.access import Person, VisibleQuerySet, has_codename

if TYPE_CHECKING:
    from meldingen.models import Crisisfeit, Crisisinzet  # noqa: F401 - named as strings below

KLOKKEN = ("T03", "T03B")
"""The clocks in hours that a crisis has."""

TE_LANG = timedelta(minutes=60)
"""How long an acute call may stay unfinished before the team sees it in its worklist."""

ZIEN = "meldingen.bekijk_crisis"


class CrisisinzetQuerySet(VisibleQuerySet["Crisisinzet"]):
    """Crisisinzetten."""

    def visible_to(self, user: Person) -> Self:
        """Those of casussen the person may see, and those of calls that go on now in a team of the person."""
        if not has_codename(user, ZIEN):
            return self.none()
        melding: Any = self.model._meta.get_field("melding").related_model
        casussen = melding._meta.get_field("casus").related_model.objects.visible_to(user)
        in_gesprek = Q(melding__isnull=True, team__in=Team.objects.van_medewerker(user))
        return self.filter(Q(melding__casus__in=casussen) | in_gesprek)

    def lopend(self) -> Self:
        """Those that were not handed over or withdrawn."""
        return self.filter(gesloten_op__isnull=True)

    def in_gesprek(self) -> Self:
        """Those of which the call goes on: there is no melding yet."""
        return self.filter(melding__isnull=True)

    def te_lang_in_gesprek(self, nu: datetime) -> Self:
        """Acute calls that nobody finished within the hour, the oldest first."""
        te_lang = self.lopend().in_gesprek().filter(begonnen_op__lt=nu - TE_LANG)
        return te_lang.select_related("gesprek__medewerker").order_by("begonnen_op")

    def voor_baan(self) -> Self:
        """With what a card shows; three queries however many cards."""
        feiten: Any = self.model._meta.get_field("feiten").related_model
        hoofd = self.select_related("team", "begonnen_door", "gesprek__medewerker", "melding__casus")
        return hoofd.prefetch_related(
            Prefetch("feiten", feiten.objects.select_related("medewerker", "door").order_by("pk")),
            Prefetch(
                "melding__termijnen", Termijn.objects.open().filter(code__in=KLOKKEN), to_attr="urenklokken"
            ),
        )


class CrisisfeitQuerySet(VisibleQuerySet["Crisisfeit"]):
    """Facts of crisisinzetten."""

    def visible_to(self, user: Person) -> Self:
        """Of inzetten the person may see."""
        inzet: Any = self.model._meta.get_field("inzet").related_model
        return self.filter(inzet__in=inzet.objects.visible_to(user))

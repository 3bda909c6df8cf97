"""How often somebody was sought, how often that succeeded, and when last; per person, not per name that was typed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Case, CharField, Count, F, Max, Q, Value, When
from django.db.models.functions import Coalesce, Lower, Trim

from meldingen.codelijsten import ContactSoort
from meldingen.models import Betrokkene, Casus, Contactmoment
from veiligthuis.core import words
from veiligthuis.core.models import Medewerker


@dataclass(frozen=True)
class Pogingen:
    """Attempts to reach one person of the casus (`betrokkene` is the key), or another party (None)."""

    betrokkene: int | None
    wie: str
    aantal: int
    gelukt: int
    laatste: datetime

    @property
    def zin(self) -> str:
        """In words: "3 pogingen, 1 gelukt, laatste ma 27 april 09:10"."""
        gelukt = f"{self.gelukt} gelukt, " if self.gelukt else ""
        return (
            f"{words.amount(self.aantal, 'poging', 'pogingen')}, {gelukt}laatste {words.moment(self.laatste)}"
        )


def pogingen_in(casus: Casus, mensen: Iterable[Betrokkene]) -> list[Pogingen]:
    """Per person and per other party, whoever was sought last first; one query.

    `mensen` are the people of the casus with their person. A line that was corrected does not count; what was recorded
    about a second row of the same human counts for the first.
    """
    namen = {mens.pk: mens.persoon.weergavenaam for mens in mensen}
    ander = Case(
        When(betrokkene__isnull=True, then=Lower(Trim("met_wie"))),
        default=Value(""),
        output_field=CharField(),
    )
    rijen = (
        Contactmoment.objects.filter(casus=casus, gecorrigeerd_door__isnull=True)
        .order_by()
        .annotate(mens=Coalesce(F("betrokkene__opgegaan_in"), F("betrokkene")), ander=ander)
        .values("mens", "ander")
        .annotate(
            aantal=Count("pk"),
            raak=Count("pk", filter=Q(gelukt=True)),
            laatste=Max("op"),
            naam=Max("met_wie"),
        )
        .order_by("-laatste", "mens", "ander")
    )
    return [
        Pogingen(rij["mens"], namen.get(rij["mens"], rij["naam"]), rij["aantal"], rij["raak"], rij["laatste"])
        for rij in rijen
    ]


def laatst_gebruikt(medewerker: Medewerker) -> str:
    """How this worker sought contact last; by telephone when nobody was sought yet."""
    eerder = (
        Contactmoment.objects.filter(medewerker=medewerker).order_by("-pk").values_list("soort", flat=True)
    )
    return str(eerder.first() or ContactSoort.TELEFOON)

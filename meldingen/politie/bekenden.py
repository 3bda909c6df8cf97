"""Who of the people in a melding is known in another casus: exact matches only, each with its reason.

`bekenden` is the one function to replace when a search that forgives typing errors takes over.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from meldingen.models import Betrokkene, Casus, Persoon
from meldingen.politie.inhoud import VULLERS
from veiligthuis.core.access import Person

MEESTE = 10


@dataclass(frozen=True)
class Bekende:
    """Somebody who is known here, why we think so, and the casus; None when this worker may not see that one."""

    naam: str
    reden: str
    casus: Casus | None

    @property
    def is_koppelbaar(self) -> bool:
        """Whether the melding could go to that casus: it runs, and the worker may see it."""
        return self.casus is not None and self.casus.is_open


def bekenden(casus: Casus, user: Person) -> list[Bekende]:
    """At most ten matches of the people of this casus in others, running ones first; three statements.

    Never an address, and of a casus the worker may not see nothing beyond that there is one.
    """
    hier = [rij.persoon for rij in Betrokkene.objects.filter(casus=casus).select_related("persoon")]
    zoek = Q()
    for persoon in hier:
        zoek |= _lijkt_op(persoon)
    if not zoek:
        return []
    daar = Betrokkene.objects.filter(zoek).exclude(casus=casus).select_related("persoon", "casus__team")
    gevonden = list(daar.order_by("-casus__geopend_op", "pk")[: MEESTE * 3])
    zichtbaar = set(
        Casus.objects.visible_to(user)
        .filter(pk__in={rij.casus_id for rij in gevonden})
        .values_list("pk", flat=True)
    )
    uniek: dict[tuple[str, int | None], Bekende] = {}
    for rij in gevonden:
        persoon = next(eigen for eigen in hier if _reden(eigen, rij.persoon))
        ziet = rij.casus_id in zichtbaar
        regel = Bekende(persoon.weergavenaam, _reden(persoon, rij.persoon), rij.casus if ziet else None)
        uniek.setdefault((regel.naam, rij.casus_id if ziet else None), regel)
    return sorted(uniek.values(), key=lambda regel: not regel.is_koppelbaar)[:MEESTE]


def _lijkt_op(persoon: Persoon) -> Q:
    gezocht = Q()
    if persoon.bsn not in VULLERS:
        gezocht |= Q(persoon__bsn=persoon.bsn)
    if persoon.geboortedatum is not None and persoon.achternaam:
        gezocht |= Q(
            persoon__sorteersleutel=persoon.sorteersleutel, persoon__geboortedatum=persoon.geboortedatum
        )
    return gezocht


def _reden(hier: Persoon, daar: Persoon) -> str:
    """Why these two may be one, in words; empty when nothing says so."""
    if hier.pk == daar.pk:
        return "dezelfde persoon"
    if hier.bsn not in VULLERS and hier.bsn == daar.bsn:
        return "zelfde BSN"
    zelfde_dag = hier.geboortedatum is not None and hier.geboortedatum == daar.geboortedatum
    return "zelfde naam en geboortedatum" if zelfde_dag and hier.sorteersleutel == daar.sorteersleutel else ""

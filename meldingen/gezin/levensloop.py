"""What happens once in a life: birth. The person stays the same one."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from meldingen.codelijsten import Geslacht, Precisie, Rol
from meldingen.models import Betrokkene, Persoon
from meldingen.services.personen import INFORMEREN, wijzig_persoon
from meldingen.services.toegang import require_on_casus
from meldingen.termijnen.effects import STAP, start
from veiligthuis.core import audit, clock
from veiligthuis.core.bsn import ONBEKEND
from veiligthuis.core.errors import RuleBroken
from veiligthuis.core.models import Medewerker


@transaction.atomic
def leg_geboorte_vast(
    betrokkene: Betrokkene,
    *,
    geboortedatum: date,
    geboorte_precisie: str = Precisie.DAG,
    geslacht: str = Geslacht.ONBEKEND,
    bsn: str = "",
    by: Medewerker,
    at: datetime | None = None,
    **namen: str,
) -> Persoon:
    """The unborn child was born: one step, the same person, everything that was recorded stays.

    `namen` are name parts; what is empty stays as it was. In every casus the unborn child becomes a child, and the
    four weeks to tell this person begin now. Raises RuleBroken when the child was born already.
    Source: BW boek 1 art. 2; Wmo 2015 art. 5.3.1 lid 1.
    """
    require_on_casus(by, "meldingen.voeg_betrokkene_toe", betrokkene.casus)
    moment = at or clock.now()
    if not Persoon.objects.select_for_update().get(pk=betrokkene.persoon_id).ongeboren:
        raise RuleBroken("Dit kind staat al als geboren vastgelegd.")
    persoon = wijzig_persoon(
        betrokkene, ongeboren=False, uitgerekende_datum=None, geboortedatum=geboortedatum,
        geboorte_precisie=geboorte_precisie, geslacht=geslacht, bsn=bsn or ONBEKEND,
        by=by, at=moment, **{naam: deel for naam, deel in namen.items() if deel},
    )  # fmt: skip
    for plek in Betrokkene.objects.filter(persoon=persoon).select_related("casus"):
        if plek.rol == Rol.ONGEBOREN_KIND:
            plek.rol = Rol.KIND
            plek.save(update_fields=["rol"])
        start(INFORMEREN, vanaf=STAP).apply(plek, by=by, at=moment, inputs={})
        audit.record_change(by, plek, action="leg_geboorte_vast")
    return persoon

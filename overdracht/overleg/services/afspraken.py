"""Agreements of an overleg: made at the table, finished by their owner, taken over into the plan."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction

from overdracht.overleg.codelijsten import OverlegStatus, Uitkomst
from overdracht.overleg.machine import LEIDEN
from overdracht.overleg.queries import DEELNEMEN
from overdracht.overleg.records import Overleg, Overlegafspraak, Overlegdeelnemer
from overdracht.overleg.services.grenzen import op_slot, zonder_geheim
from veiligheid import services as veiligheid
from veiligheid.models import Veiligheidsplan
from veiligthuis.core import audit, clock
from veiligthuis.core.access import has_codename
from veiligthuis.core.errors import NotAllowed, RuleBroken
from veiligthuis.core.models import Medewerker


@transaction.atomic
def maak_afspraak(
    overleg: Overleg,
    *,
    by: Medewerker,
    wat: str,
    eigenaar: Overlegdeelnemer,
    uiterlijk: date,
    voor_allen: bool = False,
    gedeeld_met: Collection[Overlegdeelnemer] = (),
    at: datetime | None = None,
) -> Overlegafspraak:
    """One row with one owner; it lands in his work list at once.

    Raises RuleBroken for a day that is past, an owner who sits not there for work, or words that betray a secret.
    """
    moment = at or clock.now()
    rij = op_slot(overleg, by=by, in_=[OverlegStatus.GEHOUDEN])
    tafel = {plek.pk: plek for plek in rij.deelnemers.professionals().aan_tafel()}
    if eigenaar.pk not in tafel or {plek.pk for plek in gedeeld_met} - set(tafel):
        raise RuleBroken(
            "Kies iemand die aan tafel zit. Afspraken met het gezin horen in het plan.", field="eigenaar"
        )
    if tafel[eigenaar.pk].uitgenodigd_op is None:
        raise RuleBroken(
            "Deze deelnemer is nog niet uitgenodigd en ziet de afspraak dus niet.", field="eigenaar"
        )
    if uiterlijk < clock.local(moment).date():
        raise RuleBroken("Deze dag is al voorbij. Kies een dag die nog komt.", field="uiterlijk")
    zonder_geheim(rij, wat=wat)
    afspraak: Overlegafspraak = Overlegafspraak.objects.create(
        overleg=rij, eigenaar=eigenaar, wat=wat.strip(), uiterlijk=uiterlijk, voor_allen=voor_allen,
        vastgelegd_door=by, vastgelegd_op=moment,
    )  # fmt: skip
    afspraak.gedeeld_met.set(() if voor_allen else gedeeld_met)
    audit.record_change(by, afspraak, action="maak_overlegafspraak", fields={"voor_allen": voor_allen})
    return afspraak


@transaction.atomic
def rond_afspraak_af(
    afspraak: Overlegafspraak,
    *,
    by: Medewerker,
    uitkomst: str,
    toelichting: str = "",
    at: datetime | None = None,
) -> Overlegafspraak:
    """The owner says that it is done, or why not; who leads, or manages his team, may write that down for him.

    In the place of another it is logged as such, with whose it was.

    Raises RuleBroken when it was finished already or the reason is missing, NotAllowed for anybody else.
    """
    rijen = Overlegafspraak.objects.select_for_update(of=("self",))
    rij: Overlegafspraak = rijen.get(pk=afspraak.pk)
    if not mag_afronden(rij, by):
        raise NotAllowed(DEELNEMEN)
    if rij.afgerond_op is not None:
        raise RuleBroken("Deze afspraak is al afgerond. Laad de pagina opnieuw.")
    if uitkomst == Uitkomst.NIET_GEDAAN and not toelichting.strip():
        raise RuleBroken("Schrijf waarom het niet is gedaan.", field="toelichting")
    rij.uitkomst, rij.toelichting = uitkomst, toelichting.strip()
    rij.afgerond_op, rij.afgerond_door = at or clock.now(), by
    rij.save(update_fields=["uitkomst", "toelichting", "afgerond_op", "afgerond_door"])
    namens = {} if rij.eigenaar.medewerker_id in (None, by.pk) else {"namens_id": rij.eigenaar.medewerker_id}
    audit.record_change(by, rij, action="rond_overlegafspraak_af", fields={"uitkomst": uitkomst, **namens})
    return rij


def mag_afronden(afspraak: Overlegafspraak, by: Medewerker) -> bool:
    """Whether this person may say how it ended: the owner, the manager of his team, or who leads and sees the casus."""
    rijen = Overlegafspraak.objects.filter(pk=afspraak.pk)
    eigen = has_codename(by, DEELNEMEN) and (rijen.van(by) | rijen.van_collegas(by)).exists()
    leidt = (
        has_codename(by, LEIDEN)
        and Overleg.objects.in_dossier_van(by).filter(pk=afspraak.overleg_id).exists()
    )
    return eigen or leidt


@transaction.atomic
def zet_in_plan(afspraak: Overlegafspraak, *, by: Medewerker, at: datetime | None = None) -> Veiligheidsplan:
    """Put an agreement into the version of the plan that is being written; one is begun when there is none.

    The plan itself is established as always. Raises RuleBroken when it was taken over before, NotAllowed.
    """
    overleg = op_slot(afspraak.overleg, by=by, in_=set(OverlegStatus.values) - {OverlegStatus.VERVALLEN})
    rij: Overlegafspraak = Overlegafspraak.objects.select_for_update(of=("self",)).get(pk=afspraak.pk)
    if rij.in_plan_versie is not None:
        raise RuleBroken(f"Deze afspraak staat al in het plan, versie {rij.in_plan_versie}.")
    plan = veiligheid.add_afspraak(
        overleg.casus, by=by, wat=rij.wat, wie=rij.eigenaar.naam, tot=rij.uiterlijk, at=at
    )
    rij.in_plan_versie = plan.versie
    rij.save(update_fields=["in_plan_versie"])
    audit.record_change(by, rij, action="zet_in_plan", fields={"versie": plan.versie})
    return plan

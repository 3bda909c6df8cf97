"""Bringing a melding that came on a casus of its own to the running casus where it belongs: a person decides that."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from meldingen.machine.melding import MeldingStatus
from meldingen.models import Betrokkene, Casus, Melding, Termijn
from meldingen.services.gegevens import BetrokkeneGegevens
from meldingen.services.personen import leg_betrokkene_vast
from meldingen.services.regie import beeindig_regie
from meldingen.services.toegang import require_on_casus
from veiligthuis.core import audit, clock
from veiligthuis.core.bsn import is_nummer
from veiligthuis.core.errors import RuleBroken
from veiligthuis.core.machine import perform
from veiligthuis.core.models import Medewerker

KOPPELEN = "meldingen.schift_melding"


@transaction.atomic
def koppel_aan_casus(
    melding: Melding, *, casus: Casus, by: Medewerker, at: datetime | None = None
) -> Melding:
    """Move a melding nobody looked at yet, with its clocks and people, to a running casus; its own casus closes.

    The melding keeps its number, its moment and its clocks. People who are there already by BSN stay who they are;
    the others join. Raises RuleBroken or NotAllowed.
    Source: Uitvoeringsregeling Wmo 2015, bijlage A par. 3.1.2.
    """
    moment = at or clock.now()
    require_on_casus(by, KOPPELEN, melding.casus)
    require_on_casus(by, KOPPELEN, casus)
    rijen = {rij.pk: rij for rij in Casus.objects.select_for_update(of=("self",)).filter(
        pk__in=(melding.casus_id, casus.pk)).order_by("pk")}  # fmt: skip
    rij: Melding = Melding.objects.select_for_update(of=("self",)).get(pk=melding.pk)
    eigen, doel = rijen.get(rij.casus_id), rijen[casus.pk]
    if eigen is None:
        raise RuleBroken("Deze melding is intussen verplaatst. Laad de pagina opnieuw.")
    if reden := _waarom_niet(rij, eigen, doel):
        raise RuleBroken(reden)
    _verplaats_mensen(eigen, doel, by=by, at=moment)
    rij.casus = doel
    rij.save(update_fields=["casus"])
    Termijn.objects.filter(melding=rij).update(casus=doel)
    audit.record_change(by, rij, action="koppel_aan_casus", fields={"van": eigen.nummer, "naar": doel.nummer})
    perform(
        eigen,
        "ga_op_in",
        by=by,
        at=moment,
        toelichting=f"Melding {rij.nummer} hoort bij casus {doel.nummer}.",
    )
    beeindig_regie(eigen, by=by, at=moment)
    return rij


def _waarom_niet(melding: Melding, eigen: Casus, doel: Casus) -> str | None:
    """Why this melding cannot go to that casus, or None."""
    if eigen.pk == doel.pk:
        return f"Deze melding staat al op casus {doel.nummer}."
    if not doel.is_open:
        return f"Casus {doel.nummer} is gesloten en neemt geen melding aan. Kies een lopende casus."
    if melding.status != MeldingStatus.ONTVANGEN:
        return "Deze melding is al geschift. Verplaatsen kan alleen daarvoor."
    if eigen.meldingen.count() > 1 or eigen.contactmomenten.exists() or eigen.behandelaar_id:
        return f"In casus {eigen.nummer} is al gewerkt. Laat die staan en noteer het verband in het dossier."
    return None


def _verplaats_mensen(eigen: Casus, doel: Casus, *, by: Medewerker, at: datetime) -> None:
    daar = list(Betrokkene.objects.filter(casus=doel).values_list("persoon", "persoon__bsn"))
    personen, bekend = {pk for pk, _ in daar}, {bsn for _, bsn in daar if is_nummer(bsn)}
    for iemand in Betrokkene.objects.filter(casus=eigen).select_related("persoon"):
        if iemand.persoon.bsn in bekend or iemand.persoon_id in personen:
            continue
        gegevens = BetrokkeneGegevens(
            rol=iemand.rol, relatie=iemand.relatie, gezag=iemand.gezag, in_huishouden=iemand.in_huishouden,
            persoon=iemand.persoon,
        )  # fmt: skip
        leg_betrokkene_vast(doel, gegevens, by=by, at=at)

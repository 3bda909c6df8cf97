"""The rows of the informatieplan that people write: who tells what to whom, when, and that it was done or why not."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction

from meldingen.informeren.codelijsten import Ontvanger
from meldingen.models import Betrokkene, Casus, Informatieregel, Melding
from meldingen.services.toegang import require_on_casus
from meldingen.termijnen.services import haal_termijn, laat_vervallen, start_termijn
from veiligthuis.core import audit, clock
from veiligthuis.core.errors import RuleBroken
from veiligthuis.core.models import Medewerker

MAG = "meldingen.plan_informatie"
KLOK = "R08"
VERZET = "De dag is verzet"


@transaction.atomic
def plan_regel(
    casus: Casus,
    *,
    voor: Betrokkene | Melding | str,
    waarover: str,
    wat: str = "",
    door: Medewerker | None = None,
    uiterlijk: date | None = None,
    middel: str = "",
    regel: Informatieregel | None = None,
    by: Medewerker,
    at: datetime | None = None,
) -> Informatieregel:
    """Write down who tells it, when and how; `voor` is a betrokkene, the melding whose melder hears it, or a name.

    For a betrokkene and a melder there is one row per subject, which this replaces; the clock they have stays. For
    somebody else (`regel` to change one) the day is needed and gets a clock. Raises RuleBroken.
    """
    require_on_casus(by, MAG, casus)
    moment = at or clock.now()
    _keur(casus, voor, wat=wat, door=door, uiterlijk=uiterlijk, op=clock.local(moment).date())
    velden: dict[str, Any] = {"wat": wat.strip(), "door": door, "uiterlijk": uiterlijk, "middel": middel}
    rij = (
        regel
        or _bestaande(casus, voor, waarover)
        or Informatieregel(casus=casus, waarover=waarover, vastgelegd_op=moment, **_ontvanger(voor))
    )
    if not rij.is_open:
        raise RuleBroken("Deze regel is al afgerond. Voeg een nieuwe toe.")
    verzet = rij.termijn is not None and rij.uiterlijk != uiterlijk
    for naam, waarde in velden.items():
        setattr(rij, naam, waarde)
    if rij.soort == Ontvanger.PROFESSIONAL:
        rij.ontvanger = str(voor).strip()
    rij.save()
    if rij.soort == Ontvanger.PROFESSIONAL and uiterlijk is not None:
        _zet_klok(rij, uiterlijk, verzet=verzet, at=moment)
    audit.record_change(by, rij, action="plan_regel", fields={"waarover": waarover, "middel": middel})
    return rij


@transaction.atomic
def rond_regel_af(
    regel: Informatieregel, *, hoe: str, by: Medewerker, at: datetime | None = None
) -> Informatieregel:
    """It was told, and how; meets the clock of this row."""
    rij, moment = _te_sluiten(regel, by=by), at or clock.now()
    if not hoe.strip():
        raise RuleBroken("Vul in hoe het is verteld: wanneer, en hoe.", field="hoe")
    rij.gedaan_op, rij.gedaan_hoe = moment, hoe.strip()
    rij.save(update_fields=["gedaan_op", "gedaan_hoe"])
    haal_termijn(KLOK, rij.termijn_bron(), at=moment)
    audit.record_change(by, rij, action="rond_regel_af")
    return rij


@transaction.atomic
def laat_regel_vervallen(
    regel: Informatieregel, *, reden: str, by: Medewerker, at: datetime | None = None
) -> Informatieregel:
    """It is not told after all, and why; the clock of this row lapses."""
    rij, moment = _te_sluiten(regel, by=by), at or clock.now()
    if not reden.strip():
        raise RuleBroken("Schrijf waarom dit niet wordt verteld.", field="reden")
    rij.vervallen_op, rij.vervallen_reden = moment, reden.strip()
    rij.save(update_fields=["vervallen_op", "vervallen_reden"])
    laat_vervallen(KLOK, rij.termijn_bron(), reden="Hoeft niet meer verteld te worden", at=moment)
    audit.record_change(by, rij, action="laat_regel_vervallen")
    return rij


def _te_sluiten(regel: Informatieregel, *, by: Medewerker) -> Informatieregel:
    rij: Informatieregel = Informatieregel.objects.select_for_update(of=("self",)).get(pk=regel.pk)
    require_on_casus(by, MAG, rij.casus)
    if rij.soort != Ontvanger.PROFESSIONAL:
        raise RuleBroken("Dit sluit vanzelf als het informeren of de terugkoppeling is vastgelegd.")
    if not rij.is_open:
        raise RuleBroken("Deze regel is al afgerond.")
    return rij


def _zet_klok(rij: Informatieregel, uiterlijk: date, *, verzet: bool, at: datetime) -> None:
    if verzet:
        laat_vervallen(KLOK, rij.termijn_bron(), reden=VERZET, at=at)
        rij.vastgelegd_op = at
    dagen = (uiterlijk - clock.local(rij.vastgelegd_op).date()).days
    rij.termijn = start_termijn(KLOK, rij.termijn_bron(), duur=dagen)
    rij.save(update_fields=["termijn", "vastgelegd_op"])


def _keur(
    casus: Casus,
    voor: Betrokkene | Melding | str,
    *,
    wat: str,
    door: Medewerker | None,
    uiterlijk: date | None,
    op: date,
) -> None:
    if not isinstance(voor, str):
        if voor.casus_id != casus.pk:
            raise RuleBroken("Deze ontvanger hoort bij een andere casus.")
    elif not voor.strip():
        raise RuleBroken("Vul in wie dit hoort.", field="ontvanger")
    elif not wat.strip():
        raise RuleBroken("Schrijf wat deze professional hoort.", field="wat")
    elif uiterlijk is None:
        raise RuleBroken("Kies voor welke dag dit verteld is.", field="uiterlijk")
    if uiterlijk is not None and uiterlijk < op:
        raise RuleBroken("Deze dag is voorbij. Kies vandaag of later.", field="uiterlijk")
    if door is not None and not door.is_active:
        raise RuleBroken("Deze collega werkt hier niet meer. Kies iemand anders.", field="door")


def _bestaande(casus: Casus, voor: Betrokkene | Melding | str, waarover: str) -> Informatieregel | None:
    if isinstance(voor, str):
        return None
    return casus.informatieregels.filter(waarover=waarover, **_ontvanger(voor)).first()


def _ontvanger(voor: Betrokkene | Melding | str) -> dict[str, Any]:
    if isinstance(voor, Betrokkene):
        return {"soort": Ontvanger.BETROKKENE, "betrokkene": voor}
    if isinstance(voor, str):
        return {"soort": Ontvanger.PROFESSIONAL, "ontvanger": voor.strip()}
    return {"soort": Ontvanger.MELDER, "melding": voor}

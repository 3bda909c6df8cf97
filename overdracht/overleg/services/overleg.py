"""Planning an overleg, inviting to it, holding it and concluding it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db import transaction

from meldingen.models import Casus
from overdracht.overleg import rules
from overdracht.overleg.beeld import kenmerk_van, partijen
from overdracht.overleg.codelijsten import LOPEND, OverlegStatus
from overdracht.overleg.machine import LEIDEN
from overdracht.overleg.records import Overleg, Overlegdeelnemer
from overdracht.overleg.services.deelnemers import plek_van
from overdracht.overleg.services.grenzen import op_slot, zonder_geheim
from overdracht.overleg.services.uitnodigingen import leg_mails_klaar
from overdracht.overleg.services.verslagen import bevries
from veiligthuis.core import access, clock, machine
from veiligthuis.core.errors import NotAllowed, RuleBroken
from veiligthuis.core.models import Medewerker

VERANDERD = "Er is intussen iets veranderd aan wat deelnemers zien. Kijk hieronder opnieuw en bevestig daarna nog eens."
GEEN_PLEK = "Schrijf waar het overleg is, of hoe mensen in het gesprek komen."


@transaction.atomic
def plan_overleg(
    casus: Casus,
    *,
    by: Medewerker,
    soort: str,
    onderwerp: str,
    begint_op: datetime,
    vorm: str,
    plaats: str = "",
    doel: str = "",
    at: datetime | None = None,
) -> Overleg:
    """Plan an overleg about a casus; who plans it is the chair and the first participant.

    Raises NotAllowed, or RuleBroken for a closed casus, a moment that is past or a text that betrays a secret.
    """
    moment = at or clock.now()
    if not access.is_visible(by, casus):
        raise NotAllowed(LEIDEN)
    overleg = Overleg(
        casus=casus, soort=soort, onderwerp=onderwerp.strip(), doel=doel.strip(), begint_op=begint_op, vorm=vorm,
        plaats=plaats.strip(), voorzitter=by, gepland_door=by, gepland_op=moment,
    )  # fmt: skip
    _moment_en_plek(overleg, by=by, at=moment, begint_op=begint_op, vorm=vorm, plaats=plaats)
    zonder_geheim(overleg, onderwerp=overleg.onderwerp, doel=overleg.doel, plaats=overleg.plaats)
    begonnen: Overleg = machine.begin(overleg, by=by, at=moment)
    Overlegdeelnemer.objects.create(overleg=begonnen, medewerker=by, team=plek_van(by))
    return begonnen


@transaction.atomic
def verzet_overleg(
    overleg: Overleg,
    *,
    by: Medewerker,
    begint_op: datetime,
    vorm: str,
    plaats: str,
    at: datetime | None = None,
) -> Overleg:
    """Another moment or place. Raises RuleBroken or NotAllowed."""
    moment = at or clock.now()
    if not rules.is_bekend_waar(vorm, plaats):
        raise RuleBroken(GEEN_PLEK, field="plaats")
    zonder_geheim(overleg, plaats=plaats)
    return machine.perform(
        overleg, "verzet", by=by, at=moment, begint_op=begint_op, vorm=vorm, plaats=plaats.strip()
    )


@transaction.atomic
def nodig_uit(overleg: Overleg, *, by: Medewerker, gezien: str, at: datetime | None = None) -> Overleg:
    """Release what was shown for every participant; `gezien` is the mark of what the chair saw.

    Raises RuleBroken when something changed since, so that nobody sees what nobody looked at.
    Source: Wmo 2015 art. 5.3.3.
    """
    moment = at or clock.now()
    rij = op_slot(overleg, by=by, in_=LOPEND)
    _is_gezien(rij, gezien)
    uit = machine.perform(rij, "nodig_uit", by=by, at=moment)
    leg_mails_klaar(uit, by=by, at=moment)
    _geef_vrij(uit, moment)
    return uit


@transaction.atomic
def houd_overleg(
    overleg: Overleg, *, by: Medewerker, aanwezig: Collection[Overlegdeelnemer], at: datetime | None = None
) -> Overleg:
    """Write down who was there."""
    gehouden = machine.perform(overleg, "houd", by=by, at=at)
    er_waren = [plek.pk for plek in aanwezig]
    gehouden.deelnemers.filter(pk__in=er_waren).update(aanwezig=True)
    gehouden.deelnemers.exclude(pk__in=er_waren).update(aanwezig=False)
    return gehouden


@transaction.atomic
def rond_overleg_af(overleg: Overleg, *, by: Medewerker, gezien: str, at: datetime | None = None) -> Overleg:
    """Freeze the report of every participant as it was shown, and let the worker make each on paper.

    Raises RuleBroken when something changed since it was shown. Source: Wmo 2015 art. 5.3.3.
    """
    moment = at or clock.now()
    rij = op_slot(overleg, by=by, in_=[OverlegStatus.GEHOUDEN])
    _is_gezien(rij, gezien)
    klaar = machine.perform(rij, "rond_af", by=by, at=moment)
    _geef_vrij(klaar, moment)
    bevries(klaar, by=by, at=moment)
    return klaar


@transaction.atomic
def laat_overleg_vervallen(
    overleg: Overleg, *, by: Medewerker, reden: str, at: datetime | None = None
) -> Overleg:
    """It does not take place. Raises RuleBroken without a reason or when the reason betrays a secret."""
    zonder_geheim(overleg, reden=reden)
    return machine.perform(overleg, "laat_vervallen", by=by, at=at, reden=reden.strip()[:300])


def _moment_en_plek(overleg: Overleg, *, by: Medewerker, at: datetime, **inputs: Any) -> None:
    if reden := rules.moment_ligt_in_de_toekomst(overleg, by=by, at=at, **inputs):
        raise RuleBroken(reden, field="begint_op")
    if not rules.is_bekend_waar(inputs["vorm"], inputs["plaats"]):
        raise RuleBroken(GEEN_PLEK, field="plaats")


def _is_gezien(overleg: Overleg, gezien: str) -> None:
    if gezien != kenmerk_van(partijen(overleg, vooraf=True)):
        raise RuleBroken(VERANDERD)


def _geef_vrij(overleg: Overleg, moment: datetime) -> None:
    punten = overleg.agendapunten.op_de_agenda().exclude(woorden="")
    punten.filter(vrijgegeven_op__isnull=True).update(vrijgegeven_op=moment)
    nieuw = overleg.deelnemers.aan_tafel().filter(reden_niet="", uitgenodigd_op__isnull=True)
    nieuw.update(uitgenodigd_op=moment)

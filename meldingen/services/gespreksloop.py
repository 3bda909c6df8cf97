"""The course of a conversation on the call screen: opened once, reopened for an advies, finished as a melding."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from meldingen.models import Advies, Casus, Gesprek, Melding
from meldingen.services.gegevens import BetrokkeneGegevens, MeldingGegevens
from meldingen.services.gesprek import begin_gesprek, bewaar_gesprek, vergrendel
from meldingen.services.intake import neem_melding_op, zet_advies_om_in_melding
from meldingen.services.melding import schift, zet_acuut_in_actie
from veiligthuis.core import access, audit, clock
from veiligthuis.core.errors import NotAllowed, RuleBroken
from veiligthuis.core.models import Medewerker
from veiligthuis.core.whole import as_whole


@transaction.atomic
def open_gesprek(*, by: Medewerker, at: datetime | None = None) -> Gesprek:
    """The conversation this worker opened and has not typed in yet, with its clock at now; otherwise a new one.

    So a reload, the back button or a second tab never leaves an empty conversation behind.
    """
    moment = at or clock.now()
    leeg = (
        Gesprek.objects.lopend().filter(medewerker=by, volgnummer=0, notities="").select_for_update().first()
    )
    if leeg is None:
        return begin_gesprek(by=by, at=moment)
    leeg.begonnen_op = moment
    leeg.save(update_fields=["begonnen_op"])
    return leeg


@transaction.atomic
def open_gesprek_voor_advies(
    advies: Advies, *, concept: dict[str, Any], by: Medewerker, at: datetime | None = None
) -> Gesprek:
    """The conversation in which this advies becomes a melding, filled with what is known; one per worker.

    Only a first time fills it in: what was typed since stays. Raises RuleBroken for an advies that is finished.
    Source: Wmo 2015 art. 4.1.1 lid 2 onder a.
    """
    if not access.may(by, "meldingen.neem_melding_op", advies):
        raise NotAllowed("meldingen.neem_melding_op")
    if advies.afgesloten_op is not None:
        raise RuleBroken("Dit advies is afgehandeld. Meldt iemand alsnog, begin dan een nieuw gesprek.")
    sleutel = uuid.uuid5(uuid.NAMESPACE_URL, f"advies:{advies.pk}:{by.pk}")
    gesprek = begin_gesprek(by=by, at=at, sleutel=sleutel)
    if gesprek.volgnummer:
        return gesprek
    return bewaar_gesprek(gesprek, notities="", concept=concept, by=by, at=at)


@as_whole
def rond_gesprek_af_als_melding(
    gesprek: Gesprek,
    *,
    notities: str | None = None,
    vergrendeld: bool = False,
    gegevens: MeldingGegevens,
    betrokkenen: Sequence[BetrokkeneGegevens],
    casus: Casus | None = None,
    advies: Advies | None = None,
    los_van: Advies | None = None,
    acuut_reden: str = "",
    by: Medewerker,
    at: datetime | None = None,
) -> Melding:
    """Finish a conversation as one melding; a second time gives the same one.

    `notities` None: as kept; `vergrendeld`: the lock is held. `advies` becomes the melding; of `los_van`, that somebody
    else finished, it stands apart on record. With `acuut_reden` the crisis is in action at once, hours from the call.
    Source: Uitvoeringsbesluit Wmo 2015 art. 4.1.1 lid 2 onder a.
    """
    moment = at or clock.now()
    rij = gesprek if vergrendeld else vergrendel(gesprek, by=by)
    if rij.melding is not None:
        return rij.melding
    if notities is not None:
        rij.notities, rij.volgnummer, rij.bewaard_op = notities, rij.volgnummer + 1, moment
    mee: dict[str, Any] = {"gegevens": gegevens, "betrokkenen": betrokkenen, "by": by, "at": moment}
    mee |= {"gesprek": rij, "vergrendeld": True, "casus": casus}
    if rij.acuut_op is not None and not acuut_reden:
        raise RuleBroken("Dit gesprek is acuut. Schrijf waarom, of trek acuut eerst in.", field="acuut_reden")
    melding = zet_advies_om_in_melding(advies, **mee) if advies is not None else neem_melding_op(**mee)
    if los_van is not None:
        audit.record_change(by, melding, action="los_van_advies", fields={"advies": los_van.nummer})
    if acuut_reden:
        schift(
            melding, acuut=True, reden=acuut_reden, eigen_systeem_doorzocht=True, vt_register_doorzocht=True,
            acuut_sinds=rij.acuut_op, by=by, at=moment,
        )  # fmt: skip
        melding = zet_acuut_in_actie(melding, by=by, at=moment)
    return melding

"""Unsafe again: the casus becomes active and its new assessment begins in the same moment."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from meldingen import services as meldingen
from meldingen.machine.melding import BESLOTEN
from meldingen.models import Casus
from veiligheid.models import Veiligheidsbeoordeling
from veiligheid.queries import lopende_beoordelingen
from veiligheid.services.beoordeling import begin_beoordeling
from veiligthuis.core import clock
from veiligthuis.core.errors import RuleBroken
from veiligthuis.core.models import Medewerker


@transaction.atomic
def reopen_with_beoordeling(
    casus: Casus, *, toelichting: str, by: Medewerker, at: datetime | None = None
) -> Veiligheidsbeoordeling:
    """Take the casus out of monitoring and begin to weigh it anew; the one who does it becomes the drafter.

    The assessment hangs on the last melding that was decided on; when one runs already it is that one. Raises
    RuleBroken or NotAllowed, and then nothing has changed.
    Source: Handelingsprotocol Veilig Thuis 2019, monitorfunctie.
    """
    moment = at or clock.now()
    heropend = meldingen.heropen_uit_monitoring(casus, toelichting=toelichting, by=by, at=moment)
    lopend = lopende_beoordelingen(heropend).first()
    if lopend is not None:
        return lopend
    melding = heropend.meldingen.filter(status__in=BESLOTEN).order_by("-ontvangen_op", "-pk").first()
    if melding is None:
        raise RuleBroken("Er is geen melding om opnieuw te wegen. Leg eerst een melding vast.")
    return begin_beoordeling(melding, by=by, at=moment)

"""The rules of waiting: who waits, how soon a risk is weighed again, and by when a family is called."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from meldingen.machine.casus_status import WACHTEND
from veiligheid.wachtlijst.codelijsten import Wachtrisico
from veiligthuis.core import words

if TYPE_CHECKING:
    from meldingen.models import Casus

UITERLIJK = {Wachtrisico.HOOG: 7, Wachtrisico.MIDDEN: 14, Wachtrisico.LAAG: 28}
"""Within how many days a risk is weighed again. Source: regional norm; the numbers are a design proposal."""

EERSTE_HERWEGING = timedelta(days=14)
"""When a family that nobody weighed since the decision is due for it, as term W02 is shipped; a design proposal."""


def casus_wacht(casus: Casus) -> str | None:
    """Only a family that waits is weighed or called as such.

    Source: Kwaliteitskader Veilig Thuis 2016, zicht op veiligheid.
    """
    if casus.status in WACHTEND:
        return None
    return (
        "Dit gezin staat niet op de wachtlijst. Het traject is begonnen, of er is geen besluit toe genomen."
    )


def herweging_komt_op_tijd_terug(risico: str, volgende: date, *, vandaag: date) -> str | None:
    """The next weighing lies ahead, and the sooner the higher the risk is.

    Source: Kwaliteitskader Veilig Thuis 2016, zicht op veiligheid; the numbers are a regional norm.
    """
    if volgende <= vandaag:
        return "De volgende herweging moet nog komen. Kies een dag na vandaag."
    dagen = UITERLIJK[Wachtrisico(risico)]
    uiterlijk = vandaag + timedelta(days=dagen)
    if volgende <= uiterlijk:
        return None
    hoe = Wachtrisico(risico).label.lower()
    return f"Bij risico {hoe} herweegt u binnen {dagen} dagen. Kies uiterlijk {words.day(uiterlijk)}."


def contact_is_op_tijd_gepland(voor: date, uiterlijk: date | None, *, vandaag: date) -> str | None:
    """The contact lies ahead and not past the clock that runs; a clock that ended already asks for today.

    Source: Kwaliteitskader Veilig Thuis 2016, zicht op veiligheid.
    """
    if voor < vandaag:
        return "Deze dag is voorbij. Kies vandaag of een dag daarna."
    grens = max(uiterlijk, vandaag) if uiterlijk else None
    if grens is None or voor <= grens:
        return None
    return f"Het gezin hoort uiterlijk {words.day(grens)} iets van ons. Plan het contact niet later."

"""Whether the watch over the terms still works, in sentences for who steers: the dead-man's switch in the page.

Reads the database only, so it speaks up when Celery, the broker or the whole worker is gone.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Min

from meldingen.models import Bericht
from meldingen.termijnen.invariants import TWEE_TIKKEN
from meldingen.termijnen.queries import laatste_hartslag
from meldingen.termijnen.records import Termijn
from meldingen.termijnen.rekenregels import ontbrekende_jaren
from veiligthuis.core import clock, words

STIL_SINDS = timedelta(minutes=2)
"""A sweep that has not beaten for this long has stopped; the bell rings every ten seconds."""
RETRY = timedelta(minutes=15)
"""After this time at most the sweep tries again what it could not handle."""
NAMED = 5
"""How many terms that cannot be handled are named."""


@dataclass(frozen=True)
class Wacht:
    """The watch as a person reads it: when it last ran, and what is wrong; `goed` when nothing is."""

    stand: str
    alarmen: tuple[str, ...]

    @property
    def goed(self) -> bool:
        """Whether nobody has to do anything."""
        return not self.alarmen


def stands_still(beat: datetime | None) -> bool:
    """Whether a sweep with this last beat has stopped; a beat of later than now is none, for the clock was set back."""
    return beat is None or abs(clock.now() - beat) >= STIL_SINDS


def watch() -> Wacht:
    """When the sweep last ran, what is overdue and unserved, and whether the calendar reaches next year."""
    beat, now = laatste_hartslag(), clock.now()
    alarms = []
    if stands_still(beat):
        alarms.append("De bewaking van termijnen staat stil. Waarschuw het beheer; let zelf op de einddata.")
    waiting = Termijn.objects.filter(volgende_op__lt=now - TWEE_TIKKEN)
    count, oldest = waiting.count(), waiting.aggregate(op=Min("volgende_op"))["op"]
    if count:
        alarms.append(
            f"{words.amount(count, 'waarschuwing', 'waarschuwingen')} bleef liggen, de oudste sinds "
            f"{words.moment(oldest)}."
        )
    alarms += _pushed_aside()
    alarms += _messages()
    if ontbrekende_jaren():
        alarms.append(
            f"De kalender mist de gelijkgestelde dagen van {clock.today().year + 1}. Vul ze aan in het beheer."
        )
    seen = f"liep voor het laatst {words.moment(beat)}" if beat else "heeft nog nooit gelopen"
    return Wacht(f"De bewaking van termijnen {seen}.", tuple(alarms))


def _pushed_aside() -> list[str]:
    """One sentence that names the terms the sweep could not handle; it tries them again later."""
    soon = clock.now() + RETRY  # by the index on the next action, however many terms there are
    aside = Termijn.objects.filter(volgende_op__lte=soon).exclude(storing="").select_related("casus")
    found = list(aside.order_by("volgende_op", "pk")[: NAMED + 1])
    named = [f"{term.code} van {term.casus.nummer}" if term.casus else term.code for term in found[:NAMED]]
    if not named:
        return []
    more = " en meer" if len(found) > NAMED else ""
    return [
        f"De bewaking kan niet verwerken: {', '.join(named)}{more}. Let zelf op de einddatum en waarschuw het beheer."
    ]


def _messages() -> list[str]:
    """What is wrong with the messages of the police: nobody looks at them, or the system does not read them."""
    left, unread = Bericht.objects.blijft_liggen().count(), Bericht.objects.blijft_ongelezen().count()
    alarms = []
    if left:
        told = words.amount(left, "bericht ligt", "berichten liggen")
        alarms.append(
            f"{told} langer dan vier uur te wachten op iemand van Toegang of triage (pagina Politie)."
        )
    if unread:
        told = words.amount(unread, "bericht is", "berichten zijn")
        alarms.append(f"{told} bewaard maar niet gelezen: het verwerken staat stil. Waarschuw het beheer.")
    return alarms

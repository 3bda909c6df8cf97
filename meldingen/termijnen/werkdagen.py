"""Working days by the calendar and the settings of now, for pages and rules that count them."""

from datetime import date

from meldingen.termijnen.rekenregels import huidig
from veiligthuis.core import calendar


def is_werkdag(dag: date) -> bool:
    """Whether people work on this day. Raises TermijnError outside the calendar."""
    nu = huidig()
    return calendar.is_werkdag(dag, kb_vrij=nu.kb_vrij(dag), kalender=nu.kalender)


def werkdag_erbij(dag: date, aantal: int) -> date:
    """The working day so many working days after `dag`, before it when negative; see `core.calendar`."""
    nu = huidig()
    return calendar.werkdag_erbij(dag, aantal, kb_vrij=nu.kb_vrij(dag), kalender=nu.kalender)


def werkdagen_tussen(van: date, tot: date) -> int:
    """How many working days lie after `van` up to and including `tot`; negative when `tot` comes first."""
    nu = huidig()
    return calendar.werkdagen_tussen(van, tot, kb_vrij=nu.kb_vrij(van), kalender=nu.kalender)

"""The frame around every page as template variables: name, navigation, search, crisis counter, demo mark."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.http import HttpRequest

from veiligthuis.core import clock, words
from veiligthuis.core.access import codenames
from veiligthuis.core.navigation import NAVIGATION, PLACES, Line, address_of, lines, place


@dataclass(frozen=True)
class Raam:
    """The frame for one request. Everything of a person is empty until somebody has signed in for good."""

    request: HttpRequest

    @property
    def titel(self) -> str:
        """The name of the organisation; ends every page title."""
        return str(settings.ORGANISATIE)

    onderschrift = "Casusregistratie"

    @property
    def demo(self) -> bool:
        """Whether this installation holds invented persons only."""
        return bool(settings.DEMO)

    @cached_property
    def ingelogd(self) -> bool:
        """Whether a worker is signed in; an error page may come before anybody is known."""
        user = getattr(self.request, "user", None)
        return user is not None and user.is_authenticated

    @property
    def mag_werken(self) -> bool:
        """Whether the person may open anything: signed in, and with a second factor where that is required."""
        return self.ingelogd and not getattr(self.request, "second_factor_missing", False)

    @cached_property
    def _rights(self) -> frozenset[str]:
        return codenames(self.request.user) if self.mag_werken else frozenset()

    @property
    def ziet_regie(self) -> bool:
        """Whether a page of a casus says who directs it: to everybody of Veilig Thuis who works in cases."""
        return "overdracht.bekijk_overdrachten" in self._rights

    @cached_property
    def navigatie(self) -> list[Line]:
        """The lines of the left navigation."""
        return lines(NAVIGATION, self._rights, self.request.path) if self.mag_werken else []

    @property
    def voet(self) -> Sequence[str]:
        """What stands below the navigation: the day and the week."""
        today = clock.today()
        return (words.full_day(today), f"week {today.isocalendar().week}")

    @property
    def zoek(self) -> str:
        """Where the search field looks, or empty."""
        return place(PLACES["zoek"], self._rights)

    @property
    def zoek_woord(self) -> str:
        """What the search field looks for; a receiver looks only in what was offered to him."""
        own = self.zoek == address_of("overdracht:inbox")
        return "Zoek in uw overdrachten" if own else "Zoek op naam of casusnummer"

    @property
    def nieuw_gesprek(self) -> str:
        """Where a new conversation starts, or empty."""
        return place(PLACES["gesprek"], self._rights)

    @property
    def crisis(self) -> str:
        """Where the list of crises is, or empty."""
        return place(PLACES["crisis"], self._rights)

    @property
    def crisis_poll(self) -> str:
        """Where the crisis counter is asked again, or empty."""
        return address_of("pages:crisisteller")


def raam(request: HttpRequest) -> dict[str, Raam]:
    """Context processor: the frame of the page."""
    return {"raam": Raam(request)}

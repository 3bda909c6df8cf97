"""Tells stories under one moving clock: each story says when it goes on, and between moments the clocks are swept."""

import heapq
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

from meldingen.models import Termijn
from meldingen.termijnen.relay import verspreid
from meldingen.termijnen.sweep import sweep
from veiligthuis.core import clock
from veiligthuis.core.models import Medewerker
from veiligthuis.demo.region import Region

Story = Callable[["Teller"], Iterator[datetime]]
"""A story yields the moment at which it goes on; moments never go back."""


@dataclass
class Teller:
    """What a story has at hand: the region, the present, and the people by login name."""

    region: Region
    now: datetime
    told: list[str] = field(default_factory=list)

    def who(self, username: str) -> Medewerker:
        """The person with this login name."""
        return self.region.people[username]

    def ago(self, days: int, hour: int = 10, minute: int = 0) -> datetime:
        """A moment on the clock, so many days before today; never later than now."""
        day = clock.local(self.now).date() - timedelta(days=days)
        return min(datetime.combine(day, time(hour, minute), clock.AMSTERDAM), self.now)

    def hours_ago(self, hours: float) -> datetime:
        """So many hours before now."""
        return self.now - timedelta(hours=hours)

    def ahead(self, days: int) -> datetime:
        """So many days after today, for dates that are still to come."""
        return self.now + timedelta(days=days)


def tell(stories: list[Story], teller: Teller) -> None:
    """Tell all stories at once, in the order of their moments, ending at `teller.now`."""
    running: list[tuple[datetime, int, Iterator[datetime]]] = []
    for number, story in enumerate(stories):
        course = story(teller)
        heapq.heappush(running, (next(course), number, course))
    with clock.standing_at(running[0][0]):
        while running:
            moment, number, course = heapq.heappop(running)
            let_clocks_run(until=moment)
            clock.move_to(moment)
            following = next(course, None)
            if following is not None:
                heapq.heappush(running, (max(following, moment), number, course))
        let_clocks_run(until=teller.now)


def let_clocks_run(*, until: datetime) -> None:
    """Ring every escalation at its own moment, as the worker would have done, up to a moment."""
    while (moment := _next_ring(until)) is not None:
        clock.move_to(max(moment, clock.now()))
        sweep()
        verspreid()


def _next_ring(until: datetime) -> datetime | None:
    due = Termijn.objects.filter(volgende_op__lte=until).order_by("volgende_op")
    return due.values_list("volgende_op", flat=True).first()

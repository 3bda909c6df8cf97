"""The scheduler of beat: it counts seconds that only go forward, keeps no file, and never floods a queue.

Celery's own one reckons with the wall clock and writes its last moments to a file: set the clock back an hour and it
is silent for an hour, also after a restart.
"""

import logging
import time
from datetime import UTC, datetime, timedelta
from typing import Any

from celery.beat import ScheduleEntry, Scheduler
from celery.schedules import schedule
from kombu import Producer

logger = logging.getLogger(__name__)

BEGIN = datetime(2000, 1, 1, tzinfo=UTC)
NOT_YET = BEGIN - timedelta(days=1)
"""The last ring of a bell that has not rung since beat began, so that it rings at once."""
DEFAULT_QUEUE = "celery"


class Seconds:
    """Real seconds since the first look, as a moment in a calendar that means nothing; it never goes back."""

    def __init__(self) -> None:
        self._seen = time.monotonic()
        self._passed = 0.0

    def __call__(self) -> datetime:
        """The moment now; a step back of the clock beneath (a machine that was moved, say) counts as no time."""
        seen = time.monotonic()
        self._passed += max(0.0, seen - self._seen)
        self._seen = seen
        return BEGIN + timedelta(seconds=self._passed)


seconds = Seconds()


def every(interval: float) -> schedule:
    """A plain interval in seconds, which a change of the wall clock does not touch."""
    return schedule(run_every=timedelta(seconds=interval), nowfun=seconds)


class Bells(Scheduler):
    """Rings each bell of the list at its interval, and the first time at once.

    A bell carries no moment at which it expires, because the clock of who hears it may stand elsewhere. Instead it
    stays silent while `ENOUGH` messages wait in its queue: a worker that was away finds no more than those.
    """

    max_interval = 5
    ENOUGH = 60

    def apply_async(
        self, entry: ScheduleEntry, producer: Producer | None = None, advance: bool = True, **kwargs: Any
    ) -> Any:
        """Ring one bell, unless enough messages wait; returns its result, or None when it stayed silent."""
        waiting = self._waiting(entry, producer)
        if waiting >= self.ENOUGH:
            logger.warning("bell %s stays silent: %s messages wait", entry.name, waiting)
            return None
        return super().apply_async(entry, producer=producer, advance=advance, **kwargs)

    def _waiting(self, entry: ScheduleEntry, producer: Producer | None) -> int:
        """Messages in the queue of this bell; 0 when the broker does not say, for ringing tries to reach it again."""
        if producer is None:
            return 0
        link: Any = producer.connection
        channel: Any = producer.channel
        try:
            return int(channel.queue_declare((entry.options or {}).get("queue", DEFAULT_QUEUE)).message_count)
        except link.recoverable_connection_errors:
            return 0

"""Ends a browser that stands still, so that one call cannot hold up all others, and says where it stood."""

import gc
import threading
import traceback
from dataclasses import dataclass, field
from types import FrameType, TracebackType

from greenlet import greenlet

from benchmarks.interruptions.window import Window

STANDSTILL = 75.0
"""Seconds; a call takes five, and thirty when everything that may wait does."""


@dataclass
class Watch:
    """Around one call: kills its browser when the call takes too long, and whatever waits for it raises then."""

    window: Window
    seconds: float = STANDSTILL
    where: str = ""
    """Where the call stood when its browser was ended; empty when it did not come to that."""
    timer: threading.Timer = field(init=False)

    def __enter__(self) -> "Watch":
        """Begin to count."""
        self.timer = threading.Timer(self.seconds, self._strike)
        self.timer.daemon = True
        self.timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop counting."""
        self.timer.cancel()

    def _strike(self) -> None:
        self.where = " / ".join(_standing()) or "onbekend"
        self.window.end_processes()


def _standing() -> set[str]:
    """The step of every call that waits now, as "function:line"; others may be among them."""
    # By its type: asking a lazy object for its class would wake it.
    waiting = (one.gr_frame for one in gc.get_objects() if issubclass(type(one), greenlet))
    return {place for frame in waiting if frame is not None and (place := _step(frame))}


def _step(frame: FrameType) -> str:
    ours = [
        f"{line.name}:{line.lineno}"
        for line in traceback.extract_stack(frame)
        if "interruptions" in line.filename
    ]
    return " > ".join(ours[-3:])

"""What a message may cost at most, and the refusal of one that asks for more."""

GROOTSTE = 1024 * 1024
"""Bytes of a whole message; a report with many people and long texts stays far below it."""

DIEPSTE = 12
"""Levels inside each other; the model itself has four."""

MEESTE_DELEN = 20_000
"""Elements, objects and lists together."""


class Onleesbaar(Exception):
    """A message that gives no tree; `reden` is a Dutch sentence without anything from the message."""

    def __init__(self, reden: str) -> None:
        super().__init__(reden)
        self.reden = reden

"""The words typed in one call, where each belongs, and what may be said of one that is gone."""

import itertools
import re
import time
from dataclasses import dataclass, field
from datetime import datetime

from veiligthuis.core.clock import AMSTERDAM

INTERVAL = 3.0
"""Seconds between a key and the automatic save (EVERY in bewaar.js)."""
ANSWER = 1.0
"""Seconds one save may take. A word younger than both together may go with a browser that is killed."""
SLOW = 10.0
"""Seconds a save may take that the screen still calls under way (the patience of bewaar.js itself)."""
UNDERWAY = "bewaren"
SAVED = re.compile(r"bewaard (\d{2}):(\d{2}):(\d{2})")
PLACES = ("note", "caller", "story", "somebody", "telephone")


@dataclass
class Word:
    """One word in one field; `gone` says how it was lost, and is empty while it is not."""

    place: str
    text: str
    typed_at: float = field(default_factory=time.time)
    gone: str = ""

    def was_safe(self, left_at: float, shown: str) -> bool:
        """Whether it must outlive a browser killed at `left_at`, with `shown` where the saving is told."""
        answer = SLOW if shown.startswith(UNDERWAY) else ANSWER
        return left_at - self.typed_at > INTERVAL + answer or self._was_shown_as_saved(shown)

    def _was_shown_as_saved(self, shown: str) -> bool:
        """Whether the screen named a second after the one in which it was typed."""
        told = SAVED.search(shown)
        typed = datetime.fromtimestamp(self.typed_at, AMSTERDAM)
        return told is not None and tuple(map(int, told.groups())) > (typed.hour, typed.minute, typed.second)


@dataclass
class Ledger:
    """All words of one call."""

    name: str
    words: list[Word] = field(default_factory=list)
    number: "itertools.count[int]" = field(default_factory=itertools.count)

    def write(self, place: str) -> str:
        """A new word for this place, of letters and digits, that stands in no other call and no other place."""
        word = Word(place, f"{place[:2]}{self.name}{next(self.number)}")
        self.words.append(word)
        return word.text

    def at(self, place: str) -> list[Word]:
        """The words that belong there and were not found gone before."""
        return [word for word in self.words if word.place == place and not word.gone]

"""The notes of a call: one line each, with the time in front and perhaps a mark behind ("14:02 tekst [mening]")."""

import re
from dataclasses import dataclass
from datetime import datetime

from veiligthuis.core import words

MARKS = {"letterlijk": "letterlijk", "mening": "mening beller", "feit": "feit"}
LINE = re.compile(r"(?P<tijd>\d{2}:\d{2}) (?P<tekst>.*?)(?: \[(?P<merk>letterlijk|mening|feit)\])?")


@dataclass(frozen=True)
class Aantekening:
    """One line of the notes; `tijd` is "14:02" or empty, `merk` one of MARKS or empty."""

    tijd: str
    tekst: str
    merk: str = ""

    @property
    def merkwoord(self) -> str:
        """What the mark says."""
        return MARKS.get(self.merk, "")

    @property
    def is_mening(self) -> bool:
        """Whether the caller thinks this, which is something else than that it happened."""
        return self.merk == "mening"


def lines_of(notes: str) -> list[Aantekening]:
    """The notes as lines; text without a time in front stays text."""
    return [_line(text) for text in notes.splitlines() if text.strip()]


def typed_lines(text: str) -> list[str]:
    """The lines somebody typed, without empty ones and without double spaces."""
    return [" ".join(part.split()) for part in text.splitlines() if part.strip()]


def with_line(notes: str, text: str, *, at: datetime, mark: str = "") -> str:
    """The notes with this text below them, each of its lines with the time; an empty text adds nothing."""
    behind = f" [{mark}]" if mark in MARKS else ""
    new = [f"{words.time_of_day(at)} {line}{behind}" for line in typed_lines(text)]
    return "\n".join(filter(None, [notes, *new]))


def _line(text: str) -> Aantekening:
    found = LINE.fullmatch(text)
    return Aantekening(found["tijd"], found["tekst"], found["merk"] or "") if found else Aantekening("", text)

"""Two windows on one call: which one is behind, and what stands in the other and not here."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass

from meldingen.forms.gesprek import GesprekFormulier
from meldingen.forms.gezin import PREFIX, PersoonRegel

TAB = "tab"
NUMBER = "nr"
"""The number of the last save of the window that saved last."""
NOT_TYPED = frozenset({TAB, "van_advies", "acuut_intrek_reden"})


@dataclass(frozen=True)
class Elders:
    """What another window kept in one field: the label of the field, and the words as they were typed."""

    label: str
    tekst: str


def new_tab(saves: int) -> str:
    """The name of a window that shows the call as it was after so many saves."""
    return f"{saves}/{uuid.uuid4()}"


def is_behind(kept: Mapping[str, list[str]], saves: int, posted: Mapping[str, list[str]]) -> bool:
    """Whether another window kept words since this one was opened, so that saving this one would undo them.

    `saves` counts all saves so far. A window whose name does not tell when it was opened is behind as soon as another
    one saved.
    """
    mine, last = _one(posted, TAB), _one(kept, TAB)
    opened_at, sign, _ = mine.partition("/")
    if not last or last == mine or (sign and opened_at.isdigit() and saves <= int(opened_at)):
        return False
    return bool(kept_elsewhere(kept, posted))


def is_late(kept: Mapping[str, list[str]], posted: Mapping[str, list[str]]) -> bool:
    """Whether this same window sent a newer save, which arrived first. A save without a number is never late."""
    mine, newest = _one(posted, NUMBER), _one(kept, NUMBER)
    same = _one(kept, TAB) == _one(posted, TAB)
    return same and mine.isdigit() and newest.isdigit() and int(mine) <= int(newest)


def kept_elsewhere(kept: Mapping[str, list[str]], posted: Mapping[str, list[str]]) -> list[Elders]:
    """Every field in which the other window kept words that do not stand here."""
    found = []
    for name, values in kept.items():
        text = ", ".join(value for value in values if value.strip())
        label = _label(name)
        if text and label and values != posted.get(name):
            found.append(Elders(label, text))
    return found


def _one(draft: Mapping[str, list[str]], name: str) -> str:
    return (draft.get(name) or [""])[0]


def _label(name: str) -> str:
    """What the field is called on the screen; empty for what nobody typed."""
    if name in NOT_TYPED:
        return ""
    start, _, field = name.rpartition("-")
    row = start.removeprefix(f"{PREFIX}-")
    if start and row.isdigit():
        known = PersoonRegel.base_fields.get(field)
        return f"Persoon {int(row) + 1}, {str(known.label).lower()}" if known and known.label else ""
    known = GesprekFormulier.base_fields.get(name)
    return str(known.label) if known else ""

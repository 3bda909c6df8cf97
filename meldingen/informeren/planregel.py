"""One row of the informatieplan as it is shown, with what can be done on it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Actie:
    """Something to do on a row: a link, or with `post` a button."""

    woord: str
    adres: str
    post: bool = False


@dataclass(frozen=True)
class Planregel:
    """One row; `klok` is empty when nothing runs, `stand` says what became of it, `uitleg` what to mind."""

    ontvanger: str
    wie: str
    wat: str
    door: str
    wanneer: str
    hoe: str
    stand: str
    is_open: bool
    klok: list[Any] = field(default_factory=list)
    uitleg: list[str] = field(default_factory=list)
    acties: list[Actie] = field(default_factory=list)

"""The bar of waiting days: the time since the melding as the family lives it, in parts that add up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from meldingen.models import Termijn
from overdracht.models import Overdracht
from veiligthuis.core import clock, words

BREEDTE = 520
TUSSEN = 2
KLEUREN = {"Veilig Thuis": "#7db1c7", "vorig team": "#1f6d8c", "bij de ontvanger": "#c77a12"}


@dataclass(frozen=True)
class Deel:
    """One part of the bar; `x` and `breedte` in pixels of a bar of 520 wide, `anker` where its word stands."""

    woord: str
    dagen: int
    x: int
    breedte: int
    kleur: str
    tekst_x: int
    anker: str


@dataclass(frozen=True)
class Wachtbalk:
    """The whole bar; `totaal` days since the first melding, or until the first contact when there was one."""

    totaal: int
    contact_op: datetime | None
    delen: list[Deel]
    label: str


def waiting_bar(overdracht: Overdracht, contact: Termijn | None, nu: datetime) -> Wachtbalk | None:
    """The bar of an offered handover; None for a concept. The parts add up to the total."""
    if overdracht.aangeboden_op is None:
        return None
    einde = overdracht.eerste_contact_op or overdracht.beeindigd_op or nu
    begin = overdracht.casus.eerste_ontvangst
    eerste = overdracht.eerste.aangeboden_op if overdracht.eerste else overdracht.aangeboden_op
    stukken = [("Veilig Thuis", _days(begin, eerste))]
    if overdracht.eerste:
        stukken.append(("vorig team", _days(eerste, overdracht.aangeboden_op)))
    stukken.append(("bij de ontvanger", _days(overdracht.aangeboden_op, einde)))
    totaal = sum(dagen for _, dagen in stukken)
    rest = _rest(overdracht, contact, nu)
    delen = _delen(stukken, rest)
    label = ", ".join(f"{deel.woord} {deel.dagen} dagen" for deel in delen)
    return Wachtbalk(totaal, overdracht.eerste_contact_op, delen, label)


def _days(van: datetime | None, tot: datetime | None) -> int:
    return max(0, (_dag(tot) - _dag(van)).days) if van and tot else 0


def _dag(moment: datetime) -> date:
    return clock.local(moment).date()


def _rest(overdracht: Overdracht, contact: Termijn | None, nu: datetime) -> tuple[str, int] | None:
    """What is left until the family should have been spoken to; None when nothing runs or it has passed."""
    if contact is None or not contact.is_open or overdracht.eerste_contact_op or contact.eindigt_op <= nu:
        return None
    return f"nog tot {words.day(contact.eindigt_op, short=True)}", _days(nu, contact.eindigt_op)


def _delen(stukken: list[tuple[str, int]], rest: tuple[str, int] | None) -> list[Deel]:
    alle = [*stukken, *([rest] if rest else [])]
    ruimte = BREEDTE - TUSSEN * (len(alle) - 1)
    som = sum(dagen for _, dagen in alle) or 1
    delen, x = [], 0
    for plaats, (woord, dagen) in enumerate(alle):
        laatste = plaats == len(alle) - 1 and plaats > 0
        breedte = BREEDTE - x if laatste else max(MINIMAAL, ruimte * dagen // som)
        anker = "end" if laatste else "start"
        delen.append(Deel(woord, dagen, x, breedte, KLEUREN.get(woord, ""), BREEDTE if laatste else x, anker))
        x += breedte + TUSSEN
    return delen


MINIMAAL = 4
"""The least width of a part, so that a day of nothing is still seen."""

"""The drawing of a family as it leaves Veilig Thuis: what stands in it, and how it is drawn from what was kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from meldingen.models import Betrokkene, Casus
from meldingen.queries import lezen
from veiligheid.queries import Cijferrij


def family_of(
    casus: Casus, betrokkenen: Sequence[Betrokkene], *, op: date, met_huishouden: bool
) -> dict[str, Any]:
    """The people and running bands as plain data: no address, no source, no band that ended.

    `met_huishouden` is False as soon as one address is secret: who lives together would say where somebody can be
    found. Whoever keeps or sends the result leaves the secrets of the casus out of its names.
    """
    familie = lezen.familie_van(betrokkenen, casus.banden.lopend(), op=op, met_huishouden=met_huishouden)
    return lezen.als_gegevens(familie) | {"met_huishouden": met_huishouden}


def drawing_of(gegevens: Mapping[str, Any] | None) -> lezen.Genogram | None:
    """The drawing of what `family_of` gave; None for what was frozen before there were drawings."""
    if not gegevens:
        return None
    return lezen.genogram_van(lezen.uit_gegevens(gegevens), met_huishouden=bool(gegevens["met_huishouden"]))


def numbers_of(m: Mapping[str, Any]) -> list[Cijferrij]:
    """The veiligheidscijfers of a momentopname; none in what was frozen before they were kept in it."""
    return [Cijferrij(**rij) for rij in m.get("cijfers", [])]

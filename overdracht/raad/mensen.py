"""Which people of a casus a verzoek is about: its children, and who has the say over them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from meldingen.codelijsten import Gezag, Relatie
from meldingen.models import Betrokkene

OUDERS = frozenset({Relatie.MOEDER, Relatie.VADER, Relatie.STIEFOUDER})


def kinderen_onder(mensen: Sequence[Betrokkene], op: date) -> list[Betrokkene]:
    """The minors the casus is about, born and unborn.

    Source: Jeugdwet art. 3.1; BW boek 1 art. 2 and 255.
    """
    return [mens for mens in mensen if mens.is_directbetrokken and mens.persoon.is_minderjarig(op)]


def ouders_onder(mensen: Sequence[Betrokkene], op: date) -> list[Betrokkene]:
    """The adults who have authority or are a parent; whoever has it is heard and informed.

    Source: Regeling justitiële keteninformatisering Jeugdwet, bijlage 1 (gezaghebbenden en ouders).
    """
    volwassen = [
        mens for mens in mensen if not mens.persoon.is_minderjarig(op) and not mens.persoon.overleden_op
    ]
    return [mens for mens in volwassen if mens.gezag == Gezag.JA or mens.relatie in OUDERS]


def heeft_gezag(mens: Betrokkene) -> bool:
    """Whether this person has authority over a child of the casus."""
    return bool(mens.gezag == Gezag.JA)

"""Who may get a letter of his own and who reads along: the age rules of the law, applied to the people of a casus."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from meldingen.codelijsten import Gezag, Rol
from meldingen.gezin.codelijsten import Bandsoort
from meldingen.informeren.codelijsten import Lezer

if TYPE_CHECKING:
    from meldingen.models import Betrokkene, Gezinsband, Melding

EIGEN_BRIEF_VANAF = 12
ZELFSTANDIG_VANAF = 16
VOLWASSEN_VANAF = 18


def waarom_geen_brief(wie: Betrokkene, *, op: date) -> str | None:
    """Why this person gets no letter, as a Dutch sentence with what to do; None when there may be one.

    Source: Wmo 2015 art. 5.3.2 (under twelve no own access).
    """
    persoon, jaren = wie.persoon, wie.persoon.leeftijd(op)
    if persoon.ongeboren:
        return f"{persoon.weergavenaam} is nog niet geboren. Er gaat geen brief uit."
    if persoon.overleden_op:
        return f"{persoon.weergavenaam} is overleden. Er gaat geen brief uit."
    if jaren is None and wie.rol == Rol.KIND:
        return (
            f"De leeftijd van {persoon.weergavenaam} is onbekend. Vul de geboortedatum in: "
            "onder de twaalf gaat er geen brief naar een kind."
        )
    if jaren is not None and jaren < EIGEN_BRIEF_VANAF:
        return (
            f"{persoon.weergavenaam} is jonger dan twaalf en krijgt geen brief. "
            "Informeer de ouders met gezag; het kind hoort het in een gesprek."
        )
    return None


def lezer_van(wie: Betrokkene, *, op: date) -> Lezer:
    """Which words fit: a child under eighteen has its own."""
    jaren = wie.persoon.leeftijd(op)
    return Lezer.KIND if jaren is not None and jaren < VOLWASSEN_VANAF else Lezer.BETROKKENE


def melder_als_lezer(melding: Melding) -> Lezer:
    """A professional may hear more than a citizen."""
    return Lezer.MELDER_PROFESSIONAL if melding.melder_is_beroepsmatig else Lezer.MELDER_BURGER


def beslist_zelf(wie: Betrokkene, *, op: date) -> bool:
    """Whether this reader is sixteen or older, so that no parent reads along.

    Source: Wmo 2015 art. 5.3.2.
    """
    jaren = wie.persoon.leeftijd(op)
    return jaren is None or jaren >= ZELFSTANDIG_VANAF


def leest_mee(
    wie: Betrokkene, mensen: Iterable[Betrokkene], banden: Iterable[Gezinsband], *, op: date
) -> list[Betrokkene]:
    """Who gets a copy beside this reader: of a child from twelve to sixteen those with authority over it.

    Bands that say so come first; without any whoever is recorded as holding authority.
    Source: Wmo 2015 art. 5.3.2.
    """
    if beslist_zelf(wie, op=op):
        return []
    return gezag_over(wie, mensen, banden, op=op)


def gezag_over(
    wie: Betrokkene, mensen: Iterable[Betrokkene], banden: Iterable[Gezinsband], *, op: date
) -> list[Betrokkene]:
    """The living adults with authority over a child, in the order of the casus."""
    houders = {
        b.van_id for b in banden if b.naar_id == wie.pk and b.soort == Bandsoort.GEZAG_OVER and b.tot is None
    }
    anderen = [
        m
        for m in mensen
        if m.pk != wie.pk and not m.persoon.is_minderjarig(op) and not m.persoon.overleden_op
    ]
    return [m for m in anderen if (m.pk in houders if houders else m.gezag == Gezag.JA)]

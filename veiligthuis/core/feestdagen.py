"""Which days are free for the law: the holidays of a year, and the days a decree puts on a par with them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, cached_property

import holidays

ZATERDAG, ZONDAG = 5, 6

# What the library calls a day, and what we call it. A name that is not here does not count, so an update of
# the library can add no free day; a day that disappears is noticed by `feestdagen` itself.
_NAMEN: Mapping[str, str] = {
    "Nieuwjaarsdag": "Nieuwjaarsdag",
    "Goede vrijdag": "Goede Vrijdag",
    "Tweede paasdag": "Tweede Paasdag",
    "Koningsdag": "Koningsdag",
    "Bevrijdingsdag": "Bevrijdingsdag (5 mei)",
    "Hemelvaartsdag": "Hemelvaartsdag",
    "Tweede pinksterdag": "Tweede Pinksterdag",
    "Eerste kerstdag": "Eerste Kerstdag",
    "Tweede kerstdag": "Tweede Kerstdag",
}


@dataclass(frozen=True, slots=True)
class Gelijkgesteld:
    """A day that a royal decree puts on a par with a holiday (a KB-dag), and where that was read."""

    dag: date
    bron: str


_KB_2018 = "gelijkgestelde dagen van 2018 tot en met 2022 zoals opgegeven; vindplaats in de Staatscourant niet nagegaan"
_KB_2023 = "Besluit gelijkstelling van 28 april 2023 tot en met 30 mei 2025 met een algemeen erkende feestdag"
_KB_2026 = (
    "Besluit gelijkstelling van 2 januari 2026 tot en met 26 mei 2028 met een algemeen erkende feestdag"
)

GELIJKGESTELD = (
    # In force for 2018 to 2022 are these two. A secondary source (titled after the Besluit van 31 oktober 2016,
    # Stcrt. 2016, 58653) also lists the three days in BETWIST; the sources disagree, so those are not applied.
    Gelijkgesteld(date(2018, 12, 24), _KB_2018),
    Gelijkgesteld(date(2019, 12, 27), _KB_2018),
    Gelijkgesteld(date(2023, 4, 28), _KB_2023),
    Gelijkgesteld(date(2023, 5, 19), _KB_2023),
    Gelijkgesteld(date(2024, 5, 10), _KB_2023),
    Gelijkgesteld(date(2024, 12, 27), _KB_2023),
    Gelijkgesteld(date(2025, 5, 30), _KB_2023),
    Gelijkgesteld(date(2026, 1, 2), _KB_2026),
    Gelijkgesteld(date(2026, 5, 15), _KB_2026),
    Gelijkgesteld(date(2027, 5, 7), _KB_2026),
    Gelijkgesteld(date(2028, 4, 28), _KB_2026),
    Gelijkgesteld(date(2028, 5, 26), _KB_2026),
)

BETWIST = tuple(
    Gelijkgesteld(dag, "Besluit van 31 oktober 2016, Stcrt. 2016, 58653, volgens een secundaire bron")
    for dag in (date(2018, 5, 11), date(2018, 12, 31), date(2019, 5, 31))
)
"""Days that only one secondary source calls decreed: named in docs/termijnen.md, free for nobody."""


@cache
def feestdagen(jaar: int) -> Mapping[date, str]:
    """The generally recognised holidays of one year and Goede Vrijdag, with their Dutch names.

    Easter Sunday and Whit Sunday are not among them: they are Sundays. 5 May counts every year.
    Raises ValueError when the library no longer knows one of the nine days.
    Source: Algemene termijnenwet art. 3 lid 1 en 2.
    """
    bekend = holidays.country_holidays("NL", years=jaar, categories=("public", "optional"), language="nl")
    gevonden = {
        dag: _NAMEN[naam]
        for dag, namen in sorted(bekend.items())
        for naam in namen.split("; ")
        if naam in _NAMEN
    }
    namen = {naam for namen in bekend.values() for naam in namen.split("; ")}
    if ontbreekt := set(_NAMEN) - namen:
        raise ValueError(f"holidays of {jaar} lack {sorted(ontbreekt)}")
    return gevonden


@dataclass(frozen=True, slots=True)
class Feestdag:
    """A holiday that the computed list lacks, with its name and where that was read."""

    dag: date
    naam: str
    bron: str


@dataclass(frozen=True)
class Kalender:
    """Every free day of a range of years: weekends, holidays and the days put on a par with them.

    The range (both years included) is what the decrees cover; outside it nobody can know the free days yet.
    `feestdagen_erbij` and `geen_feestdag` correct the computed holidays, as when a law or a library changes.
    """

    van: int
    tot: int
    gelijkgesteld: tuple[Gelijkgesteld, ...]
    feestdagen_erbij: tuple[Feestdag, ...] = ()
    geen_feestdag: frozenset[date] = frozenset()

    @cached_property
    def kb_dagen(self) -> frozenset[date]:
        """The days that are free by decree only."""
        return frozenset(rij.dag for rij in self.gelijkgesteld)

    @cached_property
    def vrij(self) -> Mapping[date, str]:
        """Why a day is free, for each free day in the range; a holiday's name goes before its weekday's."""
        namen = {rij.dag: "met een feestdag gelijkgestelde dag" for rij in self.gelijkgesteld}
        for jaar in range(self.van, self.tot + 1):
            namen |= {dag: naam for dag, naam in feestdagen(jaar).items() if dag not in self.geen_feestdag}
        namen |= {rij.dag: rij.naam for rij in self.feestdagen_erbij}
        return _weekenden(self.van, self.tot) | namen

    @cached_property
    def vrij_op_rij(self) -> Sequence[date]:
        """The free days in order, to count those of a span without looking at each day."""
        return sorted(self.vrij)


def _weekenden(van: int, tot: int) -> dict[date, str]:
    namen: dict[date, str] = {}
    dag = date(van, 1, 1)
    while dag.year <= tot:
        if dag.weekday() >= ZATERDAG:
            namen[dag] = "zaterdag" if dag.weekday() == ZATERDAG else "zondag"
        dag += timedelta(days=1)
    return namen


NEDERLAND = Kalender(van=2018, tot=2028, gelijkgesteld=GELIJKGESTELD)

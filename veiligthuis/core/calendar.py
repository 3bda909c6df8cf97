"""Arithmetic of terms: hours, days, working days, weeks, months and years under the Algemene termijnenwet.

Pure functions: no Django, no clock, no settings. The day of the event is day 0 and never counts. A term in
days ends with its last day, stored as 23:59:59 on Dutch clocks; a term in hours ends at an exact moment.
"""

import calendar as months
from bisect import bisect_right
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from veiligthuis.core.feestdagen import NEDERLAND, Kalender
from veiligthuis.core.terms import Eenheid, Einde, TermijnError, Uitleg

__all__ = [
    "AMSTERDAM", "EEN_DAG", "GEEN_DATUM", "LAATSTE_MOMENT", "Eenheid", "Einde", "TermijnError", "Uitleg", "als_dag",
    "bereken", "einde_op_het_uur", "einde_van", "is_werkdag", "valt_onder_atw", "werkdag_erbij", "werkdagen_tussen",
]  # fmt: skip

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
LAATSTE_MOMENT = time(23, 59, 59)
EEN_DAG = timedelta(days=1)
GEEN_DATUM = "Deze termijn eindigt op een datum die niet bestaat. Kies een kortere termijn."


class _Wet(NamedTuple):
    """In which words a law moves the end of a term, and whether a KB-dag is a holiday for it."""

    einde: str
    erbij: str
    telt_niet: str
    kb_vrij: bool


_ATW = _Wet(
    "de termijn eindigt niet op deze dag (Algemene termijnenwet art. 1 lid 1)",
    "toegevoegd, zodat de termijn twee werkdagen bevat (Algemene termijnenwet art. 2)",
    "telt niet als werkdag in de termijn (Algemene termijnenwet art. 2)",
    True,
)
_EU = _Wet(
    "de termijn eindigt niet op deze dag (Verordening 1182/71 art. 3 lid 4)",
    "toegevoegd, zodat de termijn twee werkdagen bevat (Verordening 1182/71 art. 3 lid 5)",
    "telt niet als werkdag in de termijn (Verordening 1182/71 art. 3 lid 5)",
    False,
)


# The longest duration per unit to which the Act applies; 0: never. Source: Atw art. 4 onder a.
_ATW_TOT = {
    Eenheid.UREN: 0,
    Eenheid.KALENDERDAGEN: 90,
    Eenheid.WERKDAGEN: 90,
    Eenheid.WEKEN: 12,
    Eenheid.MAANDEN: 3,
    Eenheid.JAREN: 0,
}


def valt_onder_atw(duur: int, eenheid: Eenheid) -> bool:
    """Whether a statutory term of this length is one the Act applies to.

    Not: hours, more than 90 days, more than twelve weeks, more than three months, years.
    Source: Algemene termijnenwet art. 4 onder a.
    """
    return duur <= _ATW_TOT[eenheid]


def bereken(
    start: date | datetime,
    duur: int,
    eenheid: Eenheid,
    *,
    atw: bool,
    eu: bool = False,
    kb_vrij: bool = True,
    terug: bool = False,
    kalender: Kalender = NEDERLAND,
) -> Einde:
    """When a term of `duur` times `eenheid` ends that starts with an event on `start`.

    `start` is a date or an aware moment; hours need a moment. `atw`: the term is set by law, so the
    Algemene termijnenwet may extend it; `eu`: it is set by European law, so Regulation 1182/71 does. `kb_vrij`: a
    day put on a par with a holiday by decree is no working day in a term of werkdagen (for the Act it never is
    one). `terug` counts backwards from the event; such a term is never extended. Raises TermijnError for an
    impossible duration, and when the answer depends on free days outside the calendar.
    Source: Algemene termijnenwet art. 1 tot en met 4.
    """
    _keur(start, duur)
    try:
        if eenheid is Eenheid.UREN:
            return _na_uren(start, -duur if terug else duur)
        dag0 = als_dag(start)
        uitleg: list[Uitleg] = []
        einde = _rauw(dag0, -duur if terug else duur, eenheid, uitleg, kb_vrij, kalender)
        if eu and not terug and duur:
            einde = _verleng_eu(dag0, einde, duur, eenheid, uitleg, kalender)
        elif atw and not terug and duur:
            einde = _verleng(dag0, einde, duur, eenheid, uitleg, kalender)
    except (OverflowError, ValueError) as fout:
        if isinstance(fout, TermijnError):
            raise
        raise TermijnError(GEEN_DATUM) from None
    return Einde(einde_van(einde), True, tuple(uitleg))


def einde_op_het_uur(start: date | datetime, dagen: int) -> Einde:
    """The end of a term in days that counts from the hour: the same time on Dutch clocks, never moved by the Atw.

    Raises TermijnError without a moment to count from.
    Source: Algemene termijnenwet art. 4 onder c (restriction of liberty).
    """
    if not isinstance(start, datetime):
        raise TermijnError("Deze termijn begint op een tijdstip. Geef ook de tijd, zoals 14:30.")
    _keur(start, dagen)
    begin = start.astimezone(AMSTERDAM)
    einde = datetime.combine(begin.date() + timedelta(days=dagen), begin.time(), AMSTERDAM)
    return Einde(einde.astimezone(UTC).astimezone(AMSTERDAM), False)


def als_dag(start: date | datetime) -> date:
    """The day of an event on Dutch clocks."""
    return start.astimezone(AMSTERDAM).date() if isinstance(start, datetime) else start


def einde_van(dag: date) -> datetime:
    """The last moment of a day on Dutch clocks."""
    return datetime.combine(dag, LAATSTE_MOMENT, AMSTERDAM)


def is_werkdag(dag: date, *, kb_vrij: bool = True, kalender: Kalender = NEDERLAND) -> bool:
    """Whether people work on this day. Raises TermijnError outside the calendar."""
    return not _is_vrij(dag, kb_vrij, kalender)


def werkdag_erbij(dag: date, aantal: int, *, kb_vrij: bool = True, kalender: Kalender = NEDERLAND) -> date:
    """The working day that lies `aantal` working days after `dag`, or before it when negative.

    With 0 it is `dag` itself, or the working day after it when `dag` is free. Raises TermijnError outside the
    calendar.
    """
    if aantal == 0:
        while _is_vrij(dag, kb_vrij, kalender):
            dag += EEN_DAG
        return dag
    return _na_werkdagen(dag, aantal, [], kb_vrij, kalender)


def werkdagen_tussen(van: date, tot: date, *, kb_vrij: bool = True, kalender: Kalender = NEDERLAND) -> int:
    """How many working days lie after `van` up to and including `tot`; negative when `tot` comes first."""
    if tot < van:
        return -werkdagen_tussen(tot, van, kb_vrij=kb_vrij, kalender=kalender)
    for rand in (van + EEN_DAG, tot) if tot > van else ():
        _is_vrij(rand, kb_vrij, kalender)  # outside the calendar nobody knows
    rij = kalender.vrij_op_rij
    vrij = bisect_right(rij, tot) - bisect_right(rij, van)
    if not kb_vrij:
        vrij -= sum(van < dag <= tot for dag in kalender.kb_dagen)
    return (tot - van).days - vrij


def _keur(start: date | datetime, duur: int) -> None:
    if duur < 0:
        raise TermijnError("De duur van een termijn is nul of meer. Voor terugrekenen is er een eigen keuze.")
    if isinstance(start, datetime) and start.tzinfo is None:
        raise TermijnError("Bij het begin van de termijn ontbreekt de tijdzone.")


def _is_vrij(dag: date, kb_vrij: bool, kalender: Kalender) -> bool:
    if not kalender.van <= dag.year <= kalender.tot:
        raise TermijnError(
            f"Deze termijn loopt buiten de bekende kalender ({kalender.van} tot en met {kalender.tot}): "
            "welke dagen daar vrij zijn, is nog niet besloten. Vul eerst de feestdagen aan."
        )
    if dag not in kalender.vrij:
        return False
    return kb_vrij or dag not in kalender.kb_dagen


def _na_uren(start: date | datetime, uren: int) -> Einde:
    if not isinstance(start, datetime):
        raise TermijnError("Een termijn in uren begint op een tijdstip. Geef ook de tijd, zoals 14:30.")
    begin = start.astimezone(UTC)
    einde = (begin + timedelta(hours=uren)).astimezone(AMSTERDAM)
    eerst, laatst = sorted((begin, einde.astimezone(UTC)))
    return Einde(einde, False, _klokwissels(eerst, laatst))


def _klokwissels(van: datetime, tot: datetime) -> tuple[Uitleg, ...]:
    """The days on which Dutch clocks are changed between two moments in UTC."""
    verschil = tot.astimezone(AMSTERDAM).utcoffset() != van.astimezone(AMSTERDAM).utcoffset()
    if not verschil and tot - van < timedelta(days=120):
        return ()
    gevonden = []
    while van < tot:
        # Clocks never change twice within four weeks, so equal ends mean that nothing happened between them.
        verder = min(van + timedelta(weeks=4), tot)
        if verder.astimezone(AMSTERDAM).utcoffset() != van.astimezone(AMSTERDAM).utcoffset():
            gevonden.append(_klokwissel(van.astimezone(AMSTERDAM).date()))
        van = verder
    return tuple(gevonden)


def _klokwissel(dag: date) -> Uitleg:
    """The first day from `dag` on that has no twenty-four hours."""
    while (lengte := _middernacht(dag + EEN_DAG) - _middernacht(dag)) == EEN_DAG:
        dag += EEN_DAG
    richting = "vooruit" if lengte < EEN_DAG else "terug"
    return Uitleg(dag, f"de klok gaat een uur {richting}; er is in echte uren gerekend")


def _middernacht(dag: date) -> datetime:
    return datetime.combine(dag, time(), AMSTERDAM).astimezone(UTC)


def _rauw(
    dag0: date, duur: int, eenheid: Eenheid, uitleg: list[Uitleg], kb_vrij: bool, kalender: Kalender
) -> date:
    """The last day before the Act says anything; a negative `duur` counts backwards."""
    if eenheid is Eenheid.WERKDAGEN:
        return _na_werkdagen(dag0, duur, uitleg, kb_vrij, kalender)
    if eenheid is Eenheid.MAANDEN:
        return _na_maanden(dag0, duur, uitleg)
    if eenheid is Eenheid.JAREN:
        return _na_maanden(dag0, duur * 12, uitleg)
    return dag0 + timedelta(days=duur * (7 if eenheid is Eenheid.WEKEN else 1))


def _na_werkdagen(dag: date, duur: int, uitleg: list[Uitleg], kb_vrij: bool, kalender: Kalender) -> date:
    stap, over, vrij = (EEN_DAG if duur > 0 else -EEN_DAG), abs(duur), kalender.vrij
    while over:
        dag += stap
        if _is_vrij(dag, kb_vrij, kalender):
            uitleg.append(Uitleg(dag, f"{vrij[dag]}: geen werkdag, telt niet mee"))
        else:
            over -= 1
    return dag


def _na_maanden(dag: date, duur: int, uitleg: list[Uitleg]) -> date:
    jaar, maand = divmod(dag.year * 12 + dag.month - 1 + duur, 12)
    laatste = months.monthrange(jaar, maand + 1)[1]
    einde = date(jaar, maand + 1, min(dag.day, laatste))
    if dag.day > laatste:
        uitleg.append(Uitleg(einde, f"dag {dag.day} bestaat niet in deze maand, de laatste dag geldt"))
    return einde


def _verleng(
    dag0: date, einde: date, duur: int, eenheid: Eenheid, uitleg: list[Uitleg], kalender: Kalender
) -> date:
    """The end of a statutory term after art. 1 and art. 2, with every day it passed added to `uitleg`.

    Source: Algemene termijnenwet art. 1 lid 1, art. 2, art. 3, art. 4.
    """
    if not valt_onder_atw(duur, eenheid):
        uitleg.append(
            Uitleg(einde, f"niet verlengd: {duur} {eenheid} valt buiten de Algemene termijnenwet (art. 4)")
        )
        return einde
    kort = duur < 3 and eenheid in (Eenheid.KALENDERDAGEN, Eenheid.WERKDAGEN)
    return _verschuif(dag0, einde, 0 if kort else 2, uitleg, kalender, _ATW)


def _verleng_eu(
    dag0: date, einde: date, duur: int, eenheid: Eenheid, uitleg: list[Uitleg], kalender: Kalender
) -> date:
    """The end of a term of European law, of any length; a KB-dag is no public holiday there.

    Source: Verordening (EEG, Euratom) 1182/71 art. 3 lid 4 en 5.
    """
    kort = duur < 2 and eenheid in (Eenheid.KALENDERDAGEN, Eenheid.WERKDAGEN)
    return _verschuif(dag0, einde, 0 if kort else 2, uitleg, kalender, _EU)


def _verschuif(
    dag0: date, einde: date, minstens: int, uitleg: list[Uitleg], kalender: Kalender, wet: _Wet
) -> date:
    """The first working day from `einde` on with at least so many working days after `dag0`."""
    while _is_vrij(einde, wet.kb_vrij, kalender):
        uitleg.append(Uitleg(einde, f"{kalender.vrij[einde]}: {wet.einde}"))
        einde += EEN_DAG
    geteld, dag, binnen = 0, dag0, []
    while geteld < minstens and dag < einde:
        dag += EEN_DAG
        if _is_vrij(dag, wet.kb_vrij, kalender):
            binnen.append(Uitleg(dag, f"{kalender.vrij[dag]}: {wet.telt_niet}"))
        else:
            geteld += 1
    if geteld == minstens:
        return einde
    uitleg.extend(regel for regel in binnen if regel.dag not in {al.dag for al in uitleg})
    while geteld < minstens:
        einde += EEN_DAG
        vrij = _is_vrij(einde, wet.kb_vrij, kalender)
        geteld += not vrij
        uitleg.append(Uitleg(einde, f"{kalender.vrij[einde]}: {wet.telt_niet}" if vrij else wet.erbij))
    uitleg.sort(key=lambda regel: regel.dag)
    return einde

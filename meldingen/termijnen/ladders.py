"""Who is told when: the dated steps that a term climbs before and after its due moment."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import partial

from django.db.models import TextChoices

from meldingen.termijnen.regels import KB_DAG_IS_VRIJ, Regel
from veiligthuis.core.calendar import AMSTERDAM, EEN_DAG, Einde, TermijnError, is_werkdag, werkdag_erbij
from veiligthuis.core.feestdagen import NEDERLAND, Kalender

KANTOOR_OPEN = time(9, 0)


class Naar(TextChoices):
    """Whom a step of the ladder tells."""

    BEHANDELAAR = "behandelaar", "behandelaar"
    TEAMMANAGER = "teammanager", "teammanager"
    MANAGER_ONTVANGER = "manager_ontvanger", "manager van de ontvanger"
    REGIOCONTACT = "regiocontact", "regiocontact"


@dataclass(frozen=True, slots=True)
class Trede:
    """One step: so many working days (day clocks, at 09:00) or hours (hour clocks) after the due moment.

    Negative is before it; 0 is the morning of the last day, or the due moment itself for hours; 1 is the first
    working morning after it.
    """

    verschil: int
    naar: Naar


@dataclass(frozen=True, slots=True)
class Ladder:
    """The steps of one kind of term, in order of time, from a day on."""

    codes: frozenset[str]
    geldig_van: date
    treden: tuple[Trede, ...]


def _ladder(codes: Iterable[str], *treden: tuple[int, Naar], van: date = date(2015, 1, 1)) -> Ladder:
    return Ladder(frozenset(codes), van, tuple(Trede(verschil, naar) for verschil, naar in treden))


LADDERS = (
    _ladder(["T03"], (-12, Naar.BEHANDELAAR), (-4, Naar.TEAMMANAGER), (0, Naar.TEAMMANAGER)),
    _ladder(["T04A", "T08", "T09A", "T13"], (0, Naar.BEHANDELAAR), (1, Naar.TEAMMANAGER)),
    _ladder(["T04B"], (-1, Naar.BEHANDELAAR), (1, Naar.TEAMMANAGER)),
    _ladder(
        ["T05", "T06", "T07"],
        (-10, Naar.BEHANDELAAR),
        (-2, Naar.BEHANDELAAR),
        (1, Naar.TEAMMANAGER),
        (10, Naar.TEAMMANAGER),
    ),
    _ladder(["T10"], (-5, Naar.BEHANDELAAR), (-1, Naar.BEHANDELAAR), (1, Naar.TEAMMANAGER)),
    _ladder(
        ["T12"],
        (-1, Naar.BEHANDELAAR),
        (1, Naar.TEAMMANAGER),
        (2, Naar.MANAGER_ONTVANGER),
        (4, Naar.REGIOCONTACT),
    ),
    _ladder(
        ["T12E"],
        (-2, Naar.BEHANDELAAR),
        (1, Naar.TEAMMANAGER),
        (2, Naar.MANAGER_ONTVANGER),
        (5, Naar.REGIOCONTACT),
    ),
)
DAGKLOK = _ladder([], (-1, Naar.BEHANDELAAR), (1, Naar.TEAMMANAGER))
"""For every term in days that has no ladder of its own."""
UURKLOK = _ladder([], (-4, Naar.BEHANDELAAR), (0, Naar.TEAMMANAGER))
"""For every term in hours that has no ladder of its own."""


def ladder(regel: Regel, op: date) -> Ladder:
    """The ladder of a term that starts on `op`; the newest one that holds then."""
    eigen = [rij for rij in LADDERS if regel.code in rij.codes and rij.geldig_van <= op]
    if eigen:
        return max(eigen, key=lambda rij: rij.geldig_van)
    return UURKLOK if regel.in_uren else DAGKLOK


def momenten(
    regel: Regel,
    start: datetime,
    einde: Einde,
    *,
    kalender: Kalender = NEDERLAND,
    kb_vrij: bool = KB_DAG_IS_VRIJ,
) -> list[tuple[datetime, Naar]]:
    """When the sweep must act for a term, in order of time, and whom it then tells.

    Day clocks act at nine on a working morning, hour clocks at any hour. Steps that would lie before the start
    are left out.
    """
    treden = ladder(regel, start.astimezone(AMSTERDAM).date()).treden
    werkochtend = partial(_werkochtend, kalender=kalender, kb_vrij=kb_vrij)
    gepland = [(_moment(regel, einde, trede.verschil, werkochtend), trede.naar) for trede in treden]
    return sorted(((op, naar) for op, naar in gepland if op > start), key=lambda paar: paar[0])


def _moment(regel: Regel, einde: Einde, verschil: int, werkochtend: Callable[[date, int], date]) -> datetime:
    if not einde.op_dag:
        # In UTC: on Dutch clocks "twelve hours before" would be eleven or thirteen in the night they change.
        op = einde.moment.astimezone(UTC) + timedelta(hours=verschil if regel.in_uren else 0)
        return op.astimezone(AMSTERDAM)
    return datetime.combine(werkochtend(einde.dag, verschil), KANTOOR_OPEN, AMSTERDAM)


def _werkochtend(dag: date, verschil: int, *, kalender: Kalender, kb_vrij: bool) -> date:
    """The working day so many working days from `dag`; with 0 `dag` itself or the working day before it."""
    try:
        if verschil == 0 and is_werkdag(dag, kb_vrij=kb_vrij, kalender=kalender):
            return dag
        return werkdag_erbij(dag, verschil or -1, kb_vrij=kb_vrij, kalender=kalender)
    except TermijnError:
        # A retention term of twenty years warns too; which days are free then is not decreed yet.
        return _door_de_week(dag, verschil)


def _door_de_week(dag: date, verschil: int) -> date:
    stap = EEN_DAG if verschil > 0 else -EEN_DAG
    over = abs(verschil)
    while over or dag.weekday() > 4:
        dag += stap
        over -= over > 0 and dag.weekday() <= 4
    return dag

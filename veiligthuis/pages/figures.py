"""Management figures: each is one function whose docstring says what is counted, of what, over which period."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, F, Q
from django.db.models.functions import TruncDate

from meldingen.termijnen.regels import STREEFNORMEN
from meldingen.termijnen.werkdagen import is_werkdag
from veiligthuis.core import clock, words
from veiligthuis.core.access import Person
from veiligthuis.core.calendar import AMSTERDAM, einde_van
from veiligthuis.core.models import Medewerker
from veiligthuis.pages.selection import (
    EIGEN_RIJ,
    NIEMAND,
    PER_CODE,
    PER_SLEUTEL,
    SOORTEN,
    Selectie,
    Soort,
    age_of,
    column_of,
    working_days,
)

OVER = "over"
STEPS = (0, 3, 7, 12)
"""Upper bounds of the shades of the heat map: nothing, 1-3, 4-7, 8-12 and 13 or more."""


@dataclass(frozen=True)
class Telling:
    """A number and the address of the list that it counts; nothing to count has no address."""

    aantal: int
    url: str
    trap: int = 0


@dataclass(frozen=True)
class Kolom:
    """A working day of the heat map, or the gap of days on which nobody works (`vrij`, with what it is)."""

    dag: date | None
    woord: str
    datum: str
    nu: bool = False
    vrij: str = ""


@dataclass(frozen=True)
class Rij:
    """One kind of term: how many are past due, and how many fall due in each column (None in a gap)."""

    soort: Soort
    over: Telling
    cellen: tuple[Telling | None, ...]


@dataclass(frozen=True)
class Warmtekaart:
    """The heat map: columns, rows and the sum of each column."""

    kolommen: tuple[Kolom, ...]
    rijen: tuple[Rij, ...]
    over: Telling
    samen: tuple[Telling | None, ...]


@dataclass(frozen=True)
class Last:
    """One worker: open cases and, of their terms, those past due."""

    naam: str
    casussen: Telling
    over: Telling


@dataclass(frozen=True)
class Aandeel:
    """A share on time: `procent` None when nothing was due; the target and how far from it, in words."""

    woord: str
    klok: str
    doel: int
    procent: int | None
    op_tijd: Telling
    te_laat: Telling
    alle: Telling

    @property
    def goed(self) -> bool:
        """Whether the target is reached."""
        return self.procent is not None and self.procent >= self.doel

    @property
    def oordeel(self) -> str:
        """The verdict in words."""
        if self.procent is None:
            return "niets vervallen in deze weken"
        if self.goed:
            return f"haalt de norm van {self.doel}%"
        return f"{self.doel - self.procent} onder de norm van {self.doel}%"


def heat_map(user: Person, base: Selectie, now: datetime) -> Warmtekaart:
    """Open terms per kind: past their due moment now, and falling due per working day of the coming ten.

    Numerator: open, not suspended terms of cases the person may see. A day counts the free days before it too,
    so that a term in hours that ends in a weekend is not lost. No denominator. Period: now to the tenth day.
    """
    today = clock.local(now).date()
    days = working_days(today)
    counts = _due_counts(user, base, now, days, today)
    columns = tuple(_columns(days, today))
    kinds = [soort for soort in SOORTEN if soort.codes or any(key[0] == soort.sleutel for key in counts)]
    rows = tuple(
        Rij(
            soort,
            counted(counts[soort.sleutel, OVER], base.url(soort=soort.sleutel, over=True)),
            tuple(_day_cell(counts, base, soort.sleutel, column.dag) for column in columns),
        )
        for soort in kinds
    )
    total = sum(row.over.aantal for row in rows)
    sums = tuple(_column_sum(rows, base, place, column.dag) for place, column in enumerate(columns))
    return Warmtekaart(columns, rows, counted(total, base.url(over=True)), sums)


def overdue_ages(user: Person, base: Selectie, now: datetime) -> list[tuple[Soort, list[Telling]]]:
    """Terms past due per kind and per step of age: 1-5, 6-10, 11-20 and more than 20 working days.

    Numerator: as the column *over tijd* of the heat map. Age: working days after the due day up to today.
    """
    today = clock.local(now).date()
    terms = base.terms(user, now).filter(eindigt_op__lt=now)
    grouped = (
        terms.values("code", dag=TruncDate("eindigt_op", tzinfo=AMSTERDAM)).annotate(n=Count("pk")).order_by()
    )
    counts: Counter[tuple[str, int]] = Counter()
    for row in grouped:
        counts[_kind(row["code"]), age_of(row["dag"], today)] += row["n"]
    return [
        (
            soort,
            [
                counted(counts[soort.sleutel, age], base.url(soort=soort.sleutel, leeftijd=age))
                for age in (1, 2, 3, 4)
            ],
        )
        for soort in SOORTEN
        if soort.codes or any(key == soort.sleutel for key, _ in counts)
    ]


def caseload(user: Person, base: Selectie) -> tuple[Telling, Telling]:
    """Open cases that nobody carries yet, and all open cases, of those the person may see; one query. Period: now."""
    found = base.cases(user).aggregate(
        niemand=Count("pk", filter=Q(behandelaar__isnull=True)), alle=Count("pk")
    )
    nobody = counted(found["niemand"], base.url(wat="casussen", wie=NIEMAND))
    return nobody, counted(found["alle"], base.url(wat="casussen"))


def workload(user: Person, base: Selectie, now: datetime) -> list[Last]:
    """Per worker: open cases carried, and terms of those cases past due. Who carries most stands first.

    Numerator: open cases with this behandelaar; open, not suspended terms of cases with this behandelaar, also
    of a case that was closed with a term still open. Period: now.
    """
    cases = dict(_per_worker(base.cases(user), "behandelaar"))
    late = dict(_per_worker(base.terms(user, now).filter(eindigt_op__lt=now), "casus__behandelaar"))
    people = Medewerker.objects.in_bulk({*cases, *late})
    loads = [
        Last(
            people[pk].weergavenaam,
            counted(cases.get(pk, 0), base.url(wat="casussen", wie=str(pk))),
            counted(late.get(pk, 0), base.url(over=True, wie=str(pk))),
        )
        for pk in people
    ]
    return sorted(loads, key=lambda load: (-load.casussen.aantal, load.naam))


NORMEN = (("T04A", "Beoordeling, 5 dagen", "N01"), ("T04B", "Beoordeling, 5 werkdagen", "N01"),
          ("T05", "Onderzoek, 10 weken", "N02"), ("T07", "V&V, 10 weken", "N02"))  # fmt: skip
"""What is held against which target. N02 speaks of onderzoek; V&V has the same ten weeks and is shown against it."""


def on_time(user: Person, base: Selectie, now: datetime) -> list[Aandeel]:
    """The share of terms met in time, both clocks of the assessment, against N01 and N02.

    Numerator: terms met at or before their due moment. Denominator: terms that fell due in the last thirteen
    weeks and did not lapse; one still open past its moment is in the denominator, so that what nobody finishes
    does not look good. Rounded down. Source: targets agreed in the LNVT, regels.toml N01 and N02.
    """
    codes = {code for sleutel, _, _ in NORMEN for code in PER_SLEUTEL[sleutel].codes}
    due = Selectie(oordeel="alle", team=base.team, wie=base.wie).terms(user, now).filter(code__in=codes)
    in_time = Count("pk", filter=Q(gehaald_op__lte=F("eindigt_op")))
    rows = due.values("code").annotate(alle=Count("pk"), goed=in_time).order_by()
    total, good = Counter[str](), Counter[str]()
    for row in rows:
        total[_kind(row["code"])] += row["alle"]
        good[_kind(row["code"])] += row["goed"]
    goals = {norm.code: norm.doel_procent for norm in STREEFNORMEN}
    return [_share(base, key, word, goals[norm], total[key], good[key]) for key, word, norm in NORMEN]


def _share(base: Selectie, key: str, word: str, goal: int, total: int, good: int) -> Aandeel:
    verdicts = {"op_tijd": good, "te_laat": total - good, "alle": total}
    cells = {verdict: counted(n, base.url(soort=key, oordeel=verdict)) for verdict, n in verdicts.items()}
    return Aandeel(word, PER_SLEUTEL[key].klok, goal, good * 100 // total if total else None, **cells)


def _due_counts(
    user: Person, base: Selectie, now: datetime, days: list[date], today: date
) -> Counter[tuple[str, date | str]]:
    """Per kind and column (a working day, or over) the number of terms; one query."""
    spans = {day: column_of(day, today) for day in days}
    terms = base.terms(user, now).filter(eindigt_op__lte=einde_van(days[-1]))
    grouped = (
        terms.annotate(dag=TruncDate("eindigt_op", tzinfo=AMSTERDAM), over=Q(eindigt_op__lt=now))
        .values("code", "dag", "over")
        .annotate(n=Count("pk"))
        .order_by()
    )
    counts: Counter[tuple[str, date | str]] = Counter()
    for row in grouped:
        column = (
            OVER
            if row["over"]
            else next(d for d, (first, last) in spans.items() if first <= row["dag"] <= last)
        )
        counts[_kind(row["code"]), column] += row["n"]
    return counts


def _columns(days: list[date], today: date) -> Iterable[Kolom]:
    for place, day in enumerate(days):
        gap = _weekdays_between(days[place - 1], day) if place else []
        if gap:
            yield Kolom(None, "", "", vrij=", ".join(words.day(free, short=True) for free in gap))
        weekday, rest = words.day(day, short=True).split(" ", 1)
        yield Kolom(day, weekday, rest, nu=day == today)


def _weekdays_between(start: date, end: date) -> list[date]:
    """Free days that are no weekend, between two working days."""
    days = [start + timedelta(days=n) for n in range(1, (end - start).days)]
    return [day for day in days if day.weekday() < 5 and not is_werkdag(day)]


def _day_cell(
    counts: Counter[tuple[str, date | str]], base: Selectie, key: str, day: date | None
) -> Telling | None:
    return counted(counts[key, day], base.url(soort=key, dag=day)) if day else None


def _column_sum(rows: tuple[Rij, ...], base: Selectie, place: int, day: date | None) -> Telling | None:
    if day is None:
        return None
    cells = (row.cellen[place] for row in rows)
    return counted(sum(cell.aantal for cell in cells if cell), base.url(dag=day))


def counted(number: int, url: str) -> Telling:
    """A number with the address of its list; nothing to count has no list."""
    return Telling(number, url if number else "", sum(number > most for most in STEPS))


def _kind(code: str) -> str:
    return PER_CODE[code].sleutel if code in EIGEN_RIJ else SOORTEN[-1].sleutel


def _per_worker(rows: object, field: str) -> Iterable[tuple[int, int]]:
    found = rows.filter(**{f"{field}__isnull": False}).values_list(field).annotate(n=Count("pk")).order_by()  # type: ignore[attr-defined]
    return ((pk, number) for pk, number in found)

"""What a number counts: one selection gives both the number and, by its address, the list behind it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from urllib.parse import urlencode

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.urls import reverse

from meldingen.machine.casus_status import OPENSTAAND
from meldingen.models import Casus
from meldingen.queries import CasusQuerySet
from meldingen.termijnen.ladders import Naar
from meldingen.termijnen.records import Escalatie, Termijn, TermijnQuerySet
from meldingen.termijnen.rekenregels import huidig
from meldingen.termijnen.werkdagen import is_werkdag, werkdag_erbij
from veiligthuis.core import clock
from veiligthuis.core.access import Person
from veiligthuis.core.calendar import einde_van
from veiligthuis.core.feestdagen import Kalender

EEN_DAG = timedelta(days=1)
LEEFTIJDEN = (5, 10, 20)
"""Upper bounds, in working days, of the steps of age; the last step has none."""
PERIODE = timedelta(weeks=13)
"""The period over which shares on time are counted, back from now."""
NIEMAND = "geen"


@dataclass(frozen=True)
class Soort:
    """One kind of term as a manager speaks of it; the last one takes whatever has no row of its own."""

    sleutel: str
    woord: str
    klok: str
    codes: tuple[str, ...] = ()

    def rows(self) -> Q:
        """The condition on terms of this kind."""
        return Q(code__in=self.codes) if self.codes else ~Q(code__in=EIGEN_RIJ)


SOORTEN = (
    Soort("T03", "Acute onveiligheid", "uren", ("T03",)),
    Soort("T04A", "Veiligheidsbeoordeling", "wet", ("T04A",)),
    Soort("T04B", "Veiligheidsbeoordeling", "norm", ("T04B",)),
    Soort("T09A", "Terugkoppeling melder", "norm", ("T09A",)),
    Soort("T12", "Overdracht accepteren", "norm", ("T12",)),
    Soort("T12E", "Eerste contact wijkteam", "norm", ("T12E",)),
    Soort("T07", "Voorwaarden & Vervolg", "wet", ("T07",)),
    Soort("T05", "Onderzoek", "wet", ("T05", "T06")),
    Soort("T10", "Informeren, per persoon", "wet", ("T10",)),
    Soort("overig", "Overige termijnen", ""),
)
PER_SLEUTEL = {soort.sleutel: soort for soort in SOORTEN}
EIGEN_RIJ = frozenset(code for soort in SOORTEN for code in soort.codes)
PER_CODE = {code: soort for soort in SOORTEN for code in soort.codes}


def oldest_days(today: date) -> tuple[date, ...]:
    """Per step of age the earliest due day that still falls in it, the last step excepted."""
    return _oldest_days(today, huidig().kalender)


@lru_cache(maxsize=64)
def _oldest_days(today: date, kalender: Kalender) -> tuple[date, ...]:
    found, day, passed = [], today, 0
    for most in LEEFTIJDEN:
        while passed + is_werkdag(day) <= most:
            passed += is_werkdag(day)
            day -= EEN_DAG
        found.append(day)
    return tuple(found)


def age_of(due: date, today: date) -> int:
    """The step of age of a term that was due on `due`: 1 is the youngest, 4 the oldest."""
    return 1 + sum(due < oldest for oldest in oldest_days(today))


def working_days(today: date, number: int = 10) -> list[date]:
    """The coming working days, today among them when people work today."""
    first = werkdag_erbij(today, 0)
    return [first, *(werkdag_erbij(first, step) for step in range(1, number))]


def column_of(day: date, today: date) -> tuple[date, date]:
    """The due days that the column of a working day counts, both included: free days fall to the next one."""
    first = werkdag_erbij(today, 0)
    return (min(today, day) if day <= first else werkdag_erbij(day, -1) + EEN_DAG), day


@dataclass(frozen=True)
class Selectie:
    """Which terms or cases; every empty field asks nothing. `user` sees, and `now` is the moment of counting.

    `over` is past its due moment, `oordeel` is about terms that were due in the last thirteen weeks:
    "alle", "op_tijd" or "te_laat" (an open one that is past its moment counts as late).
    """

    wat: str = "termijnen"
    soort: str = ""
    dag: date | None = None
    over: bool = False
    leeftijd: int = 0
    escalatie: bool = False
    oordeel: str = ""
    wie: str = ""
    team: str = ""

    def url(self, **changes: object) -> str:
        """The address of the list of exactly this selection."""
        asked = {name: value for name, value in vars(replace(self, **changes)).items() if value}  # type: ignore[arg-type]
        plain = {name: 1 if value is True else value for name, value in asked.items()}
        return f"{reverse('pages:sturing_lijst')}?{urlencode(plain)}"

    def ever(self, user: Person) -> TermijnQuerySet:
        """Every term that the person may see of this team and worker, also what ended long ago."""
        found: TermijnQuerySet = Termijn.objects.visible_to(user).filter(self._scope("casus__"))
        return found

    def terms(self, user: Person, now: datetime) -> TermijnQuerySet:
        """The terms of this selection that the person may see."""
        found = self.ever(user)
        if self.soort in PER_SLEUTEL:
            found = found.filter(PER_SLEUTEL[self.soort].rows())
        if self.oordeel:
            return found.filter(_judged(self.oordeel, now))
        running = found.open().filter(opgeschort_op__isnull=True)
        if self.escalatie:
            running = running.filter(Exists(escalations()))
        return running.filter(self._moment(now))

    def cases(self, user: Person) -> CasusQuerySet:
        """The open cases of this selection that the person may see."""
        found: CasusQuerySet = Casus.objects.visible_to(user).filter(
            self._scope(""), status__in=sorted(OPENSTAAND)
        )
        return found

    def _scope(self, prefix: str) -> Q:
        scope = Q()
        if self.team.isdigit():
            scope &= Q(**{f"{prefix}team": int(self.team)})
        if self.wie == NIEMAND:
            scope &= Q(**{f"{prefix}behandelaar__isnull": True})
        elif self.wie.isdigit():
            scope &= Q(**{f"{prefix}behandelaar": int(self.wie)})
        return scope

    def _moment(self, now: datetime) -> Q:
        today, moment = clock.local(now).date(), Q()
        if self.over or self.leeftijd:
            moment &= Q(eindigt_op__lt=now)
        if self.dag:
            first, last = column_of(self.dag, today)
            moment &= Q(
                eindigt_op__gte=now,
                eindigt_op__gt=einde_van(first - EEN_DAG),
                eindigt_op__lte=einde_van(last),
            )
        if self.leeftijd:
            oldest = oldest_days(today)
            if self.leeftijd <= len(oldest):
                moment &= Q(eindigt_op__gt=einde_van(oldest[self.leeftijd - 1] - EEN_DAG))
            if self.leeftijd > 1:
                moment &= Q(eindigt_op__lte=einde_van(oldest[self.leeftijd - 2] - EEN_DAG))
        return moment


def escalations() -> QuerySet[Escalatie]:
    """The escalations of the outer term, at its present due moment, that went past the behandelaar."""
    return Escalatie.objects.filter(termijn=OuterRef("pk"), vervalversie=OuterRef("versie")).exclude(
        naar=Naar.BEHANDELAAR
    )


def selection_from(params: Mapping[str, str]) -> Selectie:
    """The selection an address asks for; what makes no sense in it is left out."""
    try:
        day = date.fromisoformat(params.get("dag", ""))
    except ValueError:
        day = None
    age = params.get("leeftijd", "")
    return Selectie(
        wat="casussen" if params.get("wat") == "casussen" else "termijnen",
        soort=params.get("soort", "") if params.get("soort") in PER_SLEUTEL else "",
        dag=day,
        over=params.get("over") == "1",
        leeftijd=int(age) if age in {"1", "2", "3", "4"} else 0,
        escalatie=params.get("escalatie") == "1",
        oordeel=params.get("oordeel", "") if params.get("oordeel") in {"alle", "op_tijd", "te_laat"} else "",
        wie=params.get("wie", ""),
        team=params.get("team", ""),
    )


def _judged(verdict: str, now: datetime) -> Q:
    due = Q(eindigt_op__gt=now - PERIODE, eindigt_op__lte=now, vervallen_op__isnull=True)
    in_time = Q(gehaald_op__isnull=False, gehaald_op__lte=F("eindigt_op"))
    return {"op_tijd": due & in_time, "te_laat": due & ~in_time}.get(verdict, due)

"""The ladders are dated data: what is impossible is refused with its row, and a running term keeps its own steps."""

import tomllib
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Permission

from meldingen.queries import CasusQuerySet
from meldingen.termijnen import beheer, ladders, services
from meldingen.termijnen.instellingen import Kalenderdag
from meldingen.termijnen.ladders import LADDERS, LadderError, Naar, Trede, ladder, lees
from meldingen.termijnen.records import Termijn
from meldingen.termijnen.regels import regel
from tests.meldingen.termijnen.conftest import NU, Wereld
from veiligthuis.core.calendar import Eenheid

pytestmark = pytest.mark.usefixtures("rijen")
OP = date(2026, 4, 22)


def geleverd() -> dict[str, Any]:
    return tomllib.loads(ladders.BESTAND.read_text(encoding="utf-8"))


def rij(**velden: Any) -> dict[str, Any]:
    """A correct row for T05 from 2027, with these fields different; None leaves a field out."""
    trede = {"verschil": 1, "eenheid": "werkdagen", "naar": "teammanager"}
    basis = {"codes": ["T05"], "geldig_van": date(2027, 1, 1), "bron": "besluit regioraad", "treden": [trede]}
    return {naam: waarde for naam, waarde in (basis | velden).items() if waarde is not None}


def trede(verschil: object = 1, naar: str = "teammanager", eenheid: str = "werkdagen") -> dict[str, Any]:
    return {"verschil": verschil, "eenheid": eenheid, "naar": naar}


@pytest.mark.parametrize(
    ("fout", "zin"),
    [
        (rij(codes=["T99"]), "Termijn T99 in ladders.toml bestaat niet"),
        (rij(codes=["T05", "T05"]), "noemt T05 twee keer"),
        (rij(codes=[]), "noemt geen termijn"),
        (rij(codes=None), "niet precies deze velden"),
        (rij(standaard="dagen"), "niet precies deze velden"),
        (rij(vanaf="morgen"), "niet precies deze velden"),
        (rij(geldig_van="2027-01-01"), "geldig_van is geen dag"),
        (rij(geldig_van=datetime(2027, 1, 1, 9, 0, tzinfo=NU.tzinfo)), "geldig_van is geen dag"),
        (rij(geldig_van=date(2015, 1, 1)), "Voor T05 staan in ladders.toml twee trappen vanaf 2015-01-01"),
        (rij(bron=" "), "de bron ontbreekt"),
        (rij(treden=[]), "heeft geen treden"),
        (rij(treden=[trede(naar="directeur")]), "ontvanger directeur bestaat niet. Kies uit: behandelaar"),
        (rij(treden=[trede(2), trede(1)]), r"niet op volgorde van tijd: \[2, 1\]"),
        (rij(treden=[trede(1), trede(1, "behandelaar")]), "niet op volgorde van tijd"),
        (rij(treden=[trede("1")]), "heel getal"),
        (rij(treden=[trede(True)]), "heel getal"),
        (rij(treden=[{"verschil": 1, "naar": "teammanager"}]), "heel getal"),
        (rij(treden=[trede(eenheid="weken")]), "alle in uren"),
        (rij(treden=[trede(1), trede(2, eenheid="uren")]), "alle in uren"),
        (rij(treden=[trede(1, eenheid="uren")]), "trap van T05 telt in uren"),
        (rij(codes=["T03"]), "trap van T03 telt in werkdagen"),
        (rij(codes=None, standaard="weken"), "standaard is dagen"),
        (rij(codes=None, standaard="uren"), "standaard is dagen"),
        (rij(codes=None, standaard="dagen", geldig_van=date(2015, 1, 1)), "de standaard in werkdagen staan"),
    ],
)
def test_an_impossible_row_is_refused_in_dutch(fout: dict[str, Any], zin: str) -> None:
    inhoud = geleverd()
    inhoud["ladders"].append(fout)
    with pytest.raises(LadderError, match=zin):
        lees(inhoud)


@pytest.mark.parametrize("standaard", ["dagen", "uren"])
def test_a_missing_default_is_refused(standaard: str) -> None:
    inhoud = geleverd()
    inhoud["ladders"] = [rij for rij in inhoud["ladders"] if rij.get("standaard") != standaard]
    with pytest.raises(LadderError, match="ontbreekt de standaardtrap"):
        lees(inhoud)


@pytest.mark.parametrize("inhoud", [{}, {"ladders": {}}, {"ladders": [], "trappen": []}])
def test_something_else_than_rows_is_refused(inhoud: dict[str, Any]) -> None:
    with pytest.raises(LadderError, match="uit rijen"):
        lees(inhoud)


def test_what_is_shipped_is_read_and_each_row_says_on_what_it_rests() -> None:
    assert lees(geleverd()) == LADDERS
    assert all(rij.bron and rij.treden for rij in LADDERS)


def test_a_term_without_a_ladder_of_its_own_takes_the_default_of_its_unit() -> None:
    assert ladder(regel("T31", OP), OP).treden == (Trede(-4, Naar.BEHANDELAAR), Trede(0, Naar.TEAMMANAGER))
    assert ladder(regel("T20", OP), OP).treden == (Trede(-1, Naar.BEHANDELAAR), Trede(1, Naar.TEAMMANAGER))
    assert ladder(regel("T31", OP), OP).eenheid is Eenheid.UREN


@pytest.fixture
def nieuwe_trap(monkeypatch: pytest.MonkeyPatch) -> None:
    """From tomorrow on T10 warns once only, two working days before its end, and it tells the manager."""
    morgen = NU.date() + timedelta(days=1)
    nieuw = rij(codes=["T10"], geldig_van=morgen, treden=[trede(-2)])
    monkeypatch.setattr(ladders, "LADDERS", lees({"ladders": [*geleverd()["ladders"], nieuw]}))


@pytest.mark.usefixtures("nieuwe_trap")
def test_a_new_ladder_holds_for_terms_that_start_from_its_day_on(wereld: Wereld) -> None:
    voor, na = wereld.start("T10"), wereld.start("T10", dagen=1, onderwerp="na")
    assert voor.naar == ["behandelaar", "behandelaar", "teammanager"]
    assert na.naar == ["teammanager"]
    assert ladder(regel("T10", OP), OP).geldig_van == date(2015, 1, 1)


@pytest.mark.usefixtures("nieuwe_trap")
def test_a_running_term_keeps_its_steps_when_it_is_recomputed(wereld: Wereld) -> None:
    termijn = wereld.start("T10")
    Kalenderdag.objects.create(dag="2026-05-20", bron="Stcrt. 2026, 1")
    beheer.herbereken(by=None, at=NU + timedelta(days=5))
    termijn.refresh_from_db()
    assert (termijn.versie, len(termijn.momenten)) == (2, 3)


@pytest.fixture
def uitstel(wereld: Wereld, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Termijn]:
    """Postpone a term, as the behandelaar who may."""
    groep = wereld.eigen.groep
    assert groep is not None
    groep.permissions.add(Permission.objects.get(codename="verleng_termijn"))
    wereld.behandelaar.groups.add(groep)
    monkeypatch.setattr(CasusQuerySet, "visible_to", lambda self, _user: self)

    def stel_uit(termijn: Termijn, op: datetime, tot: date | None = None) -> Termijn:
        return services.verleng_termijn(
            termijn, by=wereld.behandelaar, reden="Kind nog niet veilig", tot=tot, at=op
        )

    return stel_uit


@pytest.mark.usefixtures("nieuwe_trap")
def test_a_running_term_keeps_its_steps_when_it_is_postponed(
    wereld: Wereld, uitstel: Callable[..., Termijn]
) -> None:
    termijn = uitstel(wereld.start("T10"), NU + timedelta(days=10))
    assert termijn.naar == ["behandelaar", "behandelaar", "teammanager"]


def test_recomputing_a_postponed_term_brings_back_no_warning_from_before_the_decision(
    wereld: Wereld, uitstel: Callable[..., Termijn]
) -> None:
    termijn = uitstel(wereld.start("T10"), NU + timedelta(days=27), date(2026, 5, 22))  # einde was 20 mei
    gepland = [f"{op:%m-%d}" for op in termijn.momenten]
    assert gepland == ["05-21", "05-26"]
    Kalenderdag.objects.create(dag="2026-05-22", bron="Stcrt. 2026, 1")
    beheer.herbereken(by=None, at=NU + timedelta(days=27))
    termijn.refresh_from_db()
    assert [f"{op:%m-%d}" for op in termijn.momenten] == ["05-21", "05-27"]


def test_a_postponement_to_a_free_day_ends_on_the_working_day_after_it_and_recomputing_moves_nothing(
    wereld: Wereld, uitstel: Callable[..., Termijn]
) -> None:
    termijn = uitstel(wereld.start("T10"), NU, date(2026, 5, 23))  # zaterdag voor Pinksteren
    assert f"{termijn.eindigt_op:%Y-%m-%d}" == "2026-05-26"
    assert [regel["dag"] for regel in termijn.uitleg] == [
        "2026-05-20",
        "2026-05-23",
        "2026-05-24",
        "2026-05-25",
    ]
    assert "Tweede Pinksterdag: de termijn eindigt niet op deze dag" in termijn.uitleg[-1]["reden"]
    termijn.refresh_from_db()
    gemeld = termijn.uitleg
    gevonden = beheer.herbereken(by=None)
    termijn.refresh_from_db()
    assert (gevonden.verschuivingen, gevonden.bijgewerkt, termijn.uitleg) == ((), 0, gemeld)

"""Calendar and settings as rows of beheer: read into one value, noticed at once, running terms keep theirs."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from pytest_django import DjangoAssertNumQueries

from meldingen.termijnen import beheer, rekenregels
from meldingen.termijnen.instellingen import (
    INSTELBAAR,
    KB_DAG,
    Dagsoort,
    Instelling,
    Kalenderdag,
    Kalenderjaar,
)
from meldingen.termijnen.records import Termijn
from meldingen.termijnen.regels import REGELS
from tests import builders
from tests.meldingen.termijnen.conftest import NU, Wereld
from veiligthuis import roles
from veiligthuis.core import clock
from veiligthuis.core.errors import NotAllowed, RuleBroken
from veiligthuis.core.feestdagen import NEDERLAND
from veiligthuis.core.models import AuditEntry

pytestmark = pytest.mark.usefixtures("rijen")
MORGEN = NU.date() + timedelta(days=1)


def instelling(sleutel: str, waarde: int, van: date = MORGEN, bron: str = "Regioraad 1 april") -> Instelling:
    by = builders.medewerker(roles.BEHEER)
    return beheer.leg_instelling_vast(sleutel, waarde=waarde, geldig_van=van, bron=bron, by=by)


def einde_op(termijn: Termijn) -> date:
    return clock.local(termijn.eindigt_op).date()


def test_only_beheer_lays_down_a_setting() -> None:
    with pytest.raises(NotAllowed):
        beheer.leg_instelling_vast(
            "T12", waarde=3, geldig_van=MORGEN, bron="x", by=builders.medewerker(roles.CASUSHOUDER)
        )


@pytest.mark.parametrize(
    ("sleutel", "waarde", "van", "bron", "zin"),
    [
        ("T04A", 6, MORGEN, "x", "niet instelbaar"),
        ("T99", 6, MORGEN, "x", "niet instelbaar"),
        ("T12", 0, MORGEN, "x", "1 tot en met 1000"),
        ("T12", 1001, MORGEN, "x", "1 tot en met 1000"),
        (KB_DAG, 2, MORGEN, "x", "1 in voor ja of 0"),
        ("T12", 3, NU.date() - timedelta(days=1), "x", "vanaf vandaag of later"),
        ("T12", 3, MORGEN, " ", "bron ontbreekt"),
    ],
)
def test_a_setting_the_law_does_not_leave_open_is_refused(
    sleutel: str, waarde: int, van: date, bron: str, zin: str
) -> None:
    with pytest.raises(RuleBroken, match=zin):
        instelling(sleutel, waarde, van, bron)
    assert not Instelling.objects.exists()


def test_a_setting_cannot_be_rewritten_or_removed() -> None:
    rij = instelling("T12", 3)
    for doe in (rij.delete, lambda: Instelling.objects.update(waarde=4)):
        with pytest.raises(Exception, match="Cannot"), transaction.atomic():
            doe()


def test_every_norm_moment_of_monitoring_and_retention_term_is_a_setting() -> None:
    assert set(INSTELBAAR) == {
        "T09B", "T12", "T12E", "T14A", "T14B", "T14C", "T23A", "T23B", "T24", "T33A", "W01", "W02",
        *(f"R{n:02}" for n in range(1, 11)), "RK1", "RK2",
    }  # fmt: skip
    assert all(rij.soort == "norm" or rij.eenheid == "jaren" for rij in REGELS if rij.code in INSTELBAAR)
    onzeker = {
        rij.code for rij in REGELS if rij.soort == "norm" and rij.zekerheid == "uncertain" and rij.duur
    }
    assert onzeker <= set(INSTELBAAR), "a norm nobody is sure of is a setting"


def test_a_setting_holds_from_its_day_and_a_running_term_keeps_the_rule_it_started_with(
    wereld: Wereld,
) -> None:
    vast = next(rij for rij in REGELS if rij.code == "R01")
    lopend = wereld.start("R01")
    instelling("R01", 2)
    nog_vandaag, morgen = wereld.start("R01", onderwerp="a"), wereld.start("R01", onderwerp="b", dagen=1)
    lopend.refresh_from_db()
    assert [t.duur for t in (lopend, nog_vandaag, morgen)] == [5, 5, 2]
    assert [t.regelversie for t in (lopend, nog_vandaag, morgen)] == [1, 1, 2]
    assert (lopend.regel.bron, morgen.regel.bron) == (vast.bron, "Regioraad 1 april")
    assert beheer.bekijk_herberekening().verschuivingen == ()


def test_of_two_settings_the_one_that_begins_last_holds_and_a_correction_wins() -> None:
    instelling("T14A", 4)
    instelling("T14A", 6, MORGEN + timedelta(days=30))
    instelling("T14A", 5)
    regels = rekenregels.actueel()
    assert regels.regel("T14A", NU.date()).duur == 3
    assert regels.regel("T14A", MORGEN).duur == 5
    assert regels.regel("T14A", MORGEN + timedelta(days=40)).duur == 6
    assert AuditEntry.objects.filter(actie="leg_instelling_vast").count() == 3


def test_the_convenant_still_goes_before_the_regional_norm(wereld: Wereld) -> None:
    instelling("T12", 3)
    assert wereld.start("T12", dagen=1).duur == 5


def test_whether_a_kb_day_is_free_for_the_norm_is_asked_of_the_day_the_term_started(wereld: Wereld) -> None:
    voor = wereld.start("T04B", dagen=19)  # maandag 11 mei, KB-dag vrijdag 15 mei
    instelling(KB_DAG, 0, date(2026, 5, 11))
    na = wereld.start("T04B", dagen=19, onderwerp="na")
    assert (einde_op(voor), einde_op(na)) == (date(2026, 5, 20), date(2026, 5, 19))


def test_the_rows_shipped_are_the_calendar_shipped() -> None:
    assert rekenregels.actueel().kalender.vrij == NEDERLAND.vrij
    assert all(Kalenderdag.objects.values_list("bron", flat=True))


def test_a_day_without_source_and_a_nameless_holiday_are_refused() -> None:
    for velden in ({"bron": ""}, {"bron": "x", "soort": Dagsoort.FEESTDAG}, {"bron": "x", "soort": "onzin"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Kalenderdag.objects.create(dag=date(2026, 6, 1), **velden)


@pytest.mark.parametrize(
    ("soort", "dag", "einde"),
    [
        (Dagsoort.GELIJKGESTELD, "2026-04-28", "2026-05-01"),
        (Dagsoort.FEESTDAG, "2026-04-28", "2026-05-01"),
        (Dagsoort.GEEN_FEESTDAG, "2026-04-27", "2026-04-29"),
    ],
)
def test_a_row_counts_from_the_next_term_on(wereld: Wereld, soort: str, dag: str, einde: str) -> None:
    assert einde_op(wereld.start("T04B")) == date(2026, 4, 30)
    Kalenderdag.objects.create(dag=dag, soort=soort, naam="Bevrijdingsfeest", bron="Stcrt. 2026, 1")
    assert einde_op(wereld.start("T04B", onderwerp="na")) == date.fromisoformat(einde)


def test_the_calendar_ends_before_the_first_missing_year_and_says_so_in_time() -> None:
    Kalenderjaar.objects.filter(jaar=2027).delete()
    assert rekenregels.actueel().kalender.tot == 2026
    assert rekenregels.ontbrekende_jaren() == 1
    Kalenderjaar.objects.create(jaar=2027, bron="Stcrt. 2025, 1")
    assert rekenregels.ontbrekende_jaren() == 0
    assert rekenregels.ontbrekende_jaren(date(2028, 1, 1)) == 1


def test_without_any_row_what_is_shipped_holds() -> None:
    Kalenderjaar.objects.all().delete()
    assert rekenregels.actueel().kalender == NEDERLAND


def test_unchanged_rows_cost_one_query_and_a_page_none(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    rekenregels.actueel()
    with django_assert_num_queries(1):
        rekenregels.actueel()
    with django_assert_num_queries(0):
        rekenregels.huidig()


def test_what_another_process_changed_is_noticed_by_the_next_term_and_in_time_by_a_page(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rekenregels.huidig()
    Kalenderdag.objects.filter(dag=date(2026, 5, 15)).delete()
    assert date(2026, 5, 15) in rekenregels.huidig().kalender.vrij
    monkeypatch.setattr(rekenregels, "VERS_S", 0.0)
    assert date(2026, 5, 15) not in rekenregels.huidig().kalender.vrij


def test_a_change_that_was_undone_is_forgotten() -> None:
    with transaction.atomic():
        Kalenderdag.objects.filter(dag=date(2026, 5, 15)).delete()
        assert date(2026, 5, 15) not in rekenregels.actueel().kalender.vrij
        transaction.set_rollback(True)
    assert date(2026, 5, 15) in rekenregels.actueel().kalender.vrij

"""The clock chip and the counts: what a worker reads."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from ketenpartners.models import Lidmaatschap
from meldingen.termijnen import queries, services
from meldingen.termijnen.records import Termijn
from meldingen.termijnen.relay import verspreid
from meldingen.termijnen.sweep import sweep
from tests.meldingen.termijnen.conftest import NU, Wereld, maak_medewerker
from veiligthuis.core import clock

Om = Callable[[str], datetime]


@pytest.mark.parametrize(
    ("nu", "staat", "woorden"),
    [
        ("2026-04-22 10:00", "", "nog 5 werkdagen"),
        ("2026-04-28 17:00", "", "nog 2 werkdagen"),
        ("2026-04-29 00:30", "", "nog 1 werkdag"),
        ("2026-04-30 23:59", "vandaag", "vandaag"),
        ("2026-05-01 00:00", "over", "1 werkdag over tijd"),
        ("2026-05-03 12:00", "over", "1 werkdag over tijd"),
        ("2026-05-04 08:00", "over", "2 werkdagen over tijd"),
    ],
)
def test_the_chip_says_what_is_left(wereld: Wereld, om: Om, nu: str, staat: str, woorden: str) -> None:
    deel = queries.klok_delen([wereld.start("T04B")], om(nu))[0]
    assert (deel.soort, deel.staat, deel.woorden, deel.datum) == ("norm", staat, woorden, "do 30 apr")


@pytest.mark.parametrize(
    ("nu", "staat", "woorden"),
    [
        ("2026-04-22 10:20", "", "nog 23 uur"),
        ("2026-04-23 07:40", "vandaag", "nog 2 uur 20 min"),
        ("2026-04-23 09:55", "vandaag", "nog 5 min"),
        ("2026-04-23 12:00", "over", "2 uur over tijd"),
    ],
)
def test_an_hour_clock_counts_hours(wereld: Wereld, om: Om, nu: str, staat: str, woorden: str) -> None:
    deel = queries.klok_delen([wereld.start("T03")], om(nu))[0]
    assert (deel.soort, deel.staat, deel.tekst) == ("uren", staat, f"{woorden} · do 23 apr 10:00")


def test_a_distance_of_free_days_only_is_told_in_days(wereld: Wereld, om: Om) -> None:
    termijn = wereld.start(
        "T10", dagen=3
    )  # 25 April + 4 weeks: Saturday, moved to Tuesday 26 May by Pentecost
    assert queries.klok_delen([termijn], om("2026-05-26 08:00"))[0].woorden == "vandaag"
    termijn.eindigt_op = om("2026-04-25 23:59")
    assert queries.klok_delen([termijn], om("2026-04-27 08:00"))[0].woorden == "2 dagen over tijd"


def test_the_explanation_reads_as_a_sentence(wereld: Wereld) -> None:
    deel = queries.klok_delen([wereld.start("T04B")], NU)[0]
    assert deel.uitleg.endswith(": 5 werkdagen vanaf wo 22 april; Koningsdag ma 27 april telt niet mee")
    assert ("2026-04-25", "zaterdag: geen werkdag, telt niet mee") in deel.uitleg_per_dag
    wet = queries.klok_delen([wereld.start("T04A")], NU)[0]
    assert wet.uitleg.endswith(
        ": 5 kalenderdagen vanaf wo 22 april; Koningsdag ma 27 april schuift het einde op"
    )


def test_per_kind_the_strictest_running_term_is_shown_in_a_fixed_order(wereld: Wereld) -> None:
    termijnen = [wereld.start(code) for code in ("T12", "T04B", "T06", "T05", "T03")]
    assert [deel.code for deel in queries.klok_delen(termijnen, NU)] == ["T03", "T05", "T12"]
    services.haal_termijn("T03", wereld.bron, at=NU)
    assert [deel.soort for deel in queries.klok_delen(Termijn.objects.all(), NU)] == ["wet", "norm"]


def test_the_counts_add_up_and_cost_one_query(
    wereld: Wereld, om: Om, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for code in ("T03", "T04A", "T04B", "T05", "T12"):
        wereld.start(code)
    lid = maak_medewerker("wijkteamlid")
    Lidmaatschap.objects.create(medewerker=lid, team=wereld.noord, van=NU.date())
    sweep(nu=om("2026-04-28 10:00"))
    clock.move_to(om("2026-04-28 10:00"))
    queries.tellingen(lid)
    with django_assert_num_queries(1):
        telling = queries.tellingen(lid)
    assert telling == queries.Tellingen(over_tijd=1, vandaag=1, deze_week=2, geescaleerd=2)


def test_who_was_told_when_is_read_in_a_fixed_number_of_queries(
    wereld: Wereld, om: Om, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    termijnen = [wereld.start("T12", onderwerp=f"overdracht:{n}") for n in range(3)]
    nu = om("2026-05-01 09:00")
    sweep(nu=nu)
    verspreid(nu=nu)
    with django_assert_num_queries(3):
        rijen = queries.escalaties_van(termijnen)
        ontvangers = [b.medewerker for rij in rijen for b in rij.bezorgingen.all()]
    assert len(rijen) == 6
    assert ontvangers == [wereld.manager] * 3
    assert queries.ongezien(wereld.manager).count() == 3
    assert queries.ongezien(wereld.behandelaar).count() == 0


def test_the_running_terms_of_many_cases_come_in_one_query(
    wereld: Wereld, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    laat, vroeg = wereld.start("T05"), wereld.start("T04A")
    with django_assert_num_queries(1):
        assert queries.open_per_casus([wereld.casus.pk, 0]) == {wereld.casus.pk: [vroeg, laat]}
    assert list(queries.open_van_casus(wereld.casus)) == [vroeg, laat]


def test_the_heartbeat_tells_when_the_sweep_last_ran(wereld: Wereld) -> None:
    assert queries.laatste_hartslag() is None
    sweep(nu=NU + timedelta(hours=1))
    assert queries.laatste_hartslag() == NU + timedelta(hours=1)

"""The clocks of a huisverbod: ten days to the hour, four weeks at most, advice before the end, and who is told."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from meldingen import services as meldingen
from meldingen.codelijsten import Besluit
from meldingen.huisverbod import services
from meldingen.huisverbod.status import HuisverbodStatus
from meldingen.models import Huisverbod, Huisverbodadvies, Termijn
from meldingen.termijnen.sweep import sweep
from tests import builders
from tests.meldingen.huisverbod import verboden
from veiligthuis import roles
from veiligthuis.core import clock
from veiligthuis.core.errors import NotAllowed, RuleBroken

pytestmark = pytest.mark.django_db


def op(tekst: str) -> datetime:
    return datetime.fromisoformat(tekst).replace(tzinfo=clock.AMSTERDAM)


def verleng(verbod: Huisverbod, dagen: int, **anders: Any) -> Huisverbod:
    velden: dict[str, Any] = {"besloten_op": clock.now(), "by": builders.medewerker(roles.CASUSHOUDER)}
    return services.verleng(verbod, dagen=dagen, **velden | anders)


def rond_af(verbod: Huisverbod, **anders: Any) -> Huisverbod:
    velden: dict[str, Any] = {
        "hoe_verder": "Vader blijft bij zijn broer; moeder belt bij onrust.",
        "by": builders.medewerker(roles.CASUSHOUDER),
    }
    return services.rond_af(verbod, **velden | anders)


@pytest.mark.parametrize(
    ("begin", "einde"),
    [
        ("2026-04-25 23:10", "2026-05-05 23:10"),  # ends on 5 mei: a holiday moves nothing
        ("2026-03-25 02:30", "2026-04-04 02:30"),  # over the night in which the clocks change
        ("2026-03-19 02:30", "2026-03-29 03:30"),  # in the hour that does not exist
    ],
)
def test_ten_days_later_at_the_same_time_and_never_moved(begin: str, einde: str) -> None:
    verbod = verboden.huisverbod(opgelegd_op=op(begin))

    assert verbod.eindigt_op == op(einde)
    assert Termijn.objects.get(code="T33").eindigt_op == op(einde)


def test_its_clocks_count_from_the_moment_it_took_effect() -> None:
    verbod = verboden.huisverbod()

    ends = {t.code: t.eindigt_op - verbod.opgelegd_op for t in Termijn.objects.filter(code__startswith="T33")}
    assert ends["T33B"] == timedelta(hours=24)
    assert ends["T33A"] < ends["T33"] == timedelta(days=10)


def test_who_may_not_write_it_down_is_refused() -> None:
    with pytest.raises(NotAllowed):
        verboden.huisverbod(rol=roles.INTAKE)


def test_another_team_does_not_write_it_down() -> None:
    casus = builders.casus()
    vreemd = builders.medewerker(roles.CASUSHOUDER, team=builders.vt_team("Team West"), naam="west")
    vader, moeder, _ = verboden.mensen(casus)

    with pytest.raises(NotAllowed):
        services.leg_huisverbod_op(
            casus, uithuisgeplaatste=vader, achterblijvers=[moeder], gemeente="Meerstad",
            opgelegd_op=clock.now(), aanleiding="Geslagen.", by=vreemd,
        )  # fmt: skip


def test_a_child_is_not_kept_out() -> None:
    casus = builders.casus()
    vader, moeder, kind = verboden.mensen(casus)

    with pytest.raises(RuleBroken, match="meerderjarige"):
        verboden.huisverbod(casus, uithuisgeplaatste=kind, achterblijvers=[vader, moeder])


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"achterblijvers": []}, "achterblijft"),
        ({"opgelegd_op": datetime(2026, 4, 28, 23, tzinfo=clock.AMSTERDAM)}, "toekomst"),
        ({"kindermishandeling": True}, "overlegt vooraf"),
        ({"aanleiding": " "}, "waarom"),
    ],
)
def test_what_is_missing_or_wrong_is_refused(anders: dict[str, Any], zin: str) -> None:
    with pytest.raises(RuleBroken, match=zin):
        verboden.huisverbod(**anders)


def test_nobody_is_kept_out_and_stays_behind() -> None:
    casus = builders.casus()
    vader, _, _ = verboden.mensen(casus)

    with pytest.raises(RuleBroken, match="niet ook achterblijven"):
        verboden.huisverbod(casus, achterblijvers=[vader])


def test_nobody_is_kept_out_twice_at_once() -> None:
    casus = builders.casus()
    verboden.huisverbod(casus)

    with pytest.raises(RuleBroken, match="loopt al een huisverbod"):
        verboden.huisverbod(casus)


def test_somebody_of_another_casus_is_refused() -> None:
    vader, _, _ = verboden.mensen(builders.casus())

    with pytest.raises(RuleBroken, match="niet in deze casus"):
        verboden.huisverbod(builders.casus(), uithuisgeplaatste=vader)


@pytest.mark.parametrize("dagen", [0, 19])
def test_it_never_lasts_longer_than_four_weeks(dagen: int) -> None:
    with pytest.raises(RuleBroken, match="ten hoogste vier weken"):
        verleng(verboden.huisverbod(), dagen)


def test_what_has_ended_is_not_extended() -> None:
    verbod = verboden.huisverbod()
    verboden.later(days=11)

    with pytest.raises(RuleBroken, match="Een verlenging wordt voor die tijd besloten"):
        verleng(verbod, 18)


def test_extended_to_four_weeks_it_ends_at_the_same_time_of_day() -> None:
    verbod = verboden.huisverbod()
    verboden.later(days=9)

    verbod = verleng(verbod, 18)

    assert verbod.status == HuisverbodStatus.VERLENGD
    assert clock.local(verbod.eindigt_op) == clock.local(verbod.opgelegd_op) + timedelta(days=28)
    assert Termijn.objects.get(code="T33V").eindigt_op == verbod.eindigt_op
    assert Termijn.objects.get(code="T33").vervallen_op is not None
    with pytest.raises(RuleBroken, match="de status is"):
        verleng(verbod, 1)


def test_the_database_refuses_more_than_four_weeks_too() -> None:
    verbod = verboden.huisverbod()

    with pytest.raises(IntegrityError), transaction.atomic():
        Huisverbod.objects.filter(pk=verbod.pk).update(eindigt_op=verbod.opgelegd_op + timedelta(days=29))


def test_advice_is_motivated_stays_and_meets_its_clock() -> None:
    verbod = verboden.huisverbod()
    verboden.later(days=7)
    by = builders.medewerker(roles.GEDRAGSWETENSCHAPPER)
    with pytest.raises(RuleBroken, match="Motiveer"):
        services.adviseer_burgemeester(verbod, advies="verlengen", motivering=" ", by=by)

    services.adviseer_burgemeester(verbod, advies="verlengen", motivering="Vader ontkent en dreigt.", by=by)

    assert Termijn.objects.get(code="T33A").gehaald_op == clock.now()
    with pytest.raises(Exception, match="Cannot update"), transaction.atomic():
        Huisverbodadvies.objects.update(motivering="Anders.")


def test_missing_advice_reaches_the_manager_before_day_ten() -> None:
    verbod = verboden.huisverbod()
    verboden.later(days=9)
    sweep()

    termijn = Termijn.objects.get(code="T33A")
    assert termijn.escalaties.filter(naar="teammanager").exists()
    assert termijn.escalaties.latest("gepland_op").gepland_op < verbod.eindigt_op


def test_it_ends_only_after_its_last_moment() -> None:
    with pytest.raises(RuleBroken, match="loopt nog tot"):
        rond_af(verboden.huisverbod(), reden_geen_plan="Nog niet.")


def test_it_ends_with_a_plan_of_these_days_or_the_reason_why_not() -> None:
    verbod = verboden.huisverbod()
    verboden.later(days=10)
    with pytest.raises(RuleBroken, match="geen veiligheidsplan vastgesteld"):
        rond_af(verbod)
    with pytest.raises(RuleBroken, match="hoe het gezin verdergaat"):
        rond_af(verbod, hoe_verder=" ")

    meldingen.note_veiligheidsplan(verbod.casus, by=None)
    klaar = rond_af(Huisverbod.objects.get(pk=verbod.pk))

    assert klaar.status == HuisverbodStatus.AFGELOPEN
    termijn = Termijn.objects.get(code="T33")
    assert termijn.gehaald_op == verbod.eindigt_op and not termijn.is_te_laat_gehaald
    assert not Termijn.objects.open().filter(code__startswith="T33").exists()


def test_withdrawn_it_ends_at_that_moment() -> None:
    verbod = verboden.huisverbod()
    verboden.later(days=3)
    velden: dict[str, Any] = {
        "hoe_verder": "Vader slaapt bij zijn broer.", "by": builders.medewerker(roles.CASUSHOUDER)
    }  # fmt: skip
    with pytest.raises(RuleBroken, match="voor het einde"):
        services.trek_in(verbod, ingetrokken_op=clock.now() + timedelta(hours=1), reden="x", **velden)
    with pytest.raises(RuleBroken, match="waarom de burgemeester"):
        services.trek_in(verbod, ingetrokken_op=clock.now(), reden=" ", **velden)

    weg = services.trek_in(verbod, ingetrokken_op=clock.now(), reden="Vader werkt mee aan hulp.", **velden)

    assert weg.status == HuisverbodStatus.INGETROKKEN
    assert Termijn.objects.get(code="T33").gehaald_op == clock.now()
    assert not Termijn.objects.open().filter(code__startswith="T33").exists()


def test_how_he_can_be_reached_meets_the_twenty_four_hours() -> None:
    verbod = verboden.huisverbod()

    services.leg_bereikbaarheid_vast(verbod, hoe="adres", by=builders.medewerker(roles.CRISISDIENST))

    assert Termijn.objects.get(code="T33B").gehaald_op == clock.now()


def test_a_casus_does_not_close_while_somebody_is_kept_out() -> None:
    melding = builders.teruggekoppelde_melding(Besluit.GEEN_VERVOLG)
    builders.informeer_iedereen(melding.casus)
    verboden.huisverbod(melding.casus)

    with pytest.raises(RuleBroken, match="Er loopt een huisverbod"):
        meldingen.sluit_casus(melding.casus, toelichting="Veilig.", by=builders.medewerker(roles.CASUSHOUDER))

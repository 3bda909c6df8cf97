"""Offering: everything that blocks it, what it freezes, which clocks start, and how the casus moves along."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.http import Http404

from ketenpartners.models import Convenant
from meldingen.machine import CasusStatus
from meldingen.models import Termijn
from overdracht import services
from overdracht.machine import Status
from overdracht.models import Overdracht
from tests import builders
from tests.overdracht import stappen
from veiligthuis import roles
from veiligthuis.core import clock
from veiligthuis.core.errors import NotAllowed, RuleBroken

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("rol", [roles.INTAKE, roles.CRISISDIENST])
def test_who_may_not_offer_cannot_prepare(rol: str) -> None:
    casus = stappen.besloten_casus()

    with pytest.raises(NotAllowed):
        services.prepare_overdracht(casus, naar_team=builders.wijkteam(), by=builders.medewerker(rol))


def test_an_invisible_casus_cannot_be_prepared() -> None:
    elders = builders.medewerker(roles.TRIAGIST, team=builders.vt_team("Team Elders"), naam="elders")
    casus = stappen.besloten_casus()

    with pytest.raises(Http404):
        services.prepare_overdracht(casus, naar_team=builders.wijkteam(), by=elders)


def test_a_handover_goes_to_another_organisation() -> None:
    with pytest.raises(RuleBroken, match="andere organisatie"):
        stappen.concept(team=builders.vt_team("Team Zuid"))


def test_a_casus_is_offered_to_one_team_at_a_time() -> None:
    eerste = stappen.concept()

    with pytest.raises(RuleBroken, match="al een overdracht, aan Wijkteam Noord"):
        stappen.concept(eerste.casus, team=builders.wijkteam("Wijkteam Zuid"))


def test_without_plan_nothing_is_offered() -> None:
    with pytest.raises(RuleBroken, match="geen vastgesteld veiligheidsplan"):
        services.offer_overdracht(stappen.concept(), by=stappen.triagist())


def test_a_plan_in_concept_is_not_enough() -> None:
    overdracht = stappen.concept()
    stappen.plan_in_concept(overdracht.casus)

    with pytest.raises(RuleBroken, match="geen vastgesteld veiligheidsplan"):
        services.offer_overdracht(overdracht, by=stappen.triagist())


def test_without_convenant_valid_today_nothing_is_offered() -> None:
    overdracht = stappen.concept()
    stappen.vastgesteld_plan(overdracht.casus)
    Convenant.objects.update(geldig_tot=clock.today() - timedelta(days=1))

    with pytest.raises(RuleBroken, match="vandaag geen geldig convenant"):
        services.offer_overdracht(overdracht, by=stappen.triagist())


@pytest.mark.parametrize(
    ("leeg", "zin"),
    [
        ({"gezin_geinformeerd_op": None}, "gezin is nog niet geïnformeerd"),
        ({"eigen_veiligheidsacties": " "}, "Beschrijf wat Veilig Thuis zelf"),
        ({"voorgestelde_regie": ""}, "Stel voor wie"),
    ],
)
def test_what_must_go_along_is_filled_in(leeg: dict[str, Any], zin: str) -> None:
    overdracht = stappen.concept(**leeg)
    stappen.vastgesteld_plan(overdracht.casus)

    with pytest.raises(RuleBroken, match=zin):
        services.offer_overdracht(overdracht, by=stappen.triagist())


def test_a_casus_without_decision_is_not_handed_over() -> None:
    overdracht = stappen.concept(builders.casus())
    stappen.vastgesteld_plan(overdracht.casus)

    with pytest.raises(RuleBroken, match="geen vervolgbesluit"):
        services.offer_overdracht(overdracht, by=stappen.triagist())


def test_a_family_that_cannot_be_informed_needs_a_reason() -> None:
    overdracht = stappen.concept(
        gezin_geinformeerd_op=None, gezin_niet_geinformeerd_reden="Gevaar voor Elif."
    )
    stappen.vastgesteld_plan(overdracht.casus)

    aangeboden = services.offer_overdracht(overdracht, by=stappen.triagist())

    assert (aangeboden.momentopname or {})["gezin_geinformeerd"] == {"op": "", "reden": "Gevaar voor Elif."}


def test_informing_is_not_both_done_and_impossible() -> None:
    overdracht = stappen.concept()

    with pytest.raises(RuleBroken, match="Kies één van beide"):
        services.complete_concept(
            overdracht,
            by=stappen.triagist(),
            **{**stappen.GEGEVENS, "gezin_niet_geinformeerd_reden": "Gevaar."},
        )


def test_an_offer_starts_both_clocks_and_moves_the_casus() -> None:
    aangeboden = stappen.aangeboden()

    termijnen = {t.code: t for t in Termijn.objects.open().filter(onderwerp=f"overdracht:{aangeboden.pk}")}
    assert aangeboden.status == Status.AANGEBODEN
    assert aangeboden.casus.status == CasusStatus.OVERDRACHT_LOPEND
    assert {code: clock.local(t.eindigt_op).date() for code, t in termijnen.items()} == {
        # 5 mei is a holiday: five and ten working days after dinsdag 28 april.
        "T12": date(2026, 5, 6),
        "T12E": date(2026, 5, 13),
    }
    assert termijnen["T12"].partnerteam == aangeboden.naar_team
    assert aangeboden.plan is not None and aangeboden.convenant is not None


def test_what_was_offered_does_not_change_with_the_dossier() -> None:
    aangeboden = stappen.aangeboden()
    stappen.vastgesteld_plan(aangeboden.casus, kern="Iets heel anders.")

    opnieuw: Any = Overdracht.objects.get(pk=aangeboden.pk)

    assert opnieuw.momentopname["plan"]["versie"] == 1
    assert "geduwd" in opnieuw.momentopname["plan"]["kern"]
    assert opnieuw.plan.versie == 1


def test_the_database_refuses_an_offer_without_plan_or_exception() -> None:
    aangeboden = stappen.aangeboden()

    with (
        pytest.raises(IntegrityError, match="aangeboden_overdracht_heeft_plan_of_uitzondering"),
        transaction.atomic(),
    ):
        Overdracht.objects.filter(pk=aangeboden.pk).update(plan=None)


def test_the_database_refuses_to_jump_a_status() -> None:
    overdracht = stappen.concept()

    with pytest.raises(DatabaseError, match="Invalid"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE overdracht_overdracht SET status = 'geaccepteerd' WHERE id = %s", [overdracht.pk]
        )


def test_the_database_refuses_two_running_handovers() -> None:
    overdracht = stappen.concept()
    overdracht.pk, overdracht._state.adding = None, True

    with pytest.raises(IntegrityError, match="een_lopende_overdracht_per_casus"), transaction.atomic():
        overdracht.save(force_insert=True)


def test_withdrawing_brings_the_casus_back() -> None:
    aangeboden = stappen.aangeboden()

    with pytest.raises(RuleBroken, match="Geef een reden"):
        services.withdraw_overdracht(aangeboden, reden=" ", by=stappen.triagist())
    ingetrokken = services.withdraw_overdracht(aangeboden, reden="Gezin verhuist.", by=stappen.triagist())

    assert ingetrokken.status == Status.INGETROKKEN
    assert ingetrokken.casus.status == CasusStatus.TERUG_BIJ_VT
    assert not Termijn.objects.open().filter(onderwerp=f"overdracht:{aangeboden.pk}").exists()


def test_a_concept_is_withdrawn_without_touching_the_casus() -> None:
    overdracht = stappen.concept()

    ingetrokken = services.withdraw_overdracht(overdracht, reden="Toch niet.", by=stappen.triagist())

    assert ingetrokken.casus.status == CasusStatus.OPEN

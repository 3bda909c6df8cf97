"""First look at a melding, and the crisis lane beside it."""

from typing import Any

import pytest

from meldingen import services
from meldingen.machine import MeldingStatus
from meldingen.models import Melding, Termijn
from tests import builders
from veiligthuis import roles
from veiligthuis.core.errors import NotAllowed, RuleBroken
from veiligthuis.core.models import Medewerker

pytestmark = pytest.mark.django_db


def schift(melding: Melding, *, by: Medewerker | None = None, **anders: Any) -> Melding:
    velden: dict[str, Any] = {
        "acuut": False,
        "reden": "Iedereen is nu veilig.",
        "eigen_systeem_doorzocht": True,
        "vt_register_doorzocht": True,
    }
    return services.schift(melding, by=by or builders.medewerker(roles.INTAKE), **velden | anders)


def lopend(melding: Melding) -> set[str]:
    return set(Termijn.objects.open().filter(melding=melding).values_list("code", flat=True))


def test_another_role_may_not_look_first() -> None:
    melding = builders.melding()

    with pytest.raises(NotAllowed):
        schift(melding, by=builders.medewerker(roles.CASUSHOUDER))


def test_without_a_reason_it_is_refused() -> None:
    with pytest.raises(RuleBroken, match="reden ontbreekt"):
        schift(builders.melding(), reden="  ")


def test_without_searching_both_registers_it_is_refused() -> None:
    with pytest.raises(RuleBroken, match="VT-register"):
        schift(builders.melding(), vt_register_doorzocht=False)


def test_a_second_look_is_refused_with_the_present_status() -> None:
    melding = schift(builders.melding())

    with pytest.raises(RuleBroken, match="de status is ‘Geschift’"):
        schift(melding)


def test_what_is_not_acute_starts_no_hours() -> None:
    melding = schift(builders.melding())

    assert melding.status == MeldingStatus.GESCHIFT
    assert "T03" not in lopend(melding)


def test_what_is_acute_starts_twenty_four_hours_beside_the_days() -> None:
    melding = schift(builders.melding(), acuut=True)

    assert lopend(melding) == {"T03", "T04A", "T04B", "T09A"}
    assert Termijn.objects.get(code="T03").gestart_op == melding.acuut_vastgesteld_op


def test_an_acute_melding_is_not_assessed_before_the_crisis_is_in_action() -> None:
    melding = schift(builders.melding(), acuut=True)

    with pytest.raises(RuleBroken, match="acuut"):
        services.neem_in_veiligheidsbeoordeling(melding, by=builders.medewerker(roles.TRIAGIST))


def test_what_is_not_acute_has_no_crisis_lane() -> None:
    with pytest.raises(RuleBroken, match="niet als acuut"):
        services.zet_acuut_in_actie(schift(builders.melding()), by=builders.medewerker(roles.INTAKE))


def test_the_crisis_lane_stops_no_clock() -> None:
    melding = schift(builders.melding(), acuut=True)

    melding = services.zet_acuut_in_actie(melding, by=builders.medewerker(roles.INTAKE))

    assert melding.status == MeldingStatus.ACUUT_IN_ACTIE
    assert lopend(melding) == {"T03", "T04A", "T04B", "T09A"}


def test_the_first_safety_action_is_described() -> None:
    with pytest.raises(RuleBroken, match="Beschrijf"):
        services.leg_eerste_veiligheidsactie_vast(
            schift(builders.melding(), acuut=True), actie=" ", by=builders.medewerker(roles.INTAKE)
        )


def test_the_first_safety_action_meets_the_hours_and_keeps_the_status() -> None:
    melding = schift(builders.melding(), acuut=True)

    melding = services.leg_eerste_veiligheidsactie_vast(
        melding, actie="Politie is ter plaatse, vader is mee.", by=builders.medewerker(roles.INTAKE)
    )

    assert melding.status == MeldingStatus.GESCHIFT
    assert Termijn.objects.get(code="T03").gehaald_op == melding.eerste_actie_op


def test_there_is_one_first_action() -> None:
    intake = builders.medewerker(roles.INTAKE)
    melding = schift(builders.melding(), acuut=True)
    melding = services.leg_eerste_veiligheidsactie_vast(melding, actie="Gebeld.", by=intake)

    with pytest.raises(RuleBroken, match="staat al vast"):
        services.leg_eerste_veiligheidsactie_vast(melding, actie="Nog eens.", by=intake)

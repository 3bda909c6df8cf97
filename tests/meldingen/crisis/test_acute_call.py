"""A call that is acute: on the lane in the same second, off it with a reason, and what it becomes."""

from datetime import timedelta
from typing import Any

import pytest

from meldingen import services
from meldingen.crisis.services import trek_acuut_in, zet_gesprek_op_crisis
from meldingen.crisis.stappen import Crisisstap
from meldingen.models import Crisisfeit, Crisisinzet, Gesprek, Melding, Termijn
from meldingen.services.gespreksloop import rond_gesprek_af_als_melding
from tests import builders
from tests.meldingen.crisis import inzetten
from veiligthuis import roles
from veiligthuis.core import clock
from veiligthuis.core.errors import NotAllowed, RuleBroken

pytestmark = pytest.mark.django_db


def acuut() -> Gesprek:
    return zet_gesprek_op_crisis(inzetten.gesprek(), by=builders.medewerker(roles.INTAKE))


def finish(gesprek: Gesprek, **anders: Any) -> Melding:
    velden: dict[str, Any] = {"acuut_reden": "Vader staat voor de deur."}
    return rond_gesprek_af_als_melding(
        gesprek, gegevens=builders.meldinggegevens(), betrokkenen=builders.gezin(),
        by=builders.medewerker(roles.INTAKE), **velden | anders,
    )  # fmt: skip


def test_the_call_of_another_is_not_put_on_the_lane() -> None:
    with pytest.raises(NotAllowed):
        zet_gesprek_op_crisis(inzetten.gesprek(), by=builders.medewerker(roles.TRIAGIST))


def test_withdrawing_asks_a_reason() -> None:
    gesprek = acuut()

    with pytest.raises(RuleBroken, match="waarom het niet acuut is"):
        trek_acuut_in(gesprek, reden=" ", by=builders.medewerker(roles.INTAKE))

    assert Crisisinzet.objects.lopend().count() == 1


def test_an_acute_call_does_not_become_a_melding_without_why() -> None:
    with pytest.raises(RuleBroken, match="Schrijf waarom"):
        finish(acuut(), acuut_reden="")


def test_pressing_twice_makes_one_inzet_and_keeps_the_first_moment() -> None:
    gesprek, first = acuut(), clock.now()
    clock.move_to(first + timedelta(minutes=5))

    again = zet_gesprek_op_crisis(gesprek, by=builders.medewerker(roles.INTAKE))

    assert again.acuut_op == first
    assert Crisisinzet.objects.count() == 1


def test_a_colleague_of_the_team_sees_it_and_another_team_does_not() -> None:
    acuut()
    stranger = builders.medewerker(roles.CRISISDIENST, team=builders.vt_team("Team Zuid"), naam="vreemde")

    assert Crisisinzet.objects.visible_to(builders.medewerker(roles.CRISISDIENST)).count() == 1
    assert not Crisisinzet.objects.visible_to(stranger).exists()


def test_withdrawn_it_leaves_the_lane_and_can_come_back() -> None:
    gesprek = acuut()
    by = builders.medewerker(roles.INTAKE)

    trek_acuut_in(gesprek, reden="Het was gisteren; iedereen is nu veilig.", by=by)

    assert Gesprek.objects.get().acuut_op is None
    assert not Crisisinzet.objects.lopend().exists()
    assert Crisisfeit.objects.get().stap == Crisisstap.INGETROKKEN
    zet_gesprek_op_crisis(gesprek, by=by)
    assert Crisisinzet.objects.lopend().count() == 1


def test_the_hours_of_the_melding_count_from_the_press_and_the_days_from_receipt() -> None:
    gesprek, press = acuut(), clock.now()
    inzet = Crisisinzet.objects.get()
    inzetten.stap(inzet, Crisisstap.GAAT)
    clock.move_to(press + timedelta(minutes=40))

    melding = finish(gesprek)

    assert Crisisinzet.objects.get() == inzet and Crisisinzet.objects.get().melding == melding
    assert Termijn.objects.get(code="T03").gestart_op == press
    assert Termijn.objects.get(code="T03B").gestart_op == press
    assert {t.gestart_op for t in Termijn.objects.filter(code__in=("T04A", "T04B"))} == {melding.ontvangen_op}
    assert melding.ontvangen_op == clock.now()


def test_as_an_advies_it_leaves_the_lane_and_no_word_of_it_stays() -> None:
    gesprek = acuut()
    inzetten.stap(Crisisinzet.objects.get(), Crisisstap.POLITIE)

    services.rond_gesprek_af_als_advies(
        gesprek, gegevens=builders.adviesgegevens(), by=builders.medewerker(roles.INTAKE)
    )

    assert not Crisisinzet.objects.lopend().exists()
    assert [(feit.stap, feit.tekst, feit.wie) for feit in Crisisfeit.objects.all()] == [
        (Crisisstap.ADVIES, "", "")
    ]


def test_after_an_hour_unfinished_the_team_is_shown_it() -> None:
    acuut()
    begin = clock.now()

    assert not Crisisinzet.objects.te_lang_in_gesprek(begin + timedelta(minutes=60)).exists()
    assert Crisisinzet.objects.te_lang_in_gesprek(begin + timedelta(minutes=61)).count() == 1


def test_danger_found_after_the_first_look_starts_the_hours_and_opens_the_lane() -> None:
    melding = builders.melding_in_beoordeling()
    clock.move_to(clock.now() + timedelta(days=1))

    na = services.stel_acuut_vast(
        melding, reden="Moeder belt: hij is terug.", by=builders.medewerker(roles.TRIAGIST)
    )

    assert na.status == melding.status and na.acuut
    assert Termijn.objects.get(code="T03").gestart_op == clock.now()
    assert Crisisinzet.objects.lopend().get().melding == na
    with pytest.raises(RuleBroken, match="al acuut"):
        services.stel_acuut_vast(na, reden="Nog eens.", by=builders.medewerker(roles.TRIAGIST))


def test_who_may_not_look_first_may_not_establish_it_later_either() -> None:
    with pytest.raises(NotAllowed):
        services.stel_acuut_vast(
            builders.melding_in_beoordeling(), reden="x", by=builders.medewerker(roles.MANAGER)
        )

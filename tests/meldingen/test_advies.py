"""Advice, and the step that makes a melding of it."""

import pytest

from meldingen import services
from meldingen.machine import AdviesStatus
from meldingen.models import Advies, Melding
from tests import builders
from veiligthuis import roles
from veiligthuis.core.errors import NotAllowed, RuleBroken

pytestmark = pytest.mark.django_db


def zet_om(advies: Advies, rol: str = roles.INTAKE) -> Melding:
    return services.zet_advies_om_in_melding(
        advies,
        gegevens=builders.meldinggegevens(),
        betrokkenen=builders.gezin(),
        by=builders.medewerker(rol),
    )


def test_a_wijkteam_gives_no_advies() -> None:
    with pytest.raises(RuleBroken, match="geen team van Veilig Thuis"):
        services.geef_advies(gegevens=builders.adviesgegevens(), by=builders.medewerker(roles.WIJKTEAM))


def test_a_manager_gives_no_advies() -> None:
    with pytest.raises(NotAllowed):
        services.geef_advies(gegevens=builders.adviesgegevens(), by=builders.medewerker(roles.MANAGER))


def test_an_advies_without_advice_is_not_closed() -> None:
    advies = builders.advies(gegeven_advies=" ")

    with pytest.raises(RuleBroken, match="nog niet op papier"):
        services.sluit_advies_af(advies, by=builders.medewerker(roles.INTAKE))


def test_an_advies_without_hoedanigheid_is_not_closed() -> None:
    with pytest.raises(RuleBroken, match="Hoedanigheid"):
        services.sluit_advies_af(builders.advies(hoedanigheid=""), by=builders.medewerker(roles.INTAKE))


def test_a_closed_advies_changes_no_more() -> None:
    intake = builders.medewerker(roles.INTAKE)
    advies = services.sluit_advies_af(builders.advies(), by=intake)

    with pytest.raises(RuleBroken, match="verandert niet meer"):
        services.werk_advies_bij(advies, gegevens=builders.adviesgegevens(), by=intake)


def test_a_closed_advies_becomes_no_melding_and_nothing_is_left() -> None:
    advies = services.sluit_advies_af(builders.advies(), by=builders.medewerker(roles.INTAKE))

    with pytest.raises(RuleBroken, match="de status is ‘Afgesloten’"):
        zet_om(advies)
    assert not Melding.objects.exists()


def test_an_advies_of_another_team_is_out_of_sight() -> None:
    advies = builders.advies()
    vreemde = builders.medewerker(roles.INTAKE, team=builders.vt_team("Team Zuid"), naam="vreemde")

    assert not Advies.objects.visible_to(vreemde).exists()
    with pytest.raises(NotAllowed):
        services.sluit_advies_af(advies, by=vreemde)


def test_an_advies_closes_at_once_when_that_was_all() -> None:
    advies = services.geef_advies(
        gegevens=builders.adviesgegevens(), sluit_af=True, by=builders.medewerker(roles.INTAKE)
    )

    assert advies.status == AdviesStatus.AFGESLOTEN


def test_an_advies_becomes_a_melding_by_one_logged_step() -> None:
    advies = builders.advies()

    melding = zet_om(advies)

    advies = Advies.objects.get(pk=advies.pk)
    assert advies.status == AdviesStatus.OMGEZET_IN_MELDING
    assert advies.melding == melding

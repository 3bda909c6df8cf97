"""A closed casus takes no new melding: a new casus does, linked to it."""

import pytest
from django.db import IntegrityError, transaction

from meldingen.machine import CasusStatus
from meldingen.models import Casus, Melding
from tests import builders
from veiligthuis import roles
from veiligthuis.core import clock
from veiligthuis.core.errors import NotAllowed, RuleBroken
from veiligthuis.core.machine import begin

pytestmark = pytest.mark.django_db


def test_the_machine_refuses_a_melding_on_a_closed_casus() -> None:
    casus = builders.gesloten_casus()
    nieuw = Melding(
        nummer="M-2026-99999",
        casus=casus,
        vastgelegd_op=clock.now(),
        vastgelegd_door=builders.medewerker(roles.INTAKE),
        **builders.meldinggegevens().velden(clock.now()),
    )

    with pytest.raises(RuleBroken, match="neemt geen melding meer aan"):
        begin(nieuw, by=builders.medewerker(roles.INTAKE))


def test_a_casus_out_of_sight_takes_no_melding() -> None:
    casus = builders.casus()
    vreemde = builders.medewerker(roles.INTAKE, team=builders.vt_team("Team Zuid"), naam="vreemde")

    with pytest.raises(NotAllowed):
        builders.melding(casus=casus, by=vreemde)


def test_a_hermelding_opens_a_new_casus_that_points_back() -> None:
    oud = builders.gesloten_casus()

    nieuw = builders.melding(casus=oud, betrokkenen=builders.gezin()).casus

    assert nieuw != oud
    assert nieuw.hermelding_van == oud
    assert nieuw.naam == oud.naam
    assert Casus.objects.get(pk=oud.pk).status == CasusStatus.AFGESLOTEN


def test_a_hermelding_of_a_running_casus_is_refused() -> None:
    lopend = builders.casus()
    nieuw = Casus(
        nummer="2026-99999",
        naam="X",
        team=lopend.team,
        geopend_op=clock.now(),
        hermelding_van=lopend,
    )

    with pytest.raises(RuleBroken, match="loopt nog"):
        begin(nieuw, by=builders.medewerker(roles.INTAKE))


def test_a_number_is_never_given_twice() -> None:
    casus = builders.casus()

    with pytest.raises(IntegrityError), transaction.atomic():
        Casus.objects.create(nummer=casus.nummer, naam="X", team=casus.team, geopend_op=clock.now())

"""Taking in a melding."""

import pytest

from meldingen.codelijsten import Rol
from meldingen.machine import CasusStatus, MeldingStatus
from meldingen.models import Casus, Melding, Persoon, Termijn
from tests import builders
from veiligthuis import roles
from veiligthuis.core.errors import NotAllowed, RuleBroken
from veiligthuis.core.models import AuditEntry

pytestmark = pytest.mark.django_db


def test_who_may_not_take_in_a_melding_is_refused() -> None:
    with pytest.raises(NotAllowed):
        builders.melding(by=builders.medewerker(roles.MANAGER))

    assert not Melding.objects.exists()
    assert not Casus.objects.exists()


def test_a_melding_about_nobody_is_refused_and_nothing_is_left() -> None:
    with pytest.raises(RuleBroken, match="directbetrokkene"):
        builders.melding(betrokkenen=[])

    assert not Casus.objects.exists()


def test_somebody_of_the_network_alone_is_not_enough() -> None:
    with pytest.raises(RuleBroken, match="directbetrokkene"):
        builders.melding(betrokkenen=[builders.moeder(rol=Rol.NETWERK)])


def test_a_new_melding_opens_a_casus_with_people_regie_and_sight() -> None:
    intake = builders.medewerker(roles.INTAKE)

    melding = builders.melding()

    casus = melding.casus
    assert melding.status == MeldingStatus.ONTVANGEN
    assert casus.status == CasusStatus.OPEN
    assert casus.naam == "Şahin – Van der Meulen"
    assert casus.regie is not None
    assert casus.regie.organisatie == builders.vt_team().organisatie
    assert Casus.objects.visible_to(intake).get() == casus
    assert Persoon.objects.count() == 3


def test_its_clocks_run_from_the_moment_of_receipt() -> None:
    melding = builders.melding()

    codes = sorted(Termijn.objects.open().filter(casus=melding.casus).values_list("code", flat=True))
    assert codes == ["T04A", "T04B", "T09A", "T10", "T10", "T10"]
    assert Termijn.objects.get(code="T04A").gestart_op == melding.ontvangen_op


def test_it_is_audited_without_content() -> None:
    melding = builders.melding()

    regels = AuditEntry.objects.filter(casus_nummer=melding.casus.nummer)
    assert regels.filter(object_soort="meldingen.melding", actie="begin").count() == 1
    assert "Şahin" not in str(list(regels.values()))

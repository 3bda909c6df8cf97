"""Closing a casus, and destroying what is in it with four eyes."""

import pytest

from meldingen import services
from meldingen.codelijsten import Besluit
from meldingen.machine import CasusStatus
from meldingen.models import Casus, Termijn
from meldingen.termijnen.services import start_termijn
from tests import builders
from veiligthuis import roles
from veiligthuis.core.errors import NotAllowed, RuleBroken

pytestmark = pytest.mark.django_db


def sluit(
    casus: Casus, *, rol: str = roles.CASUSHOUDER, toelichting: str = "Veilig, volgens school."
) -> Casus:
    casus = Casus.objects.get(pk=casus.pk)
    return services.sluit_casus(casus, toelichting=toelichting, by=builders.medewerker(rol))


def test_another_role_may_not() -> None:
    with pytest.raises(NotAllowed):
        sluit(builders.teruggekoppelde_melding().casus, rol=roles.INTAKE)


def test_a_melding_that_is_open_refuses_it() -> None:
    melding = builders.besloten_melding(Besluit.GEEN_VERVOLG)

    with pytest.raises(RuleBroken, match=f"nog werk aan {melding.nummer}"):
        sluit(melding.casus)


def test_a_decision_that_was_not_carried_out_refuses_it() -> None:
    with pytest.raises(RuleBroken, match="Overdracht aan derden"):
        sluit(builders.teruggekoppelde_melding(Besluit.OVERDRACHT).casus)


def test_people_who_do_not_know_refuse_it() -> None:
    with pytest.raises(RuleBroken, match="3 betrokkenen zijn nog niet geïnformeerd"):
        sluit(builders.teruggekoppelde_melding().casus)


def test_no_grounds_refuse_it() -> None:
    casus = builders.teruggekoppelde_melding().casus
    builders.informeer_iedereen(casus)

    with pytest.raises(RuleBroken, match="onderbouwing ontbreekt"):
        sluit(casus, toelichting=" ")


def test_it_closes_and_nothing_runs_on() -> None:
    casus = builders.gesloten_casus()

    assert casus.status == CasusStatus.AFGESLOTEN
    assert casus.regie is None
    assert not Termijn.objects.open().filter(casus=casus).exists()


def test_a_clock_that_still_ran_lapses_with_the_reason() -> None:
    casus = Casus.objects.get(pk=builders.teruggekoppelde_melding().casus_id)
    builders.informeer_iedereen(casus)
    klok = start_termijn("T07", casus.termijn_bron())

    sluit(casus)

    klok.refresh_from_db()
    assert klok.vervallen_reden == "Casus afgesloten"


def test_destruction_that_nobody_proposed_is_refused() -> None:
    casus = builders.gesloten_casus()
    femke = builders.medewerker(roles.PRIVACY)
    services.verleen_toegang(casus, aan=femke, by=None)

    with pytest.raises(RuleBroken, match="nog niet voorgesteld"):
        services.leg_vernietiging_vast(casus, by=femke)


def test_who_proposed_destruction_cannot_confirm_it() -> None:
    casus = builders.gesloten_casus()
    femke = builders.medewerker(roles.PRIVACY)
    services.verleen_toegang(casus, aan=femke, by=None)
    casus = services.stel_vernietiging_voor(casus, grond="Bewaartermijn voorbij.", by=femke)

    with pytest.raises(RuleBroken, match="zelf voorgesteld"):
        services.leg_vernietiging_vast(casus, by=femke)


def test_destruction_takes_two() -> None:
    casus = builders.gesloten_casus()
    femke = builders.medewerker(roles.PRIVACY)
    services.verleen_toegang(casus, aan=femke, by=None)
    casus = services.stel_vernietiging_voor(casus, grond="Bewaartermijn voorbij.", by=femke)

    casus = services.leg_vernietiging_vast(casus, by=builders.medewerker(roles.MANAGER))

    assert casus.status == CasusStatus.VERNIETIGD

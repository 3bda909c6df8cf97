"""A report that is not a matter for Veilig Thuis."""

import pytest

from meldingen import services
from meldingen.codelijsten import NietPassendReden
from meldingen.machine import MeldingStatus
from meldingen.models import Melding, Termijn
from tests import builders
from veiligthuis import roles
from veiligthuis.core.errors import NotAllowed, RuleBroken

pytestmark = pytest.mark.django_db


def zet_door(melding: Melding, *, rol: str = roles.INTAKE, toelichting: str = "Een burenruzie.") -> Melding:
    return services.zet_niet_passend_door(
        melding, reden=NietPassendReden.GEEN_HG_KM, toelichting=toelichting, by=builders.medewerker(rol)
    )


def test_another_role_may_not() -> None:
    with pytest.raises(NotAllowed):
        zet_door(builders.melding(), rol=roles.CASUSHOUDER)


def test_an_acute_melding_stays_here() -> None:
    with pytest.raises(RuleBroken, match="blijft hier"):
        zet_door(builders.geschifte_melding(acuut=True))


def test_it_needs_an_explanation() -> None:
    with pytest.raises(RuleBroken, match="toelichting"):
        zet_door(builders.melding(), toelichting="")


def test_it_counts_as_a_triage_and_the_melder_must_still_be_told() -> None:
    melding = zet_door(builders.melding())

    assert melding.status == MeldingStatus.NIET_PASSEND_DOORGEZET
    assert Termijn.objects.get(code="T04A").gehaald_op is not None
    assert Termijn.objects.get(code="T09A").is_open
    assert Melding.objects.terug_te_koppelen().get() == melding


def test_its_casus_closes_only_after_the_melder_was_told() -> None:
    melding = zet_door(builders.melding())
    builders.informeer_iedereen(melding.casus)
    nadia = builders.medewerker(roles.CASUSHOUDER)

    with pytest.raises(RuleBroken, match="nog werk aan"):
        services.sluit_casus(melding.casus, toelichting="Burenruzie.", by=nadia)

    services.leg_terugkoppeling_vast(
        melding, wijze="telefoon", inhoud="Doorgezet naar de wijkagent.", by=nadia
    )
    assert not services.sluit_casus(melding.casus, toelichting="Burenruzie.", by=nadia).is_open

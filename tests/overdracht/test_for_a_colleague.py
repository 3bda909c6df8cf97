"""The manager of a partner team answers in the place of an absent colleague; nobody else does."""

import pytest

from overdracht import services
from overdracht.machine import Status
from tests import builders
from tests.overdracht import stappen
from veiligthuis import roles
from veiligthuis.core.errors import RuleBroken
from veiligthuis.core.models import AuditEntry

pytestmark = pytest.mark.django_db


def test_a_member_does_not_answer_for_a_colleague() -> None:
    aangeboden = stappen.aangeboden()
    collega = builders.medewerker(roles.WIJKTEAM, team=aangeboden.naar_team, naam="afwezig")

    with pytest.raises(RuleBroken, match="Alleen de manager van Wijkteam Noord antwoordt namens"):
        services.accept_overdracht(aangeboden, by=stappen.ontvanger(), namens=collega, **stappen.REGIE)
    with pytest.raises(RuleBroken, match="Alleen de manager"):
        services.refuse_overdracht(
            aangeboden, reden_code="anders", reden="Nee.", by=stappen.ontvanger(), namens=collega
        )


def test_the_manager_does_not_answer_for_somebody_of_elsewhere_or_himself() -> None:
    aangeboden = stappen.aangeboden()
    baas = builders.medewerker(roles.WIJKTEAMMANAGER)

    with pytest.raises(RuleBroken, match="werkt niet in Wijkteam Noord"):
        services.accept_overdracht(aangeboden, by=baas, namens=stappen.buur(), **stappen.REGIE)
    with pytest.raises(RuleBroken, match="al in uw eigen naam"):
        services.accept_overdracht(aangeboden, by=baas, namens=baas, **stappen.REGIE)


def test_the_row_and_the_trail_say_for_whom() -> None:
    aangeboden = stappen.aangeboden()
    baas = builders.medewerker(roles.WIJKTEAMMANAGER)

    geaccepteerd = services.accept_overdracht(
        aangeboden, by=baas, namens=stappen.ontvanger(), **stappen.REGIE
    )

    assert (geaccepteerd.status, geaccepteerd.namens) == (Status.GEACCEPTEERD, stappen.ontvanger())
    regel = AuditEntry.objects.get(actie="accepteer")
    assert regel.door_id == baas.pk and regel.velden["namens_id"] == stappen.ontvanger().pk
    regie = geaccepteerd.casus.regie
    assert regie is not None and regie.aanvaard_door == baas and regie.aanvaard_op == regie.sinds

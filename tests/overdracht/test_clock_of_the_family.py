"""One clock counts for the family from the first offer until somebody spoke with them, whoever has it meanwhile."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from meldingen.models import Termijn
from overdracht import services
from overdracht.models import Overdracht
from tests import builders
from tests.overdracht import stappen
from veiligthuis import roles
from veiligthuis.core import clock

pytestmark = pytest.mark.django_db


def klok(rij: Overdracht) -> Termijn:
    """The clock of the first contact; there is exactly one, ever."""
    return Termijn.objects.get(code="T12E", casus=rij.casus_id)


def later(dagen: int) -> None:
    """Days go by."""
    clock.move_to(clock.now() + timedelta(days=dagen))


def tried(rij: Overdracht, by: Any, **anders: Any) -> Overdracht:
    """An attempt to speak with Elif, now."""
    poging: dict[str, Any] = {
        "op": clock.now(), "middel": "telefoon", "gelukt": True, "betrokkene": stappen.moeder(rij.casus),
    }  # fmt: skip
    return services.log_contact(rij, by=by, **{**poging, **anders})


def test_it_runs_on_through_waiting_list_take_over_and_acceptance_until_somebody_speaks_with_them() -> None:
    rij = stappen.aangeboden()
    begin = klok(rij)
    services.ask_vraag(rij, vraag="Welke school?", by=stappen.ontvanger())
    tried(rij, stappen.ontvanger(), middel="brief", gelukt=False)
    rij = services.put_on_wachtlijst(
        rij, verwacht_op=clock.today() + timedelta(days=9), by=stappen.ontvanger()
    )
    later(3)
    tried(rij, stappen.ontvanger(), betrokkene=None, met_ander="de school")
    baas = builders.medewerker(roles.WIJKTEAMMANAGER)
    zuid = builders.wijkteam("Wijkteam Zuid")
    rij = services.hand_over_to_other_team(rij, naar_team=zuid, reden="Plek.", by=baas)
    later(2)
    rij = services.accept_overdracht(rij, by=stappen.buur(), **stappen.REGIE)
    later(1)
    tried(rij, stappen.buur(), gelukt=False)

    nu = klok(rij)
    assert nu.is_open and (nu.pk, nu.gestart_op, nu.eindigt_op) == (
        begin.pk, begin.gestart_op, begin.eindigt_op,
    )  # fmt: skip
    client = Client()
    client.force_login(stappen.buur())
    pagina = client.get(f"/wijkteam/{rij.pk}/").content.decode()
    assert "de school" in pagina and "Welke school?" in pagina and "overgenomen van" in pagina

    tried(rij, stappen.buur())

    assert klok(rij).gehaald_op == clock.now()


def test_what_the_first_team_asked_is_answered_to_the_next_one() -> None:
    rij = stappen.aangeboden()
    services.ask_vraag(rij, vraag="Welke school?", by=stappen.ontvanger())
    baas = builders.medewerker(roles.WIJKTEAMMANAGER)
    nieuw = services.hand_over_to_other_team(
        rij, naar_team=builders.wijkteam("Wijkteam Zuid"), reden="Plek.", by=baas
    )

    services.answer_vraag(nieuw, vraag=rij.vragen.get(), antwoord="De Regenboog.", by=stappen.triagist())

    assert rij.vragen.get().antwoord == "De Regenboog."

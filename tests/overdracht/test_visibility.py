"""Who sees a handover: Veilig Thuis through the casus, the receiver from the offer on, nobody else."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from meldingen.models import Betrokkene, Casus, Melding, Persoon
from overdracht import services
from overdracht.models import Contactpoging, Overdracht, Rapport, Vraag
from tests import builders
from tests.overdracht import stappen
from veiligheid.models import Veiligheidsbeoordeling, Veiligheidsplan
from veiligthuis import roles
from veiligthuis.core import clock
from veiligthuis.core.models import Medewerker

pytestmark = pytest.mark.django_db


def seen_by(user: Medewerker) -> list[Overdracht]:
    """What this person sees."""
    return list(Overdracht.objects.visible_to(user))


def test_a_concept_is_not_for_the_receiver() -> None:
    overdracht = stappen.concept()

    assert seen_by(stappen.ontvanger()) == []
    assert seen_by(stappen.triagist()) == [overdracht]


def test_an_offer_is_for_the_receiving_team_alone() -> None:
    aangeboden = stappen.aangeboden()
    elders = builders.medewerker(roles.TRIAGIST, team=builders.vt_team("Team Elders"), naam="elders")

    assert seen_by(stappen.ontvanger()) == [aangeboden]
    assert seen_by(stappen.buur()) == []
    assert seen_by(elders) == []
    assert seen_by(builders.medewerker(roles.BEHEER)) == []


def refuse(aangeboden: Overdracht) -> None:
    """The receiver says no."""
    services.refuse_overdracht(aangeboden, reden_code="anders", reden="Nee.", by=stappen.ontvanger())


def withdraw(aangeboden: Overdracht) -> None:
    """Veilig Thuis takes it back."""
    services.withdraw_overdracht(aangeboden, reden="Verhuisd.", by=stappen.triagist())


def give_back(aangeboden: Overdracht) -> None:
    """The receiver accepts, and gives it back a day later."""
    geaccepteerd = services.accept_overdracht(aangeboden, by=stappen.ontvanger(), **stappen.REGIE)
    clock.move_to(clock.now() + timedelta(days=1))
    services.return_overdracht(geaccepteerd, reden="Terug.", by=stappen.ontvanger())


@pytest.mark.parametrize("einde", [refuse, withdraw, give_back])
def test_after_the_end_the_receiver_loses_sight(einde: Callable[[Overdracht], None]) -> None:
    aangeboden = stappen.aangeboden()

    einde(aangeboden)

    assert seen_by(stappen.ontvanger()) == []
    assert seen_by(stappen.triagist()) == [aangeboden]


def test_somebody_who_left_the_team_sees_nothing() -> None:
    aangeboden = stappen.aangeboden()
    wie = stappen.ontvanger()
    assert seen_by(wie) == [aangeboden]

    wie.lidmaatschappen.update(van="2026-01-01", tot="2026-04-27")

    assert seen_by(wie) == []


def test_a_wijkteam_sees_nothing_but_the_handover() -> None:
    overdracht = stappen.gesproken(stappen.geaccepteerd())
    services.ask_vraag(overdracht, vraag="Welke school?", by=stappen.ontvanger())
    wie = stappen.ontvanger()

    assert list(Contactpoging.objects.visible_to(wie)) and list(Vraag.objects.visible_to(wie))
    elders: list[Any] = [Casus, Melding, Betrokkene, Persoon, Veiligheidsbeoordeling, Veiligheidsplan]
    for model in elders:
        assert not model.objects.visible_to(wie).exists(), model


def test_a_report_for_the_raad_is_never_for_the_receiver() -> None:
    overdracht = stappen.aangeboden()
    voor_raad = services.request_verzoek_raad(overdracht.casus, by=builders.medewerker(roles.CASUSHOUDER))
    dossier = services.request_dossier(overdracht, by=stappen.triagist())

    assert list(Rapport.objects.visible_to(stappen.ontvanger())) == [dossier]
    assert not Rapport.objects.visible_to(stappen.buur()).exists()
    assert set(Rapport.objects.visible_to(stappen.triagist())) == {voor_raad, dossier}

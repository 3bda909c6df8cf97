"""A plan that comes after the acceptance is read and confirmed; what runs without one has its clock."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.test import Client

from meldingen.models import Termijn
from meldingen.termijnen.sweep import sweep
from overdracht import services
from overdracht.models import Overdracht
from overdracht.tasks import haal_stilte_terug
from tests import builders
from tests.overdracht import stappen
from veiligthuis import roles
from veiligthuis.core import clock
from veiligthuis.core.errors import NotAllowed, RuleBroken
from veiligthuis.core.models import AuditEntry, Medewerker

pytestmark = pytest.mark.django_db


def zonder_plan() -> Overdracht:
    """Offered without a plan, which must be there on 8 May."""
    rij = services.grant_uitzondering(
        stappen.concept(), reden="Haast.", tot=date(2026, 5, 8), by=stappen.manager()
    )
    return services.offer_overdracht(rij, by=stappen.triagist())


def nagestuurd() -> Overdracht:
    """Accepted without a plan; Veilig Thuis sent it three hours later."""
    rij = services.accept_overdracht(zonder_plan(), by=stappen.ontvanger(), **stappen.REGIE)
    clock.move_to(clock.now() + timedelta(hours=3))
    stappen.vastgesteld_plan(rij.casus)
    return services.send_plan(rij, by=stappen.triagist())


def page(wie: Medewerker, adres: str) -> str:
    """What this person reads there."""
    client = Client()
    client.force_login(wie)
    return client.get(adres).content.decode()


def test_before_the_answer_the_acceptance_itself_confirms() -> None:
    rij = zonder_plan()
    stappen.vastgesteld_plan(rij.casus)

    assert services.send_plan(rij, by=stappen.triagist()).plan_te_lezen_sinds is None
    with pytest.raises(RuleBroken, match="intussen een ander plan gestuurd"):
        services.accept_overdracht(rij, by=stappen.ontvanger(), gezien=0, **stappen.REGIE)


def test_only_the_receiver_confirms_and_only_what_was_read() -> None:
    rij = nagestuurd()

    for wie in (stappen.buur(), builders.medewerker(roles.INTAKE)):
        with pytest.raises(NotAllowed):
            services.read_plan(rij, plan_gelezen=True, by=wie)
    with pytest.raises(RuleBroken, match="antwoordt zelf"):
        services.read_plan(rij, plan_gelezen=True, by=stappen.triagist())
    with pytest.raises(RuleBroken, match="Vink aan"):
        services.read_plan(rij, plan_gelezen=False, by=stappen.ontvanger())
    with pytest.raises(RuleBroken, match="intussen een ander plan"):
        services.read_plan(rij, plan_gelezen=True, gezien=(rij.plan_id or 0) + 1, by=stappen.ontvanger())


def test_it_is_asked_for_everywhere_until_it_was_read() -> None:
    rij = stappen.gesproken(nagestuurd())
    ontvanger, verzender = f"/wijkteam/{rij.pk}/", f"/overdrachten/{rij.pk}/"
    pagina = page(stappen.ontvanger(), ontvanger)
    assert "een nieuw veiligheidsplan, versie 1" in pagina and "nieuw plan te lezen" in pagina
    assert "nog niet gelezen" in page(stappen.triagist(), verzender)
    assert "nieuw plan niet gelezen" in page(stappen.triagist(), "/overdrachten/?toon=bij-ontvanger")
    with pytest.raises(RuleBroken, match="Lees eerst het nieuwe veiligheidsplan"):
        services.complete_overdracht(rij, by=stappen.ontvanger())

    gelezen = services.read_plan(rij, plan_gelezen=True, gezien=rij.plan_id, by=stappen.ontvanger())

    assert (gelezen.plan_te_lezen_sinds, gelezen.plan_herlezen_op) == (None, clock.now())
    assert "nieuw plan te lezen" not in page(stappen.ontvanger(), ontvanger)
    assert "gelezen door" in page(stappen.triagist(), verzender)
    with pytest.raises(RuleBroken, match="geen nieuw plan om te lezen"):
        services.read_plan(gelezen, plan_gelezen=True, by=stappen.ontvanger())


def test_the_page_confirms_the_plan_it_showed() -> None:
    rij = nagestuurd()
    client = Client()
    client.force_login(stappen.ontvanger())
    adres = f"/wijkteam/{rij.pk}/stap/lees_nieuw_plan/"

    velden = {"gezien": rij.plan_id, "sleutel": str(uuid4())}

    assert client.post(adres, velden).status_code == 422
    assert client.post(adres, velden | {"plan_gelezen": "on"}).status_code == 302
    assert Overdracht.objects.get(pk=rij.pk).plan_herlezen_door == stappen.ontvanger()


def test_what_ran_without_a_plan_before_there_was_a_clock_gets_it_once() -> None:
    rij = zonder_plan()
    wel, zonder = stappen.aangeboden(), Termijn.objects.filter(code="T12P")
    zonder.delete()
    clock.move_to(clock.now() + timedelta(days=20))

    haal_stilte_terug()
    haal_stilte_terug()

    klok = zonder.get()
    assert klok.onderwerp == f"overdracht:{rij.pk}" and clock.local(klok.eindigt_op).date() == date(
        2026, 5, 8
    )
    assert AuditEntry.objects.filter(actie="start_planklok").count() == 1
    assert not Termijn.objects.filter(code="T12P", casus=wel.casus).exists()
    sweep()
    assert Termijn.objects.get(pk=klok.pk).niveau == 3


def test_a_clock_that_ended_does_not_begin_again() -> None:
    rij = nagestuurd()
    Overdracht.objects.filter(pk=rij.pk).update(plan=None)

    assert services.start_plan_clocks() == 0

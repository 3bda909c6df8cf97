"""A partner stops: every family goes along wholly or not at all, and back the same day while nobody answered."""

from datetime import timedelta

import pytest

from ketenpartners.models import Team
from meldingen.machine import CasusStatus
from meldingen.models import Casus, Regie, Termijn
from overdracht import services
from overdracht.machine import Status
from overdracht.models import Overdracht, Verhuizing
from tests import builders
from tests.overdracht import stappen
from veiligthuis import roles
from veiligthuis.core import clock
from veiligthuis.core.errors import NotAllowed, RuleBroken

pytestmark = pytest.mark.django_db


def zuid() -> Team:
    """Who takes all of them."""
    return builders.wijkteam("Wijkteam Zuid")


def three_families() -> tuple[Overdracht, Overdracht, Overdracht]:
    """One that is offered, one on the waiting list, one accepted and spoken with."""
    lijst = services.put_on_wachtlijst(
        stappen.aangeboden(), verwacht_op=clock.today() + timedelta(days=20), by=stappen.ontvanger()
    )
    return stappen.aangeboden(), lijst, stappen.gesproken(stappen.geaccepteerd())


def move() -> Verhuizing:
    """Ask, and let the worker do it."""
    noord = builders.wijkteam()
    gevraagd = services.move_caseload(
        van_team=noord, naar_team=zuid(), reden="Noord stopt.", by=stappen.manager()
    )
    services.carry_on(gevraagd.pk)
    return Verhuizing.objects.get(pk=gevraagd.pk)


def undo(verhuizing: Verhuizing) -> None:
    """Take it back, and let the worker do it."""
    services.undo_move(verhuizing, by=stappen.manager())
    services.carry_on(verhuizing.pk)


def test_only_a_manager_of_veilig_thuis_moves_a_caseload() -> None:
    stappen.aangeboden()
    for wie in (stappen.triagist(), stappen.ontvanger(), builders.medewerker(roles.WIJKTEAMMANAGER)):
        with pytest.raises(NotAllowed):
            services.move_caseload(van_team=builders.wijkteam(), naar_team=zuid(), reden="Stopt.", by=wie)
        assert not Verhuizing.objects.visible_to(wie).exists()


def test_nothing_to_move_or_nowhere_to_go_is_refused() -> None:
    noord, west = builders.wijkteam(), builders.wijkteam("Wijkteam West", met_convenant=False)
    with pytest.raises(RuleBroken, match="geen gezinnen die kunnen verhuizen"):
        services.move_caseload(van_team=noord, naar_team=zuid(), reden="Stopt.", by=stappen.manager())
    stappen.aangeboden()
    with pytest.raises(RuleBroken, match="geen geldig convenant"):
        services.move_caseload(van_team=noord, naar_team=west, reden="Stopt.", by=stappen.manager())


def test_everything_moves_and_the_clock_of_the_family_runs_on() -> None:
    aangeboden, _, geholpen = three_families()
    klok = Termijn.objects.open().get(code="T12E", casus=aangeboden.casus)

    verhuizing = move()

    uitkomst = verhuizing.regels.values_list("fout", "nieuw__status")
    assert list(uitkomst) == [("", Status.AANGEBODEN)] * 3
    assert Termijn.objects.open().get(pk=klok.pk).eindigt_op == klok.eindigt_op
    casus = Casus.objects.get(pk=geholpen.casus_id)
    assert casus.status == CasusStatus.OVERDRACHT_LOPEND
    assert Regie.objects.lopend().get(casus=casus).organisatie == casus.team.organisatie
    assert not Overdracht.objects.visible_to(stappen.ontvanger()).exists()
    assert Overdracht.objects.visible_to(stappen.buur()).count() == 3
    services.carry_on(verhuizing.pk)
    assert Overdracht.objects.count() == 6


def test_one_that_cannot_move_stays_whole_and_says_why() -> None:
    _, lijst, _ = three_families()
    noord = builders.wijkteam()
    gevraagd = services.move_caseload(
        van_team=noord, naar_team=zuid(), reden="Noord stopt.", by=stappen.manager()
    )
    services.withdraw_overdracht(lijst, reden="Verhuisd.", by=stappen.triagist())

    services.carry_on(gevraagd.pk)

    fouten = [rij.fout for rij in gevraagd.regels.order_by("pk")]
    assert sum(not fout for fout in fouten) == 2 and any(
        "de status is ‘Ingetrokken’" in fout for fout in fouten
    )


def test_undone_the_same_day_everything_stands_as_it_stood() -> None:
    rijen = three_families()
    antwoord = Termijn.objects.open().get(code="T12", casus=rijen[0].casus)
    clock.move_to(clock.now() + timedelta(hours=3))

    verhuizing = move()
    undo(verhuizing)

    terug = {rij.overdracht_id: rij.terug for rij in verhuizing.regels.select_related("terug")}
    assert [getattr(terug[rij.pk], "status", None) for rij in rijen] == [
        Status.AANGEBODEN, Status.OP_WACHTLIJST, Status.EERSTE_CONTACT,
    ]  # fmt: skip
    na = Termijn.objects.open().get(code="T12", casus=rijen[0].casus)
    assert na.eindigt_op == antwoord.eindigt_op
    geholpen = rijen[2].casus
    assert Regie.objects.lopend().get(casus=geholpen).naam == "Marieke Bos"
    assert Casus.objects.get(pk=geholpen.pk).status == CasusStatus.OVERGEDRAGEN
    assert Overdracht.objects.visible_to(stappen.ontvanger()).count() == 3


def test_what_the_new_team_answered_stays_there_with_the_reason() -> None:
    three_families()
    verhuizing = move()
    eerste = Overdracht.objects.filter(vorige__isnull=False).earliest("pk")
    services.accept_overdracht(eerste, by=stappen.buur(), **stappen.REGIE)

    undo(verhuizing)

    fouten = [rij.terug_fout for rij in verhuizing.regels.order_by("pk")]
    assert ("al beantwoord" in fouten[0], fouten[1:]) == (True, ["", ""])


def test_the_next_day_is_too_late() -> None:
    three_families()
    verhuizing = move()
    clock.move_to(clock.now() + timedelta(days=1))

    with pytest.raises(RuleBroken, match="alleen op de dag zelf"):
        services.undo_move(verhuizing, by=stappen.manager())

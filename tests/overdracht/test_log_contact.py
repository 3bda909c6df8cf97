"""Contact with the family: only a succeeded one with somebody of the family meets the clock."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction

from meldingen.codelijsten import Rol
from meldingen.models import Termijn
from meldingen.services import BetrokkeneGegevens
from overdracht import services
from overdracht.machine import Status
from overdracht.models import Contactpoging, Overdracht
from tests import builders
from tests.overdracht import stappen
from veiligthuis.core import clock
from veiligthuis.core.errors import NotAllowed, RuleBroken

pytestmark = pytest.mark.django_db


def contact_clock(overdracht: Overdracht) -> Termijn:
    """The clock of the family."""
    return Termijn.objects.get(code="T12E", onderwerp=f"overdracht:{overdracht.wortel_id}")


def test_another_team_logs_nothing() -> None:
    overdracht = stappen.geaccepteerd()

    with pytest.raises(NotAllowed):
        services.log_contact(
            overdracht, op=clock.now(), middel="telefoon", gelukt=False, met_ander="Elif", by=stappen.buur()
        )


@pytest.mark.parametrize("middel", ["brief", "bericht", "voicemail"])
def test_a_letter_or_voicemail_never_succeeds(middel: str) -> None:
    with pytest.raises(RuleBroken, match="is nog geen contact"):
        stappen.gesproken(stappen.geaccepteerd(), middel=middel)


@pytest.mark.parametrize(
    ("verschil", "zin"),
    [(timedelta(hours=1), "in de toekomst"), (timedelta(days=-1), "vóór het aanbod")],
)
def test_an_attempt_lies_between_offer_and_now(verschil: timedelta, zin: str) -> None:
    overdracht = stappen.geaccepteerd()

    with pytest.raises(RuleBroken, match=zin):
        stappen.gesproken(overdracht, op=clock.now() + verschil)


def test_an_attempt_says_with_whom() -> None:
    with pytest.raises(RuleBroken, match="Vul in met wie"):
        stappen.gesproken(stappen.geaccepteerd(), betrokkene=None)


def test_somebody_of_another_family_is_refused() -> None:
    overdracht = stappen.geaccepteerd()
    vreemd = builders.casus().betrokkenen.first()

    with pytest.raises(RuleBroken, match="hoort niet bij dit gezin"):
        stappen.gesproken(overdracht, betrokkene=vreemd)


def test_a_failed_attempt_or_somebody_else_leaves_the_clock_running() -> None:
    overdracht = stappen.geaccepteerd()
    stappen.gesproken(overdracht, gelukt=False)
    na_school = stappen.gesproken(overdracht, betrokkene=None, met_ander="De juf")

    assert na_school.status == Status.GEACCEPTEERD and na_school.eerste_contact_op is None
    assert contact_clock(overdracht).is_open
    assert Contactpoging.objects.filter(overdracht=overdracht).count() == 2


def test_the_first_succeeded_contact_meets_the_clock_at_its_own_moment() -> None:
    overdracht = stappen.geaccepteerd()
    gebeld = clock.now()
    clock.move_to(clock.now() + timedelta(hours=20))

    na = stappen.gesproken(overdracht, op=gebeld)

    assert na.status == Status.EERSTE_CONTACT and na.eerste_contact_op == gebeld
    assert contact_clock(overdracht).gehaald_op == gebeld


def test_contact_before_the_answer_counts_for_the_family() -> None:
    aangeboden = stappen.gesproken(stappen.aangeboden())
    assert aangeboden.status == Status.AANGEBODEN
    assert not contact_clock(aangeboden).is_open

    geaccepteerd = services.accept_overdracht(aangeboden, by=stappen.ontvanger(), **stappen.REGIE)

    assert geaccepteerd.status == Status.EERSTE_CONTACT


def test_somebody_of_the_network_is_not_the_family() -> None:
    gezin = [*builders.gezin(), BetrokkeneGegevens(rol=Rol.NETWERK, voornamen="Joke", achternaam="Bakker")]
    overdracht = stappen.geaccepteerd(stappen.besloten_casus(betrokkenen=gezin))
    oma = overdracht.casus.betrokkenen.get(rol=Rol.NETWERK)

    na = stappen.gesproken(overdracht, betrokkene=oma)

    assert na.eerste_contact_op is None and contact_clock(overdracht).is_open


def test_an_attempt_is_never_changed_nor_removed() -> None:
    stappen.gesproken(stappen.geaccepteerd())

    with pytest.raises(DatabaseError), transaction.atomic():
        Contactpoging.objects.update(gelukt=False)
    with pytest.raises(DatabaseError), transaction.atomic():
        Contactpoging.objects.all().delete()


def test_the_day_of_the_offer_counts() -> None:
    eerste = stappen.gesproken(stappen.geaccepteerd()).eerste_contact_op

    assert eerste is not None and eerste.date() == date(2026, 4, 28)

"""The manager of a team finishes what an absent colleague agreed to, sees no more of the table, and it is logged so."""

from datetime import timedelta

import pytest
from django.urls import reverse

from overdracht.models import Overleg, Overlegafspraak
from overdracht.overleg import services
from overdracht.overleg.werk import overlegwerk
from tests import builders
from tests.overdracht.overleg import tafel
from tests.pages.conftest import as_
from veiligthuis import roles
from veiligthuis.core import clock
from veiligthuis.core.errors import NotAllowed
from veiligthuis.core.models import AuditEntry, Medewerker

pytestmark = pytest.mark.django_db


@pytest.fixture
def afspraak() -> Overlegafspraak:
    """Marieke of Noord calls the school; nobody else may know."""
    return tafel.afspraak(tafel.gehouden(), tafel.marieke())


def wim() -> Medewerker:
    """Who manages Wijkteam Noord."""
    return builders.medewerker(roles.WIJKTEAMMANAGER)


def manager_zuid() -> Medewerker:
    return builders.medewerker(
        roles.WIJKTEAMMANAGER, team=builders.wijkteam("Wijkteam Zuid"), naam="managerzuid"
    )


def test_the_manager_of_another_team_sees_and_finishes_nothing(afspraak: Overlegafspraak) -> None:
    assert (
        as_(manager_zuid()).get(reverse("overdracht:overlegafspraak", args=[afspraak.pk])).status_code == 404
    )
    with pytest.raises(NotAllowed):
        services.rond_afspraak_af(afspraak, by=manager_zuid(), uitkomst="gedaan")


def test_the_manager_of_the_team_sees_this_row_and_nothing_else_of_the_table(
    afspraak: Overlegafspraak,
) -> None:
    eigen = as_(wim())

    page = eigen.get(reverse("overdracht:overlegafspraak", args=[afspraak.pk])).content.decode()

    assert "U rondt dit af namens Marieke Bos" in page
    assert eigen.get(reverse("overdracht:overleg", args=[afspraak.overleg_id])).status_code == 404
    assert not Overleg.objects.visible_to(wim()).exists()


def test_a_colleague_who_is_no_manager_does_not_finish_it(afspraak: Overlegafspraak) -> None:
    collega = builders.medewerker(roles.WIJKTEAM, team=builders.wijkteam(), naam="collega")

    with pytest.raises(NotAllowed):
        services.rond_afspraak_af(afspraak, by=collega, uitkomst="gedaan")


def test_late_it_is_on_his_list_and_he_finishes_it_in_the_place_of_the_colleague(
    afspraak: Overlegafspraak,
) -> None:
    assert overlegwerk(wim(), vandaag=clock.today()) == []
    clock.move_to(clock.now() + timedelta(days=9))
    assert [een.wat for een in overlegwerk(wim(), vandaag=clock.today())] == [
        "Marieke Bos: Belt de school over Noah."
    ]

    services.rond_afspraak_af(afspraak, by=wim(), uitkomst="gedaan")

    regel = AuditEntry.objects.filter(actie="rond_overlegafspraak_af").get()
    assert (regel.door_id, regel.velden["namens_id"]) == (wim().pk, tafel.marieke().pk)
    assert overlegwerk(wim(), vandaag=clock.today()) == []


def test_the_owner_himself_is_logged_as_himself(afspraak: Overlegafspraak) -> None:
    services.rond_afspraak_af(afspraak, by=tafel.marieke(), uitkomst="gedaan")

    assert "namens_id" not in AuditEntry.objects.filter(actie="rond_overlegafspraak_af").get().velden

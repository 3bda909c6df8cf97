"""The functional administrator keeps the reference data, and sees no casus by it."""

import pytest
from django.test import Client

from meldingen.models import Casus
from tests import builders
from veiligthuis import roles

pytestmark = pytest.mark.django_db


def signed_in(role: str) -> Client:
    person = builders.medewerker(role)
    person.is_staff = True
    person.save(update_fields=["is_staff"])
    client = Client()
    client.force_login(person)
    return client


@pytest.mark.parametrize("page", ["organisatie", "team", "convenant", "lidmaatschap"])
def test_another_role_keeps_no_reference_data(page: str) -> None:
    assert signed_in(roles.CASUSHOUDER).get(f"/beheer/ketenpartners/{page}/add/").status_code == 403


@pytest.mark.parametrize("page", ["organisatie", "team", "convenant", "lidmaatschap"])
def test_beheer_may_add_and_change_but_not_delete(page: str) -> None:
    client = signed_in(roles.BEHEER)
    assert client.get(f"/beheer/ketenpartners/{page}/add/").status_code == 200
    team = builders.wijkteam()
    assert client.get(f"/beheer/ketenpartners/team/{team.pk}/change/").status_code == 200
    assert client.post(f"/beheer/ketenpartners/team/{team.pk}/delete/").status_code == 403


def test_beheer_sees_no_casus() -> None:
    casus = builders.casus()
    beheer = builders.medewerker(roles.BEHEER)
    assert not Casus.objects.visible_to(beheer).exists()
    assert signed_in(roles.BEHEER).get(f"/casussen/{casus.nummer}/").status_code == 404

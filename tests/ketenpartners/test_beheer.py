"""The functional administrator keeps the reference data, and sees no casus by it."""

from datetime import timedelta

import pytest
from django.test import Client

from ketenpartners.models import Convenant
from ketenpartners.queries import geldig_convenant
from meldingen.models import Casus
from tests import builders
from veiligthuis import roles
from veiligthuis.core import clock

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


NORMEN = {
    "acceptatie_werkdagen": 4, "eerste_contact_werkdagen": 8, "overname_na_werkdagen": 12,
    "instemming_werkdagen": 2, "terug_na_werkdagen": 15,
}  # fmt: skip


def entered(convenant: Convenant, **anders: object) -> dict[str, object]:
    """What beheer fills in: the partner and the people of an agreement, with other days and norms."""
    namen = ("organisatie", "team", "manager_ontvanger", "regiocontact")
    return {naam: getattr(convenant, f"{naam}_id") for naam in namen} | NORMEN | anders


def test_beheer_enters_every_norm_with_the_day_from_which_it_holds() -> None:
    team = builders.wijkteam()
    oud, client = team.convenanten.get(), signed_in(roles.BEHEER)
    morgen = clock.today() + timedelta(days=1)

    overlapt = client.post("/beheer/ketenpartners/convenant/add/", entered(oud, geldig_van=morgen))
    assert "loopt al een convenant" in overlapt.content.decode()
    einde = {"geldig_tot": clock.today(), **entered(oud, geldig_van=oud.geldig_van)}
    assert client.post(f"/beheer/ketenpartners/convenant/{oud.pk}/change/", einde).status_code == 302
    nieuw = client.post("/beheer/ketenpartners/convenant/add/", entered(oud, geldig_van=morgen))

    assert nieuw.status_code == 302
    nu, straks = geldig_convenant(team), geldig_convenant(team, morgen)
    assert nu is not None and (nu.pk, nu.terug_na_werkdagen, nu.instemming_werkdagen) == (oud.pk, 20, 3)
    assert straks is not None and {naam: getattr(straks, naam) for naam in NORMEN} == NORMEN
    lijst = client.get("/beheer/ketenpartners/convenant/").content.decode()
    assert "field-terug_na_werkdagen" in lijst and "field-instemming_werkdagen" in lijst


def test_what_was_agreed_once_it_holds_is_not_rewritten() -> None:
    oud = builders.wijkteam().convenanten.get()
    client, adres = signed_in(roles.BEHEER), f"/beheer/ketenpartners/convenant/{oud.pk}/change/"

    pagina = client.get(adres).content.decode()
    assert 'name="terug_na_werkdagen"' not in pagina and 'name="geldig_tot"' in pagina
    assert client.post(adres, entered(oud, geldig_van=clock.today())).status_code == 302

    na = Convenant.objects.get(pk=oud.pk)
    assert (na.terug_na_werkdagen, na.acceptatie_werkdagen, na.geldig_van) == (20, 5, oud.geldig_van)


def test_what_begins_today_or_later_can_still_be_mended() -> None:
    Convenant.objects.filter(pk=builders.wijkteam().convenanten.get().pk).update(geldig_van=clock.today())
    nieuw = Convenant.objects.get()
    adres = f"/beheer/ketenpartners/convenant/{nieuw.pk}/change/"

    signed_in(roles.BEHEER).post(adres, entered(nieuw, geldig_van=clock.today()))

    assert Convenant.objects.get().terug_na_werkdagen == 15

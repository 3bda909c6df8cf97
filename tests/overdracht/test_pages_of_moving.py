"""The pages of moving a caseload and of who directs: only a second press on what was seen moves anybody."""

import re
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from meldingen.models import Regie
from overdracht import services
from overdracht.models import Overdracht, Verhuizing
from tests import builders
from tests.overdracht import stappen
from veiligthuis import roles
from veiligthuis.core.models import AuditEntry, Medewerker

pytestmark = pytest.mark.django_db
ADRES = "/overdrachten/verhuizen/"


def als(wie: Medewerker) -> Client:
    """Signed in as this person."""
    client = Client()
    client.force_login(wie)
    return client


def sent(client: Client, **velden: Any) -> Any:
    """The form with Noord, Zuid and a reason."""
    noord, zuid = builders.wijkteam(), builders.wijkteam("Wijkteam Zuid")
    ingevuld = {"van_team": noord.pk, "naar_team": zuid.pk, "reden": "Noord stopt.", "sleutel": str(uuid4())}
    return client.post(ADRES, ingevuld | velden)


def mark_on(antwoord: Any) -> str:
    """The mark of the list that was shown."""
    gevonden = re.search(r'name="gezien" value="(\w+)"', antwoord.content.decode())
    assert gevonden is not None
    return gevonden[1]


@pytest.mark.parametrize("rol", [roles.TRIAGIST, roles.CASUSHOUDER, roles.WIJKTEAMMANAGER, roles.BEHEER])
def test_nobody_but_the_manager_has_these_pages(rol: str) -> None:
    client = als(builders.medewerker(rol))

    assert client.get(ADRES).status_code == 403
    assert client.get(f"{ADRES}1/").status_code == 403
    assert client.post(f"{ADRES}1/terug/", {"sleutel": str(uuid4())}).status_code in (403, 404)


def test_looking_moves_nobody_and_names_who_would_go() -> None:
    rij = stappen.aangeboden()

    html = sent(als(stappen.manager())).content.decode()

    assert "1 gezin gaat van Wijkteam Noord naar Wijkteam Zuid" in html and rij.casus.nummer in html
    assert not Verhuizing.objects.exists()


def test_a_team_without_families_says_so() -> None:
    html = sent(als(stappen.manager())).content.decode()

    assert "heeft geen gezinnen die kunnen verhuizen" in html and "Verhuis 0" not in html


def test_who_was_not_seen_does_not_move() -> None:
    stappen.aangeboden()
    client = als(stappen.manager())
    merk = mark_on(sent(client))
    stappen.aangeboden()

    for gezien in (merk, ""):
        antwoord = sent(client, doen="ja", gezien=gezien)
        assert antwoord.status_code == 422
        assert "Dit zijn niet de gezinnen die u bekeek" in antwoord.content.decode()
    assert not Verhuizing.objects.exists()


def test_the_second_press_moves_and_the_page_tells_how_far_and_takes_it_back() -> None:
    rij, client = stappen.aangeboden(), als(stappen.manager())
    naar = sent(client, doen="ja", gezien=mark_on(sent(client)))
    pk = Verhuizing.objects.get().pk
    assert naar.headers["Location"] == f"{ADRES}{pk}/"
    assert "0 van 1 verwerkt" in client.get(naar.headers["Location"]).content.decode()

    services.carry_on(pk)
    html = client.get(f"{ADRES}{pk}/").content.decode()
    assert "1 van 1 verwerkt" in html and ">verhuisd</a>" in html and "Terugdraaien" in html
    assert client.post(f"{ADRES}{pk}/terug/", {"sleutel": str(uuid4())}).status_code == 302
    services.carry_on(pk)

    html = client.get(f"{ADRES}{pk}/").content.decode()
    assert "teruggezet" in html and ">Terugdraaien</button>" not in html
    assert Overdracht.objects.filter(casus=rij.casus).latest("pk").naar_team == builders.wijkteam()
    assert "Wijkteam Noord naar Wijkteam Zuid</a>" in client.get(ADRES).content.decode()


def test_who_directed_is_told_from_the_first_second_on_and_the_look_is_recorded() -> None:
    rij = stappen.geaccepteerd()
    adres = f"/overdrachten/regie/{rij.casus.nummer}/"
    elders = builders.medewerker(roles.TRIAGIST, team=builders.vt_team("Team Elders"), naam="elders")
    for wie in (elders, stappen.ontvanger()):
        assert als(wie).get(adres).status_code == 404

    html = als(stappen.triagist()).get(adres).content.decode()

    namen = [regie.naam for regie in Regie.objects.filter(casus=rij.casus).order_by("-periode")]
    assert len(namen) == 2 and [html.index(naam) for naam in namen] == sorted(html.index(n) for n in namen)
    assert "heeft nu de regie" in html and "0900-1234" in html and "Aanvaard door" in html
    assert AuditEntry.objects.filter(casus_nummer=rij.casus.nummer, door_id=stappen.triagist().pk).exists()

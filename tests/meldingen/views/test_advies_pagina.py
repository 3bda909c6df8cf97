"""The page of an advies: completed while open, closed, or reopened on the call screen to become a melding."""

import uuid
from typing import Any

import pytest
from django.test import Client

from meldingen.models import Advies, Gesprek, Melding
from tests import builders
from tests.meldingen.views import bel
from veiligthuis import roles
from veiligthuis.core.models import AuditEntry

pytestmark = pytest.mark.django_db


def send(client: Client, address: str, **fields: Any) -> Any:
    return client.post(address, {"sleutel": str(uuid.uuid4()), **fields})


def convert(client: Client, advies: Advies) -> str:
    page = send(client, f"/adviezen/{advies.nummer}/stap/zet_advies_om_in_melding/")
    return str(page.headers["Location"])


def test_another_team_finds_no_advies_and_no_step() -> None:
    advies = builders.advies()
    team = builders.vt_team("Team Zuid")
    client = bel.browser(who=builders.medewerker(roles.TRIAGIST, team=team, naam="vreemde"))
    paths = ("", "stap/sluit_advies_af/", "stap/zet_advies_om_in_melding/")

    answers = [send(client, f"/adviezen/{advies.nummer}/{path}").status_code for path in paths]

    assert answers == [404, 404, 404]
    assert not Gesprek.objects.exists()


def test_who_takes_no_meldingen_cannot_convert() -> None:
    advies = builders.advies()

    answer = send(bel.browser(roles.MANAGER), f"/adviezen/{advies.nummer}/stap/zet_advies_om_in_melding/")

    assert answer.status_code == 403
    assert not Gesprek.objects.exists()


def test_an_advies_without_advice_cannot_be_closed() -> None:
    advies = builders.advies(gegeven_advies="")

    page = send(bel.browser(), f"/adviezen/{advies.nummer}/stap/sluit_advies_af/")

    assert page.status_code == 422
    assert "Het advies staat nog niet op papier" in page.content.decode()


def test_an_open_advies_is_completed_and_closed() -> None:
    advies = builders.advies(gegeven_advies="")
    client, address = bel.browser(), f"/adviezen/{advies.nummer}/"
    fields = {
        "vraag": "Wat nu?",
        "gegeven_advies": "Bel 0800-2000.",
        "hoedanigheid": "huisarts",
        "kanaal": "telefoon",
    }

    send(client, address, aanleiding=["kindcheck"], **fields)
    send(client, f"{address}stap/sluit_advies_af/")

    done = Advies.objects.get()
    assert (done.status, done.gegeven_advies) == ("afgesloten", "Bel 0800-2000.")


def test_converting_opens_the_call_screen_filled_in_and_records_nothing_yet() -> None:
    advies = builders.advies(adviesvrager_naam="J. Bakker")
    client = bel.browser()

    html = client.get(convert(client, advies)).content.decode()

    assert 'value="J. Bakker"' in html
    assert "Dit wordt een melding." in html
    assert not Melding.objects.exists()
    assert Advies.objects.get().status == "open"


def test_converting_twice_is_the_same_conversation_with_what_was_typed_since() -> None:
    advies = builders.advies()
    client = bel.browser()
    first = convert(client, advies)
    client.post(f"{first}bewaar/", bel.call(naam="Getypt"))

    assert convert(client, advies) == first
    assert bel.gesprek(first).concept["naam"] == ["Getypt"]


def test_finishing_turns_the_advies_into_one_melding_by_one_logged_step() -> None:
    advies = builders.advies()
    client = bel.browser()

    client.post(convert(client, advies), bel.call())

    done = Advies.objects.get()
    assert done.melding == Melding.objects.get()
    assert done.status == "omgezet_in_melding"
    assert AuditEntry.objects.filter(actie="zet_advies_om_in_melding").count() == 1


def test_a_finished_advies_opens_no_call() -> None:
    advies = builders.advies()
    client = bel.browser()
    client.post(convert(client, advies), bel.call())

    page = client.post(
        f"/adviezen/{advies.nummer}/stap/zet_advies_om_in_melding/",
        {"sleutel": str(uuid.uuid4())},
        follow=True,
    )

    assert "Dit advies is afgehandeld" in page.content.decode()
    assert Gesprek.objects.count() == 1

"""Acute on the call screen: with a button, with a save, withdrawn with a reason, and finished."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from meldingen.models import Advies, Crisisinzet, Melding, Termijn
from tests.meldingen.views import bel
from veiligthuis import roles
from veiligthuis.core import clock

pytestmark = pytest.mark.django_db

JSON: dict[str, Any] = {"headers": {"X-Requested-With": "bewaar"}}
DANGER = {"acuut_reden": "Hij staat voor de deur.", "doorzocht": "on"}


def acute_call() -> tuple[Client, str]:
    client = bel.browser()
    address = bel.start(client)
    assert client.post(f"{address}acuut/", bel.call(soort="open")).status_code == 302
    return client, address


def lane(client: Client) -> str:
    page: Any = client.get("/crisis/")
    return str(page.content.decode())


def test_the_call_of_a_colleague_cannot_be_put_on_the_lane() -> None:
    address = bel.start(bel.browser())

    assert bel.browser(roles.TRIAGIST).post(f"{address}acuut/", {}).status_code == 404
    assert not Crisisinzet.objects.exists()


def test_withdrawing_without_a_reason_leaves_it_on_the_lane() -> None:
    client, address = acute_call()

    page = client.post(f"{address}acuut/intrekken/", bel.call(), follow=True)

    assert "Schrijf in één zin waarom het niet acuut is" in page.content.decode()
    assert bel.gesprek(address).acuut_op is not None


def test_an_acute_advies_does_not_finish_without_what_was_done() -> None:
    client, address = acute_call()

    page = client.post(address, bel.call(soort="advies", vraag="Wat nu?", gegeven_advies="Bel 112."))

    assert page.status_code == 422
    assert "Schrijf wat er is gedaan tegen het gevaar" in page.content.decode()


def test_a_stale_page_cannot_finish_it_as_not_acute() -> None:
    client, address = acute_call()

    page = client.post(address, bel.call(acuut=""))

    assert page.status_code == 422 and not Melding.objects.exists()
    assert "Schrijf in één zin waarom dit acuut is" in page.content.decode()


def test_one_press_puts_it_on_the_lane_in_that_second_and_keeps_what_was_typed() -> None:
    client, address = acute_call()

    assert bel.gesprek(address).acuut_op == clock.now()
    assert bel.gesprek(address).concept["naam"] == ["M. Dijkgraaf"]
    assert "Gesprek loopt" in lane(client) and "aan de lijn" in lane(bel.browser(roles.CRISISDIENST))
    assert 'value="on"' in client.get(address).content.decode()


def test_the_script_is_told_since_when_and_a_second_press_changes_nothing() -> None:
    client = bel.browser()
    address = bel.start(client)

    first = client.post(f"{address}acuut/", {}, **JSON).json()
    clock.move_to(clock.now() + timedelta(minutes=3))

    assert client.post(f"{address}acuut/", {}, **JSON).json() == first == {"acuut": "14:03"}


def test_a_save_brings_a_press_that_was_lost() -> None:
    client = bel.browser()
    address = bel.start(client)

    told = client.post(f"{address}bewaar/", {**bel.call(acuut="on"), "bewaar_nr": "1"}, **JSON).json()

    assert told["acuut"] == "14:03"
    assert Crisisinzet.objects.lopend().count() == 1


def test_signs_and_who_goes_show_on_the_lane_while_the_call_goes_on() -> None:
    client, address = acute_call()

    fields = bel.call(acuut="on", acuut_tekenen=["wapen"], acuut_wie="Koen is gebeld")
    client.post(f"{address}bewaar/", {**fields, "bewaar_nr": "9"}, **JSON)

    page = lane(bel.browser(roles.CRISISDIENST))
    assert "Koen is gebeld" in page and "wapen" in page
    assert "Vader duwde moeder" not in page and "Kaya" not in page


def test_withdrawn_with_a_reason_it_is_an_ordinary_call_again() -> None:
    client, address = acute_call()

    client.post(f"{address}acuut/intrekken/", bel.call(acuut_intrek_reden="Het was vorige week."))

    assert "Er loopt geen crisis" in lane(client)
    client.post(address, bel.call())
    assert Melding.objects.get().acuut is None


def test_finished_as_a_melding_the_hours_count_from_the_press() -> None:
    client, address = acute_call()
    press = clock.now()
    clock.move_to(press + timedelta(minutes=25))

    client.post(address, bel.call(**DANGER))

    melding = Melding.objects.get()
    assert melding.acuut_vastgesteld_op == press
    assert Termijn.objects.get(code="T03").gestart_op == press
    assert Crisisinzet.objects.lopend().get().melding == melding


def test_finished_as_an_advies_it_says_what_was_done_and_leaves_the_lane() -> None:
    client, address = acute_call()

    client.post(
        address, bel.call(soort="advies", gegeven_advies="Bel 112.", acuut_gedaan="Beller belde 112.")
    )

    assert "Acuut gevaar. Gedaan: Beller belde 112." in Advies.objects.get().gegeven_advies
    assert "Er loopt geen crisis" in lane(client)


def test_a_double_press_on_finish_makes_one_inzet() -> None:
    client, address = acute_call()
    typed = bel.call(**DANGER, sleutel=str(uuid.uuid4()))

    client.post(address, typed)
    client.post(address, typed)

    assert Crisisinzet.objects.count() == Melding.objects.count() == 1

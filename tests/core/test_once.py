"""A form that arrives twice does its work once, and a form with errors does nothing at all."""

import threading
import uuid

import pytest
from django.db import connections
from django.test import Client

from meldingen.models import Contactmoment
from tests import builders
from veiligthuis import roles
from veiligthuis.core.models import Inzending

FORM = {
    "soort": "telefoon",
    "gelukt": "ja",
    "met_wie": "Huisarts",
    "verslag": "Gebeld.",
    "op": "28-04-2026 10:00",
}


def call(client: Client, nummer: str, key: str, **changes: str) -> object:
    return client.post(f"/meldingen/casus/{nummer}/contact/", {**FORM, "sleutel": key, **changes})


def client_of(role: str = roles.CASUSHOUDER) -> Client:
    client = Client()
    client.force_login(builders.medewerker(role))
    return client


@pytest.mark.django_db
def test_a_form_without_a_key_is_not_carried_out() -> None:
    casus = builders.casus()
    answer = client_of().post(f"/meldingen/casus/{casus.nummer}/contact/", FORM)
    assert answer.status_code == 400
    assert not Contactmoment.objects.exists()


@pytest.mark.django_db
def test_a_form_with_an_error_keeps_its_key_and_saves_nothing() -> None:
    casus, client, key = builders.casus(), client_of(), str(uuid.uuid4())
    assert call(client, casus.nummer, key, soort="").status_code == 422  # type: ignore[attr-defined]
    assert not Inzending.objects.exists()
    assert call(client, casus.nummer, key).status_code == 302  # type: ignore[attr-defined]
    assert Contactmoment.objects.count() == 1


@pytest.mark.django_db
def test_the_second_of_two_goes_where_the_first_went() -> None:
    casus, client, key = builders.casus(), client_of(), str(uuid.uuid4())
    first, second = call(client, casus.nummer, key), call(client, casus.nummer, key)
    assert first["Location"] == second["Location"]  # type: ignore[index]
    assert Contactmoment.objects.count() == 1


@pytest.mark.django_db
def test_the_key_of_somebody_else_does_nothing() -> None:
    casus, key = builders.casus(), str(uuid.uuid4())
    call(client_of(), casus.nummer, key)
    assert call(client_of(roles.TRIAGIST), casus.nummer, key).status_code == 400  # type: ignore[attr-defined]
    assert Contactmoment.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_at_the_same_instant_make_one_record(running_clock: None) -> None:
    casus, key = builders.casus(), str(uuid.uuid4())
    clients = [client_of() for _ in range(2)]
    answers: list[object] = []
    together = threading.Barrier(2)

    def send(client: Client) -> None:
        together.wait()
        answers.append(call(client, casus.nummer, key))
        connections.close_all()

    threads = [threading.Thread(target=send, args=[client]) for client in clients]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert Contactmoment.objects.count() == 1
    assert [answer.status_code for answer in answers] == [302, 302]  # type: ignore[attr-defined]

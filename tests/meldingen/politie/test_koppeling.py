"""The endpoint: who may send, what is refused and why, and that it leaves no session and no content behind."""

import logging
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from meldingen.models import Afzender, Bericht
from meldingen.politie.lezer import GROOTSTE
from meldingen.politie.services import geef_sleutel
from tests import builders
from tests.meldingen.politie import post
from tests.meldingen.politie.test_ontvangst import URL

pytestmark = pytest.mark.django_db
GOED = post.als_json(post.bericht("PL-1", post.mens(post.ELIF, "Zeldzamenaam")))


@pytest.fixture
def sleutel() -> str:
    return geef_sleutel(post.afzender(), by=None)


def send(sleutel: str, inhoud: bytes = GOED, soort: str = "application/json", **anders: Any) -> Any:
    client = Client(enforce_csrf_checks=True)
    return client.post(
        URL, inhoud, content_type=soort, headers={"Authorization": f"Bearer {sleutel}"}, **anders
    )


@pytest.mark.parametrize(
    "kop", ["", "Bearer", "Bearer x", "Bearer vtk_x", "Basic vtk_x", "Bearer vtk_é", "vtk_x"]
)
def test_without_a_key_there_is_nothing(kop: str, sleutel: str) -> None:
    answer = Client().post(URL, GOED, content_type="application/json", headers={"Authorization": kop})

    assert answer.status_code == 401
    assert answer["WWW-Authenticate"] == "Bearer"
    assert not Bericht.objects.exists()


def test_somebody_who_is_signed_in_is_no_sender() -> None:
    client = Client()
    client.force_login(builders.medewerker("triagist"))

    assert client.post(URL, GOED, content_type="application/json").status_code == 401


def test_a_stopped_sender_is_refused(sleutel: str) -> None:
    call_command("koppeling", "politie", stop=True, stdout=StringIO())

    assert send(sleutel).status_code == 403


@pytest.mark.parametrize("methode", ["get", "put", "delete"])
def test_only_post_is_answered(methode: str, sleutel: str) -> None:
    answer = getattr(Client(), methode)(URL, headers={"Authorization": f"Bearer {sleutel}"})

    assert answer.status_code == 405


@pytest.mark.parametrize(
    ("inhoud", "soort", "status"),
    [
        (b" " * (GROOTSTE + 1), "application/json", 413),
        (GOED, "text/plain", 415),
        (GOED, "multipart/form-data; boundary=x", 415),
        (GOED, "application/xml", 415),
        (b" \n", "application/json", 422),
    ],
)
def test_what_cannot_be_kept_is_not_kept(inhoud: bytes, soort: str, status: int, sleutel: str) -> None:
    answer = send(sleutel, inhoud, soort)

    assert answer.status_code == status
    assert answer.json()["fout"].endswith(".")
    assert not Bericht.objects.exists()


def test_too_many_in_a_minute_is_told(sleutel: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("meldingen.politie.services.afzender.PER_MINUUT", 2)

    answers = [send(sleutel) for _ in range(3)]

    assert [answer.status_code for answer in answers] == [202, 202, 429]
    assert answers[2]["Retry-After"] == "60"


def test_what_cannot_be_read_is_kept_and_told_why(sleutel: str) -> None:
    answer = send(sleutel, b"<!DOCTYPE m><melding/>", "application/xml")

    assert answer.status_code == 422
    assert answer.json() == {
        "id": str(Bericht.objects.get().pk),
        "fout": "Het bericht bevat een DTD of een entiteit; die nemen wij niet aan.",
        "fouten": [],
    }


def test_a_wrong_field_is_named_without_its_value(sleutel: str) -> None:
    answer = send(sleutel, post.als_json(post.bericht("PL-1", post.mens("123456789"))))

    assert answer.status_code == 422
    assert answer.json()["fouten"] == [
        {
            "veld": "betrokkene.0.burgerservicenummer",
            "reden": "dit is geen geldig BSN (negen cijfers, elfproef).",
        }
    ]
    assert "123456789" not in answer.content.decode()


@pytest.mark.parametrize("inhoud", [GOED, b'{"id": NaN}'])
def test_the_same_message_twice_gets_the_same_answer(inhoud: bytes, sleutel: str) -> None:
    first, second = send(sleutel, inhoud), send(sleutel, inhoud)

    assert (first.status_code, first.content) == (second.status_code, second.content)
    assert Bericht.objects.count() == 1


def test_a_good_message_gets_its_id_and_no_session(sleutel: str) -> None:
    answer = send(sleutel)

    assert answer.status_code == 202
    assert answer.json() == {"id": str(Bericht.objects.get().pk), "berichtnummer": "PL-1"}
    assert not answer.cookies
    assert "no-store" in answer["Cache-Control"]


def test_nothing_of_the_content_stands_in_the_log(sleutel: str, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG, logger="meldingen"), caplog.at_level(logging.INFO, logger="django"):
        send(sleutel)
        send(sleutel, post.als_json(post.bericht("PL-2", post.mens("123456789", "Zeldzamenaam"))))

    assert "Zeldzamenaam" not in caplog.text
    assert post.ELIF not in caplog.text


def test_it_costs_a_fixed_number_of_statements(sleutel: str) -> None:
    with CaptureQueriesContext(connection) as few:
        send(sleutel, post.als_json(post.bericht("PL-1")))
    with CaptureQueriesContext(connection) as many:
        send(sleutel, post.als_json(post.bericht("PL-2", *[post.mens() for _ in range(50)])))

    assert len(few) == len(many) <= 16


def test_the_key_is_shown_once_and_kept_as_a_hash() -> None:
    builders.vt_team()
    said = StringIO()
    call_command("koppeling", "politie", naam="Politie", team="Team Midden", stdout=said)
    sleutel = said.getvalue().splitlines()[-1]

    assert sleutel not in str(Afzender.objects.values())
    assert send(sleutel).status_code == 202


def test_a_new_key_ends_the_old_one(sleutel: str) -> None:
    new = geef_sleutel(post.afzender(), by=None)

    assert [send(key).status_code for key in (sleutel, new)] == [401, 202]


@pytest.mark.parametrize("options", [{"team": "Bestaat niet"}, {"stop": True}])
def test_the_command_refuses_what_is_not_there(options: dict[str, Any]) -> None:
    with pytest.raises(CommandError, match="Er is geen"):
        call_command("koppeling", "onbekend", **options)

"""Signing in and out: what is refused, what is said, and that failures lock an account for a while."""

from collections.abc import Iterator
from typing import Any

import pytest
from axes.utils import reset
from django.test import Client, override_settings

from veiligthuis.core.models import Medewerker

pytestmark = [pytest.mark.django_db, pytest.mark.urls("veiligthuis.core.urls")]

PASSWORD = "vier woorden op een rij"


@pytest.fixture
def worker() -> Medewerker:
    return Medewerker.objects.create_user("a.bakker", password=PASSWORD, first_name="A.", last_name="Bakker")


@pytest.fixture
def guarded() -> Iterator[None]:
    with override_settings(AXES_ENABLED=True, AXES_FAILURE_LIMIT=3):
        yield
        reset()


def sign_in(client: Client, *, name: str = "a.bakker", password: str = PASSWORD, address: str = "") -> Any:
    return client.post(f"/inloggen/{address}", {"login": name, "password": password})


def test_every_page_but_the_login_asks_who_you_are(client: Client) -> None:
    answer = client.get("/hulp/")
    assert answer.status_code == 302
    assert answer["Location"] == "/inloggen/?next=/hulp/"


@pytest.mark.parametrize(("name", "password"), [("a.bakker", "verkeerd"), ("niemand", PASSWORD)])
def test_a_wrong_name_and_a_wrong_password_are_told_alike(
    client: Client, worker: Medewerker, name: str, password: str
) -> None:
    page = sign_in(client, name=name, password=password).content.decode()
    assert "De gebruikersnaam of het wachtwoord klopt niet. Controleer beide." in page
    assert password not in page


def test_somebody_who_left_does_not_get_in(client: Client, worker: Medewerker) -> None:
    Medewerker.objects.update(is_active=False)
    sign_in(client)
    assert "_auth_user_id" not in client.session


def test_the_fields_are_called_as_people_know_them(client: Client) -> None:
    page = client.get("/inloggen/").content.decode()
    assert ">Gebruikersnaam</label>" in page
    assert ">Wachtwoord</label>" in page
    assert "placeholder" not in page


def test_after_signing_in_the_page_that_was_asked_for_opens(client: Client, worker: Medewerker) -> None:
    assert sign_in(client, address="?next=/hulp/")["Location"] == "/hulp/"


def test_nobody_is_sent_to_another_site(client: Client, worker: Medewerker) -> None:
    assert sign_in(client, address="?next=https://example.org/")["Location"] == "/"


def test_signing_out_needs_a_post(client: Client, worker: Medewerker) -> None:
    sign_in(client)
    assert client.get("/uitloggen/").status_code == 405
    assert "_auth_user_id" in client.session


def test_signing_out_ends_the_session(client: Client, worker: Medewerker) -> None:
    sign_in(client)
    assert client.post("/uitloggen/")["Location"] == "/inloggen/"
    assert "_auth_user_id" not in client.session


def test_signing_out_cannot_be_done_from_another_site(worker: Medewerker) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(worker, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert strict.post("/uitloggen/").status_code == 403


@pytest.mark.usefixtures("guarded")
def test_too_many_failures_lock_the_account_even_for_the_right_password(
    client: Client, worker: Medewerker
) -> None:
    for _ in range(3):
        sign_in(client, password="verkeerd")
    answer = sign_in(client)
    assert answer.status_code == 429
    assert "Wacht vijftien minuten" in answer.content.decode()
    assert "_auth_user_id" not in client.session


@pytest.mark.usefixtures("guarded")
def test_a_locked_account_does_not_lock_a_colleague(client: Client, worker: Medewerker) -> None:
    Medewerker.objects.create_user("b.visser", password=PASSWORD)
    for _ in range(3):
        sign_in(client, password="verkeerd")
    assert sign_in(client, name="b.visser").status_code == 302


def test_nobody_makes_an_account_for_himself(client: Client) -> None:
    assert client.get("/account/signup/").status_code == 404


def test_the_admin_has_no_login_page_of_its_own(client: Client, worker: Medewerker) -> None:
    assert client.get("/beheer/login/")["Location"].startswith("/inloggen/")
    sign_in(client)
    assert client.get("/beheer/login/")["Location"] == "/inloggen/"


def test_passwords_are_kept_with_argon2() -> None:
    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.Argon2PasswordHasher"]):
        assert Medewerker.objects.create_user("c.smit", password=PASSWORD).password.startswith("argon2")

"""The second factor: nothing opens without it, a wrong code counts as a failure, nobody takes it away."""

import time
from collections.abc import Iterator
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth
from axes.utils import reset
from django.test import Client, override_settings

from veiligthuis.core.models import Medewerker

pytestmark = [pytest.mark.django_db, pytest.mark.urls("veiligthuis.core.urls")]

PASSWORD = "vier woorden op een rij"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
SETUP = "/account/tweede-stap/instellen/"


@pytest.fixture(autouse=True)
def required() -> Iterator[None]:
    with override_settings(TWEEDE_FACTOR_VERPLICHT=True):
        yield


@pytest.fixture
def worker() -> Medewerker:
    return Medewerker.objects.create_user("a.bakker", password=PASSWORD)


@pytest.fixture
def with_app(worker: Medewerker) -> Medewerker:
    auth.TOTP.activate(worker, SECRET)
    return worker


def code(secret: str = SECRET) -> str:
    return auth.format_hotp_value(auth.hotp_value(secret, int(time.time()) // 30))


def sign_in(client: Client) -> Any:
    return client.post("/inloggen/", {"login": "a.bakker", "password": PASSWORD})


def test_without_a_second_factor_every_page_leads_to_setting_it_up(
    client: Client, worker: Medewerker
) -> None:
    sign_in(client)
    for address in ("/hulp/", "/account/wachtwoord/", "/account/herstelcodes/", "/bestaat-niet/"):
        assert client.get(address)["Location"] == SETUP, address
        assert client.post(address)["Location"] == SETUP, address


def test_a_part_of_a_page_is_sent_there_too(client: Client, worker: Medewerker) -> None:
    sign_in(client)
    assert client.get("/hulp/", headers={"HX-Request": "true"})["HX-Redirect"] == SETUP


def test_the_page_where_it_is_set_up_shows_no_way_around(client: Client, worker: Medewerker) -> None:
    sign_in(client)
    page = client.get(SETUP).content.decode()
    assert "kunt u niets openen" in page
    assert "Hoofdmenu" not in page


def test_a_wrong_first_code_sets_up_nothing(client: Client, worker: Medewerker) -> None:
    sign_in(client)
    client.get(SETUP)
    assert "Deze code klopt niet" in client.post(SETUP, {"code": "000000"}).content.decode()
    assert not Authenticator.objects.exists()


def test_the_right_first_code_opens_everything_and_gives_recovery_codes(
    client: Client, worker: Medewerker
) -> None:
    sign_in(client)
    client.get(SETUP)
    answer = client.post(SETUP, {"code": code(client.session[auth.SECRET_SESSION_KEY])})
    assert answer["Location"] == "/account/herstelcodes/"
    assert client.get("/hulp/").status_code == 200


def test_who_has_the_app_is_asked_for_a_code_before_being_signed_in(
    client: Client, with_app: Medewerker
) -> None:
    assert sign_in(client)["Location"] == "/inloggen/code/"
    assert "_auth_user_id" not in client.session
    assert client.get("/hulp/")["Location"].startswith("/inloggen/")


def test_the_right_code_signs_in(client: Client, with_app: Medewerker) -> None:
    sign_in(client)
    client.post("/inloggen/code/", {"code": code()})
    assert client.get("/hulp/").status_code == 200


def test_a_session_opened_past_the_login_page_gets_nowhere_without_a_code(
    client: Client, with_app: Medewerker
) -> None:
    client.force_login(with_app, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert client.get("/hulp/")["Location"] == "/account/nogmaals-code/"
    client.post("/account/nogmaals-code/", {"code": code()})
    assert client.get("/hulp/").status_code == 200


@override_settings(AXES_ENABLED=True, AXES_FAILURE_LIMIT=3)
def test_guessing_codes_locks_the_account(client: Client, with_app: Medewerker) -> None:
    sign_in(client)
    for _ in range(3):
        client.post("/inloggen/code/", {"code": "000000"})
    assert "te vaak een verkeerde code" in client.post("/inloggen/code/", {"code": code()}).content.decode()
    assert "_auth_user_id" not in client.session
    reset()


def test_nobody_takes_the_second_factor_away(client: Client, with_app: Medewerker) -> None:
    sign_in(client)
    client.post("/inloggen/code/", {"code": code()})
    assert client.post("/account/tweede-stap/uit/")["Location"] == "/account/tweede-stap/"
    assert Authenticator.objects.filter(user=with_app, type=Authenticator.Type.TOTP).exists()


def test_the_secret_is_not_readable_in_the_database(with_app: Medewerker) -> None:
    assert SECRET not in str(Authenticator.objects.get().data)


@override_settings(SECRET_KEY="een nieuwe sleutel", SECRET_KEY_FALLBACKS=[])
def test_a_replaced_key_needs_the_old_one_beside_it(worker: Medewerker) -> None:
    auth.TOTP.activate(worker, SECRET)
    with override_settings(SECRET_KEY="weer een andere", SECRET_KEY_FALLBACKS=["een nieuwe sleutel"]):
        assert Authenticator.objects.get().wrap().validate_code(code())


@override_settings(TWEEDE_FACTOR_VERPLICHT=False)
def test_where_it_is_not_required_a_password_is_enough(client: Client, worker: Medewerker) -> None:
    sign_in(client)
    assert client.get("/hulp/").status_code == 200

"""Every answer carries a number, pages of a person are not kept, and the demo says that it is one."""

import pytest
from django.test import Client, override_settings

from veiligthuis.core import audit
from veiligthuis.core.models import AuditEntry, Medewerker

pytestmark = [pytest.mark.django_db, pytest.mark.urls("veiligthuis.core.urls")]


@pytest.fixture
def worker() -> Medewerker:
    return Medewerker.objects.create_user(
        "a.bakker", first_name="Aïsha", last_name="Bakker", functie="Triagist"
    )


@pytest.fixture
def signed_in(client: Client, worker: Medewerker) -> Client:
    client.force_login(worker, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def test_a_malformed_number_from_outside_is_replaced(client: Client) -> None:
    assert "\n" not in client.get("/inloggen/", headers={"X-Request-ID": "x; kwaad"})["X-Request-ID"]
    assert client.get("/inloggen/", headers={"X-Request-ID": "x; kwaad"})["X-Request-ID"] != "x; kwaad"


def test_a_wellformed_number_of_the_proxy_is_kept(client: Client) -> None:
    assert (
        client.get("/inloggen/", headers={"X-Request-ID": "abcdef123456"})["X-Request-ID"] == "abcdef123456"
    )


def test_the_number_does_not_outlive_its_request(client: Client) -> None:
    client.get("/inloggen/")
    assert audit.request_id.get() == ""


def test_the_audit_trail_names_the_request(worker: Medewerker) -> None:
    token = audit.request_id.set("abcdef123456")
    audit.record_view(worker, worker)
    audit.request_id.reset(token)
    assert AuditEntry.objects.get().verzoek == "abcdef123456"


@pytest.mark.parametrize("address", ["/hulp/", "/hulp/onderdelen/", "/bestaat-niet/"])
def test_no_page_of_somebody_signed_in_is_kept(signed_in: Client, address: str) -> None:
    assert "no-store" in signed_in.get(address)["Cache-Control"]


def test_the_answer_to_signing_in_is_not_kept_either(client: Client, worker: Medewerker) -> None:
    worker.set_password("vier woorden op een rij")
    Medewerker.objects.filter(pk=worker.pk).update(password=worker.password)
    answer = client.post("/inloggen/", {"login": "a.bakker", "password": "vier woorden op een rij"})
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize("address", ["/inloggen/", "/bestaat-niet/"])
def test_the_demo_says_so_on_every_page(client: Client, signed_in: Client, address: str) -> None:
    for browser in (Client(), signed_in):
        page = browser.get(address, follow=True).content.decode()
        assert "demo, geen echte persoonsgegevens" in page


@override_settings(DEMO=False)
def test_elsewhere_there_is_no_such_mark_and_no_sheet_of_parts(signed_in: Client) -> None:
    assert "geen echte persoonsgegevens" not in signed_in.get("/hulp/").content.decode()
    assert signed_in.get("/hulp/onderdelen/").status_code == 404


def test_the_title_of_a_page_names_no_person(signed_in: Client) -> None:
    page = signed_in.get("/hulp/").content.decode()
    title = page[page.index("<title>") : page.index("</title>")]
    assert title.startswith("<title>Hulp ")
    assert "Bakker" not in title


def test_a_page_that_is_not_there_says_so_in_dutch(signed_in: Client) -> None:
    answer = signed_in.get("/bestaat-niet/")
    assert answer.status_code == 404
    assert "Deze bladzijde is er niet" in answer.content.decode()


def test_pages_load_nothing_from_elsewhere_and_carry_no_inline_script(signed_in: Client) -> None:
    page = signed_in.get("/hulp/onderdelen/").content.decode()
    assert "http://" not in page.replace("http://www.w3.org", "")
    assert "https://" not in page
    assert "style=" not in page
    assert "<script>" not in page

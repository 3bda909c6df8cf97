"""Health: says what is wrong and nothing about anybody."""

import json
from datetime import timedelta

import pytest
from django.test import Client

from meldingen.termijnen.records import Hartslag
from tests import builders
from veiligthuis.core import clock
from veiligthuis.pages import health

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def broker(monkeypatch: pytest.MonkeyPatch) -> None:
    """A broker that answers, without one."""
    monkeypatch.setattr(health, "_broker", lambda: health.Onderdeel("broker", goed=True, stand="antwoordt"))


def beat(ago: timedelta = timedelta()) -> None:
    """The sweep beat this long ago."""
    Hartslag.objects.update_or_create(naam="sweep", defaults={"geslagen_op": clock.now() - ago})


def told(client: Client) -> tuple[int, dict[str, object]]:
    """Status and content as a machine reads it."""
    answer = client.get("/gezondheid/?vorm=json")
    return answer.status_code, json.loads(answer.content)


def test_a_sweep_that_never_ran_is_not_healthy(client: Client) -> None:
    status, content = told(client)

    assert status == 503 and content["onderdelen"]["bewaking"]["goed"] is False  # type: ignore[index]


def test_a_sweep_that_stopped_is_not_healthy(client: Client) -> None:
    beat(timedelta(minutes=3))

    assert told(client)[0] == 503


def test_without_signing_in_a_healthy_system_says_so(client: Client) -> None:
    beat()

    assert told(client) == (200, {"goed": True, "onderdelen": told(client)[1]["onderdelen"]})


def test_the_plain_page_says_the_same(client: Client) -> None:
    beat()

    page = client.get("/gezondheid/").content.decode()

    assert "alles werkt" in page


def test_health_names_no_case_and_nobody(client: Client) -> None:
    beat()
    casus = builders.casus()

    pages = client.get("/gezondheid/").content.decode() + str(told(client))

    assert not any(secret in pages for secret in (casus.nummer, casus.naam, "Şahin"))

"""From the page of a casus the way to the Raad is open: what still misses is said in the room of the Raad itself."""

import pytest
from django.test import Client

from tests.overdracht import stappen
from tests.overdracht.raad import verzoeken

pytestmark = pytest.mark.django_db


def test_the_step_leads_to_the_verzoek_and_is_not_off_for_a_signature_that_is_set_there() -> None:
    nummer = verzoeken.casus().nummer
    client = Client()
    client.force_login(verzoeken.manager())

    html = client.get(f"/casussen/{nummer}/").content.decode()

    stap = f"/meldingen/casus/{nummer}/stap/doe_verzoek_aan_raad/"
    assert f'href="{stap}">Verzoek aan de Raad doen<' in html
    assert client.get(stap).headers["Location"] == f"/raad/{nummer}/nieuw/"


def test_who_may_not_ask_the_raad_has_no_such_step() -> None:
    nummer = verzoeken.casus().nummer
    client = Client()
    client.force_login(stappen.triagist())

    assert "Verzoek aan de Raad doen" not in client.get(f"/casussen/{nummer}/").content.decode()

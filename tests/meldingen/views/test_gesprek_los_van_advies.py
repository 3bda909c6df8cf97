"""A call that was to turn an advies into a melding, while somebody else closed or converted that advies."""

import uuid

import pytest
from django.test import Client

from meldingen import services
from meldingen.models import Advies, Gesprek, Melding
from tests import builders
from tests.meldingen.views import bel
from veiligthuis import roles
from veiligthuis.core.models import AuditEntry

pytestmark = pytest.mark.django_db


def call_for(advies: Advies, rol: str = roles.INTAKE) -> tuple[Client, str]:
    """A browser with the call screen open for this advies."""
    client = bel.browser(rol)
    path = f"/adviezen/{advies.nummer}/stap/zet_advies_om_in_melding/"
    return client, str(client.post(path, {"sleutel": str(uuid.uuid4())}).headers["Location"])


def closed_meanwhile() -> tuple[Client, str, Advies]:
    advies = builders.advies()
    client, address = call_for(advies)
    services.sluit_advies_af(advies, by=builders.medewerker(roles.INTAKE, naam="collega"))
    return client, address, advies


def converted_meanwhile() -> tuple[Client, str, Advies]:
    advies = builders.advies()
    client, address = call_for(advies)
    colleague, other = call_for(advies, roles.TRIAGIST)
    assert colleague.post(other, bel.call()).status_code == 302
    return client, address, advies


def test_a_closed_advies_says_why_and_keeps_every_word() -> None:
    client, address, advies = closed_meanwhile()

    page = client.post(address, bel.call(naam="Mevrouw De Wit"))

    html = page.content.decode()
    assert page.status_code == 422
    assert (
        f"Advies {advies.nummer} is" in html and "afgesloten en kan daarom geen melding meer worden" in html
    )
    assert 'value="Mevrouw De Wit"' in html and "Vastleggen als eigen melding" in html
    assert not Melding.objects.exists()


def test_the_screen_says_so_before_anything_is_sent() -> None:
    client, address, _ = closed_meanwhile()

    html = client.get(address).content.decode()

    assert "Advies is al afgehandeld." in html and "gaat erin over zodra u afrondt" not in html


def test_the_number_of_another_advies_does_not_let_it_through() -> None:
    client, address, _ = closed_meanwhile()

    assert client.post(address, bel.call(los_van_advies="A-2026-99999")).status_code == 422
    assert not Melding.objects.exists()


def test_a_closed_advies_stays_closed_and_the_call_is_a_melding_of_its_own() -> None:
    client, address, advies = closed_meanwhile()

    page = client.post(address, bel.call(los_van_advies=advies.nummer))

    advies.refresh_from_db()
    melding = Melding.objects.get()
    assert page.headers["Location"] == f"/meldingen/{melding.nummer}/"
    assert (advies.status, advies.melding) == ("afgesloten", None)
    assert Gesprek.objects.get(melding=melding).afgerond_op is not None
    entry = AuditEntry.objects.get(actie="los_van_advies")
    assert entry.velden == {"advies": advies.nummer}


def test_a_converted_advies_names_the_casus_and_the_call_may_join_it() -> None:
    client, address, advies = converted_meanwhile()
    advies.refresh_from_db()
    assert advies.melding is not None
    number = advies.melding.casus.nummer

    html = client.post(address, bel.call()).content.decode()
    client.post(address, bel.call(los_van_advies=advies.nummer, casusnummer=number))

    assert f"al melding {advies.melding.nummer} geworden" in html and f"vul dan casus {number} in" in html
    assert [melding.casus.nummer for melding in Melding.objects.all()] == [number, number]
    assert Advies.objects.get().melding == advies.melding

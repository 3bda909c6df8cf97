"""The pages of the Raad: hidden from who may not know, the draft saves itself, and the queries are few."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from overdracht.models import Raadbericht, Raadverzoek
from overdracht.raad import services
from overdracht.raad.forms import VerzoekInvoer
from overdracht.raad.inhoud import stuk_van
from tests import builders
from tests.overdracht import stappen
from tests.overdracht.raad import verzoeken
from veiligthuis import roles

pytestmark = pytest.mark.django_db


def als(wie: Any) -> Client:
    client = Client()
    client.force_login(wie)
    return client


def test_who_may_not_know_finds_no_page() -> None:
    obj = verzoeken.concept()
    for wie in (stappen.ontvanger(), stappen.buur(), builders.medewerker(roles.INTAKE)):
        client = als(wie)
        assert client.get(reverse("raad:verzoek", args=[obj.pk])).status_code == 404
        assert client.get(reverse("raad:casus", args=[obj.casus.nummer])).status_code in (403, 404)
        assert client.post(reverse("raad:bewaar", args=[obj.pk])).status_code in (403, 404)


def test_who_reads_does_not_write() -> None:
    obj = verzoeken.concept()
    page = als(builders.medewerker(roles.TRIAGIST)).get(reverse("raad:verzoek", args=[obj.pk]))
    assert page.status_code == 200 and b"data-bewaar-url" not in page.content


def test_the_draft_shows_the_meter_and_saves_itself() -> None:
    obj = verzoeken.concept()
    client = als(verzoeken.houder())
    adres = reverse("raad:verzoek", args=[obj.pk])
    page = client.get(adres).content.decode()
    assert "Wat de Raad zal vragen" in page and "Welke hulp is geprobeerd" in page
    noah = verzoeken.kind(obj.casus).pk

    answer = client.post(adres + "bewaar/", {"hulp": "Ambulante hulp.", f"kind{noah}-situatie": "Bang.",
                                             "college_geinformeerd_op": "geen datum"})  # fmt: skip

    assert answer.status_code == 200 and "bewaard" in answer.json()
    obj.refresh_from_db()
    assert obj.hulp == "Ambulante hulp." and obj.kinderen.get(betrokkene=noah).situatie == "Bang."
    laat = client.post(reverse("raad:bewaar", args=[services.trek_in(
        obj, reden="Hulp is geaccepteerd.", by=verzoeken.houder()).pk]), {"hulp": "x"})  # fmt: skip
    assert laat.status_code == 409 and "verandert niet meer" in laat.json()["reden"]


def test_the_signer_reads_the_verzoek_before_signing() -> None:
    obj = verzoeken.voorgelegd()
    client = als(verzoeken.gedragswetenschapper())
    page = client.get(
        reverse("raad:stap", args=[obj.pk, "onderteken_als_gedragswetenschapper"])
    ).content.decode()
    assert page.index("De ouders weigeren iedere hulp.") < page.index(obj.bevroren_sha256)
    assert page.count(obj.bevroren_sha256) == 2
    assert client.get(reverse("raad:stap", args=[obj.pk, "stel_vast"])).status_code == 404
    assert client.get(reverse("raad:stap", args=[obj.pk, "onderteken_als_teammanager"])).status_code == 403


def test_every_page_of_a_casus_at_the_raad_opens() -> None:
    obj = verzoeken.verzonden()
    verzoeken.bericht(obj.casus, "neemt_over")
    client = als(verzoeken.manager())
    nummer = obj.casus.nummer
    eigen = [f"/raad/{nummer}/{rest}" for rest in ("", "bericht/", "spoed/", "nieuw/")]
    tabs = [f"/casussen/{nummer}/{tab}/" for tab in ("overdracht", "documenten")]
    for adres in (*eigen, *tabs, f"/raad/verzoek/{obj.pk}/"):
        assert client.get(adres).status_code == 200, adres
    assert client.get(f"/meldingen/casus/{nummer}/stap/doe_verzoek_aan_raad/").status_code in (302, 404)
    assert Raadbericht.objects.count() == 1


def test_reading_asks_as_much_for_six_children_as_for_one(django_assert_max_num_queries: Any) -> None:
    def vragen(aantal: int) -> int:
        kinderen = [builders.kind(voornamen=f"Kind{nummer}") for nummer in range(aantal)]
        casus = verzoeken.casus(betrokkenen=[builders.moeder(), *kinderen])
        obj = Raadverzoek.objects.met_verband().get(pk=verzoeken.geschreven(casus).pk)
        with django_assert_max_num_queries(60) as gesteld:
            VerzoekInvoer(stuk_van(obj))
        return len(gesteld)

    assert vragen(6) == vragen(1)

"""The pages of Veilig Thuis: choosing a receiver, what still blocks, the preview, the steps and the list."""

import re
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from meldingen.services import AdresGegevens
from overdracht import services
from overdracht.machine import Status
from overdracht.models import Overdracht
from tests import builders
from tests.overdracht import stappen
from veiligthuis import roles
from veiligthuis.core.models import AuditEntry, Medewerker

pytestmark = pytest.mark.django_db

GEHEIM = AdresGegevens(
    straat="Kanariestraat",
    huisnummer="12b",
    postcode="4799 ZX",
    plaats="Geheimdorp",
    gemeente="Meerstad",
    geheim=True,
)


def signed_in(user: Medewerker) -> Client:
    """A browser of this person."""
    client = Client()
    client.force_login(user)
    return client


def post(client: Client, adres: str, **velden: Any) -> Any:
    """A form, sent once."""
    return client.post(adres, {"sleutel": str(uuid4()), **velden})


@pytest.mark.parametrize("wie", [stappen.ontvanger, stappen.buur])
def test_a_wijkteam_has_no_page_of_the_sender(wie: Any) -> None:
    aangeboden = stappen.aangeboden()
    client = signed_in(wie())

    for adres in (
        "/overdrachten/",
        f"/overdrachten/{aangeboden.pk}/",
        f"/overdrachten/nieuw/{aangeboden.casus.nummer}/",
    ):
        assert client.get(adres).status_code in {403, 404}, adres


def test_another_team_of_veilig_thuis_gets_the_same_404_as_for_nothing() -> None:
    aangeboden = stappen.aangeboden()
    client = signed_in(
        builders.medewerker(roles.TRIAGIST, team=builders.vt_team("Team Elders"), naam="elders")
    )

    assert client.get(f"/overdrachten/{aangeboden.pk}/").status_code == 404
    assert client.get("/overdrachten/999999/").status_code == 404
    assert AuditEntry.objects.filter(soort="weigering", object_id=str(aangeboden.pk)).count() == 1


def test_the_teams_where_the_family_lives_are_suggested() -> None:
    builders.wijkteam()
    casus = stappen.besloten_casus(betrokkenen=[builders.moeder(adres=GEHEIM), builders.kind()])

    pagina = (
        signed_in(stappen.triagist()).get(reverse("overdracht:nieuw", args=[casus.nummer])).content.decode()
    )

    assert "Wijkteam Noord" in pagina and "werkt in Meerstad" in pagina
    assert "Kanariestraat" not in pagina and "4799" not in pagina


def test_choosing_a_team_makes_one_concept_however_often_it_is_sent() -> None:
    casus, team = stappen.besloten_casus(), builders.wijkteam()
    client, adres, sleutel = (
        signed_in(stappen.triagist()),
        f"/overdrachten/nieuw/{casus.nummer}/",
        str(uuid4()),
    )

    eerste: Any = client.post(adres, {"sleutel": sleutel, "naar_team": team.pk})
    tweede: Any = client.post(adres, {"sleutel": sleutel, "naar_team": team.pk})

    concept = Overdracht.objects.get()
    assert eerste.url == tweede.url == f"/overdrachten/{concept.pk}/"
    opnieuw: Any = client.get(adres)
    assert opnieuw.url == eerste.url


def test_the_page_says_what_still_blocks_with_links_to_the_cure() -> None:
    overdracht = stappen.concept(gezin_geinformeerd_op=None, eigen_veiligheidsacties="")

    pagina = signed_in(stappen.triagist()).get(f"/overdrachten/{overdracht.pk}/").content.decode()

    assert (
        "geen vastgesteld veiligheidsplan" in pagina
        and f"/veiligheid/plannen/nieuw/{overdracht.casus.nummer}/" in pagina
    )
    assert "gezin is nog niet geïnformeerd" in pagina and "stap/vul_aan/" in pagina
    assert "Kanariestraat" not in pagina
    assert not re.search(r"<title>[^<]*Şahin", pagina.split("</head>")[0])


def test_the_preview_is_what_the_receiver_gets() -> None:
    casus = stappen.besloten_casus(betrokkenen=[builders.moeder(adres=GEHEIM), builders.kind()])
    stappen.vastgesteld_plan(casus)
    overdracht = stappen.concept(casus)
    voor = signed_in(stappen.triagist()).get(f"/overdrachten/{overdracht.pk}/").content.decode()
    services.offer_overdracht(overdracht, by=stappen.triagist())
    na = signed_in(stappen.ontvanger()).get(f"/wijkteam/{overdracht.pk}/").content.decode()

    for tekst in ("Geen drank in huis.", "geheim adres: vraag Veilig Thuis", "Elke dag gebeld met Elif."):
        assert tekst in voor and tekst in na, tekst
    assert "Kanariestraat" not in voor + na


def test_a_step_is_taken_from_its_page() -> None:
    overdracht = stappen.concept()
    stappen.vastgesteld_plan(overdracht.casus)
    client, adres = signed_in(stappen.triagist()), f"/overdrachten/{overdracht.pk}/stap/bied_aan/"

    assert client.get(adres).status_code == 200
    antwoord = post(client, adres)

    assert antwoord.url == f"/overdrachten/{overdracht.pk}/"
    assert Overdracht.objects.get().status == Status.AANGEBODEN


def test_a_broken_rule_keeps_what_was_typed() -> None:
    overdracht = stappen.concept()
    client = signed_in(stappen.manager())

    antwoord = post(
        client,
        f"/overdrachten/{overdracht.pk}/stap/verleen_uitzondering/",
        reden="Verhuisd naar oma.",
        tot="01-04-2026",
    )

    assert antwoord.status_code == 422
    assert (
        "vandaag of later" in antwoord.content.decode() and "Verhuisd naar oma." in antwoord.content.decode()
    )


def test_a_step_of_another_role_is_refused() -> None:
    overdracht = stappen.concept()

    antwoord = signed_in(stappen.triagist()).get(f"/overdrachten/{overdracht.pk}/stap/verleen_uitzondering/")

    assert antwoord.status_code in {403, 404}


@pytest.mark.parametrize("naam", ["bestaat_niet", "zet_aanbod_voort", "noteer_eerste_contact"])
def test_an_unknown_or_automatic_step_is_a_404(naam: str) -> None:
    overdracht = stappen.concept()

    assert signed_in(stappen.triagist()).get(f"/overdrachten/{overdracht.pk}/stap/{naam}/").status_code == 404


def test_the_list_costs_the_same_for_more_rows(django_assert_max_num_queries: Any) -> None:
    client = signed_in(stappen.triagist())
    for _ in range(3):
        stappen.aangeboden()
    with django_assert_max_num_queries(15):
        pagina = client.get("/overdrachten/?toon=wacht").content.decode()

    assert pagina.count("nog 5 werkdagen") == 3


@pytest.mark.parametrize("toon", ["wacht", "concept", "bij-ontvanger", "afgelopen", "onzin"])
def test_every_list_opens(toon: str) -> None:
    stappen.aangeboden()

    assert signed_in(stappen.triagist()).get(f"/overdrachten/?toon={toon}").status_code == 200


def test_looking_is_recorded() -> None:
    aangeboden = stappen.aangeboden()

    signed_in(stappen.triagist()).get(f"/overdrachten/{aangeboden.pk}/")

    assert AuditEntry.objects.filter(soort="inzage", object_soort="overdracht.overdracht").count() == 1


def test_the_partners_page_opens() -> None:
    builders.wijkteam()

    assert "Wijkteam Noord" in signed_in(stappen.triagist()).get("/partners/").content.decode()
    assert signed_in(stappen.ontvanger()).get("/partners/").status_code in {403, 404}

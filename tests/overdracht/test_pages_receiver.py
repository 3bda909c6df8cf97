"""The pages of the wijkteam: its inbox, the offered family, the answer, and nothing else."""

from datetime import timedelta
from typing import Any

import pytest

from overdracht import services
from overdracht.machine import Status
from overdracht.models import Contactpoging, Overdracht, Rapport
from tests.overdracht import stappen
from tests.overdracht.test_pages_sender import post, signed_in
from veiligthuis.core import clock
from veiligthuis.core.models import AuditEntry

pytestmark = pytest.mark.django_db


def test_another_wijkteam_gets_a_404_for_everything() -> None:
    aangeboden = stappen.aangeboden()
    rapport = services.request_dossier(aangeboden, by=stappen.triagist())
    client = signed_in(stappen.buur())

    for adres in (
        f"/wijkteam/{aangeboden.pk}/",
        f"/wijkteam/{aangeboden.pk}/stap/accepteer/",
        f"/rapporten/{rapport.pk}/",
        f"/rapporten/{rapport.pk}/pdf/",
        f"/casussen/{aangeboden.casus.nummer}/",
    ):
        assert client.get(adres).status_code == 404, adres
    assert post(client, f"/wijkteam/{aangeboden.pk}/stap/accepteer/", **stappen.REGIE).status_code == 404
    assert Overdracht.objects.get().status == Status.AANGEBODEN


def test_an_empty_inbox_says_what_will_come() -> None:
    pagina = signed_in(stappen.ontvanger()).get("/wijkteam/").content.decode()

    assert "Niets in deze bak" in pagina and "U ziet alleen wat aan uw team is aangeboden" in pagina


def test_veilig_thuis_has_no_inbox() -> None:
    assert signed_in(stappen.triagist()).get("/wijkteam/").status_code in {403, 404}


def test_the_inbox_holds_what_was_offered_and_counts_it(django_assert_max_num_queries: Any) -> None:
    for _ in range(2):
        stappen.aangeboden()
    stappen.concept()
    client = signed_in(stappen.ontvanger())

    with django_assert_max_num_queries(17):
        assert "Niets in deze bak" in client.get("/wijkteam/?vak=wachtlijst").content.decode()
    with django_assert_max_num_queries(30):  # the list, and the first of it that stands open beside it
        pagina = client.get("/wijkteam/").content.decode()

    assert pagina.count("vt-inbak__nr") == 2
    assert "Elif en Jeroen, kind 8" in pagina
    assert "Uw antwoord" in pagina


def test_the_page_shows_family_plan_clocks_and_days(django_assert_max_num_queries: Any) -> None:
    aangeboden = stappen.aangeboden()
    client = signed_in(stappen.ontvanger())
    client.get(f"/wijkteam/{aangeboden.pk}/")

    with django_assert_max_num_queries(30):
        pagina = client.get(f"/wijkteam/{aangeboden.pk}/").content.decode()

    for tekst in (
        "Geen drank in huis.",
        "0 dagen sinds de melding",
        "nog 5 werkdagen",
        "nog 10 werkdagen",
        "Accepteren",
    ):
        assert tekst in pagina, tekst
    assert AuditEntry.objects.filter(soort="inzage", object_soort="overdracht.overdracht").count() == 2


def test_accepting_from_the_page_names_the_regiehouder() -> None:
    aangeboden = stappen.aangeboden()
    client, adres = signed_in(stappen.ontvanger()), f"/wijkteam/{aangeboden.pk}/stap/accepteer/"
    velden = {**stappen.REGIE, "plan_gelezen": ""}

    zonder = post(client, adres, **velden)
    assert (
        zonder.status_code == 422
        and "Vink aan dat u het veiligheidsplan hebt gelezen" in zonder.content.decode()
    )
    met = post(client, adres, **{**velden, "plan_gelezen": "on"})

    assert met.url == f"/wijkteam/{aangeboden.pk}/"
    assert Overdracht.objects.get().regiehouder == stappen.ontvanger()
    assert "Bij uw team" in client.get(met.url).content.decode()


def test_a_refusal_leads_to_the_inbox() -> None:
    aangeboden = stappen.aangeboden()
    client = signed_in(stappen.ontvanger())

    antwoord = post(
        client, f"/wijkteam/{aangeboden.pk}/stap/weiger/", reden_code="anders", reden="Zij verhuizen."
    )

    assert antwoord.url == "/wijkteam/"
    assert client.get(f"/wijkteam/{aangeboden.pk}/").status_code == 404


def test_who_accepts_what_veilig_thuis_just_withdrew_reads_that_in_one_sentence() -> None:
    aangeboden = stappen.aangeboden()
    client = signed_in(stappen.ontvanger())
    client.get(f"/wijkteam/{aangeboden.pk}/")
    services.withdraw_overdracht(aangeboden, reden="Zij verhuizen.", by=stappen.triagist())
    adres, velden = f"/wijkteam/{aangeboden.pk}/stap/accepteer/", {**stappen.REGIE, "plan_gelezen": "on"}

    antwoord = post(client, adres, **velden)

    assert antwoord.url == "/wijkteam/"
    pagina = client.get(antwoord.url).content.decode()
    nummer = aangeboden.casus.nummer
    assert (
        f"Er is niets vastgelegd: casus {nummer} is niet meer bij uw team (ingetrokken, di 28 apr)." in pagina
    )
    assert "Zij verhuizen." not in pagina
    assert post(signed_in(stappen.buur()), adres, **velden).status_code == 404


def test_a_contact_is_logged_from_the_page() -> None:
    overdracht = stappen.geaccepteerd()
    client, adres = signed_in(stappen.ontvanger()), f"/wijkteam/{overdracht.pk}/stap/leg_contact_vast/"
    moeder = stappen.moeder(overdracht.casus)
    wie = moeder.pk
    velden = {"op": "28-04-2026 14:00", "middel": "telefoon", "betrokkene": wie, "toelichting": "geen gehoor"}

    keuze = f">{moeder.persoon.weergavenaam}</option>"
    assert keuze in client.get(f"/wijkteam/{overdracht.pk}/").content.decode()
    post(client, adres, gelukt="nee", **velden)
    post(client, adres, gelukt="ja", **velden)

    assert list(Contactpoging.objects.values_list("gelukt", flat=True)) == [False, True]
    pagina = client.get(f"/wijkteam/{overdracht.pk}/").content.decode()
    assert "niet gelukt" in pagina and "van melding tot eerste contact" in pagina


def test_the_waiting_list_says_that_the_clock_runs_on() -> None:
    aangeboden = stappen.aangeboden()
    client = signed_in(stappen.ontvanger())
    assert "loopt door" in client.get(f"/wijkteam/{aangeboden.pk}/").content.decode()

    post(client, f"/wijkteam/{aangeboden.pk}/stap/zet_op_wachtlijst/", verwacht_op="11-05-2026")

    assert Overdracht.objects.get().status == Status.OP_WACHTLIJST
    assert "/wijkteam/" in client.get("/wijkteam/?vak=wachtlijst").content.decode()


def test_the_days_split_between_veilig_thuis_and_the_receiver() -> None:
    casus = stappen.besloten_casus()
    clock.move_to(clock.now() + timedelta(days=3))
    aangeboden = stappen.aangeboden(casus)
    clock.move_to(clock.now() + timedelta(days=2))

    pagina = signed_in(stappen.ontvanger()).get(f"/wijkteam/{aangeboden.pk}/").content.decode()

    assert "5 dagen sinds de melding" in pagina
    assert "Veilig Thuis: 3 dagen" in pagina and "bij de ontvanger: 2 dagen" in pagina


def test_a_report_shows_how_far_it_is_and_is_fetched_without_a_name() -> None:
    overdracht = stappen.geaccepteerd()
    client = signed_in(stappen.ontvanger())

    heen = post(client, f"/overdrachten/{overdracht.pk}/dossier/")
    rapport = Rapport.objects.get()
    bezig = client.get(heen.url).content.decode()
    assert 'max="100"' in bezig and "data-poll" in bezig
    assert client.get(f"{heen.url}pdf/").status_code == 404

    services.make_rapport(rapport.pk)
    klaar = client.get(heen.url, headers={"HX-Request": "true"}).content.decode()
    pdf = client.get(f"{heen.url}pdf/")

    assert "data-poll" not in klaar and "<html" not in klaar
    assert pdf["Content-Disposition"] == f'attachment; filename="overdrachtsdossier-{rapport.pk}.pdf"'
    assert pdf.content.startswith(b"%PDF") and AuditEntry.objects.filter(actie="downloaden").count() == 1

"""Finishing a call: as one advies or one melding, with every error beside its field and nothing half-saved."""

import pytest
from django.contrib.auth.models import Group, Permission

from meldingen.models import Advies, Betrokkene, Casus, Melding, Persoon
from tests import builders
from tests.meldingen.views import bel
from veiligthuis import roles

pytestmark = pytest.mark.django_db


def nothing_was_saved() -> bool:
    return not (Melding.objects.exists() or Casus.objects.exists() or Persoon.objects.exists())


def test_who_takes_no_calls_gets_no_call_screen() -> None:
    assert bel.browser(roles.WIJKTEAM).get("/gesprekken/nieuw/").status_code == 403


def test_the_call_of_a_colleague_is_not_there() -> None:
    address = bel.start(bel.browser())

    other = bel.browser(who=builders.medewerker(roles.INTAKE, naam="tweede"))

    assert other.get(address).status_code == 404
    assert other.post(address, bel.call()).status_code == 404
    assert nothing_was_saved()


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ({"bsn": "123456789"}, "de controle klopt niet"),
        ({"bsn": "12345"}, "negen cijfers"),
        ({"geboortedatum": "31-02-2018"}, "31 februari 2018 bestaat niet"),
        ({"geboortedatum": "01-01-2030"}, "ligt in de toekomst"),
        ({"geboortedatum": "gisteren"}, "Dit is geen datum"),
        ({"rol": ""}, "Maak een keuze."),
        ({"ongeboren": "on", "geboortedatum": "2019"}, "Een ongeboren kind heeft nog geen geboortedatum"),
    ],
)
def test_a_wrong_answer_stands_beside_its_field_and_the_text_stays(
    row: dict[str, str], sentence: str
) -> None:
    client = bel.browser()
    address = bel.start(client)

    page = client.post(
        address, bel.call(bel.person(0, voornamen="Sevda", **row), beschrijving="Zondagavond.")
    )

    html = page.content.decode()
    assert page.status_code == 422
    assert sentence in html
    assert "Zondagavond." in html
    assert 'value="Sevda"' in html
    assert nothing_was_saved()


def test_a_born_person_without_a_name_is_refused() -> None:
    client = bel.browser()

    page = client.post(bel.start(client), bel.call(bel.person(0, achternaam="", geboortedatum="2019")))

    assert "Vul een naam in" in page.content.decode()
    assert nothing_was_saved()


def test_one_wrong_person_keeps_the_good_one_out_too() -> None:
    client = bel.browser()
    good, wrong = (
        bel.person(0, voornamen="Sevda"),
        bel.person(1, voornamen="Daan", geboortedatum="00-13-2018"),
    )

    page = client.post(bel.start(client), bel.call(good, wrong))

    assert page.status_code == 422
    assert "Maand 13 bestaat niet" in page.content.decode()
    assert nothing_was_saved()


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"soort": "open"}, "Kies advies of melding"),
        ({"hoedanigheid": ""}, "Kies in welke hoedanigheid"),
        ({"aanleiding": []}, "Kies minstens één aanleiding"),
        ({"afschermen": "on"}, "Kies de grond"),
        ({"afschermen": "on", "afscherm_grond": "geen_toestemming"}, "Een beroepsmatige melder kan niet"),
        ({"acuut": "on"}, "Schrijf in één zin waarom dit acuut is"),
        ({"acuut": "on", "acuut_reden": "Mes."}, "Doorzoek"),
        ({"straat": "Dorpsstraat"}, "Vul de plaats in"),
        ({"casusnummer": "2026-99999"}, "Deze casus is er niet"),
        ({"notitie": ""}, "Er staat nog niet wat er is gebeurd"),
    ],
)
def test_what_a_melding_cannot_do_without_is_asked(fields: dict[str, str], sentence: str) -> None:
    client = bel.browser()

    page = client.post(bel.start(client), bel.call(**fields))

    assert page.status_code == 422
    assert sentence in page.content.decode()
    assert nothing_was_saved()


def test_a_melding_without_persons_is_refused() -> None:
    client = bel.browser()

    page = client.post(bel.start(client), bel.call(bel.person(0, achternaam="", rol="")))

    assert page.status_code == 422
    assert "Voeg minstens één directbetrokkene toe" in page.content.decode()
    assert nothing_was_saved()


def test_a_double_submit_makes_one_melding() -> None:
    client = bel.browser()
    address, posted = bel.start(client), bel.call()

    first, second = client.post(address, posted), client.post(address, posted)

    assert first.status_code == second.status_code == 302
    assert first.headers["Location"] == second.headers["Location"]
    assert Melding.objects.count() == Persoon.objects.count() == 1


def test_the_back_button_leads_to_the_same_melding() -> None:
    client = bel.browser()
    address = bel.start(client)
    first = client.post(address, bel.call())

    assert client.get(address).headers["Location"] == first.headers["Location"]


def test_a_second_window_makes_no_second_melding_and_keeps_its_words_in_sight() -> None:
    client = bel.browser()
    address = bel.start(client)
    client.post(address, bel.call())

    page = client.post(address, bel.call(naam="Iemand anders"))

    melding = Melding.objects.get()
    assert page.status_code == 409
    assert f"al afgerond als melding {melding.nummer}" in page.content.decode()
    assert 'value="Iemand anders"' in page.content.decode()
    assert melding.melder_naam == "M. Dijkgraaf"


def test_a_note_beside_a_description_is_kept_and_shown_with_the_melding() -> None:
    client = bel.browser()
    address = bel.start(client)
    page = client.post(address, bel.call(beschrijving="Moeder is geduwd.", notitie="Beller huilt."))

    html = client.get(page.headers["Location"]).content.decode()

    assert Melding.objects.get().beschrijving == "Moeder is geduwd."
    assert "Aantekeningen tijdens het gesprek" in html
    assert "Beller huilt." in html


def test_who_may_not_know_the_melder_does_not_read_the_notes_of_the_call() -> None:
    client = bel.browser()
    page = client.post(
        bel.start(client), bel.call(beschrijving="Moeder is geduwd.", notitie="Beller is de buurvrouw.")
    )
    reader = bel.browser(roles.CRISISDIENST)
    group = Group.objects.get(name=roles.CRISISDIENST)
    group.permissions.remove(Permission.objects.get(codename="bekijk_melder"))

    html = reader.get(page.headers["Location"]).content.decode()

    assert "Moeder is geduwd." in html
    assert "Beller is de buurvrouw." not in html


def test_a_call_becomes_a_melding_with_its_people() -> None:
    client = bel.browser()
    rows = [
        bel.person(0, voornamen="Sevda", geboortedatum="00-03-1993", bsn=bel.VALID_BSN, relatie="moeder"),
        bel.person(
            1, voornamen="Daan", tussenvoegsel="van der", achternaam="Berg", geboortedatum="2018", rol="kind"
        ),
        bel.person(2, achternaam="", ongeboren="on", uitgerekende_datum="01-09-2026", rol="ongeboren_kind"),
    ]

    page = client.post(
        bel.start(client), bel.call(*rows, straat="Dorpsstraat", plaats="Meerstad", geheim="on")
    )

    melding = Melding.objects.get()
    born = {b.persoon.voornamen: b.persoon.geboren for b in Betrokkene.objects.select_related("persoon")}
    assert page.headers["Location"] == f"/meldingen/{melding.nummer}/"
    assert born == {"Sevda": "03-1993", "Daan": "2018", "": "onbekend"}
    assert melding.beschrijving == "14:03 Vader duwde moeder."
    assert all(b.persoon.adressen.get().geheim for b in melding.casus.betrokkenen.all())


def test_an_acute_call_is_sifted_and_put_in_action_at_once() -> None:
    client = bel.browser()
    danger = {
        "acuut": "on",
        "acuut_tekenen": ["wapen"],
        "acuut_reden": "Hij staat voor de deur.",
        "doorzocht": "on",
    }

    client.post(bel.start(client), bel.call(**danger))

    melding = Melding.objects.get()
    assert (melding.status, melding.acuut_reden) == ("acuut_in_actie", "Wapen. Hij staat voor de deur")


def test_a_call_on_a_running_casus_lands_there() -> None:
    casus = builders.casus()
    client = bel.browser()

    client.post(bel.start(client), bel.call(casusnummer=casus.nummer))

    assert casus.meldingen.count() == 2


def test_an_advies_keeps_nothing_of_those_discussed() -> None:
    client = bel.browser()
    address = bel.start(client)
    typed = bel.call(soort="advies", vraag="Wat nu?", gegeven_advies="Bel de huisarts.", straat="Dorpsstraat")

    page = client.post(address, typed)

    advies = Advies.objects.get()
    kept = bel.gesprek(address)
    assert page.headers["Location"] == f"/adviezen/{advies.nummer}/"
    assert nothing_was_saved()
    assert (kept.notities, kept.concept) == ("", {})
    assert "Kaya" not in str(advies.__dict__)

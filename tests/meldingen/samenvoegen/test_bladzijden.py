"""The pages of merging: who comes in, what stands there, and that a form twice is a merge once."""

import uuid
from typing import Any

import pytest
from django.test import Client

from meldingen.models import Persoon, Samenvoeging
from tests import builders
from tests.meldingen.samenvoegen.dubbel import elif_, in_midden, in_zuid, triagist_van_beide, voeg_samen
from tests.pages.conftest import as_, statements
from veiligthuis import roles

pytestmark = pytest.mark.django_db

MAG = {roles.TRIAGIST, roles.CASUSHOUDER}
WAAROM = "Zelfde geboortedatum; moeder bevestigt het."


def lees(client: Client, pad: str) -> str:
    antwoord = client.get(pad)
    assert antwoord.status_code == 200, antwoord.status_code
    return antwoord.content.decode()


def stuur(client: Client, pad: str, **velden: str) -> Any:
    blad = client.get(pad)
    form = blad.context["form"]
    gegevens = {veld.html_name: veld.value() or "" for veld in form if veld.name != "zeker"}
    return client.post(pad, {**gegevens, "sleutel": str(uuid.uuid4()), "reden": WAAROM, **velden})


@pytest.mark.parametrize("rol", sorted({*roles.CASEWORKERS, roles.PRIVACY} - MAG))
def test_no_other_role_compares(rol: str) -> None:
    een, ander = elif_(in_midden()), elif_(in_midden())
    client = as_(builders.medewerker(rol))

    for pad in ("dubbel/", f"samenvoegen/{ander.pk}/"):
        assert client.get(f"/meldingen/persoon/{een.pk}/{pad}").status_code in (403, 404)


def test_who_does_not_see_the_other_gets_not_found_and_one_line_elders() -> None:
    een, ander = elif_(in_midden()), elif_(in_zuid())
    client = as_(builders.medewerker(roles.TRIAGIST))

    assert client.get(f"/meldingen/persoon/{een.pk}/samenvoegen/{ander.pk}/").status_code == 404
    blad = lees(client, f"/meldingen/persoon/{een.pk}/dubbel/")
    assert "Elders bekend: vraag uw teammanager" in blad
    assert "Elif Nur" not in blad and ander.casus.nummer not in blad


def test_who_sees_both_finds_the_other_with_the_reasons() -> None:
    een, ander = elif_(in_midden()), elif_(in_zuid())
    blad = lees(as_(triagist_van_beide()), f"/meldingen/persoon/{een.pk}/dubbel/")

    assert "zelfde geboortedatum, zelfde achternaam, zelfde voornaam" in blad
    assert ander.casus.nummer in blad and "Elders bekend" not in blad


def test_both_households_and_the_number_of_casussen_out_of_sight_stand_side_by_side() -> None:
    een, ander = elif_(in_midden()), elif_(in_midden(voornamen="Elif Nur"))
    elders = builders.melding(
        by=builders.medewerker(roles.INTAKE, team=builders.vt_team("Team Zuid"), naam="intake-zuid"),
        betrokkenen=[builders.moeder(persoon=ander.persoon)],
    ).casus
    blad = lees(
        as_(builders.medewerker(roles.CASUSHOUDER)), f"/meldingen/persoon/{een.pk}/samenvoegen/{ander.pk}/"
    )

    assert een.casus.nummer in blad and ander.casus.nummer in blad
    assert "Nog 1 casus waar u niet in werkt" in blad
    assert elders.nummer not in blad


def test_two_numbers_give_a_sentence_and_no_form() -> None:
    een, ander = elif_(in_midden(bsn="999993847")), elif_(in_midden(bsn="999992077"))
    blad = lees(
        as_(builders.medewerker(roles.TRIAGIST)), f"/meldingen/persoon/{een.pk}/samenvoegen/{ander.pk}/"
    )

    assert "verschillend BSN" in blad and "999993847" not in blad
    assert ">Samenvoegen</button>" not in blad


def test_the_form_merges_with_the_chosen_values() -> None:
    een, ander = elif_(in_midden()), elif_(in_zuid())
    client = as_(triagist_van_beide())
    pad = f"/meldingen/persoon/{een.pk}/samenvoegen/{ander.pk}/"

    assert stuur(client, pad, keuze_voornamen="verliezer").status_code == 302
    assert Persoon.objects.get(pk=een.persoon_id).voornamen == "Elif Nur"
    assert client.get(pad).status_code == 404


def test_the_same_form_twice_is_one_merge() -> None:
    een, ander = elif_(in_midden()), elif_(in_zuid())
    client = as_(triagist_van_beide())
    pad, sleutel = f"/meldingen/persoon/{ander.pk}/samenvoegen/{een.pk}/", str(uuid.uuid4())
    gezien = client.get(pad).context["form"]["gezien"].value()
    gegevens = {"sleutel": sleutel, "reden": WAAROM, "gezien": gezien, "keuze_voornamen": "winnaar"}
    antwoorden = [client.post(pad, gegevens) for _ in range(2)]

    assert [antwoord.status_code for antwoord in antwoorden] == [302, 302]
    assert Samenvoeging.objects.count() == 1


def test_what_changed_while_comparing_is_said_and_the_reason_stays_typed() -> None:
    een, ander = elif_(in_midden()), elif_(in_zuid())
    pad = f"/meldingen/persoon/{een.pk}/samenvoegen/{ander.pk}/"
    antwoord = stuur(as_(triagist_van_beide()), pad, gezien="iets anders")

    assert antwoord.status_code == 422
    assert "veranderd terwijl u vergeleek" in antwoord.content.decode()
    assert WAAROM in antwoord.content.decode()


def test_the_page_of_a_double_undoes_the_merge() -> None:
    een, ander = in_midden(), in_zuid()
    gedaan = voeg_samen(een, ander)
    client, wie = as_(triagist_van_beide()), elif_(een)
    assert "opgegaan in" in lees(client, f"/meldingen/persoon/{wie.pk}/dubbel/")

    antwoord = stuur(client, f"/meldingen/persoon/{wie.pk}/terugdraaien/{gedaan.pk}/")

    assert antwoord.status_code == 302
    assert elif_(een).persoon != elif_(ander).persoon


def test_the_tab_gezin_names_a_likely_double() -> None:
    casus = builders.casus(betrokkenen=[builders.moeder(), builders.moeder(voornamen="Elif N.")])

    assert "misschien twee keer" in lees(
        as_(builders.medewerker(roles.TRIAGIST)), f"/casussen/{casus.nummer}/gezin/"
    )
    assert "misschien twee keer" not in lees(
        as_(builders.medewerker(roles.INTAKE)), f"/casussen/{casus.nummer}/gezin/"
    )


def test_the_pages_cost_the_same_for_one_casus_and_for_many() -> None:
    een, ander = elif_(in_midden()), elif_(in_zuid())
    client = as_(triagist_van_beide())
    paden = [f"/meldingen/persoon/{een.pk}/{rest}" for rest in ("dubbel/", f"samenvoegen/{ander.pk}/")]
    eerst = [statements(client, pad) for pad in paden]
    for _ in range(5):
        builders.melding(betrokkenen=[builders.moeder(persoon=een.persoon), builders.kind()])

    assert [statements(client, pad) for pad in paden] == eerst
    assert max(eerst) <= 25

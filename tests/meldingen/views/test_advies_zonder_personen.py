"""An advies keeps nothing about those discussed: not in any table, draft, trail or session, whatever was typed."""

from typing import Any

import pytest
from django.apps import apps
from django.test import Client

from meldingen.models import Advies, Gesprek, Persoon
from tests.meldingen.views import bel

pytestmark = pytest.mark.django_db

KANARIE = "Zwaluwstaart"
RIJ = {
    "voornamen": KANARIE, "roepnaam": KANARIE, "tussenvoegsel": "van", "achternaam": KANARIE, "geboortedatum": "2018",
    "partner_achternaam": KANARIE, "taal": KANARIE, "uren": KANARIE, "via_wie": KANARIE, "codewoord": KANARIE,
    "veilig_contact": KANARIE, "kanaal": "telefoon",
}  # fmt: skip
GESPREK = {
    "soort": "advies", "notitie": f"{KANARIE} sloeg.", "beschrijving": KANARIE, "mening": KANARIE, "straat": KANARIE,
    "plaats": KANARIE, "gemeente": KANARIE, "acuut_reden": KANARIE, "acuut_wie": KANARIE, "vraag": "Hoe praat ik?",
    "gegeven_advies": "Volg de meldcode.", "weet_ervan": "", "bewaar_nr": "1",
}  # fmt: skip


def where_it_sings(word: str = KANARIE) -> list[str]:
    """Every table in which the word stands, in any column."""
    found = []
    for model in apps.get_models(include_auto_created=True):
        fields = [field.attname for field in model._meta.concrete_fields]
        if any(word.casefold() in str(row).casefold() for row in model._base_manager.values_list(*fields)):
            found.append(model._meta.label)
    return found


def typed(client: Client) -> tuple[str, dict[str, Any]]:
    """A call in which everything about the family was typed and saved on the way, in every way there is."""
    address = bel.start(client)
    fields = bel.call(bel.person(0, **RIJ), **GESPREK)
    client.post(f"{address}bewaar/", fields)
    client.post(f"{address}aantekening/", {**fields, "bewaar_nr": "2"})
    client.post(f"{address}persoon/", {**fields, "bewaar_nr": "3"})
    client.post(f"{address}ontbreekt/", fields)
    return address, fields


def test_the_search_finds_the_word_while_the_call_goes_on() -> None:
    typed(bel.browser())

    assert where_it_sings() == ["meldingen.Gesprek"]


def test_after_an_advies_it_stands_nowhere() -> None:
    client = bel.browser()
    address, fields = typed(client)

    answer = client.post(address, fields)

    assert answer.status_code == 302 and Advies.objects.count() == 1
    assert where_it_sings() == []
    assert not Persoon.objects.exists()


def test_a_late_save_does_not_put_it_back_and_a_second_submit_makes_nothing() -> None:
    client = bel.browser()
    address, fields = typed(client)
    client.post(address, fields)

    late = client.post(f"{address}bewaar/", {**fields, "bewaar_nr": "99"})
    client.post(f"{address}aantekening/", {**fields, "bewaar_nr": "100"})
    client.post(address, fields)

    assert late.status_code == 409
    assert Advies.objects.count() == 1 and where_it_sings() == []


def test_a_refused_finish_leaves_it_only_in_the_open_draft() -> None:
    client = bel.browser()
    address, fields = typed(client)

    answer = client.post(address, {**fields, "aanleiding": []})

    assert answer.status_code == 422
    assert where_it_sings() == ["meldingen.Gesprek"]


def test_the_pages_of_the_advies_do_not_show_it() -> None:
    client = bel.browser()
    address, fields = typed(client)
    page = client.post(address, fields).headers["Location"]

    shown = client.get(page).content.decode() + client.get("/gesprekken/").content.decode()

    assert KANARIE not in shown and KANARIE not in page
    assert Gesprek.objects.get().concept == {}

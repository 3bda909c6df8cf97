"""A call while it goes on: opened once, saved every few seconds, restored to the letter, no window undoes another."""

import re
from typing import Any

import pytest
from django.test import Client

from meldingen.models import Gesprek
from tests.meldingen.views import bel

pytestmark = pytest.mark.django_db


def save(client: Client, address: str, number: int | None = 1, **fields: Any) -> Any:
    """One save as the script sends it; without a number as a button does."""
    counted = {} if number is None else {"bewaar_nr": str(number)}
    script = {"X-Requested-With": "bewaar"} if number is not None else {}
    return client.post(f"{address}bewaar/", {**bel.call(**fields), **counted}, headers=script)


def test_another_worker_cannot_save_or_read_along() -> None:
    address = bel.start(bel.browser())
    other = bel.browser("triagist")

    answers = [
        save(other, address),
        *(other.post(f"{address}{part}/", bel.call()) for part in ("aantekening", "persoon", "ontbreekt")),
    ]

    assert [answer.status_code for answer in answers] == [404] * 4
    assert bel.gesprek(address).concept == {}


def test_saving_is_by_post_only() -> None:
    client = bel.browser()

    assert client.get(f"{bel.start(client)}bewaar/").status_code == 405


def test_a_reload_or_a_second_window_opens_no_second_conversation() -> None:
    client = bel.browser()

    assert bel.start(client) == bel.start(client)
    assert Gesprek.objects.count() == 1


def test_a_conversation_with_words_in_it_is_left_alone() -> None:
    client = bel.browser()
    first = bel.start(client)
    save(client, first)

    assert bel.start(client) != first


def test_everything_typed_comes_back_also_what_is_wrong() -> None:
    client = bel.browser()
    address = bel.start(client)
    row = bel.person(0, voornamen="Daan", geboortedatum="31-02-2018", bsn="12")

    answer = save(
        client, address, 1, **row, notitie="Hij zei: \u2018ga weg\u2019", aanleiding=["kindcheck", "anders"]
    )

    html = client.get(address).content.decode()
    assert answer.json() == {"bewaard": "14:03:00"}
    for piece in ('value="31-02-2018"', 'value="12"', "Hij zei: \u2018ga weg\u2019", "bewaard 14:03:00"):
        assert piece in html
    assert re.search(r'value="kindcheck"[^>]*checked', html)
    assert "vt-fout" not in html.replace("vt-foutlijst", "")


def test_the_same_save_twice_is_one_and_a_late_one_undoes_nothing() -> None:
    client = bel.browser()
    address = bel.start(client)
    save(client, address, 2, naam="Nieuw")

    answers = [save(client, address, 2, naam="Nieuw"), save(client, address, 1, naam="Oud")]

    assert [answer.status_code for answer in answers] == [200, 200]
    assert bel.gesprek(address).concept["naam"] == ["Nieuw"]


def test_a_second_window_is_told_that_it_is_behind() -> None:
    client = bel.browser()
    address = bel.start(client)
    save(client, address, 5, naam="Hier")

    answer = save(client, address, 3, naam="Daar", tab="twee")

    assert answer.status_code == 409
    assert "ander venster" in answer.json()["reden"]
    assert bel.gesprek(address).concept["naam"] == ["Hier"]


def test_a_finished_call_takes_no_save() -> None:
    client = bel.browser()
    address = bel.start(client)
    client.post(address, bel.call())

    answer = save(client, address, 9)

    assert answer.status_code == 409
    assert "al afgerond" in answer.json()["reden"]


def test_a_note_gets_its_time_and_mark_and_leaves_the_field_empty() -> None:
    client = bel.browser()
    address = bel.start(client)

    client.post(f"{address}aantekening/", bel.call(notitie="Mama viel.\n\nTegen de kast.", merk="letterlijk"))

    kept = bel.gesprek(address)
    assert kept.notities == "14:03 Mama viel. [letterlijk]\n14:03 Tegen de kast. [letterlijk]"
    assert kept.concept["notitie"] == [""]
    assert kept.concept["naam"] == ["M. Dijkgraaf"]


def test_a_note_that_was_overtaken_is_not_taken_out_of_the_field() -> None:
    client = bel.browser()
    address = bel.start(client)
    save(client, address, 7)

    answer = client.post(f"{address}aantekening/", {**bel.call(notitie="Laat."), "bewaar_nr": "6"})

    assert answer.status_code == 409
    assert bel.gesprek(address).notities == ""


def test_a_row_is_added_without_script_and_nothing_is_lost() -> None:
    client = bel.browser()
    address = bel.start(client)

    page = client.post(f"{address}persoon/", bel.call(), follow=True)

    html = page.content.decode()
    assert 'name="gezin-3-voornamen"' in html
    assert 'value="Sevda"' in html


def test_a_row_is_added_with_script_as_a_fragment_with_the_new_count() -> None:
    client = bel.browser()

    page = client.post(f"{bel.start(client)}persoon/", bel.call(), headers={"HX-Request": "true"})

    html = page.content.decode()
    assert 'name="gezin-3-voornamen"' in html
    assert 'name="gezin-TOTAL_FORMS" value="4"' in html
    assert "<html" not in html


def test_what_the_protocol_misses_is_told_from_what_stands_in_the_fields() -> None:
    client = bel.browser()
    address = bel.start(client)
    typed = bel.call(
        bel.person(0, voornamen="Sevda", relatie="moeder", rol=""), hoedanigheid="", afschermen="on"
    )

    html = client.post(f"{address}ontbreekt/", typed).content.decode()

    for asked in ("Hoedanigheid van de beller", "Rol van Sevda", "Gezag van Sevda", "Grond voor afschermen"):
        assert asked in html
    assert 'href="#id_gezin-0-gezag"' in html
    assert bel.gesprek(address).concept == {}


def test_an_unfinished_call_stands_on_top_of_the_work() -> None:
    client = bel.browser()
    address = bel.start(client)

    assert address in client.get("/werkvoorraad/").content.decode()
    assert address in client.get("/gesprekken/").content.decode()

"""An answer that is lost costs nothing: a note sent again stands once, and what was typed stays in sight."""

from typing import Any

import pytest
from django.test import Client

from meldingen.models import Melding
from tests.meldingen.views import bel

pytestmark = pytest.mark.django_db

SCRIPT: dict[str, Any] = {"headers": {"HX-Request": "true"}}


def opened() -> tuple[Client, str, str]:
    """A call, its address and the key of its note field."""
    client = bel.browser()
    address = bel.start(client)
    return client, address, str(client.get(address).context["notitie_sleutel"])


def note(client: Client, address: str, text: str, key: str, *, number: int, **more: Any) -> Any:
    posted = bel.call(notitie=text, notitie_sleutel=key, bewaar_nr=str(number), **more)
    return client.post(f"{address}aantekening/", posted, **SCRIPT)


def test_a_note_sent_again_gives_the_same_answer_and_no_second_note() -> None:
    client, address, key = opened()

    answers = [note(client, address, "Vader duwde.", key, number=number) for number in (1, 1, 2)]

    assert [answer.status_code for answer in answers] == [200] * 3
    assert all("Vader duwde." in answer.content.decode() for answer in answers)
    assert bel.gesprek(address).notities == "14:03 Vader duwde."


def test_what_was_typed_below_a_note_whose_answer_was_lost_is_a_note_and_the_first_stays_one() -> None:
    client, address, key = opened()
    note(client, address, "Vader duwde.", key, number=1)

    for number in (2, 3):
        note(client, address, "Vader duwde.\r\nMoeder viel.", key, number=number)

    assert bel.gesprek(address).notities == "14:03 Vader duwde.\n14:03 Moeder viel."


def test_the_same_words_may_be_noted_again_once_the_first_answer_came() -> None:
    client, address, key = opened()
    answer = note(client, address, "Ze huilt.", key, number=1)
    fresh = str(answer.context["notitie_sleutel"])

    note(client, address, "Ze huilt.", fresh, number=2)

    assert fresh != key and f'value="{fresh}"' in answer.content.decode()
    assert bel.gesprek(address).notities == "14:03 Ze huilt.\n14:03 Ze huilt."


def test_a_note_that_was_refused_is_taken_when_it_comes_again() -> None:
    client, address, key = opened()
    save = {**bel.call(notitie="Laat."), "bewaar_nr": "7"}
    client.post(f"{address}bewaar/", save, headers={"X-Requested-With": "bewaar"})

    answers = [note(client, address, "Laat.", key, number=number) for number in (6, 8)]

    assert [answer.status_code for answer in answers] == [409, 200]
    assert bel.gesprek(address).notities == "14:03 Laat."


def test_the_key_of_words_that_wait_in_the_field_outlives_a_reload() -> None:
    client, address, key = opened()
    note(client, address, "Vader duwde.", key, number=1)
    draft = {**bel.call(notitie="Vader duwde.", notitie_sleutel=key), "bewaar_nr": "2"}
    client.post(f"{address}bewaar/", draft, headers={"X-Requested-With": "bewaar"})

    assert client.get(address).context["notitie_sleutel"] == key


def test_finishing_with_a_note_in_the_field_that_stands_already_keeps_it_once() -> None:
    client, address, key = opened()
    note(client, address, "Vader duwde.", key, number=1)

    client.post(address, bel.call(notitie="Vader duwde.\nMoeder viel.", notitie_sleutel=key))

    assert Melding.objects.get().beschrijving == "14:03 Vader duwde.\n14:03 Moeder viel."


def test_a_finished_call_tells_the_script_why_and_leaves_the_text_there() -> None:
    client, address, key = opened()
    client.post(address, bel.call())

    answer = note(client, address, "Nog iets.", key, number=9)

    assert answer.status_code == 409 and "al afgerond" in answer.content.decode()


@pytest.mark.parametrize("part", ["acuut/", "acuut/intrekken/"])
def test_an_overtaken_window_without_script_is_told_and_keeps_its_text(part: str) -> None:
    client = bel.browser()
    address = bel.start(client)
    tabs = [str(client.get(address).context["tab"]) for _ in range(2)]
    if "intrekken" in part:
        client.post(f"{address}acuut/", {}, headers={"X-Requested-With": "bewaar"})
        tabs = [str(client.get(address).context["tab"]) for _ in range(2)]
    other = {**bel.call(vraag="Daar", tab=tabs[1]), "bewaar_nr": "5"}
    client.post(f"{address}bewaar/", other, headers={"X-Requested-With": "bewaar"})

    page = client.post(
        f"{address}{part}", bel.call(vraag="Hier", tab=tabs[0], acuut_intrek_reden="Vergissing.")
    )

    html = page.content.decode()
    assert page.status_code == 409
    assert "ander venster" in html and ">\nHier<" in html and "Daar" in html
    assert bel.gesprek(address).concept["vraag"] == ["Daar"]
    assert bel.gesprek(address).acuut_op is not None
    assert "Vergissing." in html

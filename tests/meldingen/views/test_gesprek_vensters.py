"""Two windows on one call: no window undoes what another kept, and the one that is behind shows both."""

from typing import Any

import pytest
from django.test import Client, RequestFactory

from meldingen.models import Melding
from meldingen.views.gesprek import keep
from tests.meldingen.views import bel

pytestmark = pytest.mark.django_db


def window(client: Client, address: str) -> str:
    """The name the call screen gives to a window that is opened now."""
    return str(client.get(address).context["tab"])


def save(client: Client, address: str, tab: str, number: int, **fields: Any) -> Any:
    typed = {**bel.call(**fields, tab=tab), "bewaar_nr": str(number)}
    return client.post(f"{address}bewaar/", typed, headers={"X-Requested-With": "bewaar"})


def two_windows() -> tuple[Client, str, str]:
    """A call open in two windows; the second one was opened first and saved last."""
    client = bel.browser()
    address = bel.start(client)
    first, second = window(client, address), window(client, address)
    assert (
        save(client, address, second, 1, vraag="In het andere venster", telefoon="0900-1").status_code == 200
    )
    return client, address, first


def test_a_window_that_tried_often_without_a_line_does_not_overwrite_the_other() -> None:
    client, address, first = two_windows()

    answer = save(client, address, first, 9, vraag="Hier")

    assert answer.status_code == 409
    assert "ander venster" in answer.json()["reden"]
    assert bel.gesprek(address).concept["vraag"] == ["In het andere venster"]


@pytest.mark.parametrize("button", ["aantekening/", "persoon/", "bewaar/"])
def test_a_button_without_script_shows_both_texts(button: str) -> None:
    client, address, first = two_windows()

    page = client.post(f"{address}{button}", bel.call(vraag="Hier", tab=first))

    html = page.content.decode()
    assert page.status_code == 409
    assert "Andere venster" in html and "In het andere venster" in html and ">\nHier<" in html
    assert bel.gesprek(address).concept["vraag"] == ["In het andere venster"]


def test_finishing_in_the_window_that_is_behind_shows_what_it_would_lose() -> None:
    client, address, first = two_windows()

    page = client.post(address, bel.call(vraag="Hier", tab=first))

    html = page.content.decode()
    assert page.status_code == 409
    assert "in een ander venster verder getypt" in html
    assert (
        "<b>Wat is de vraag?</b>: In het andere venster" in html and "<b>Terugbellen op</b>: 0900-1" in html
    )
    assert ">\nHier<" in html and not Melding.objects.exists()


def test_who_has_seen_both_finishes_with_what_stands_here() -> None:
    client, address, first = two_windows()
    page = client.post(address, bel.call(naam="Hier", tab=first))

    again = client.post(address, bel.call(naam="Hier", telefoon="0900-1", tab=page.context["tab"]))

    assert again.status_code == 302
    assert (Melding.objects.get().melder_naam, Melding.objects.get().melder_telefoon) == ("Hier", "0900-1")


def test_a_window_that_opened_after_the_last_save_is_not_behind() -> None:
    client, address, _ = two_windows()
    third = window(client, address)

    assert save(client, address, third, 2, vraag="Nieuwer").status_code == 200
    assert bel.gesprek(address).concept["vraag"] == ["Nieuwer"]


def test_a_save_that_waited_for_a_note_does_not_wipe_that_note() -> None:
    client = bel.browser()
    address = bel.start(client)
    read_before = bel.gesprek(address)
    client.post(f"{address}aantekening/", bel.call(notitie="Hij schreeuwde."))
    request = RequestFactory().post(f"{address}bewaar/", {**bel.call(notitie=""), "bewaar_nr": "9"})
    request.user = read_before.medewerker

    kept, taken = keep(request, read_before)

    assert taken and kept.notities == "14:03 Hij schreeuwde."

"""A known person is chosen: what was typed and the register says otherwise stays in sight, in the notes."""

import pytest

from meldingen.models import Gesprek, Melding, Persoon
from tests import builders
from tests.meldingen.views import bel

pytestmark = pytest.mark.django_db

TYPED = {"voornamen": "Elief", "achternaam": "Sahin", "geboortedatum": "1990", "relatie": "tante"}


def choice(address_number: int = 1, **more: str) -> dict[str, str]:
    wie = Persoon.objects.get(voornamen="Elif")
    row = bel.person(0, **{**TYPED, **more})
    return bel.call(row) | {"wie": f"0:{wie.pk}", "bewaar_nr": str(address_number)}


def test_what_differs_goes_to_the_notes_once_and_the_rest_of_the_row_stays() -> None:
    builders.casus(betrokkenen=[builders.moeder()])
    client = bel.browser()
    address = bel.start(client)

    answers = [
        client.post(f"{address}bekend/kies/", choice(number), headers={"HX-Request": "true"})
        for number in (1, 2)
    ]

    html = answers[0].content.decode()
    assert bel.gesprek(address).notities == "14:03 Getypt bij persoon 1: voornamen Elief, geboren 1990"
    assert 'hx-swap-oob="true"' in html and "voornamen Elief" in html and 'value="Elif"' in html
    assert bel.gesprek(address).concept["gezin-0-relatie"] == ["tante"]


def test_the_first_letters_without_accents_say_nothing_else() -> None:
    builders.casus(betrokkenen=[builders.moeder()])
    client = bel.browser()
    address = bel.start(client)

    posted = choice(voornamen="Eli", geboortedatum="1991")
    html = client.post(f"{address}bekend/kies/", posted, headers={"HX-Request": "true"}).content.decode()

    assert bel.gesprek(address).notities == "" and "hx-swap-oob" not in html


def test_it_goes_along_in_the_melding() -> None:
    builders.casus(betrokkenen=[builders.moeder()])
    client = bel.browser()
    address = bel.start(client)
    posted = choice()

    client.post(f"{address}bekend/kies/", posted)
    client.post(address, posted | {"gezin-0-bekend": posted["wie"][2:], "gezin-0-relatie": "", "notitie": ""})

    assert "voornamen Elief" in Melding.objects.latest("pk").beschrijving


def test_a_window_without_script_that_is_behind_keeps_what_was_typed() -> None:
    builders.casus(betrokkenen=[builders.moeder()])
    client = bel.browser()
    address = bel.start(client)
    tabs = [str(client.get(address).context["tab"]) for _ in range(2)]
    other = {**bel.call(vraag="Daar", tab=tabs[1]), "bewaar_nr": "5"}
    client.post(f"{address}bewaar/", other, headers={"X-Requested-With": "bewaar"})

    page = client.post(f"{address}bekend/kies/", {**choice(), "tab": tabs[0], "bewaar_nr": ""})

    assert page.status_code == 409 and 'value="Elief"' in page.content.decode()


CHOSEN = {"voornamen": "Elif", "achternaam": "Şahin", "geboortedatum": "", "relatie": ""}
"""The row as the register filled it."""


def finished(**typed: str) -> str:
    """What a call ends with in which Elif was chosen, and then this was typed in her row."""
    builders.casus(betrokkenen=[builders.moeder(bsn="")])
    client = bel.browser()
    address = bel.start(client)
    posted = bel.call(bel.person(0, **{**CHOSEN, **typed}), beschrijving="Er werd geschreeuwd.")
    wie = Persoon.objects.get(voornamen="Elif")
    return client.post(address, posted | {"gezin-0-bekend": str(wie.pk)}).content.decode()


def test_another_number_is_asked_about_and_nothing_is_saved() -> None:
    page = finished(bsn="999990019")
    assert "BSN dat u bij Elif Şahin typte, staat zo niet in het register" in page
    assert "999990019" in page and Melding.objects.count() == 1


def test_what_is_changed_after_the_choice_stands_in_the_melding_and_the_register_stays() -> None:
    finished(
        achternaam="Yıldız", roepnaam="El", tolk_nodig="on", taal="Turks", veilig_contact="niet na 18 uur"
    )
    told = (
        "Er werd geschreeuwd.\nAnders dan in het register, bij Elif Şahin: roepnaam El, geslachtsnaam Yıldız, "
        "taal Turks, veilig contact niet na 18 uur, tolk nodig"
    )
    melding = Melding.objects.latest("pk")
    assert melding.beschrijving == told
    assert told.splitlines()[1] in Gesprek.objects.get(melding=melding).notities
    assert Persoon.objects.get(voornamen="Elif").achternaam == "Şahin"


def test_what_was_left_alone_leaves_no_trace() -> None:
    finished()
    assert Melding.objects.latest("pk").beschrijving == "Er werd geschreeuwd."

"""Recording an attempt in a few keys, with what to know before calling, and counting attempts per person."""

import uuid
from typing import Any

import pytest
from django.test import Client

from meldingen import services
from meldingen.contact.queries import laatst_gebruikt, pogingen_in
from meldingen.models import Betrokkene, Casus, Contactmoment, VeiligContact
from tests import builders
from tests.figures import Figures
from tests.meldingen.views import bel
from tests.pages.conftest import statements
from veiligthuis import roles

pytestmark = pytest.mark.django_db


def address(casus: Casus) -> str:
    return f"/meldingen/casus/{casus.nummer}/contact/"


def mother_of(casus: Casus) -> Betrokkene:
    found: Betrokkene = casus.betrokkenen.get(persoon__voornamen="Elif")
    return found


def seek(casus: Casus, **anders: Any) -> Contactmoment:
    velden: dict[str, Any] = {"soort": "telefoon", "gelukt": False, "betrokkene": mother_of(casus)}
    return services.leg_contact_vast(casus, by=builders.medewerker(roles.CASUSHOUDER), **velden | anders)


def press(client: Client, casus: Casus, who: object) -> Any:
    """The button behind a digit: called, and nobody answered."""
    return client.post(address(casus), {"sleutel": str(uuid.uuid4()), "niet_opgenomen": str(who)})


def words(casus: Casus) -> list[str]:
    return [f"{rij.wie}: {rij.zin}" for rij in pogingen_in(casus, casus.betrokkenen.met_persoon())]


def test_a_partner_and_another_team_record_nothing() -> None:
    casus = builders.casus()
    other = builders.medewerker(roles.CASUSHOUDER, team=builders.vt_team("Team Zuid"), naam="vreemde")

    for client in (bel.browser(roles.WIJKTEAM), bel.browser(who=other)):
        assert press(client, casus, mother_of(casus).pk).status_code in {403, 404}
    assert not Contactmoment.objects.exists()


@pytest.mark.parametrize("who", ["0", "x", "999999999"])
def test_somebody_who_is_not_in_the_casus_cannot_have_been_called(who: str) -> None:
    casus = builders.casus()
    other = mother_of(builders.casus())

    assert press(bel.browser(), casus, who).status_code == 404
    assert press(bel.browser(), casus, other.pk).status_code == 404


def test_called_and_not_answered_is_one_press_on_the_page() -> None:
    casus, client = builders.casus(), bel.browser(roles.CASUSHOUDER)
    page = client.get(address(casus)).content.decode()
    assert f'name="niet_opgenomen" value="{mother_of(casus).pk}" data-toets="1"' in page

    answer = press(client, casus, mother_of(casus).pk)

    row = Contactmoment.objects.get()
    assert answer["Location"] == f"/casussen/{casus.nummer}/"
    assert (row.soort, row.gelukt, row.betrokkene, row.medewerker.username) == (
        "telefoon", False, mother_of(casus), roles.CASUSHOUDER,
    )  # fmt: skip
    assert mother_of(casus).gesproken_op is None


def test_the_same_press_sent_twice_is_one_attempt() -> None:
    casus, client = builders.casus(), bel.browser(roles.CASUSHOUDER)
    posted = {"sleutel": str(uuid.uuid4()), "niet_opgenomen": str(mother_of(casus).pk)}

    for _ in range(2):
        client.post(address(casus), posted)

    assert Contactmoment.objects.count() == 1


def test_the_form_begins_with_now_and_the_way_this_worker_used_last() -> None:
    casus, by = builders.casus(), builders.medewerker(roles.CASUSHOUDER)
    assert laatst_gebruikt(by) == "telefoon"
    seek(casus, soort="huisbezoek")
    seek(casus, soort="brief")

    page = bel.browser(roles.CASUSHOUDER).get(f"{address(casus)}?wie={mother_of(casus).pk}").content.decode()

    assert laatst_gebruikt(builders.medewerker(roles.TRIAGIST)) == "telefoon"
    assert '<option value="brief" selected>' in page
    assert f'<option value="{mother_of(casus).pk}" selected>' in page
    assert "28-04-2026" in page and "14:03" in page, page[page.index("op_0") - 200 : page.index("op_1") + 300]
    assert by.weergavenaam in page


@pytest.mark.parametrize(
    ("veilig", "shown"),
    [
        ({}, ["Nog niet gevraagd hoe het veilig kan: spreek geen voicemail in"]),
        ({"kanaal": "geen"}, ["Niet bellen: geen contact opnemen.", "spreek niets in"]),
        (
            {"kanaal": "telefoon", "uren": "ma-vr 10-12", "voicemail": "nee", "codewoord": "zonnebloem"},
            ["Kanaal: bellen", "Wanneer: ma-vr 10-12", "Geen voicemail inspreken.", "Codewoord afgesproken"],
        ),
        ({"kanaal": "telefoon", "voicemail": "ja"}, ["Voicemail: mag"]),
        (
            {"kanaal": "via_ander", "via_wie": "Oma Fatma"},
            ["Niet bellen: via iemand anders.", "Via: Oma Fatma"],
        ),
    ],
)
def test_how_somebody_is_reached_safely_stands_beside_the_form(
    veilig: dict[str, str], shown: list[str]
) -> None:
    casus = builders.casus(betrokkenen=[builders.moeder()])
    if veilig:
        VeiligContact.objects.create(persoon=mother_of(casus).persoon, **veilig)

    page = bel.browser(roles.CASUSHOUDER).get(address(casus)).content.decode()

    assert all(word in page for word in shown)
    assert "zonnebloem" not in page


def test_attempts_count_for_the_person_whatever_name_was_typed() -> None:
    casus = builders.casus()
    seek(casus)
    seek(casus, met_wie="moeder")
    seek(casus, met_wie="Elif", gelukt=True, verslag="Kort gesproken.")
    seek(casus, betrokkene=None, met_wie="School ")
    seek(casus, betrokkene=None, met_wie="school")

    assert sorted(words(casus)) == [
        "Elif Şahin: 3 pogingen, 1 gelukt, laatste di 28 april 14:03",
        "school: 2 pogingen, laatste di 28 april 14:03",
    ]


def test_a_corrected_attempt_does_not_count() -> None:
    casus = builders.casus()
    wrong = seek(casus)
    seek(casus, corrigeert=wrong)

    assert words(casus) == ["Elif Şahin: 1 poging, laatste di 28 april 14:03"]


@pytest.mark.parametrize("where", ["casus", "tijdlijn", "persoon", "contact"])
def test_the_count_stands_on_casus_time_line_person_and_form(where: str) -> None:
    casus = builders.casus()
    for _ in range(3):
        seek(casus)
    at = {
        "casus": f"/casussen/{casus.nummer}/", "tijdlijn": f"/casussen/{casus.nummer}/tijdlijn/",
        "persoon": f"/meldingen/persoon/{mother_of(casus).pk}/", "contact": address(casus),
    }[where]  # fmt: skip

    assert "3 pogingen, laatste di 28 april 14:03" in bel.browser(roles.CASUSHOUDER).get(at).content.decode()


def test_the_form_costs_the_same_for_three_and_for_twenty_people(figures: Figures) -> None:
    few, client = builders.casus(), bel.browser(roles.CASUSHOUDER)
    many = builders.casus(betrokkenen=[builders.kind(voornamen=f"Kind {n}") for n in range(20)])

    costs = [statements(client, address(casus)) for casus in (few, many)]

    assert costs[0] == costs[1] <= 20
    figures.note("statements, contact vastleggen", costs[0])

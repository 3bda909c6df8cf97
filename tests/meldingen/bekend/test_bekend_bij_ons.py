"""Known here: who may see a person sees him with reasons; of anybody else no more than whom to ask."""

import re
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from meldingen.models import Betrokkene, Casus, Melding, Persoon
from meldingen.services import AdresGegevens
from tests import builders
from tests.meldingen.views.bel import browser, call, gesprek, person, start
from veiligthuis import roles
from veiligthuis.core.models import AuditEntry, Medewerker

pytestmark = pytest.mark.django_db
GEHEIM = AdresGegevens(straat="Verborgenlaan", plaats="Schuilstad", geheim=True, geheim_reden="bedreigd")
BSN = "999990019"
TYPED = {"voornamen": "Elif", "achternaam": "Sahin", "geboortedatum": "03-09-1991"}


def stranger() -> Medewerker:
    """An intake worker of another team."""
    return builders.medewerker(roles.INTAKE, team=builders.vt_team("Team West"), naam="west")


def ask(client: Client, address: str, *, script: bool = True, **fields: str) -> Any:
    """Ask who the first row is about; as the script asks, or as the button without script."""
    headers = {"HX-Request": "true"} if script else {}
    posted = call(person(0, **{**TYPED, **fields})) | {"rij": "0"}
    return client.post(f"{address}bekend/", posted, headers=headers)


def statements(client: Client, address: str, posted: dict[str, Any]) -> int:
    """How many SQL statements one question costs, the second time it is asked."""
    client.post(address, posted, headers={"HX-Request": "true"})
    with CaptureQueriesContext(connection) as captured:
        client.post(address, posted, headers={"HX-Request": "true"})
    return len(captured.captured_queries)


def shown(client: Client, **fields: Any) -> str:
    """What somebody sees below the row in a new call."""
    return str(ask(client, start(client), **fields).content.decode())


def family(**anders: Any) -> Casus:
    """A casus of the usual team whose mother lives at a secret address and can be telephoned."""
    mother = builders.moeder(adres=GEHEIM, telefoon="0612345678", bsn=BSN)
    return builders.casus(betrokkenen=[mother, builders.kind()], **anders)


def test_a_worker_of_another_team_sees_no_name_no_number_and_whom_to_ask() -> None:
    casus = family()

    answer = shown(browser(who=stranger()))

    assert "Elders bekend" in answer and "Team Midden" in answer
    assert not any(word in answer for word in ("Şahin", "Elif", casus.nummer, "1991", "<button", "M-2026"))


def test_a_name_alone_tells_nobody_that_somebody_is_known_elsewhere() -> None:
    family()

    assert "Elders" not in shown(browser(who=stranger()), geboortedatum="")


def test_who_is_hidden_changes_nothing_but_that_one_line() -> None:
    family()
    mine = stranger()
    builders.melding(by=mine, betrokkenen=[builders.moeder(voornamen="Elif", achternaam="Şahin")])
    client = browser(who=mine)
    with_hidden = shown(client)
    Casus.objects.exclude(team__naam="Team West").get().betrokkenen.all().delete()

    without = shown(client)

    elsewhere = re.compile(r'<p class="vt-reden vt-bekend__elders">.*?</p>')
    assert elsewhere.search(with_hidden) and not elsewhere.search(without)
    assert elsewhere.sub("", with_hidden) == without


def test_hidden_matches_take_no_place_of_visible_ones() -> None:
    for _ in range(12):
        builders.melding(betrokkenen=[builders.moeder()])
    mine = stranger()
    builders.melding(by=mine, betrokkenen=[builders.moeder(voornamen="Elife", achternaam="Sahine")])

    assert "Elife Sahine" in shown(browser(who=mine))


def test_hidden_or_not_it_costs_the_same_number_of_statements() -> None:
    mine = stranger()
    client = browser(who=mine)
    address = start(client)
    posted = call(person(0, **TYPED)) | {"rij": "0"}
    without = statements(client, f"{address}bekend/", posted)
    family()

    assert statements(client, f"{address}bekend/", posted) == without


@pytest.mark.parametrize("rol", [roles.WIJKTEAM, roles.WIJKTEAMMANAGER, roles.PRIVACY, roles.BEHEER])
def test_a_role_without_calls_cannot_ask(rol: str) -> None:
    family()
    address = start(browser())

    assert ask(browser(rol), address).status_code == 404


def test_a_colleague_cannot_ask_in_my_call() -> None:
    address = start(browser())

    assert ask(browser(roles.TRIAGIST), address).status_code == 404


@pytest.mark.parametrize("fields", [{}, {"geboortedatum": ""}, {"bsn": BSN}, {"achternaam": "Schahin"}])
def test_no_answer_holds_an_address_or_a_telephone_number(fields: dict[str, str]) -> None:
    family()

    answer = shown(browser(), **fields)

    assert "Elif Şahin" in answer
    assert not any(word in answer for word in ("Verborgenlaan", "Schuilstad", "0612345678", BSN))


@pytest.mark.parametrize(
    ("fields", "reden"),
    [
        ({}, "zelfde geboortedatum, zelfde achternaam, zelfde voornaam"),
        ({"achternaam": "Schahin"}, "zelfde geboortedatum"),
        ({"achternaam": "Sahni"}, "achternaam lijkt erop"),
        ({"geboortedatum": "09-03-1991"}, "dag en maand verwisseld"),
        ({"geboortedatum": "00-00-1991"}, "zelfde geboortejaar"),
        ({"voornamen": "E."}, "zelfde voorletter"),
        ({"voornamen": "Sahin", "achternaam": "Elif"}, "voornaam en achternaam verwisseld"),
        ({"bsn": BSN, "achternaam": "Iemand", "voornamen": "Anders"}, "zelfde BSN"),
    ],
)
def test_a_candidate_says_why(fields: dict[str, str], reden: str) -> None:
    casus = family()

    answer = shown(browser(), **fields)

    assert "Elif Şahin" in answer and reden in answer
    assert casus.nummer in answer and "1 melding" in answer


def test_a_closed_casus_stands_behind_a_candidate_as_closed() -> None:
    casus = builders.gesloten_casus()

    answer = shown(browser())

    assert casus.nummer in answer and casus.get_status_display().lower() in answer


def test_at_most_five_candidates_are_shown() -> None:
    for _ in range(7):
        builders.melding(betrokkenen=[builders.moeder()])

    assert shown(browser()).count('class="vt-bekende"') == 5


@pytest.mark.parametrize(
    "fields", [{"achternaam": "Sa", "voornamen": "El", "geboortedatum": ""}, {"bekend": "1"}]
)
def test_too_little_or_a_chosen_person_asks_nothing(fields: dict[str, str]) -> None:
    family()

    assert shown(browser(), **fields).strip() == ""
    assert not AuditEntry.objects.filter(actie__startswith="bekend bij ons").exists()


def test_each_look_up_is_recorded_without_what_was_typed() -> None:
    family()
    client = browser()
    ask(client, start(client), achternaam="Schahin")

    line = AuditEntry.objects.get(actie="bekend bij ons")

    wie = Persoon.objects.get(voornamen="Elif")
    assert line.velden == {"getoond": str(wie.pk), "elders": False}
    assert not any(word in str(vars(line)) for word in ("Schahin", "Sahin", "Elif", "1991"))


def choose(client: Client, address: str, wie: str, *, number: int = 1) -> Any:
    """Press a candidate, as the script does; `number` is that of the save."""
    posted = call(person(0, **TYPED)) | {"wie": wie, "bewaar_nr": str(number)}
    return client.post(f"{address}bekend/kies/", posted, headers={"HX-Request": "true"})


def test_somebody_out_of_sight_cannot_be_chosen_by_number() -> None:
    family()
    wie = Persoon.objects.get(voornamen="Elif")
    client = browser(who=stranger())
    address = start(client)

    choose(client, address, f"0:{wie.pk}")
    done = client.post(address, call(person(0, **TYPED, bekend=str(wie.pk))))

    assert gesprek(address).concept == {}
    assert done.status_code == 422 and "u werkt niet in een casus met deze persoon" in done.content.decode()


def test_choosing_fills_the_row_and_links_the_person_that_is_known() -> None:
    family()
    wie, before = Persoon.objects.get(voornamen="Elif"), Persoon.objects.count()
    client = browser()
    address = start(client)

    row = choose(client, address, f"0:{wie.pk}").content.decode()
    client.post(
        address, call(person(0, **TYPED, bekend=str(wie.pk)), straat="Andere straat", plaats="Elders")
    )

    assert 'value="Şahin"' in row and "03-09-1991" in row and "Bekend bij ons" in row
    new = Melding.objects.order_by("-pk")[0].casus
    assert Betrokkene.objects.get(casus=new).persoon_id == wie.pk
    assert Persoon.objects.count() == before
    assert wie.adressen.get().straat == "Verborgenlaan"


def test_one_may_let_go_of_a_chosen_person() -> None:
    family()
    client = browser()
    address = start(client)
    choose(client, address, f"0:{Persoon.objects.get(voornamen='Elif').pk}")

    row = choose(client, address, "0:", number=2).content.decode()

    assert "Toch iemand anders" not in row and gesprek(address).concept["gezin-0-bekend"] == [""]


def test_without_script_the_button_gives_the_whole_page_with_the_answer() -> None:
    family()
    client = browser()

    page = ask(client, start(client), script=False).content.decode()

    assert "<html" in page and 'class="vt-bekende"' in page and 'value="Sahin"' in page


def test_an_unborn_child_is_recognised_by_name_and_due_date() -> None:
    child = builders.kind(
        voornamen="", geboortedatum=None, ongeboren=True, uitgerekende_datum=date(2026, 9, 1)
    )
    builders.casus(betrokkenen=[builders.moeder(), child])

    typed = {"voornamen": "", "achternaam": "van der Meulen", "geboortedatum": ""}

    answer = shown(browser(), **typed, uitgerekende_datum="01-09-2026")

    assert "ongeboren" in answer

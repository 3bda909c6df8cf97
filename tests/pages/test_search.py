"""Searching cases: what fits is found, what is invisible does not exist, a BSN leaves a trace but no number."""

import pytest

from meldingen.models import Casus
from meldingen.services import AdresGegevens
from tests import builders
from tests.figures import Figures
from tests.pages.conftest import SignIn, as_, many_cases, statements
from veiligthuis import roles
from veiligthuis.core.models import AuditEntry

pytestmark = pytest.mark.django_db
BSN = "999990019"


def found(client: object, asked: str) -> int:
    """How many cases the page says it found."""
    answer = client.post("/zoeken/", {"q": asked}, follow=True)  # type: ignore[attr-defined]
    assert answer.status_code == 200
    return int(answer.context["pagina"].paginator.count)


@pytest.mark.parametrize("asked", ["Meulen", "Şahin", "elif", "14-01-2018", "2026-", "Noah van der Meulen"])
def test_another_team_finds_nothing(asked: str) -> None:
    builders.casus()
    stranger = builders.medewerker(roles.CASUSHOUDER, team=builders.vt_team("Team West"), naam="west")

    assert found(as_(stranger), asked) == 0


@pytest.mark.parametrize("asked", ["Meulen", "Şahin", "elif", "14-01-2018", "Noah van der Meulen"])
def test_a_name_or_a_birth_date_is_found(sign_in: SignIn, asked: str) -> None:
    builders.casus()

    assert found(sign_in(roles.CASUSHOUDER), asked) == 1


@pytest.mark.parametrize(
    "asked",
    ["Sahin", "Schahin", "Elif Sahyn", "Noach van de Meule", "Meulen Noah", "Sahin 03-09-1991", "06 1234 5678",
     "+31612345678", "M-2026-0"],
)  # fmt: skip
def test_a_slip_another_spelling_or_a_telephone_number_is_found(sign_in: SignIn, asked: str) -> None:
    builders.casus(betrokkenen=[builders.moeder(telefoon="06-12345678"), builders.kind()])
    stranger = builders.medewerker(roles.CASUSHOUDER, team=builders.vt_team("Team West"), naam="west")

    assert found(as_(stranger), asked) == 0
    assert found(sign_in(roles.CASUSHOUDER), asked) == 1


def test_the_page_shows_neither_the_telephone_number_nor_an_address(sign_in: SignIn) -> None:
    address = AdresGegevens(straat="Verborgenlaan", plaats="Schuilstad", geheim=True, geheim_reden="bedreigd")
    builders.casus(betrokkenen=[builders.moeder(telefoon="0612345678", adres=address)])

    page = sign_in(roles.CASUSHOUDER).post("/zoeken/", {"q": "Sahin"}, follow=True).content.decode()

    assert "Şahin" in page and not any(word in page for word in ("Verborgenlaan", "Schuilstad", "0612345678"))


@pytest.mark.parametrize("asked", ["Jansen", "15-01-2018", "31-02-2018", "999999990", "%"])
def test_what_does_not_fit_is_not_found(sign_in: SignIn, asked: str) -> None:
    builders.casus()

    assert found(sign_in(roles.CASUSHOUDER), asked) == 0


def test_a_whole_number_opens_the_casus(sign_in: SignIn) -> None:
    casus = builders.casus()

    answer = sign_in(roles.CASUSHOUDER).post("/zoeken/", {"q": casus.nummer})

    assert answer.status_code == 302 and answer["Location"] == f"/casussen/{casus.nummer}/"


def test_a_number_of_somebody_else_finds_nothing_instead_of_opening() -> None:
    casus = builders.casus()
    stranger = builders.medewerker(roles.CASUSHOUDER, team=builders.vt_team("Team West"), naam="west")

    assert found(as_(stranger), casus.nummer) == 0


def test_a_bsn_is_found_exactly_and_recorded_without_the_number(sign_in: SignIn) -> None:
    casus = builders.casus(betrokkenen=[builders.moeder(bsn=BSN)])

    assert found(sign_in(roles.CASUSHOUDER), BSN) == 1

    trail = AuditEntry.objects.filter(casus_nummer=casus.nummer, actie="gevonden op bsn")
    assert trail.count() == 1
    assert not any(BSN in str(vars(entry)) for entry in AuditEntry.objects.all())


def test_the_page_does_not_repeat_the_bsn(sign_in: SignIn) -> None:
    builders.casus()

    assert BSN not in sign_in(roles.CASUSHOUDER).post("/zoeken/", {"q": BSN}, follow=True).content.decode()


@pytest.mark.parametrize("asked", ["Meulen", "14-01-2018", BSN])
def test_no_address_carries_what_was_typed(sign_in: SignIn, asked: str) -> None:
    builders.casus()
    client = sign_in(roles.CASUSHOUDER)

    answer = client.post("/zoeken/", {"q": asked}, follow=True)

    assert all(asked not in address for address, _ in answer.redirect_chain)
    assert f"={asked}" not in answer.content.decode()


def test_a_bsn_is_not_kept_in_the_session(sign_in: SignIn) -> None:
    client = sign_in(roles.CASUSHOUDER)
    client.post("/zoeken/", {"q": BSN})

    assert BSN not in str(dict(client.session))


def test_a_search_is_not_made_by_an_address(sign_in: SignIn) -> None:
    builders.casus()

    assert sign_in(roles.CASUSHOUDER).get("/zoeken/").status_code == 405
    assert sign_in(roles.CASUSHOUDER).get("/casussen/?q=Jansen").context["q"] == ""


def test_closed_cases_are_found_by_name_but_stay_out_of_the_open_list(sign_in: SignIn) -> None:
    builders.gesloten_casus()
    client = sign_in(roles.CASUSHOUDER)

    assert client.get("/casussen/").context["pagina"].paginator.count == 0
    assert found(client, "Meulen") == 1


@pytest.mark.parametrize("path", ["/casussen/2026-00001/", "/sturing/", "/werkvoorraad/", "/casussen/"])
def test_no_page_says_that_there_is_no_crisis_while_one_runs(path: str, sign_in: SignIn) -> None:
    builders.casus()
    builders.geschifte_melding(acuut=True)

    page = sign_in(roles.MANAGER).get(path).content.decode()

    assert "geen crisis" not in page
    assert "crisis bekijken" in page or "crisis loopt" in page
    assert ("load, every 30s" in page) == ("crisis bekijken" in page)  # what was not counted is asked at once


def test_the_crisis_counter_counts_the_crisis_list(sign_in: SignIn) -> None:
    builders.casus()
    builders.geschifte_melding(acuut=True)
    client = sign_in(roles.CRISISDIENST)

    counter = client.get("/crisis/teller/").content.decode()

    assert "<b>1</b>" in counter
    assert len(client.get("/crisis/").context["kaarten"]) == 1


def test_the_list_costs_the_same_at_ten_and_at_a_thousand_cases(figures: Figures, sign_in: SignIn) -> None:
    for _ in range(3):
        builders.casus()
    client = sign_in(roles.CASUSHOUDER)
    client.post("/zoeken/", {"q": "van"})
    few = statements(client, "/casussen/?zoek=1")
    many_cases(1000)
    many = statements(client, "/casussen/?zoek=1")

    figures.note("statements, casussen", many)
    assert Casus.objects.count() > 1000
    assert few == many <= 15


def test_a_result_leads_to_the_radar_and_to_merging_whom_it_found(sign_in: SignIn) -> None:
    casus = builders.casus()
    mother = casus.betrokkenen.get(persoon__voornamen="Elif")
    radar, merge = (
        f"/casussen/{casus.nummer}/meldingen/#h-radar-{casus.pk}",
        f"/meldingen/persoon/{mother.pk}/dubbel/",
    )

    page = sign_in(roles.CASUSHOUDER).post("/zoeken/", {"q": "Elif Sahyn"}, follow=True).content.decode()

    assert radar in page and merge in page
    assert page.count("samenvoegen?") == 1
    assert f'id="h-radar-{casus.pk}"' in sign_in(roles.CASUSHOUDER).get(radar).content.decode()


def test_who_may_not_merge_gets_the_radar_alone_and_a_list_without_search_neither(sign_in: SignIn) -> None:
    builders.casus()
    reader, worker_ = sign_in(roles.MANAGER), sign_in(roles.CASUSHOUDER)

    searched = reader.post("/zoeken/", {"q": "Elif"}, follow=True).content.decode()

    assert "#h-radar" in searched and "samenvoegen?" not in searched
    listed = worker_.get("/casussen/").content.decode()
    assert "#h-radar" not in listed and "samenvoegen?" not in listed

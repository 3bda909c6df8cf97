"""The whole path on real parts: from a phone call to an accepted handover, each colleague at an own desk.

The tests of this file are the steps of one story and run in the order in which they stand.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.browser import writing
from tests.browser.office import Office, choose, fill, follow, press, sign_in
from tests.browser.writing import SECRET_STREET, finish, today, typed

pytestmark = pytest.mark.browser


@dataclass
class Story:
    """What the steps hand on to each other."""

    melding: str = ""
    casus: str = ""
    beoordeling: str = ""
    overdracht: str = ""
    broken: bool = False


@pytest.fixture(scope="module")
def story() -> Story:
    return Story()


@pytest.fixture(autouse=True)
def in_order(request: pytest.FixtureRequest, story: Story) -> Iterator[None]:
    """A step that failed breaks the story; the steps after it would only repeat that."""
    if story.broken:
        pytest.fail("an earlier step of the path failed", pytrace=False)
    failed = request.session.testsfailed
    yield
    story.broken = request.session.testsfailed > failed


@pytest.fixture
def intake(office: Office) -> Page:
    return office.desk("intake")


@pytest.fixture
def triagist(office: Office) -> Page:
    return office.desk("triagist")


@pytest.fixture
def wijkteam(office: Office) -> Page:
    return office.desk("wijkteam-noord")


def test_intake_signs_in_and_begins_a_call_from_the_work_list(office: Office) -> None:
    page = office.stranger()
    sign_in(page, "intake")
    expect(page.get_by_role("heading", name="Werkvoorraad")).to_be_visible()
    follow(page, "Nieuw gesprek")
    expect(page.get_by_role("heading", name=re.compile("Gesprek van"))).to_be_visible()
    office.signed_in["intake"] = page.context.storage_state()


def test_intake_types_a_call_and_makes_it_a_melding(intake: Page, story: Story) -> None:
    intake.goto("/gesprekken/nieuw/")
    writing.note(intake, "Huisarts ziet blauwe plekken bij moeder")
    writing.note(intake, "Moeder is zwanger, Sep was erbij")
    choose(intake, "Soort contact", "Melding")
    writing.write_caller(intake)
    for number, values in enumerate(writing.PERSONS, start=1):
        writing.write_person(intake, number, values)
    press(intake, "Persoon toevoegen")
    unborn = writing.person(intake, 4)
    unborn.get_by_label("Geslachtsnaam").fill("Terpstra")
    unborn.get_by_label("Rol", exact=True).select_option("ongeboren_kind")
    unborn.get_by_label("Ongeboren").check()
    unborn.get_by_label("Uitgerekend op").fill(typed(today(120)))
    fill(intake, {"Straat": SECRET_STREET, "Nummer": "7", "Postcode": "9112 AB", "Plaats": "Meerstad",
                  "Gemeente": "Meerstad"})  # fmt: skip
    intake.get_by_label("geheim adres").check()
    finish(intake, "Afronden")
    expect(intake.get_by_role("heading", name=re.compile("Melding M-"))).to_be_visible()
    expect(intake.get_by_text("1988", exact=True)).to_be_visible()
    expect(intake.get_by_text("ongeboren, uitgerekend")).to_be_visible()
    assert SECRET_STREET not in intake.content()
    after = intake.url
    intake.go_back()
    expect(intake).to_have_url(after)  # the finished call leads to its melding, so nobody finishes it twice
    story.melding = intake.url.rstrip("/").rpartition("/")[2]
    story.casus = intake.get_by_label("Kruimelpad").get_by_role("link").nth(1).inner_text()


def test_triagist_finds_it_undivided_sifts_it_and_takes_it(triagist: Page, story: Story) -> None:
    triagist.goto("/werkvoorraad/?lijst=onverdeeld")
    row = triagist.get_by_role("row").filter(has_text=story.casus).filter(has_text="Schift de melding")
    expect(row).to_be_visible()
    triagist.goto(f"/meldingen/{story.melding}/")
    follow(triagist, "Schiften")
    choose(triagist, "Is er acuut gevaar?", "Nee")
    fill(triagist, {"Waarom wel of niet": "Moeder is vannacht bij oma."})
    triagist.get_by_label("eigen registratie doorzocht").check()
    triagist.get_by_label("VT-register geraadpleegd").check()
    finish(triagist, "Schiften")
    follow(triagist, "In veiligheidsbeoordeling nemen")
    finish(triagist, "In veiligheidsbeoordeling nemen")
    triagist.goto(f"/casussen/{story.casus}/")
    follow(triagist, "Toewijzen")
    triagist.get_by_label("Behandelaar").select_option(label="Tom Aksoy")
    finish(triagist, "Toewijzen")


def test_triagist_writes_the_assessment_and_hands_it_in(triagist: Page, story: Story) -> None:
    triagist.goto(f"/meldingen/{story.melding}/")
    follow(triagist, "Naar de veiligheidsbeoordeling")
    finish(triagist, "Beginnen")
    writing.write_assessment(triagist)
    fill(triagist, {"Ontvangende partij": "Wijkteam Noord",
                    "Wat deed Veilig Thuis zelf voor de veiligheid?": "Moeder gebeld; zij is bij oma."})  # fmt: skip
    finish(triagist, "Bewaren en voorleggen")
    expect(triagist.get_by_text("De beoordeling is compleet.")).to_be_visible()
    finish(triagist, "Ter ondertekening voorleggen")
    story.beoordeling = triagist.url


def test_the_drafter_cannot_sign_and_a_second_professional_signs(
    office: Office, triagist: Page, story: Story
) -> None:
    answer = triagist.goto(f"{story.beoordeling}stap/onderteken/")
    assert answer is not None and answer.status == 403
    second = office.desk("gedragswetenschapper")
    second.goto("/werkvoorraad/")
    expect(second.get_by_role("row").filter(has_text=story.casus)).to_be_visible()
    second.goto(f"{story.beoordeling}stap/onderteken/")
    expect(second.get_by_text("Het letsel en het patroon wegen het zwaarst.")).to_be_visible()
    finish(second, "Ondertekenen")
    second.goto(f"/casussen/{story.casus}/veiligheid/")
    expect(second.get_by_role("cell", name="Overdracht aan derden")).to_be_visible()


def test_everybody_is_informed_and_spoken_to(triagist: Page, story: Story) -> None:
    for _ in writing.PERSONS:
        triagist.goto(f"/meldingen/{story.melding}/")
        follow(triagist, "Informeren")
        fill(triagist, {"Hoe is deze persoon geïnformeerd?": "In een gesprek bij oma thuis"})
        finish(triagist)
    triagist.goto(f"/meldingen/{story.melding}/")
    expect(triagist.get_by_text("geïnformeerd", exact=True)).to_have_count(len(writing.PERSONS))
    for values in writing.PERSONS:
        triagist.goto(f"/meldingen/casus/{story.casus}/contact/")
        choose(triagist, "Is het gelukt?", "Gelukt")
        triagist.get_by_label("Hoe", exact=True).select_option("huisbezoek")
        someone = triagist.get_by_label("Met wie uit het gezin")
        someone.select_option(
            label=someone.locator("option").filter(has_text=values["Voornamen"]).inner_text()
        )
        fill(triagist, {"Verslag": "Gesproken over wat er is gebeurd en wat helpt."})
        finish(triagist)


def test_the_plan_is_written_with_the_family_and_established(triagist: Page, story: Story) -> None:
    triagist.goto(f"/veiligheid/plannen/nieuw/{story.casus}/")
    finish(triagist, "Plan beginnen")
    writing.write_plan(triagist, regie="Wijkteam Noord")
    press(triagist, "Bewaren en vaststellen")
    expect(triagist.get_by_role("button", name="Veiligheidsplan vaststellen")).to_be_visible()
    finish(triagist, "Veiligheidsplan vaststellen")
    expect(triagist.get_by_text("Vastgesteld").first).to_be_visible()


def test_the_handover_is_offered_once_nothing_blocks_it(triagist: Page, story: Story) -> None:
    triagist.goto(f"/overdrachten/nieuw/{story.casus}/")
    finish(triagist, "Kies Wijkteam Noord")
    story.overdracht = triagist.url.rstrip("/").rpartition("/")[2]
    expect(triagist.get_by_text("Dit gaat de ontvanger zien")).to_be_visible()
    follow(triagist, "Gegevens aanvullen")
    fill(triagist, {"Gezin geïnformeerd op": typed(today()),
                    "Wat deed Veilig Thuis zelf voor de veiligheid?": "Gesproken met het hele gezin.",
                    "Wie stelt u voor als regiehouder?": "Een vaste medewerker van het wijkteam"})  # fmt: skip
    finish(triagist, "Gegevens aanvullen")
    expect(triagist.get_by_text("Alles is er.")).to_be_visible()
    follow(triagist, "Aanbieden")
    finish(triagist, "Aanbieden")
    expect(triagist.get_by_text("Aangeboden", exact=True).first).to_be_visible()


def test_the_wijkteam_sees_only_what_was_offered_to_it(wijkteam: Page, story: Story) -> None:
    wijkteam.goto("/wijkteam/")
    expect(wijkteam.get_by_role("link", name=story.casus)).to_be_visible()
    wijkteam.goto(f"/wijkteam/{story.overdracht}/")
    expect(wijkteam.get_by_role("heading", name="Gezin Terpstra – Van Dam")).to_be_visible()
    of_others = ("/wijkteam/1/", f"/casussen/{story.casus}/", f"/meldingen/{story.melding}/")
    unknown = ("/wijkteam/999999/", "/casussen/2026-99999/", "/meldingen/M-2026-99999/")
    pages = {not_found(wijkteam, address) for address in (*of_others, *unknown)}
    assert len(pages) == 1


def not_found(page: Page, address: str) -> str:
    """What the page says at an address that is not for this person, or is not there."""
    answer = page.goto(address)
    assert answer is not None and answer.status == 404, address
    return page.get_by_role("main").inner_text()


def test_veilig_thuis_sees_the_wijkteam_accept_and_its_own_stale_page_gets_one_sentence(
    triagist: Page, wijkteam: Page, office: Office, story: Story
) -> None:
    withdrawing = office.desk("triagist")  # the same colleague is about to take the offer back
    withdrawing.goto(f"/overdrachten/{story.overdracht}/stap/trek_in/")
    triagist.goto(f"/overdrachten/{story.overdracht}/")
    expect(triagist.get_by_text("Fenna de Graaf")).to_have_count(0)
    wijkteam.goto(f"/wijkteam/{story.overdracht}/")
    expect(wijkteam.get_by_text("Er wordt niet geslagen of gedreigd.")).to_be_visible()
    assert SECRET_STREET not in wijkteam.content()
    fill(wijkteam, {"Wie wordt regiehouder?": "Fenna de Graaf", "Functie": "Gezinsbegeleider",
                    "Telefoon": "0900-5555"})  # fmt: skip
    press(wijkteam, "Accepteren")
    expect(wijkteam.get_by_role("alert")).to_contain_text("plan")
    expect(wijkteam.get_by_label("Wie wordt regiehouder?")).to_have_value("Fenna de Graaf")
    wijkteam.get_by_label("Ik heb het veiligheidsplan gelezen").check()
    press(wijkteam, "Accepteren")
    expect(wijkteam.get_by_text("Fenna de Graaf, Gezinsbegeleider")).to_be_visible()
    triagist.reload()
    expect(triagist.get_by_text("Fenna de Graaf, Gezinsbegeleider")).to_be_visible()
    fill(withdrawing, {"Reden": "Het gezin verhuist."})
    press(withdrawing, "Intrekken")
    expect(withdrawing.get_by_role("alert")).to_contain_text("de status is ‘Geaccepteerd’")
    expect(withdrawing.get_by_role("alert")).to_have_count(1)
    wijkteam.reload()
    expect(wijkteam.get_by_text("Fenna de Graaf, Gezinsbegeleider")).to_be_visible()


def test_only_a_succeeded_contact_stops_the_clock_of_the_first_contact(wijkteam: Page, story: Story) -> None:
    for outcome, words in (("Niet gelukt", "niet gelukt"), ("Gelukt", "gelukt")):
        wijkteam.goto(f"/wijkteam/{story.overdracht}/")
        wijkteam.get_by_text("Poging vastleggen").click()
        form = wijkteam.locator("form[action$='leg_contact_vast/']")
        form.get_by_label("Hoe", exact=True).select_option("telefoon")
        family = form.get_by_label("Met wie")
        family.select_option(label=family.locator("option").filter(has_text="Roos").inner_text())
        form.locator("label").get_by_text(outcome, exact=True).click()
        press(form, "Vastleggen")
        expect(wijkteam.get_by_role("listitem").filter(has_text="telefoon met Roos").first).to_contain_text(
            words
        )
    expect(wijkteam.locator(".vt-klok").filter(has_text="eerste contact").first).to_contain_text("gehaald")


def test_melding_and_casus_have_moved_on_and_the_melder_hears_it(triagist: Page, story: Story) -> None:
    triagist.goto(f"/meldingen/{story.melding}/")
    follow(triagist, "Terugkoppeling aan de melder vastleggen")
    triagist.get_by_label("Hoe", exact=True).select_option("telefoon")
    fill(triagist, {"Wat de melder heeft gehoord": "Het wijkteam heeft het gezin gesproken."})
    finish(triagist, "Terugkoppeling aan de melder vastleggen")
    expect(triagist.get_by_text("triage afgesloten", exact=True)).to_be_visible()
    triagist.goto(f"/casussen/{story.casus}/")
    expect(triagist.get_by_text("Fenna de Graaf, Wijkteam Noord")).to_be_visible()
    expect(triagist.get_by_text("overgedragen", exact=True)).to_be_visible()
    triagist.goto(f"/casussen/{story.casus}/tijdlijn/")
    expect(triagist.get_by_text("Overdracht loopt → Overgedragen")).to_be_visible()


def test_the_worker_makes_the_dossier_and_it_keeps_the_address_secret(wijkteam: Page, story: Story) -> None:
    wijkteam.goto(f"/wijkteam/{story.overdracht}/")
    press(wijkteam, "Overdrachtsdossier als PDF")
    expect(wijkteam.get_by_text("Het rapport is klaar.")).to_be_visible(timeout=60_000)
    with wijkteam.expect_download() as download:
        follow(wijkteam, "PDF openen")
    content = download.value.path().read_bytes()
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    assert content.startswith(b"%PDF-")
    assert "Terpstra" in text
    assert SECRET_STREET not in text
    assert "Terpstra" not in download.value.suggested_filename

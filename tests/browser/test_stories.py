"""The ten families of the demo, each from its assessment to what was decided, who hears it, and what follows.

What the other files do with a family is not done again here; they leave what is read here as it is.
"""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.office import Office, follow, press
from tests.browser.test_beside_the_path import casus_of, open_assessment
from tests.browser.writing import finish

pytestmark = pytest.mark.browser

VOLGT = {
    "Van der Meulen": ("Voorwaarden & Vervolg", "/casussen/{}/traject/", "Tien weken tellen vanaf"),
    "De Wit": ("Overdracht aan derden", "/casussen/{}/overdracht/", "Oost"),
    "Peters": ("Overdracht aan derden", "/casussen/{}/overdracht/", "andere hulp nodig"),
    "Visser": ("Overdracht aan derden", "/casussen/{}/overdracht/", "West"),
    "Jansen": ("Overdracht aan derden", "/meldingen/casus/{}/monitoring/", "nu aan de beurt"),
    "Yıldırım": ("Onderzoek", "/casussen/{}/traject/", "Onderzoeksvraag"),
    "Mensah": ("Overdracht aan derden", "/casussen/{}/overdracht/", "Noord"),
}  # fmt: skip
"""Family -> what was decided, where what follows stands, and what is read there."""

NOG_GEEN_BESLUIT = ("Hofstra", "Aksoy")
"""Families of which the five days still run, or ran out."""


@pytest.fixture
def page(office: Office) -> Page:
    return office.desk("casushouder")


@pytest.mark.parametrize("family", VOLGT)
def test_a_decision_its_readers_and_what_follows_are_found(page: Page, family: str) -> None:
    besluit, adres, woorden = VOLGT[family]
    casus = casus_of(page, family)

    page.goto(f"/casussen/{casus}/veiligheid/")
    expect(page.get_by_role("cell", name=besluit).first).to_be_visible()
    page.goto(f"/casussen/{casus}/informatieplan/")
    gezin = page.get_by_role("row").filter(has_text="Het gezin, melding").first
    expect(gezin).to_contain_text("Wat wij hebben besloten")
    expect(gezin).to_contain_text("verteld")
    page.goto(adres.format(casus))
    expect(page.get_by_role("main")).to_contain_text(woorden)


@pytest.mark.parametrize("family", NOG_GEEN_BESLUIT)
def test_before_a_decision_the_family_need_not_hear_one(page: Page, family: str) -> None:
    page.goto(f"/casussen/{casus_of(page, family)}/informatieplan/")

    expect(page.get_by_role("row").filter(has_text="melding M-").first).to_be_visible()
    expect(page.get_by_role("row").filter(has_text="Het gezin, melding")).to_have_count(0)


def test_who_signs_starts_the_clock_of_the_family_and_a_talk_meets_it(office: Office) -> None:
    """Kuipers: the assessment that waits is signed by somebody who did not write it."""
    arts = office.desk("vertrouwensarts")
    adres = open_assessment(arts, "Kuipers")
    arts.goto(f"{adres}stap/onderteken/")
    finish(arts, "Ondertekenen")
    page = office.desk("triagist")
    casus = casus_of(page, "Kuipers")
    page.goto(f"/casussen/{casus}/informatieplan/")
    gezin = page.get_by_role("row").filter(has_text="Het gezin, melding")
    expect(gezin).to_contain_text("nog te doen")
    expect(gezin.get_by_role("button", name=re.compile("^Brief aan")).first).to_be_visible()

    follow(gezin, "Leg vast")
    page.get_by_label("Hoe", exact=True).select_option("huisbezoek")
    page.get_by_label("Wie heeft wat gehoord").fill("Beide ouders; de kinderen hoorden het erna.")
    finish(page, "Uitkomst aan het gezin vastleggen")

    page.goto(f"/casussen/{casus}/informatieplan/")
    expect(page.get_by_role("row").filter(has_text="Het gezin, melding")).to_contain_text("verteld")


def test_a_moment_of_monitoring_ends_with_an_answer_of_both_sides(page: Page) -> None:
    """Jansen: the wijkteam answered, mevrouw did not yet."""
    casus = casus_of(page, "Jansen")
    page.goto(f"/meldingen/casus/{casus}/monitoring/navraag/")
    page.get_by_label("Iemand uit het gezin").select_option(index=1)
    page.get_by_label("Is het veilig, volgens wie u vroeg?").select_option("ja")
    page.get_by_role("textbox", name=re.compile("^Antwoord")).fill("Peter komt elke dag; ik ben niet bang.")
    press(page, "Vastleggen")
    expect(page.get_by_text("ik ben niet bang")).to_be_visible()

    follow(page, "Monitormoment afronden")
    press(page, "Monitormoment afronden")
    expect(page.get_by_role("alert").first).to_be_visible()  # without a conclusion it is not concluded
    page.get_by_label("Wat maakt u op uit de antwoorden?").fill("Beide kanten zeggen dat het veilig is.")
    finish(page, "Monitormoment afronden")

    page.goto(f"/meldingen/casus/{casus}/monitoring/")
    moment = page.get_by_role("region").filter(has_text="Beide kanten zeggen dat het veilig is.")
    expect(moment.get_by_role("heading", name="Monitoring moment 1", exact=True)).to_be_visible()
    expect(page.get_by_role("heading", name="Monitoring moment 2: nu aan de beurt")).to_be_visible()

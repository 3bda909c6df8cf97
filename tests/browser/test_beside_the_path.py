"""Beside the main path: an advies that becomes a melding, a refusal, who may sign, the dashboard, the Raad."""

import io
import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.browser import writing
from tests.browser.office import Office, choose, fill, follow, press
from tests.browser.writing import finish

pytestmark = pytest.mark.browser
NUMBERS: dict[str, str] = {}  # family -> casus, the same during the whole run
COUNT = re.compile(r"\d+")


def casus_of(page: Page, family: str) -> str:
    """The number of the casus of a family of the demo, on whatever page of the list it stands."""
    if family not in NUMBERS:
        page.goto("/casussen/?staat=alle")
        rows = page.get_by_role("row").filter(has_text=family)
        while not rows.count():
            page.get_by_role("link", name="Volgende").first.click()
            page.wait_for_load_state()
        NUMBERS[family] = rows.first.get_by_role("link").first.inner_text()
    return NUMBERS[family]


def open_assessment(page: Page, family: str) -> str:
    """Open the assessment of a family; the value is its address."""
    page.goto(f"/casussen/{casus_of(page, family)}/veiligheid/")
    follow(page, "Bij melding")
    page.wait_for_url("**/veiligheid/beoordelingen/**")
    return page.url


def test_an_advies_becomes_a_melding_with_what_was_known(office: Office) -> None:
    page = office.desk("intake")
    page.goto("/gesprekken/nieuw/")
    choose(page, "Soort contact", "Advies")
    page.get_by_label("Hoedanigheid").select_option("basisonderwijs")
    writing.tick_chips(page, "Aanleiding", "Kindermishandeling, anders")
    fill(page, {"Wat is de vraag?": "Kind komt al weken zonder eten op school.",
                "Welk advies gaf u?": "Bespreek het met de ouders en bel terug."})  # fmt: skip
    finish(page, "Afronden")
    expect(page.get_by_role("heading", name=re.compile("Advies A-"))).to_be_visible()
    advies = page.url
    follow(page, "Omzetten in een melding")
    finish(page, "Gespreksscherm openen")
    expect(page.get_by_text("Dit wordt een melding.")).to_be_visible()
    writing.write_person(page, 1, writing.PERSONS[2])
    finish(page, "Afronden")
    expect(page.get_by_text("Kind komt al weken zonder eten op school.")).to_be_visible()
    page.goto(advies)
    expect(page.get_by_role("link", name=re.compile("Werd melding M-"))).to_be_visible()


def test_a_refusal_with_its_reason_brings_the_casus_back(office: Office) -> None:
    wijkteam = office.desk("wijkteam-noord")
    wijkteam.goto("/wijkteam/")
    follow(wijkteam, "Prins")
    casus = wijkteam.locator(".vt-inbak__open .vt-inbak__nr").inner_text()
    wijkteam.get_by_text("Weigeren, met reden").click()
    form = wijkteam.locator("form[action$='stap/weiger/']")
    press(form, "Weigeren")
    expect(wijkteam.get_by_role("alert")).to_contain_text("Soort reden")
    wijkteam.get_by_label("Soort reden").select_option(index=1)
    fill(wijkteam, {"Toelichting": "Dit gezin woont sinds kort in een andere wijk."})
    press(wijkteam, "Weigeren")
    expect(wijkteam).to_have_url(re.compile("/wijkteam/$"))
    expect(wijkteam.get_by_role("link", name=casus)).to_have_count(0)
    behandelaar = office.desk("casushouder")
    behandelaar.goto("/werkvoorraad/")
    row = behandelaar.get_by_role("row").filter(has_text=casus)
    expect(row.filter(has_text="Besluit wat er volgt").first).to_be_visible()
    behandelaar.goto(f"/casussen/{casus}/overdracht/")
    expect(behandelaar.get_by_text("Geweigerd").first).to_be_visible()


def test_who_wrote_the_assessment_cannot_sign_it(office: Office) -> None:
    triagist, second = office.desk("triagist"), office.desk("gedragswetenschapper")
    address = open_assessment(triagist, "Kuipers")
    follow(triagist, "Terughalen om aan te passen")
    finish(triagist, "Terughalen om aan te passen")
    second.goto(address)
    press(second, "Overnemen")
    finish(second, "Bewaren en voorleggen")
    finish(second, "Ter ondertekening voorleggen")
    sign = second.get_by_role("link", name="Ondertekenen en besluit nemen")
    expect(sign).to_have_attribute("aria-disabled", "true")
    second.goto(f"{address}stap/onderteken/")
    expect(second.get_by_role("button", name="Ondertekenen")).to_be_disabled()
    expect(second.get_by_role("main")).to_contain_text("U stelde deze beoordeling zelf op")


def test_every_number_of_the_dashboard_opens_a_list_with_that_many_rows(office: Office) -> None:
    page = office.desk("manager")
    page.goto("/sturing/")
    numbers: dict[str, int] = {}
    for link in page.locator("main a[href^='/sturing/lijst/']").all():
        words = link.text_content() or ""
        found = COUNT.search(words)
        if found and "%" not in words:
            numbers[link.get_attribute("href") or ""] = int(found[0])
    assert len(numbers) > 20
    wrong = {}
    for address, number in numbers.items():
        rows = page.context.request.get(address).text().count("<tr data-rij")
        if rows != min(number, 50):
            wrong[address] = (number, rows)
    assert wrong == {}
    page.get_by_role("link", name=re.compile("termijnen over tijd")).click()
    expect(page.locator("tr[data-rij]")).to_have_count(min(number_in(page), 50))


def number_in(page: Page) -> int:
    """The number beside the heading of a list."""
    return int(page.locator("[data-aantal]").inner_text())


def test_the_worker_makes_the_verzoek_for_the_raad(office: Office) -> None:
    page = office.desk("casushouder")
    page.goto(f"/casussen/{casus_of(page, 'Yıldırım')}/documenten/")
    follow(page, "Verzoek aan de Raad")
    follow(page, "Verzoek van")
    press(page, "Maak de PDF")
    expect(page.get_by_text("Het rapport is klaar.")).to_be_visible(timeout=60_000)
    with page.expect_download() as download:
        follow(page, "PDF openen")
    reader = PdfReader(io.BytesIO(download.value.path().read_bytes()))
    catalogue: Any = reader.trailer["/Root"]
    assert catalogue["/MarkInfo"]["/Marked"]
    assert b"pdfaid:part" in catalogue["/Metadata"].get_data()
    assert "Zeynep" in "".join(sheet.extract_text() for sheet in reader.pages)

"""Two organisations at one table: each finds its own part, one keeps an agreement, neither sees the dossier."""

import pytest
from playwright.sync_api import expect

from tests.browser.office import Office, choose, follow, press

pytestmark = pytest.mark.browser


def test_two_organisations_see_their_own_part_and_finish_their_own_agreement(office: Office) -> None:
    noord, zuid = office.desk("wijkteam-noord"), office.desk("wijkteam-zuid")
    for page in (noord, zuid):
        page.goto("/overleggen/")
        page.get_by_role("link", name="Vijfhoekoverleg").first.click()
        expect(page.get_by_text("Wie ziet de kinderen deze week?")).to_be_visible()
        expect(page.locator("main")).not_to_contain_text("Meulen")
    expect(noord.get_by_text("Hulp bij de opvoeding door Noord")).to_be_visible()
    expect(zuid.get_by_text("Hulp bij de opvoeding door Noord")).to_have_count(0)

    zuid.goto(noord.url + "stap/laat_vervallen/")
    expect(zuid.get_by_label("Waarom gaat het niet door?")).to_have_count(0)

    noord.goto("/overleggen/")
    follow(noord, "Belt de school")
    afspraak = noord.url
    assert (zuid.goto(afspraak) or pytest.fail("no answer")).status == 404
    choose(noord, "Is het gedaan?", "Niet gedaan")
    press(noord, "Afronden")
    expect(noord.get_by_text("Schrijf waarom het niet is gedaan.").first).to_be_visible()
    choose(noord, "Is het gedaan?", "Gedaan")
    press(noord, "Afronden")
    expect(noord.get_by_text("De afspraak is afgerond.")).to_be_visible()
    noord.goto("/overleggen/")
    expect(noord.locator("section[aria-labelledby=h-afspraken]")).not_to_contain_text("Belt de school")

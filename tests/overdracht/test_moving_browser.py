"""The pages of room, moving and regie in a real browser: axe finds nothing, nothing is cut off, the keys are enough."""

from collections.abc import Iterator
from datetime import timedelta
from urllib.parse import parse_qs
from uuid import uuid4

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from ketenpartners.services import leg_capaciteit_vast
from meldingen.services import AdresGegevens
from overdracht import services
from overdracht.models import Verhuizing
from tests import builders
from tests.drawn import SITE, in_a_browser, wrong_on
from tests.overdracht import stappen
from veiligthuis import roles
from veiligthuis.core import clock
from veiligthuis.core.models import Medewerker

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
VERHUIZEN = "/overdrachten/verhuizen/"


def als(wie: Medewerker) -> Client:
    """Signed in as this person."""
    client = Client()
    client.force_login(wie)
    return client


def preview(manager: Client, **anders: object) -> str:
    """Who would go from Noord to Zuid, as the page shows it."""
    noord, zuid = builders.wijkteam(), builders.wijkteam("Wijkteam Zuid")
    velden = {"van_team": noord.pk, "naar_team": zuid.pk, "reden": "Noord stopt.", "sleutel": str(uuid4())}
    return manager.post(VERHUIZEN, velden | anders).content.decode()


def moved() -> Verhuizing:
    """A move of which one family could not go."""
    weg = stappen.aangeboden()
    stappen.gesproken(stappen.geaccepteerd())
    rij = services.move_caseload(
        van_team=builders.wijkteam(), naar_team=builders.wijkteam("Wijkteam Zuid"), reden="Noord stopt.",
        by=stappen.manager(),
    )  # fmt: skip
    services.withdraw_overdracht(weg, reden="Verhuisd naar elders.", by=stappen.triagist())
    services.carry_on(rij.pk)
    return rij


@pytest.fixture
def pages() -> dict[str, str]:
    """Every page as rendered, by its address; drawn first, because the browser knows no database."""
    manager = als(stappen.manager())
    verhuisd = moved()
    helpt = stappen.geaccepteerd()
    stappen.vastgesteld_plan(helpt.casus, kern="Iets heel anders.")
    services.send_plan(helpt, by=stappen.triagist())
    onveilig = services.report_unsafe(
        stappen.gesproken(stappen.geaccepteerd()), tekst="Er is geslagen.", by=stappen.ontvanger()
    )
    zuid = builders.wijkteam("Wijkteam Zuid")
    leg_capaciteit_vast(
        zuid, wachtweken=2, plekken_per_maand=4, geldig_van=clock.today(),
        by=builders.medewerker(roles.WIJKTEAM, team=zuid, naam="lid-zuid"),
    )  # fmt: skip
    adres = AdresGegevens(straat="Laan", huisnummer="1", plaats="Meerstad", gemeente="Meerstad")
    casus = stappen.besloten_casus(betrokkenen=[builders.moeder(adres=adres), builders.vader()])
    nieuw = f"/overdrachten/nieuw/{casus.nummer}/"
    regie, stap = f"/overdrachten/regie/{helpt.casus.nummer}/", "stap/pak_onveilig_op/"
    adressen = [
        VERHUIZEN,
        f"{VERHUIZEN}{verhuisd.pk}/",
        nieuw,
        regie,
        "/crisis/",
        "/overdrachten/?toon=bij-ontvanger",
    ]
    adressen.append(f"/overdrachten/{onveilig.pk}/{stap}")
    drawn = {adres: manager.get(adres).content.decode() for adres in adressen}
    drawn[f"{VERHUIZEN}?bekeken"] = preview(manager)
    drawn[f"{VERHUIZEN}?fout"] = preview(manager, doen="ja", gezien="oud", reden="")
    drawn[f"/wijkteam/{helpt.pk}/"] = als(stappen.ontvanger()).get(f"/wijkteam/{helpt.pk}/").content.decode()
    clock.move_to(clock.now() + timedelta(days=30))
    late = stappen.aangeboden()
    clock.move_to(clock.now() + timedelta(days=40))
    vraag = f"/overdrachten/{late.pk}/stap/vraag_overname/"
    drawn[vraag] = manager.get(vraag).content.decode()
    assert "volgens het team" in drawn[nieuw] and "Geen voorstel" not in drawn[nieuw]
    assert "niet verhuisd" in drawn[f"{VERHUIZEN}{verhuisd.pk}/"] and "Weer onveilig" in drawn["/crisis/"]
    return drawn


@pytest.fixture
def sent() -> list[str]:
    """What the forms of the page sent, in order."""
    return []


@pytest.fixture
def page(chromium: str, pages: dict[str, str], sent: list[str]) -> Iterator[Page]:
    """A browser that gets the drawn pages and the real static files; whatever is sent gets the preview back."""

    def preview_again(data: str) -> str:
        sent.append(data)
        return f"{VERHUIZEN}?bekeken"

    with in_a_browser(chromium, pages, posted=preview_again) as opened:
        yield opened


def test_axe_finds_nothing_and_nothing_is_cut_off(page: Page, pages: dict[str, str]) -> None:
    assert wrong_on(page, pages) == []


def tab_to(page: Page, words: str) -> None:
    """Go with Tab alone to the button or field of these words."""
    for _ in range(60):
        page.keyboard.press("Tab")
        here = page.evaluate("(document.activeElement.labels?.[0] ?? document.activeElement).innerText")
        if str(here).startswith(words):
            return
    raise AssertionError(f"no Tab leads to {words}")


def test_a_caseload_is_moved_with_the_keys_alone(page: Page, sent: list[str]) -> None:
    page.goto(SITE + VERHUIZEN)
    for veld, keuze in (("Welk team stopt?", "Wijkteam N"), ("Welk team neemt", "Wijkteam Z")):
        tab_to(page, veld)
        page.keyboard.type(keuze)
    tab_to(page, "Waarom")
    page.keyboard.type("Noord stopt.")
    tab_to(page, "Bekijk wie er verhuizen")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="van Wijkteam Noord naar Wijkteam Zuid")).to_be_visible()
    tab_to(page, "Verhuis ")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="van Wijkteam Noord naar Wijkteam Zuid")).to_be_visible()

    eerst, daarna = (parse_qs(data) for data in sent)
    assert eerst["reden"] == ["Noord stopt."] and eerst["van_team"] and "doen" not in eerst
    assert daarna["doen"] == ["ja"] and daarna["gezien"][0]

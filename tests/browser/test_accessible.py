"""axe finds nothing on any main page, wide or narrow, and nothing scrolls sideways or is cut off on a phone."""

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.fit import misfits_on
from tests.browser.office import DESKTOP, PHONE, Office, choose
from tests.browser.test_beside_the_path import casus_of, open_assessment

pytestmark = pytest.mark.browser
ONLY_VIOLATIONS = {"resultTypes": ["violations"], "preload": False}
"""Without `preload`: axe would write sheets that import others into the page, which our policy forbids."""
Reach = Callable[[Page], object]


def at(address: str) -> Reach:
    """The page at an address."""
    return lambda page: page.goto(address)


def of(family: str, rest: str, root: str = "/casussen/") -> Reach:
    """A page of the casus of a family of the demo."""
    return lambda page: page.goto(f"{root}{casus_of(page, family)}/{rest}")


def through(reach: Reach, selector: str) -> Reach:
    """The page behind the first link on another page."""

    def follow(page: Page) -> None:
        reach(page)
        page.goto(page.locator(selector).first.get_attribute("href") or "")

    return follow


def a_full_call(page: Page) -> None:
    """The call screen with everything open."""
    page.goto("/gesprekken/nieuw/")
    choose(page, "Soort contact", "Melding")
    page.get_by_label("Hoedanigheid").select_option("huisarts")
    page.locator("#acuut-knop").click()
    page.get_by_role("group", name="Persoon 1").get_by_label("Geslachtsnaam").fill("Bosma")


def a_report(page: Page) -> None:
    """The page that waits for a PDF, or has it."""
    through(at("/overdrachten/?toon=bij_ontvanger"), "main tbody a")(page)
    page.get_by_role("button", name="Overdrachtsdossier als PDF").click()
    page.wait_for_url("**/rapporten/*/")


def assessment_of(family: str) -> Reach:
    return lambda page: open_assessment(page, family)


MEULEN = "Van der Meulen"
TABS = (
    "",
    "gezin",
    "meldingen",
    "informatieplan",
    "veiligheid",
    "overdracht",
    "documenten",
    "termijnen",
    "tijdlijn",
    "inzage",
)
PERSON = "main th a[href*='/meldingen/persoon/']"
EDIT = "main a[href$='/gegevens/']"
BRIEF = "main a[href*='/meldingen/brief/']"
PLAN = "main a[href*='/veiligheid/plannen/']:not([href*=nieuw])"
NOORD = "main tbody a:text-is('Wijkteam Noord')"
PAPIER = "main a[href$='/papier/']"
VERZOEK = "main a[href*='/raad/verzoek/']"
TAFEL = "main section[aria-labelledby=h-tafels] a"
OVERZICHT = through(
    through(through(of(MEULEN, "veiligheid/"), PLAN), "main a[href$='/gezin/']"),
    "main a[href*='/gezinsoverzicht/plan/']",
)


def on_the_table(rest: str) -> Reach:
    """A page of the first overleg to come."""

    def go(page: Page) -> None:
        through(at("/overleggen/"), f"{TAFEL}:has-text('Vijfhoek')")(page)
        page.goto(f"{page.url}{rest}")

    return go


PAGES: dict[str, dict[str, Reach]] = {
    "intake": {
        "werkvoorraad": at("/werkvoorraad/"), "gesprekken": at("/gesprekken/"), "gesprek": a_full_call,
        "partners": at("/partners/"), "hulp": at("/hulp/"), "wachtwoord": at("/account/wachtwoord/"),
    },
    "triagist": {
        "team": at("/werkvoorraad/?lijst=onverdeeld"), "crisis": at("/crisis/"),
        "crisisinzet": through(at("/crisis/"), ".vt-crisiskaart a"),
        "politie": at("/politie/"), "schiften": at("/politie/schiften/"),
        "bericht": through(at("/politie/"), "main tbody a"),
        "melding": through(of(MEULEN, "meldingen/"), "main a[href*='/meldingen/M-']"),
        "beoordeling schrijven": assessment_of("Hofstra"),
    },
    "gedragswetenschapper": {"beoordeling lezen": assessment_of("Yıldırım")},
    "casushouder": {
        **{tab or "overzicht": of(MEULEN, tab and f"{tab}/") for tab in TABS},
        "casussen": at("/casussen/"), "contact": of(MEULEN, "contact/", "/meldingen/casus/"),
        "bronnen": of("Kuipers", "bronnen/", "/meldingen/casus/"), "band": of(MEULEN, "band/", "/meldingen/casus/"),
        "persoon": through(of(MEULEN, "gezin/"), PERSON),
        "document": through(of(MEULEN, "documenten/"), "main a[href*='/meldingen/document/']"),
        "document vastleggen": of(MEULEN, "document/", "/meldingen/casus/"),
        "contact verbeteren": through(of(MEULEN, "tijdlijn/?soort=contact"), "main a[href$='/verbeteren/']"),
        "gegevens": through(through(of(MEULEN, "gezin/"), PERSON), EDIT),
        "veilig contact": through(through(of(MEULEN, "gezin/"), PERSON), "main a[href$='/veilig-contact/']"),
        "codewoord": through(through(of(MEULEN, "gezin/"), PERSON), "main a[href$='/codewoord/']"),
        "brief schrijven": through(of("Peters", "informatieplan/"), BRIEF),
        "brief op weg": through(of("Aksoy", "informatieplan/"), BRIEF),
        "verzending": through(through(of("Peters", "informatieplan/"), BRIEF), "main a[href*='/exemplaar/']"),
        "informatieregel": of(MEULEN, "informatieregel/", "/meldingen/casus/"),
        "huisverbod": through(of("Vermeer", "veiligheid/"), "main a[href*='/meldingen/huisverbod/']"),
        "monitoring": of("Jansen", "monitoring/", "/meldingen/casus/"),
        "navraag": of("Jansen", "monitoring/navraag/", "/meldingen/casus/"),
        "heropenen": of("Jansen", "", "/veiligheid/heropenen/"),
        "huisverbod vastleggen": of(MEULEN, "huisverbod/", "/meldingen/casus/"),
        "huisverbod verlengen": through(
            through(of("Vermeer", "veiligheid/"), "main a[href*='/meldingen/huisverbod/']"),
            "main a[href$='/stap/verleng/']",
        ),
        "wachtlijst": at("/wachtlijst/"), "wachtende": through(at("/wachtlijst/"), "main tbody a"),
        "traject": of("Huisman", "traject/"), "conceptverslag": of("Huisman", "traject/verslag/"),
        "onderzoeksvraag": of("Huisman", "traject/vraag/"), "bevinding": of("Huisman", "traject/bevinding/"),
        "conclusie": of("Huisman", "traject/conclusie/hg/"),
        "plan": through(of(MEULEN, "veiligheid/"), PLAN),
        "plan schrijven": through(of("Lammers", "veiligheid/"), PLAN),
        "bladen": through(through(of(MEULEN, "veiligheid/"), PLAN), "main a[href$='/gezin/']"),
        "papier": through(through(through(of(MEULEN, "veiligheid/"), PLAN), "main a[href$='/gezin/']"), PAPIER),
        "verschil": through(through(of("Lammers", "veiligheid/"), PLAN), "main a[href$='/verschil/']"),
        "reactie": through(through(of(MEULEN, "veiligheid/"), PLAN), "main a[href$='/reactie/']"),
        "crisisafspraken": of("Mensah", "", "/veiligheid/plannen/crisis/"),
        "overleg plannen": of(MEULEN, "", "/overleggen/nieuw/"), "overleggen": at("/overleggen/"),
        "overleg": through(at("/overleggen/"), TAFEL), "overleg deelnemer": on_the_table("deelnemer/"),
        "overleg uitnodigen": on_the_table("stap/nodig_uit/"),
        "overlegpunt": through(through(at("/overleggen/"), TAFEL), "main a[href*='/overleggen/punt/']"),
        "gezinsoverzicht": OVERZICHT, "overzicht lezen": through(OVERZICHT, "main a[href*='/lezen/']"),
        "overzicht op papier": through(OVERZICHT, "main a[href*='/gezinsoverzicht/papier/']"),
        "raad": of("Yıldırım", "", "/raad/"), "raad bericht": of("Yıldırım", "bericht/", "/raad/"),
        "verzoek schrijven": through(of("Van der Wal", "", "/raad/"), VERZOEK),
        "verzoek lezen": through(of("Yıldırım", "", "/raad/"), VERZOEK),
        "verzoek voorleggen": lambda page: (
            through(of("Van der Wal", "", "/raad/"), VERZOEK)(page), page.goto(f"{page.url}stap/leg_voor/")
        ),
        "overdrachten": at("/overdrachten/"),
        "partner": through(at("/partners/"), NOORD),
        "partnerlijst": through(through(at("/partners/"), NOORD), "main a[href*='/lijst/']"),
        "overdracht lezen": through(at("/overdrachten/?toon=bij_ontvanger"), "main tbody a"),
        "rapport": a_report,
    },
    "manager": {
        "sturing": at("/sturing/"), "lijst": at("/sturing/lijst/?wat=termijnen"),
        "escalaties": at("/sturing/escalaties/"), "komt nog": at("/sturing/escalaties/?soort=gepland"),
        "niet aangekomen": at("/sturing/escalaties/?soort=mislukt"), "herberekenen": at("/termijnen/herberekenen/"),
    },
    "wijkteam-noord": {
        "inbak": at("/wijkteam/"),
        "onze cijfers": at("/partners/eigen/"),
        "wachttijd": through(at("/partners/eigen/"), "main a[href$='/capaciteit/']"),
        "ontvangst": through(at("/wijkteam/?vak=in_uitvoering"), ".vt-inbak a"),
        "overleggen": at("/overleggen/"), "overleg": through(at("/overleggen/"), TAFEL),
        "overlegafspraak": through(at("/overleggen/"), "main a[href*='/overleggen/afspraak/']"),
    },
    "beheer": {
        "postcodes": at("/partners/postcodes/"), "brieftekst": at("/beheer/meldingen/brieftekst/"),
        "brieftekst nieuw": at("/beheer/meldingen/brieftekst/add/?sleutel=kind.besluit"),
    },
    "privacy": {"casussen": at("/casussen/")},
}  # fmt: skip


def violations_on(page: Page) -> list[dict[str, Any]]:
    """What axe finds on this page now; the second look at a page uses the axe of the first."""
    if page.evaluate("typeof window.axe") == "undefined":
        found = Axe().run(page, options=ONLY_VIOLATIONS).response
    else:
        found = page.evaluate("options => axe.run(options)", ONLY_VIOLATIONS)
    return list(found["violations"])


def faults_of(page: Page, name: str) -> list[str]:
    """What axe finds at both sizes, and what does not fit."""
    found = []
    for viewport in (DESKTOP, PHONE):
        page.set_viewport_size(viewport)
        where = f"{name} {viewport['width']}"
        for violation in violations_on(page):
            nodes = [node["html"][:120] for node in violation["nodes"][:3]]
            found.append(f"{where}: {violation['id']} {nodes}")
        found += [f"{where}: {misfit}" for misfit in misfits_on(page)]
    return found


@pytest.mark.parametrize("account", PAGES)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(office: Office, account: str) -> None:
    page = office.desk(account)
    found = []
    for name, reach in PAGES[account].items():
        page.set_viewport_size(DESKTOP)
        reach(page)
        found += faults_of(page, name)

    assert not found, "\n".join(found)


def test_the_login_page_is_accessible(office: Office) -> None:
    page = office.stranger()
    page.goto("/inloggen/")

    assert faults_of(page, "inloggen") == []

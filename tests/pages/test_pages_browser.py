"""The pages of the shell in a real browser: axe finds nothing, nothing scrolls sideways, the keys walk the list."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Page

from meldingen.models import Termijn
from meldingen.termijnen import rekenregels
from meldingen.termijnen.instellingen import Kalenderdag
from meldingen.termijnen.records import Bezorging
from meldingen.termijnen.relay import POGINGEN, verspreid
from meldingen.termijnen.sweep import sweep
from tests import builders
from tests.drawn import SITE, in_a_browser, wrong_on
from tests.pages.conftest import as_
from veiligthuis import roles
from veiligthuis.core import clock
from veiligthuis.pages.dossier import TABS

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
RECOMPUTE = "/termijnen/herberekenen/"
STEERING = (
    RECOMPUTE,
    *(f"/sturing/escalaties/?soort={soort}" for soort in ("gevuurd", "gepland", "mislukt")),
)


@pytest.fixture
def pages() -> dict[str, str]:
    """Every page of the shell as rendered, by its address; drawn first, because the browser knows no database."""
    manager = as_(builders.medewerker(roles.MANAGER))
    casus = builders.melding_in_beoordeling(acuut=False).casus
    builders.geschifte_melding(acuut=True)
    builders.gesprek()
    warned_and_moved()
    worker = as_(builders.medewerker(roles.INTAKE))
    addresses = ["/werkvoorraad/?lijst=team", "/casussen/", "/crisis/"]
    addresses += [f"/casussen/{casus.nummer}/{tab.sleutel}/".replace("//", "/") for tab in TABS]
    drawn = {address: worker.get(address).content.decode() for address in addresses}
    for address in (
        *STEERING,
        "/sturing/",
        "/sturing/lijst/?wat=termijnen",
        "/werkvoorraad/?lijst=onverdeeld",
    ):
        drawn[address] = manager.get(address).content.decode()
    assert [address for address in STEERING if "Niets in deze lijst" in drawn[address]] == []
    assert "Er verschuift niets" not in drawn[RECOMPUTE]
    return drawn


def warned_and_moved() -> None:
    """Warnings of every kind: to come, delivered, failed, told to nobody; and a term that a new free day moves."""
    sweep(nu=clock.now() + timedelta(days=8))
    verspreid(nu=clock.now() + timedelta(days=8))
    lost = Bezorging.objects.filter(verzonden_op__isnull=False).first()
    assert lost is not None
    Bezorging.objects.filter(pk=lost.pk).update(
        verzonden_op=None, mislukt_op=clock.now(), pogingen=POGINGEN, fout="SMTPServerDisconnected"
    )
    last = Termijn.objects.open().filter(code="T04B").latest("pk")
    Kalenderdag.objects.create(dag=clock.local(last.eindigt_op).date(), bron="Stcrt. 2026, 1")
    rekenregels.vergeet()


@pytest.fixture(autouse=True)
def rows() -> Iterator[None]:
    """What this process remembers of the calendar does not outlive the test."""
    rekenregels.vergeet()
    yield
    rekenregels.vergeet()


@pytest.fixture
def page(chromium: str, pages: dict[str, str]) -> Iterator[Page]:
    """A browser that gets the drawn pages and the real static files, and nothing else."""
    with in_a_browser(chromium, pages) as opened:
        yield opened


def test_axe_finds_nothing_and_nothing_scrolls_sideways(page: Page, pages: dict[str, str]) -> None:
    assert wrong_on(page, pages) == []


def test_the_list_is_walked_with_the_keyboard(page: Page) -> None:
    page.goto(f"{SITE}/werkvoorraad/?lijst=team")
    page.keyboard.press("j")
    page.keyboard.press("j")

    focused = page.evaluate(
        "document.activeElement.closest('[data-rij]') && document.activeElement.textContent"
    )

    assert focused and focused.startswith("2026-")

"""Twenty-five people in a real browser: no words overlap as they are drawn, axe finds nothing, the page fits."""

from collections.abc import Iterator
from itertools import combinations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from meldingen import services
from meldingen.gezin.codelijsten import Bandsoort
from tests import builders
from tests.browser.fit import misfits_on
from tests.drawn import SITE, WIDTHS, in_a_browser
from tests.pages.conftest import as_
from veiligthuis import roles

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
NAMES = ("Willemijn-Charlotte", "Mwamba Wamukota", "Ömer Faruk", "Jan", "Anne-Sophie Wilhelmina")
BOXES = """() => [...document.querySelectorAll('#genogram svg.vt-genogram > g')].map(g =>
    [...g.querySelectorAll('text')].map(t => t.getBoundingClientRect()).map(b => [b.left, b.top, b.right, b.bottom]))"""


@pytest.fixture
def html() -> str:
    """The tab of a casus of 25 people in four generations, with remarriages and violence."""
    mensen = [builders.moeder(voornamen="Elif")]
    mensen += [
        builders.kind(voornamen=f"{NAMES[n % 5]} {n}", achternaam="Oldenbarneveldt") for n in range(24)
    ]
    casus = builders.casus(betrokkenen=mensen)
    wie = list(casus.betrokkenen.order_by("pk"))
    by = builders.medewerker(roles.CASUSHOUDER)
    banden = [(wie[n], wie[n + 6], Bandsoort.OUDER_VAN) for n in range(18)]
    banden += [(wie[n], wie[n + 1], Bandsoort.PAAR) for n in (0, 1, 6, 9, 13)]
    banden += [(wie[0], wie[24], Bandsoort.GEWELD), (wie[3], wie[9], Bandsoort.CONTACT_VERBROKEN)]
    for van, naar, soort in banden:
        services.leg_band_vast(van, naar, soort=soort, by=by)
    return as_(by).get(f"/casussen/{casus.nummer}/gezin/").content.decode()


@pytest.fixture
def page(chromium: str, html: str) -> Iterator[Page]:
    """A browser that gets the drawn page and the real static files, and nothing else."""
    with in_a_browser(chromium, {"/": html}) as opened:
        yield opened


def test_words_fit_axe_is_content_and_only_the_box_of_the_drawing_scrolls(page: Page) -> None:
    for width, height in WIDTHS:
        page.set_viewport_size({"width": width, "height": height})
        page.goto(f"{SITE}/")
        page.get_by_text("Genogram als tabel").click()
        page.evaluate("document.fonts.ready")

        people = page.evaluate(BOXES)
        assert len(people) == 25
        for een, ander in combinations(people, 2):
            for a in een:
                for b in ander:
                    assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]
        assert [violation["id"] for violation in Axe().run(page).response["violations"]] == []
        assert misfits_on(page) == []
        box = page.get_by_role("group", name="Genogram, opzij te schuiven")
        assert box.evaluate("e => e.scrollWidth > e.clientWidth")

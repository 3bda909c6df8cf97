"""The waiting list and the screens of a traject in a real browser: axe finds nothing and nothing scrolls sideways."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from meldingen.models import Casus
from tests import builders, trajecten
from tests.drawn import SITE, in_a_browser, wrong_on
from tests.pages.conftest import as_
from tests.veiligheid.traject import zaken
from veiligheid.models import Wachtcontact
from veiligheid.wachtlijst import services as wachtlijst
from veiligthuis import roles
from veiligthuis.core import clock

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


def waiting() -> Wachtcontact:
    """A family that was weighed anew and called once; the next call is planned."""
    casus = trajecten.toegewezen_casus()
    wachtlijst.herweeg(
        casus,
        risico="hoog",
        reden="School belde.",
        volgende_op=clock.today() + timedelta(days=5),
        by=zaken.houder(),
    )
    plan = wachtlijst.plan_wachtcontact(casus, voor=clock.today(), by=zaken.houder())
    wachtlijst.leg_wachtcontact_vast(
        plan, gelukt=True, soort="telefoon", verslag="Rustig.", volgende=clock.today() + timedelta(days=6),
        betrokkene=casus.betrokkenen.order_by("pk")[0], by=zaken.houder(),
    )  # fmt: skip
    gepland: Wachtcontact = Wachtcontact.objects.get(casus=casus, uitkomst="")
    return gepland


def full_file() -> Casus:
    """An onderzoek with every kind of line, corrected ones among them."""
    casus = zaken.klaar_voor_besluit(zaken.onderzoek())
    fout = zaken.schrijf(casus)
    zaken.schrijf(casus, tekst="Op 21 april een schram.", corrigeert=fout)
    zaken.schrijf(casus, soort="mening", bron_naam="buurvrouw", afscherm_grond="bedreiging_melder")
    zaken.schrijf(casus, soort="interpretatie", bron="waarneming", bron_naam="")
    zaken.zie(casus, gezien=False, reden_niet="Verbleef bij oma.")
    zaken.trek(casus, "hg", medisch=True)
    gevonden: Casus = Casus.objects.get(pk=casus.pk)
    return gevonden


@pytest.fixture
def pages() -> dict[str, str]:
    """Every page as rendered, by its address; drawn first, because the browser knows no database."""
    gepland, casus, leeg = waiting(), full_file(), zaken.onderzoek()
    wacht, vol = gepland.casus.nummer, casus.nummer
    kind, vader = zaken.kind_van(casus), casus.betrokkenen.get(rol="pleger")
    houder = as_(zaken.houder())
    adressen = [
        reverse("wachtlijst:lijst"),
        *(reverse(f"wachtlijst:{naam}", args=[wacht]) for naam in ("wachtende", "herweeg", "plan")),
        reverse("wachtlijst:contact", args=[gepland.pk]),
        *(reverse(f"traject:{naam}", args=[vol]) for naam in ("traject", "verslag", "bevinding", "besluit")),
        reverse("traject:traject", args=[leeg.nummer]),
        reverse("traject:conclusie", args=[vol, "hg"]),
        reverse("traject:kind", args=[kind.pk]),
        reverse("traject:wederhoor", args=[vader.pk]),
    ]
    getekend = {adres: houder.get(adres).content.decode() for adres in adressen}
    meewegen = reverse("traject:meewegen", args=[vol])
    getekend[meewegen] = as_(builders.medewerker(roles.GEDRAGSWETENSCHAPPER)).get(meewegen).content.decode()
    return getekend


@pytest.fixture
def page(chromium: str, pages: dict[str, str]) -> Iterator[Page]:
    """A browser that gets the drawn pages and the real static files, and nothing else."""
    with in_a_browser(chromium, pages) as opened:
        yield opened


def test_axe_finds_nothing_and_nothing_scrolls_sideways(page: Page, pages: dict[str, str]) -> None:
    assert wrong_on(page, pages) == []


def test_the_lines_and_what_to_do_with_them_are_reached_with_the_keyboard(
    page: Page, pages: dict[str, str]
) -> None:
    address = next(adres for adres, body in pages.items() if "Nog nodig om af te ronden" in body)
    page.goto(SITE + address)
    seen = set()
    for _ in range(80):
        page.keyboard.press("Tab")
        seen.add(page.evaluate("(document.activeElement?.innerText || '').trim().split('\\n')[0]"))

    assert {"Regel toevoegen", "Conceptverslag voor het gezin", "Traject wijzigen"} <= seen
    assert any(word.startswith("Vastleggen") for word in seen)

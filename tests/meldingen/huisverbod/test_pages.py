"""The pages of a huisverbod: unknown to others, never the word dader, on casus, work list and time line."""

import pytest

from tests import builders
from tests.figures import Figures
from tests.meldingen.huisverbod import verboden
from tests.pages.conftest import as_, statements
from veiligthuis import roles
from veiligthuis.core.models import AuditEntry

pytestmark = pytest.mark.django_db


def test_an_invisible_huisverbod_is_unknown_and_the_refusal_is_recorded() -> None:
    verbod = verboden.huisverbod()
    vreemd = builders.medewerker(roles.CASUSHOUDER, team=builders.vt_team("Team West"), naam="west")

    for rest in ("", "stap/rond_af/"):
        assert as_(vreemd).get(f"/meldingen/huisverbod/{verbod.pk}/{rest}").status_code == 404
    assert AuditEntry.objects.filter(soort="weigering", door_naam="west").exists()


def test_an_unknown_step_is_unknown() -> None:
    verbod = verboden.huisverbod()
    houder = as_(builders.medewerker(roles.CASUSHOUDER))

    assert houder.get(f"/meldingen/huisverbod/{verbod.pk}/stap/leg_op/").status_code == 404


def test_the_page_leaves_one_look_and_says_uithuisgeplaatste() -> None:
    verbod = verboden.huisverbod()

    page = (
        as_(builders.medewerker(roles.CASUSHOUDER))
        .get(f"/meldingen/huisverbod/{verbod.pk}/")
        .content.decode()
    )

    assert "uithuisgeplaatste" in page and "dader" not in page.lower()
    assert AuditEntry.objects.filter(soort="inzage", object_soort="meldingen.huisverbod").count() == 1


def test_it_is_written_down_on_a_form() -> None:
    casus = builders.casus()
    vader, moeder, kind = verboden.mensen(casus)
    houder = as_(builders.medewerker(roles.CASUSHOUDER))
    address = f"/meldingen/casus/{casus.nummer}/huisverbod/"
    assert houder.get(address).status_code == 200
    velden = {
        "uithuisgeplaatste": vader.pk, "achterblijvers": [moeder.pk, kind.pk], "gemeente": "Meerstad",
        "opgelegd_op": "28-04-2026 10:30", "aanleiding": "Geslagen.", "kindermishandeling": "on",
    }  # fmt: skip

    refused = houder.post(address, {**velden, "sleutel": "a" * 32})
    done = houder.post(address, {**velden, "overleg": "Vooraf gebeld.", "sleutel": "b" * 32})

    assert refused.status_code == 422 and "overlegt vooraf" in refused.content.decode()
    assert done.status_code == 302
    assert casus.huisverboden.get().achterblijvers.count() == 2


def test_every_step_has_a_form() -> None:
    verbod = verboden.huisverbod()
    houder = as_(builders.medewerker(roles.CASUSHOUDER))
    for stap in ("leg_bereikbaarheid_vast", "adviseer_burgemeester", "verleng", "trek_in", "rond_af"):
        assert houder.get(f"/meldingen/huisverbod/{verbod.pk}/stap/{stap}/").status_code == 200

    velden = {"besloten_op": "28-04-2026 13:45", "dagen": "18", "sleutel": "c" * 32}
    assert houder.post(f"/meldingen/huisverbod/{verbod.pk}/stap/verleng/", velden).status_code == 302
    verbod.refresh_from_db()
    assert verbod.verlengd_dagen == 18


def test_casus_work_list_and_time_line_show_it() -> None:
    verbod = verboden.huisverbod()
    houder = as_(builders.medewerker(roles.CASUSHOUDER))
    nummer = verbod.casus.nummer

    assert "huisverbod tot" in houder.get(f"/casussen/{nummer}/").content.decode()
    assert "uit huis geplaatst" in houder.get(f"/casussen/{nummer}/veiligheid/").content.decode()
    assert (
        "Huisverbod: huisverbod vastleggen"
        in houder.get(f"/casussen/{nummer}/tijdlijn/?soort=veiligheid").content.decode()
    )
    lijst = houder.get("/werkvoorraad/?lijst=team").content.decode()
    assert "Adviseer de burgemeester over het huisverbod" in lijst


def test_the_page_costs_a_fixed_number_of_statements(figures: Figures) -> None:
    verbod = verboden.huisverbod()
    houder = as_(builders.medewerker(roles.CASUSHOUDER))
    address = f"/meldingen/huisverbod/{verbod.pk}/"
    few = statements(houder, address)
    for wie in verboden.mensen(verbod.casus):
        verboden.adres(wie, "Havenweg")

    many = statements(houder, address)

    assert many == few
    figures.note("statements, huisverbod", many)

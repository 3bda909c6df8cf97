"""The pages of monitoring, and unsafe again: the new assessment begins in the same press."""

import pytest

from meldingen.machine import CasusStatus
from meldingen.models import Casus
from tests import builders
from tests.figures import Figures
from tests.meldingen.monitoring.test_monitoring import LERAAR, beide, in_monitoring, vraag
from tests.pages.conftest import as_, statements
from veiligheid.models import Veiligheidsbeoordeling
from veiligthuis import roles
from veiligthuis.core.models import AuditEntry

pytestmark = pytest.mark.django_db


def test_an_invisible_casus_is_unknown_here_too() -> None:
    casus = in_monitoring()
    vreemd = builders.medewerker(roles.CASUSHOUDER, team=builders.vt_team("Team West"), naam="west")

    for address in (
        f"/meldingen/casus/{casus.nummer}/monitoring/",
        f"/meldingen/casus/{casus.nummer}/monitoring/navraag/",
        f"/veiligheid/heropenen/{casus.nummer}/",
    ):
        assert as_(vreemd).get(address).status_code == 404


def test_the_page_shows_the_moments_and_leaves_a_look() -> None:
    casus = in_monitoring()
    beide(casus)

    page = as_(builders.medewerker(roles.CASUSHOUDER)).get(f"/meldingen/casus/{casus.nummer}/monitoring/")

    text = page.content.decode()
    assert "A. Faber, leerkracht" in text and "nu aan de beurt" in text
    assert AuditEntry.objects.filter(soort="inzage", actie="bekijk monitoring").count() == 1


def test_a_question_is_kept_on_a_form_and_a_wrong_one_comes_back() -> None:
    casus = in_monitoring()
    houder = as_(builders.medewerker(roles.CASUSHOUDER))
    address = f"/meldingen/casus/{casus.nummer}/monitoring/navraag/"
    assert houder.get(address).status_code == 200
    velden = {"professional": "Huisarts Vos", "soort": "telefoon", "vraag": "Veilig?", "veilig": "ja"}

    refused = houder.post(address, {**velden, "sleutel": "a" * 32})
    done = houder.post(address, {**velden, "antwoord": "Ja.", "cijfer": "7,5", "sleutel": "b" * 32})

    assert refused.status_code == 422 and "wat het antwoord was" in refused.content.decode()
    assert done.status_code == 302
    assert str(casus.monitornavragen.get().cijfer) == "7.5"


def test_unsafe_again_the_new_assessment_begins_in_the_same_press() -> None:
    casus = in_monitoring()
    houder = as_(builders.medewerker(roles.CASUSHOUDER))
    door = houder.get(f"/meldingen/casus/{casus.nummer}/stap/heropen_uit_monitoring/")
    assert door.status_code == 302 and door["Location"] == f"/veiligheid/heropenen/{casus.nummer}/"
    empty = houder.post(door["Location"], {"toelichting": " ", "sleutel": "c" * 32})
    assert empty.status_code == 422 and Casus.objects.get(pk=casus.pk).status == CasusStatus.IN_MONITORING

    done = houder.post(door["Location"], {"toelichting": "School belde.", "sleutel": "d" * 32})

    beoordeling = Veiligheidsbeoordeling.objects.get(casus=casus)
    assert done["Location"] == f"/veiligheid/beoordelingen/{beoordeling.pk}/"
    assert Casus.objects.get(pk=casus.pk).status == CasusStatus.TERUG_NAAR_ACTIEF


def test_the_page_costs_a_fixed_number_of_statements(figures: Figures) -> None:
    casus = in_monitoring()
    houder = as_(builders.medewerker(roles.CASUSHOUDER))
    address = f"/meldingen/casus/{casus.nummer}/monitoring/"
    beide(casus)
    few = statements(houder, address)
    for _ in range(4):
        vraag(casus, **LERAAR)

    many = statements(houder, address)

    assert many == few
    figures.note("statements, monitoring", many)

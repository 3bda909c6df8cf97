"""A family whose melding was refuted is pointed to its right to have its data destroyed; no casus closes without."""

import uuid
from datetime import timedelta

import pytest
from django.urls import reverse

from meldingen import services
from meldingen.models import Casus, Termijn
from meldingen.termijnen.sweep import sweep
from tests import builders, trajecten
from tests.pages.conftest import as_
from veiligthuis import roles
from veiligthuis.core import clock
from veiligthuis.core.errors import NotAllowed, RuleBroken

pytestmark = pytest.mark.django_db

HOE = "Aan beide ouders verteld bij het eindgesprek."
KNOP = "/stap/wijs_op_vernietiging/"


def onderzocht(uitkomst: str = "geen") -> Casus:
    """The onderzoeksbesluit is taken, and everybody knows all the rest."""
    casus = trajecten.casus_in_onderzoek()
    trajecten.spreek_iedereen(casus)
    trajecten.teken_mee(casus)
    houder = builders.medewerker(roles.CASUSHOUDER)
    casus = services.neem_onderzoeksbesluit(
        trajecten.concludeer(casus, uitkomst), wat_nodig="Niets.", by=houder
    )
    builders.informeer_iedereen(casus)
    builders.vertel_de_afloop(casus)
    return casus


def wijs(casus: Casus, hoe: str = HOE, rol: str = roles.CASUSHOUDER) -> Casus:
    return services.wijs_op_vernietiging(casus, hoe=hoe, by=builders.medewerker(rol))


def klokken(casus: Casus) -> list[Termijn]:
    return list(Termijn.objects.filter(casus=casus, code="T25").order_by("pk"))


@pytest.mark.parametrize("uitkomst", ["bevestigd", "niet_bevestigd"])
def test_what_was_not_refuted_starts_no_clock_and_asks_nothing(uitkomst: str) -> None:
    casus = onderzocht(uitkomst)

    assert not klokken(casus)
    with pytest.raises(RuleBroken, match="Alleen als een onderzoek"):
        wijs(casus)
    client = as_(builders.medewerker(roles.CASUSHOUDER))
    assert KNOP not in client.get(f"/casussen/{casus.nummer}/").content.decode()


def test_it_must_say_how_and_by_somebody_who_informs() -> None:
    casus = onderzocht()
    with pytest.raises(RuleBroken, match="aan wie"):
        wijs(casus, " ")
    with pytest.raises(NotAllowed):
        wijs(casus, rol=roles.MANAGER)


def test_a_casus_with_a_refuted_melding_does_not_close_before_and_is_told_once() -> None:
    casus, houder = onderzocht(), builders.medewerker(roles.CASUSHOUDER)
    with pytest.raises(RuleBroken, match="laten vernietigen"):
        services.sluit_casus(casus, toelichting="Veilig.", by=houder)

    casus = wijs(casus)

    (klok,) = klokken(casus)
    assert klok.gehaald_op == clock.now() == casus.vernietigingsrecht_op
    with pytest.raises(RuleBroken, match="al op dit recht"):
        wijs(casus)
    assert services.sluit_casus(casus, toelichting="Veilig.", by=houder).status == "afgesloten"


def test_the_clock_is_due_at_once_and_escalates() -> None:
    casus = onderzocht()
    clock.move_to(clock.now() + timedelta(days=7))
    sweep()

    (klok,) = klokken(casus)
    assert klok.is_open and klok.eindigt_op == klok.gestart_op == casus.traject_afgerond_op
    assert set(klok.escalaties.values_list("naar", flat=True)) == {"behandelaar", "teammanager"}


def test_on_the_page_it_is_a_button_a_form_and_a_line_of_the_traject() -> None:
    casus, client = onderzocht(), as_(builders.medewerker(roles.CASUSHOUDER))
    adres = f"/meldingen/casus/{casus.nummer}/stap/wijs_op_vernietiging/"

    assert KNOP in client.get(f"/casussen/{casus.nummer}/").content.decode()
    assert client.post(adres, {"hoe": HOE, "sleutel": str(uuid.uuid4())}).status_code == 302
    assert HOE in client.get(reverse("traject:traject", args=[casus.nummer])).content.decode()
    assert KNOP not in client.get(f"/casussen/{casus.nummer}/").content.decode()

"""The contact log."""

from datetime import timedelta
from typing import Any

import pytest

from meldingen import services
from meldingen.models import Betrokkene, Casus, Contactmoment
from tests import builders
from veiligthuis import roles
from veiligthuis.core import clock
from veiligthuis.core.errors import NotAllowed, RuleBroken

pytestmark = pytest.mark.django_db


def leg_vast(casus: Casus, rol: str = roles.CASUSHOUDER, **anders: Any) -> Contactmoment:
    velden: dict[str, Any] = {
        "soort": "telefoon",
        "gelukt": True,
        "verslag": "Kort gesproken.",
        "met_wie": "Elif",
    }
    return services.leg_contact_vast(casus, by=builders.medewerker(rol), **velden | anders)


def kind_van(casus: Casus) -> Betrokkene:
    gevonden: Betrokkene = casus.betrokkenen.get(rol="kind")
    return gevonden


def test_a_partner_does_not_write_in_the_log() -> None:
    with pytest.raises(NotAllowed):
        leg_vast(builders.casus(), rol=roles.WIJKTEAM)


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"met_wie": " "}, "met wie"),
        ({"verslag": " "}, "verslag ontbreekt"),
        ({"op": clock.now() + timedelta(days=9999)}, "in de toekomst"),
    ],
)
def test_a_line_that_says_too_little_is_refused(anders: dict[str, Any], zin: str) -> None:
    with pytest.raises(RuleBroken, match=zin):
        leg_vast(builders.casus(), **anders)


def test_somebody_of_another_casus_is_refused() -> None:
    with pytest.raises(RuleBroken, match="niet in deze casus"):
        leg_vast(builders.casus(), betrokkene=kind_van(builders.casus()))


@pytest.mark.parametrize(("soort", "gelukt"), [("telefoon", False), ("brief", True), ("email", True)])
def test_a_failed_call_or_a_letter_is_no_conversation(soort: str, gelukt: bool) -> None:
    casus = builders.casus()

    leg_vast(casus, betrokkene=kind_van(casus), soort=soort, gelukt=gelukt)

    assert kind_van(casus).gesproken_op is None


def test_a_conversation_with_a_child_counts_as_having_spoken_to_it() -> None:
    casus = builders.casus()

    contact = leg_vast(casus, betrokkene=kind_van(casus), soort="huisbezoek", met_wie="")

    assert contact.met_wie == "Noah van der Meulen"
    assert kind_van(casus).gesproken_op == contact.op


def test_a_mistake_is_corrected_by_a_new_line() -> None:
    casus = builders.casus()
    fout = leg_vast(casus, verslag="Moeder sprak.")

    goed = leg_vast(casus, verslag="Oma sprak.", met_wie="Oma", corrigeert=fout)

    assert fout.gecorrigeerd_door == goed

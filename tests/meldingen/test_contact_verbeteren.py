"""A mistake in the contact log is corrected by a new line, once, and what was counted on it is counted again."""

import uuid
from typing import Any

import pytest
from django.test import Client

from meldingen import services
from meldingen.models import Casus, Contactmoment
from tests import builders
from veiligthuis import roles
from veiligthuis.core.errors import RuleBroken

pytestmark = pytest.mark.django_db


def contact(casus: Casus, **anders: Any) -> Contactmoment:
    gewoon = {"soort": "telefoon", "gelukt": True, "verslag": "Het gaat."}
    return services.leg_contact_vast(casus, by=builders.medewerker(roles.CASUSHOUDER), **{**gewoon, **anders})


def test_a_line_is_corrected_once_and_the_newest_is_corrected_next() -> None:
    casus = builders.casus()
    wrong = contact(casus, met_wie="School")
    newest = contact(casus, met_wie="Huisarts", corrigeert=wrong)
    with pytest.raises(RuleBroken, match="al verbeterd"):
        contact(casus, met_wie="Politie", corrigeert=wrong)
    assert contact(casus, met_wie="Politie", corrigeert=newest).corrigeert == newest


def test_a_line_of_another_casus_is_not_corrected_here() -> None:
    with pytest.raises(RuleBroken, match="andere casus"):
        contact(builders.casus(), met_wie="School", corrigeert=contact(builders.casus(), met_wie="School"))


def test_who_turns_out_not_to_be_reached_was_not_spoken_to() -> None:
    casus = builders.casus()
    mother = casus.betrokkenen.earliest("pk")
    wrong = contact(casus, betrokkene=mother)
    mother.refresh_from_db()
    assert mother.gesproken_op is not None
    contact(casus, betrokkene=mother, gelukt=False, verslag="", corrigeert=wrong)
    mother.refresh_from_db()
    assert mother.gesproken_op is None


def test_the_form_begins_with_what_stood_there_and_another_team_finds_nothing() -> None:
    wrong = contact(builders.casus(), met_wie="School", verslag="Leerkracht belt terug.")
    client, stranger = Client(), Client()
    client.force_login(builders.medewerker(roles.CASUSHOUDER))
    stranger.force_login(builders.medewerker(roles.CASUSHOUDER, team=builders.vt_team("West"), naam="west"))
    address = f"/meldingen/contact/{wrong.pk}/verbeteren/"
    assert stranger.get(address).status_code == 404
    assert "Leerkracht belt terug." in client.get(address).content.decode()
    sent = {"gelukt": "nee", "soort": "telefoon", "met_wie": "School", "op_0": "28-04-2026", "op_1": "13:00"}
    answer = client.post(address, {**sent, "op": "28-04-2026 13:00", "sleutel": str(uuid.uuid4())})
    assert answer.status_code == 302
    assert Contactmoment.objects.get(corrigeert=wrong).gelukt is False

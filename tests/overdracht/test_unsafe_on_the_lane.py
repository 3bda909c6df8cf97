"""Unsafe again stands on the crisis lane and in the counter on every page, at any hour, until somebody takes it up."""

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from overdracht import services
from overdracht.models import Overdracht
from tests import builders
from tests.overdracht import stappen
from veiligthuis import roles
from veiligthuis.core import clock

pytestmark = pytest.mark.django_db
ZONDAG = datetime(2026, 5, 3, 3, 3, tzinfo=clock.AMSTERDAM)


def onveilig() -> Overdracht:
    """Accepted last week; unsafe again in the night to Sunday."""
    rij = stappen.gesproken(stappen.geaccepteerd())
    clock.move_to(ZONDAG)
    return services.report_unsafe(rij, tekst="Er is weer geslagen.", by=stappen.ontvanger())


def signed_in(rol: str, **anders: object) -> Client:
    """Somebody in this role."""
    client = Client()
    client.force_login(builders.medewerker(rol, **anders))  # type: ignore[arg-type]
    return client


def counted(client: Client) -> str:
    """What the bar on top says, asked every half minute."""
    return client.get("/crisis/teller/").content.decode()


def test_another_team_and_a_partner_see_neither_card_nor_number() -> None:
    onveilig()
    elders = signed_in(roles.TRIAGIST, team=builders.vt_team("Team Elders"), naam="elders")

    assert "weer geslagen" not in elders.get("/crisis/").content.decode()
    for client in (elders, signed_in(roles.WIJKTEAM), signed_in(roles.BEHEER)):
        assert "<b>1</b>" not in counted(client)


@pytest.mark.parametrize("rol", [roles.CRISISDIENST, roles.INTAKE, roles.TRIAGIST, roles.MANAGER])
def test_who_works_in_crises_sees_it_in_the_night_and_takes_it_up(rol: str) -> None:
    rij, client = onveilig(), signed_in(rol)

    html = client.get("/crisis/").content.decode()

    assert "Weer onveilig" in html and "Er is weer geslagen." in html and "2 uur" in html
    assert "1 gezin is weer onveilig en nog niet opgepakt." in html and "Er loopt geen crisis" not in html
    stap = f"/overdrachten/{rij.pk}/stap/pak_onveilig_op/"
    assert stap in html and client.get(stap).status_code == 200
    assert "<b>1</b>" in counted(client)


def test_it_goes_when_somebody_takes_it_up() -> None:
    rij, client = onveilig(), signed_in(roles.CRISISDIENST)
    versie = client.get("/crisis/").context["versie"]
    assert client.get(f"/crisis/baan/?v={versie}").status_code == 204

    services.take_up_unsafe(rij, vervolg="Ik bel nu.", by=stappen.triagist())

    assert client.get(f"/crisis/baan/?v={versie}").status_code == 200
    assert "geen crisis" in counted(client)
    assert "Er loopt geen crisis" in client.get("/crisis/").content.decode()


def test_after_two_hours_it_is_over_time_and_drawn_anew() -> None:
    onveilig()
    client = signed_in(roles.CRISISDIENST)
    versie = client.get("/crisis/").context["versie"]

    clock.move_to(clock.now() + timedelta(hours=2, minutes=1))

    baan = client.get(f"/crisis/baan/?v={versie}")
    assert baan.status_code == 200 and 'data-staat="over"' in baan.content.decode()


def test_both_kinds_are_counted_together_in_one_statement() -> None:
    onveilig()
    builders.geschifte_melding(acuut=True)
    client = signed_in(roles.CRISISDIENST)
    counted(client)

    with CaptureQueriesContext(connection) as asked:
        assert "<b>2</b>" in counted(client)

    assert sum("meldingen_crisisinzet" in query["sql"] for query in asked.captured_queries) == 1

"""The lane and the page of one crisis: who sees them, what they cost, and one press makes one fact."""

import re
import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from meldingen import services
from meldingen.crisis.services import zet_gesprek_op_crisis
from meldingen.crisis.stappen import Crisisstap
from meldingen.models import Adres, Crisisfeit, Crisisinzet
from meldingen.services import AdresGegevens
from tests import builders
from tests.figures import Figures
from tests.meldingen.crisis import inzetten
from tests.meldingen.views import bel
from veiligthuis import roles
from veiligthuis.core import clock
from veiligthuis.core.models import AuditEntry

pytestmark = pytest.mark.django_db

SEES = (roles.CRISISDIENST, roles.INTAKE, roles.TRIAGIST, roles.MANAGER)
SEES_NOTHING = (roles.WIJKTEAM, roles.PRIVACY, roles.BEHEER)


def press(client: Client, obj: Crisisinzet, stap: str, **fields: str) -> Any:
    return client.post(f"/crisis/{obj.pk}/stap/{stap}/", {"sleutel": str(uuid.uuid4()), **fields})


def statements(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len([q for q in captured.captured_queries if not q["sql"].startswith(("SAVEPOINT", "RELEASE"))])


@pytest.mark.parametrize("rol", SEES_NOTHING)
def test_others_see_neither_lane_nor_crisis_nor_number(rol: str) -> None:
    obj, client = inzetten.inzet(), bel.browser(rol)

    assert client.get("/crisis/").status_code == 403
    assert client.get("/crisis/baan/").status_code == 403
    assert client.get(f"/crisis/{obj.pk}/").status_code == 404
    assert press(client, obj, "gaat", wie="Ik").status_code == 404
    assert "1</b>" not in client.get("/crisis/teller/").content.decode()


@pytest.mark.parametrize("rol", SEES)
def test_who_works_in_crises_sees_the_lane_and_takes_a_step(rol: str) -> None:
    obj, client = inzetten.inzet(), bel.browser(rol)

    assert "Wie gaat erheen?" in client.get("/crisis/").content.decode()
    assert press(client, obj, "gaat", wie="Partner").status_code == 302
    assert Crisisfeit.objects.get().door.username == rol


def test_a_refused_step_comes_back_with_why_and_what_was_typed() -> None:
    obj = inzetten.tot(Crisisstap.GAAT)

    page = press(bel.browser(roles.CRISISDIENST), obj, "afspraken", wie="Moeder", tekst="Hij slaapt elders.")

    html = page.content.decode()
    assert page.status_code == 422
    assert "Er is nog geen afspraak met de politie" in html and "Hij slaapt elders." in html


def test_the_same_press_twice_makes_one_fact() -> None:
    obj, client = inzetten.tot(Crisisstap.POLITIE), bel.browser(roles.CRISISDIENST)
    key = str(uuid.uuid4())

    answers = [press(client, obj, "vertrokken", sleutel=key).status_code for _ in range(3)]

    assert answers == [302, 302, 302]
    assert Crisisfeit.objects.filter(stap=Crisisstap.VERTROKKEN).count() == 1


def test_a_press_without_a_line_counts_from_when_it_was_pressed() -> None:
    obj, client = inzetten.tot(Crisisstap.POLITIE), bel.browser(roles.CRISISDIENST)
    pressed = clock.now()
    clock.move_to(pressed + timedelta(minutes=20))

    press(client, obj, "vertrokken", gedrukt_op=pressed.isoformat())

    fact = Crisisfeit.objects.get(stap=Crisisstap.VERTROKKEN)
    assert (fact.gebeurd_op, fact.vastgelegd_op) == (pressed, clock.now())


@pytest.mark.parametrize("lie", ["morgen", "2099-01-01T00:00:00Z", "2026-04-28T10:00:00"])
def test_a_browser_with_a_wrong_clock_counts_as_now(lie: str) -> None:
    obj = inzetten.tot(Crisisstap.POLITIE)

    press(bel.browser(roles.CRISISDIENST), obj, "vertrokken", gedrukt_op=lie)

    assert Crisisfeit.objects.get(stap=Crisisstap.VERTROKKEN).gebeurd_op == clock.now()


def test_nothing_is_drawn_anew_while_nothing_changed() -> None:
    obj, client = inzetten.inzet(), bel.browser(roles.CRISISDIENST)
    lane = client.get("/crisis/").context["versie"]
    one = client.get(f"/crisis/{obj.pk}/").context["versie"]

    assert client.get(f"/crisis/baan/?v={lane}").status_code == 204
    assert client.get(f"/crisis/{obj.pk}/stand/?v={one}").status_code == 204
    inzetten.stap(obj, Crisisstap.GAAT)
    assert client.get(f"/crisis/baan/?v={lane}").status_code == 200
    assert client.get(f"/crisis/{obj.pk}/stand/?v={one}").status_code == 200


def test_a_secret_address_is_shown_only_after_one_press_that_is_recorded() -> None:
    adres = AdresGegevens(straat="Zwanenbloemkade", huisnummer="7", plaats="Meerstad", geheim=True)
    melding = builders.geschifte_melding(acuut=True, betrokkenen=[builders.moeder(adres=adres)])
    obj, client = Crisisinzet.objects.get(melding=melding), bel.browser(roles.CRISISDIENST)
    html = client.get(f"/crisis/{obj.pk}/").content.decode()
    assert "Zwanenbloemkade" not in html
    address = re.search(r'action="(/meldingen/persoon/\d+/adres/\d+/toon/)"', html)
    assert address is not None

    shown = client.post(address[1], {"reden": "crisis", "inzet": str(obj.pk)}).content.decode()

    assert "Zwanenbloemkade" in shown
    assert f'name="inzet" value="{obj.pk}"' in html
    assert shown.count(f'href="/crisis/{obj.pk}/"') == 2 and ">Terug, en verberg</a>" in shown
    assert AuditEntry.objects.filter(actie="toon_geheim_adres: crisis").exists()
    for other in (str(inzetten.inzet().pk), "x", ""):
        back = client.post(address[1], {"reden": "crisis", "inzet": other}).content.decode()
        assert f'href="/meldingen/persoon/{address[1].split("/")[3]}/"' in back
        assert 'href="/crisis/' + other not in back.split("<main")[1] or not other
    assert "/toon/" not in bel.browser(roles.INTAKE).get(f"/crisis/{obj.pk}/").content.decode()


def test_looking_at_a_crisis_is_recorded() -> None:
    obj = inzetten.inzet()

    bel.browser(roles.MANAGER).get(f"/crisis/{obj.pk}/")

    assert AuditEntry.objects.filter(actie="bekijk crisis", door_naam=roles.MANAGER).count() == 1


def test_a_fact_is_mended_on_its_page() -> None:
    obj, client = inzetten.tot(Crisisstap.POLITIE), bel.browser(roles.CRISISDIENST)
    fout = obj.feiten.get(stap=Crisisstap.POLITIE)
    address = f"/crisis/{obj.pk}/verbeter/{fout.pk}/"
    fields = {
        "sleutel": str(uuid.uuid4()),
        "wie": "Agent Bos",
        "tekst": "Samen naar binnen.",
        "reden": "Naam fout.",
    }

    assert client.get(address).status_code == 200
    assert client.post(address, fields).status_code == 302

    html = client.get(f"/crisis/{obj.pk}/").content.decode()
    assert "Agent Bos" in html and "(verbeterd)" in html


def test_the_lane_costs_the_same_with_one_and_with_seven(figures: Figures) -> None:
    inzetten.tot(Crisisstap.GAAT)
    client = bel.browser(roles.CRISISDIENST)
    few = statements(client, "/crisis/")
    for _ in range(5):
        inzetten.tot(Crisisstap.POLITIE)
    zet_gesprek_op_crisis(inzetten.gesprek(), by=builders.medewerker(roles.INTAKE))
    many = statements(client, "/crisis/")

    figures.note("statements, crisisbaan", many)
    assert few == many <= 12


def test_an_acute_call_unfinished_after_an_hour_stands_above_the_worklist_of_the_team() -> None:
    zet_gesprek_op_crisis(inzetten.gesprek(), by=builders.medewerker(roles.INTAKE))
    manager = bel.browser(roles.MANAGER)
    assert "na een uur niet afgerond" not in manager.get("/werkvoorraad/").content.decode()

    clock.move_to(clock.now() + timedelta(minutes=61))

    assert "na een uur niet afgerond" in manager.get("/werkvoorraad/").content.decode()


def test_every_page_counts_the_crises_when_it_is_drawn() -> None:
    inzetten.inzet()
    client = bel.browser(roles.TRIAGIST)

    for address in ("/werkvoorraad/", "/casussen/", "/gesprekken/", "/partners/", "/hulp/"):
        assert "<b>1</b> <span>crisis loopt" in client.get(address).content.decode(), address


def test_an_address_that_only_another_casus_knows_is_not_on_the_page() -> None:
    obj = inzetten.inzet()
    assert obj.melding is not None
    of = obj.melding.casus.betrokkenen.earliest("pk")
    elders = AdresGegevens(straat="Elderslaan", huisnummer="3", plaats="Verweg")
    services.leg_adres_vast(of, gegevens=elders, by=builders.medewerker(roles.TRIAGIST))
    Adres.objects.filter(straat="Elderslaan").update(alleen_in=[0])

    assert "Elderslaan" not in bel.browser(roles.CRISISDIENST).get(f"/crisis/{obj.pk}/").content.decode()
